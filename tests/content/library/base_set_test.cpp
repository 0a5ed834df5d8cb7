#include "content/library/base_set.h"

#include "content/base/memory_files.h"
#include "content/library/import.h"
#include "content/library/library.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;
using library::Library;
using support::RepositorySimulator;

namespace {

constexpr base::UnixMillis now = RepositorySimulator::now;

struct Image {
  RepositorySimulator repository;
  base::MemoryFiles files;
  base::Bytes pinned = repository.root_bytes(1);

  void publish(const base::Json& policy, const char* words = "base words") {
    const std::string page = repository.put_blob(words);
    repository.put_target(
        "modules/mend/what-is-rj/1.json",
        support::sample_manifest("what-is-rj", 1, page, std::string_view(words).size()).dump());
    repository.put_target("policy/BASE.json", policy.dump());
    repository.update_snapshot();
    REQUIRE(files.remove_tree("repository"));
    repository.dump(files, "repository");
  }
  static base::Json policy() {
    base::Json said = support::sample_policy({"mend/what-is-rj"});
    said["establishment"] = "BASE";
    said["class_keys"] = base::Json::array();
    said.erase("hub");
    return said;
  }
  base::Status make() { return library::make_base_set(files, "repository", "base", pinned, now); }
};

}  // namespace

TEST_CASE("The base set of an image shows modules and help lines, verified like everything else") {
  Image image;
  image.publish(Image::policy());
  const auto made = image.make();
  INFO((made ? "" : made.error().message));
  REQUIRE(made);
  const auto open = Library::open_base(image.files, "base", image.pinned);
  REQUIRE(open);
  CHECK(open->is_base());
  REQUIRE(open->items().size() == 1);
  CHECK(*open->file(open->items()[0], "pages/en/01-hurt.md") == base::to_bytes("base words"));
  CHECK_FALSE(open->policy().help_lines.empty());
  CHECK(*image.files.list_folders("base") == std::vector<std::string>{"blobs", "gen"});
  CHECK_FALSE(image.make());  // never over another

  // Its expiry stops nothing: it is read with expiry set aside. Damage does.
  REQUIRE(image.files.write_atomic("base/gen/1/targets/policy/BASE.json", base::as_bytes("{}"),
                                   base::FileMode::immutable));
  CHECK_FALSE(Library::open_base(image.files, "base", image.pinned));
}

TEST_CASE("A base set is not made with forms, with keys to seal to, of expired metadata, or not whole") {
  Image image;
  base::Json keys = Image::policy();
  keys["class_keys"] = support::sample_policy({})["class_keys"];
  image.publish(keys);
  CHECK_FALSE(image.make());
  CHECK_FALSE(image.files.exists("base"));

  const std::string form = image.repository.put_blob("<form/>");
  base::Json manifest = support::sample_manifest("check-in", 1, form, 7);
  manifest["kind"] = "form";
  manifest["class"] = "key-work";
  manifest["files"][0]["path"] = "form.xml";
  image.repository.put_target("modules/mend/check-in/1.json", manifest.dump());
  base::Json offers = Image::policy();
  offers["offered"].push_back("mend/check-in");
  image.publish(offers);
  const auto refused = image.make();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("mend/check-in") != std::string::npos);

  image.publish(Image::policy());
  CHECK_FALSE(library::make_base_set(image.files, "repository", "base", image.pinned,
                                     now + 400 * RepositorySimulator::day));
  CHECK_FALSE(library::make_base_set(image.files, "nowhere", "base", image.pinned, now));
}

TEST_CASE("Only the base set may do without a hub") {
  base::Json policy = support::sample_policy({"mend/what-is-rj"});
  policy.erase("hub");
  CHECK_FALSE(library::read_policy(base::as_bytes(policy.dump())));
  policy["establishment"] = "BASE";
  CHECK(library::read_policy(base::as_bytes(policy.dump())));
}
