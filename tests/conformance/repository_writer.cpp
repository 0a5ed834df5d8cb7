// Writes one repository in the stages of its life, each a folder: what two implementations must agree about.
#include "content/base/disk_files.h"
#include "tests/support/repository_simulator.h"

#include <cstdio>

using namespace mend;
using support::RepositorySimulator;

namespace {

std::string in_days(int days) {
  return base::format_utc(base::SystemClock().now() + days * RepositorySimulator::day);
}

class Stages {
 public:
  explicit Stages(base::Path out) : out_(std::move(out)) {
    for (const char* role : {"root", "timestamp", "snapshot", "targets"})
      world.content(role)["expires"] = in_days(30);
    world.publish_root();
    world.delegate("targets", "authors-mend",
                   {.paths = {"modules/mend/*/*"},
                    .terminating = true,
                    .threshold = 2,
                    .keys = {world.new_signer(), world.new_signer(trust::Scheme::ecdsa_p256)}});
    world.delegate("targets", "establishments", {.paths = {"local/*/*/*"}, .terminating = true});
    world.delegate("establishments", "est-DEMO", {.paths = {"local/DEMO/*/*"}, .terminating = true});
    world.delegate("targets", "bins",
                   {.path_hash_prefixes = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c",
                                           "d", "e", "f"}});
    for (auto& [role, said] : world.delegated) said["expires"] = in_days(30);
    world.put_target("modules/mend/rj/1.json", "a module", "authors-mend");
    world.put_target("modules/mend/rj/2.json", "never delegated", "bins");
    world.put_target("local/DEMO/news/1.json", "local news", "est-DEMO");
    world.put_target("local/OTHER/news/1.json", "not theirs", "est-DEMO");
    world.put_target("by hash", "in a bin", "bins");
    publish();
  }

  void publish() {
    world.targets["version"] = world.targets["version"].get<std::int64_t>() + 1;
    world.update_snapshot();
  }

  void write(const std::string& name) {
    base::DiskFiles files;
    world.dump(files, out_ / name);
  }

  RepositorySimulator world;

 private:
  base::Path out_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 1;
  Stages stages(argv[1]);
  RepositorySimulator& world = stages.world;
  stages.write("1-first");

  // All keys are new, and the delegated role says something else.
  const auto old_root = world.signers["root"];
  using enum trust::Scheme;
  world.set_keys("root", {world.new_signer(ed25519), world.new_signer(ecdsa_p256), world.new_signer(rsa_pss)},
                 2);
  world.set_keys("timestamp", {world.new_signer(ecdsa_p256)}, 1);
  world.set_keys("snapshot", {world.new_signer(rsa_pss)}, 1);
  world.publish_root(old_root);
  world.put_target("modules/mend/rj/1.json", "a module, mended", "authors-mend");
  stages.publish();
  stages.write("2-rotated");

  const auto authors = world.signers["authors-mend"];
  world.signers["authors-mend"] = {authors[0], authors[0]};
  world.signers["authors-mend"].pop_back();
  stages.publish();
  stages.write("3-one-signature-of-two");

  world.signers["authors-mend"] = authors;
  world.delegated["est-DEMO"]["expires"] = in_days(-1);
  world.delegated["est-DEMO"]["version"] = 9;
  stages.publish();
  stages.write("4-role-expired");

  world.delegated["est-DEMO"]["expires"] = in_days(30);
  world.delegated["est-DEMO"]["version"] = 8;
  stages.publish();
  stages.write("5-role-back");

  world.delegated["est-DEMO"]["version"] = 10;
  world.timestamp["expires"] = in_days(-1);
  stages.publish();
  stages.write("6-timestamp-expired");

  world.timestamp["expires"] = in_days(30);
  world.set_keys("targets", {world.new_signer()}, 1);
  world.publish_root();
  world.signers["targets"] = {world.new_signer()};
  stages.publish();
  stages.write("7-targets-of-a-stranger");

  std::puts("{\"stages\":7}");
  return 0;
}
