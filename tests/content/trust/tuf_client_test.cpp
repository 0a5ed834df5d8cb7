#include "content/base/disk_files.h"
#include "content/base/random.h"
#include "tests/support/loopback_http.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <sys/wait.h>

using namespace mend;
using support::HttpReply;
using support::LoopbackHttp;
using support::RepositorySimulator;

namespace {

/// The program against a server on the loopback, with folders of its own. Time is the real one here.
class Session {
 public:
  Session() : server_([this](const std::string& path) { return answer(path); }) {
    REQUIRE(files.make_folders(folder));
    for (auto* role : {&repository.timestamp, &repository.snapshot, &repository.targets}) {
      (*role)["expires"] = base::format_utc(base::SystemClock().now() + 30 * RepositorySimulator::day);
    }
    repository.root["expires"] = base::format_utc(base::SystemClock().now() + 30 * RepositorySimulator::day);
    repository.publish_root();
    repository.update_snapshot();
    write("root.json", repository.root_bytes(1));
  }
  ~Session() { std::filesystem::remove_all(folder); }

  int run(const std::string& arguments) {
    repository.requests.clear();
    const std::string command =
        std::string(MEND_TUF_CLIENT) + " " + arguments + " 2>" + (folder / "errors").string();
    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
  }
  int init() {
    return run("--metadata-dir " + metadata.string() + " init " + (folder / "root.json").string());
  }
  int refresh() {
    return run("--metadata-url " + server_.url() + "metadata/ --metadata-dir " + metadata.string() +
               " refresh");
  }
  int download(const std::string& names) {
    return run("--metadata-url " + server_.url() + "metadata/ --metadata-dir " + metadata.string() + " " +
               names + " --target-dir " + targets.string() + " --target-base-url " + server_.url() +
               "targets/ download");
  }
  void write(const std::string& name, const base::Bytes& bytes) {
    REQUIRE(files.write_atomic(folder / name, bytes, base::FileMode::shared_read));
  }

  base::DiskFiles files;
  base::Path folder = std::filesystem::temp_directory_path() / ("mend-tuf-" + base::SystemRandom().id());
  base::Path metadata = folder / "metadata";
  base::Path targets = folder / "targets";
  RepositorySimulator repository;

 private:
  HttpReply answer(const std::string& path) {
    auto bytes = repository.fetch(support::percent_decode(path.substr(1)), 100'000'000);
    if (bytes) return {200, std::move(*bytes), ""};
    return {bytes.error().kind == base::ErrorKind::not_found ? 404 : 500, {}, ""};
  }
  LoopbackHttp server_;
};

}  // namespace

TEST_CASE("mend-tuf-client: init needs no network, and takes nothing but a root") {
  Session session;
  CHECK(session.init() == 0);
  CHECK(session.repository.requests.empty());
  CHECK(*session.files.list_files(session.metadata) == std::vector<std::string>{"root.json"});
  CHECK(*session.files.read(session.metadata / "root.json", 100'000) == session.repository.root_bytes(1));
  session.write("root.json", base::to_bytes("{}"));
  CHECK(session.init() == 1);
}

TEST_CASE("mend-tuf-client: a root that its own keys did not sign gets no further than init") {
  Session session;
  session.write("root.json",
                session.repository.sign(session.repository.root, {session.repository.new_signer()}));
  REQUIRE(session.init() == 0);
  CHECK(session.refresh() == 1);
  CHECK(session.repository.requests.empty());
}

TEST_CASE("mend-tuf-client: refresh leaves exactly the four roles, byte for byte as received") {
  Session session;
  REQUIRE(session.init() == 0);
  REQUIRE(session.refresh() == 0);
  CHECK(*session.files.list_files(session.metadata) ==
        std::vector<std::string>{"root.json", "snapshot.json", "targets.json", "timestamp.json"});
  for (const char* role : {"timestamp", "snapshot", "targets"}) {
    CHECK(*session.files.read(session.metadata / (std::string(role) + ".json"), 100'000) ==
          session.repository.role_bytes(role));
  }
  CHECK(*session.files.read(session.metadata / "root.json", 100'000) == session.repository.root_bytes(2));
  REQUIRE(session.refresh() == 0);
  CHECK(session.repository.requests ==
        std::vector<std::string>{"metadata/3.root.json", "metadata/timestamp.json"});
}

TEST_CASE("mend-tuf-client: download gives one file a target, replaced when the target changes") {
  Session session;
  session.repository.put_target("dir/a b.txt", "one");
  session.repository.put_target("c", "two");
  session.repository.update_snapshot();
  REQUIRE(session.init() == 0);
  REQUIRE(session.download("--target-name 'dir/a b.txt' --target-name c") == 0);
  CHECK(*session.files.list_files(session.targets) == std::vector<std::string>{"c", "dir%2Fa%20b.txt"});
  session.repository.put_target("c", "three");
  session.repository.update_snapshot();
  REQUIRE(session.download("--target-name c") == 0);
  CHECK(*session.files.read(session.targets / "c", 100) == base::to_bytes("three"));
  CHECK(session.files.list_files(session.targets)->size() == 2);
}

TEST_CASE("mend-tuf-client: several targets come in order and the first failure ends it") {
  Session session;
  session.repository.put_target("a", "one");
  session.repository.put_target("b", "two");
  session.repository.update_snapshot();
  REQUIRE(session.init() == 0);
  CHECK(session.download("--target-name a --target-name none --target-name b") == 1);
  CHECK(*session.files.list_files(session.targets) == std::vector<std::string>{"a"});
}

TEST_CASE("mend-tuf-client: every failure is exit status 1") {
  Session session;
  CHECK(session.refresh() == 1);
  REQUIRE(session.init() == 0);
  CHECK(session.run("") == 1);
  CHECK(session.run("--nonsense") == 1);
  CHECK(session.run("--metadata-dir " + session.metadata.string() + " refresh") == 1);
  CHECK(session.download("") == 1);
  session.repository.overrides["metadata/timestamp.json"] = base::to_bytes("null");
  CHECK(session.refresh() == 1);
  session.repository.overrides.clear();
  session.repository.broken.insert("metadata/3.root.json");
  CHECK(session.refresh() == 1);
  session.repository.broken.clear();
  CHECK(session.refresh() == 0);
}

TEST_CASE("mend-tuf-client: a changed target is refused and leaves nothing behind") {
  Session session;
  session.repository.put_target("a", "one");
  session.repository.update_snapshot();
  REQUIRE(session.init() == 0);
  const std::string hash = session.repository.targets["targets"]["a"]["hashes"]["sha256"];
  session.repository.overrides["targets/" + hash + ".a"] = base::to_bytes("0ne");
  CHECK(session.download("--target-name a") == 1);
  CHECK(session.files.list_files(session.targets)->empty());
}
