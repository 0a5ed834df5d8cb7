#include "content/author/withdraw.h"

#include "content/author/role_edit.h"
#include "content/author/transfer.h"
#include "content/author/withdrawn.h"
#include "content/base/hash.h"
#include "content/form/form.h"
#include "content/trust/offers.h"
#include "tests/content/author/house.h"

#include <algorithm>

using namespace mend;
using author_test::House;
using base::Json;
using Catch::Contains;

namespace {

std::string withdraw(House& house, const std::string& name) {
  const auto repository = house.repository();
  if (!repository) return repository.error().message;
  return house.put(
      author::propose_withdrawal(*repository, {name, "", "Mo", "It gives a wrong number."}, house.now),
      "out");
}

}  // namespace

TEST_CASE("A withdrawn module leaves the device, its role and every policy, and all of them had to agree") {
  House house;
  house.bring_guide("One.");
  REQUIRE(
      house.bring(house.request({house.write_module("guide", "Two."), house.write_module("other", "Stays.")},
                                {house.write_policy(House::policy({"mend/guide", "mend/other"}))})) == "");
  REQUIRE(house.device() == "# Hurt\n\nTwo.\n");
  REQUIRE(withdraw(house, "mend/guide") == "");
  const auto proposal = house.proposal("out");
  REQUIRE(proposal);
  CHECK(proposal->kind() == author::ProposalKind::withdrawal);
  CHECK(proposal->roles().size() == 2);
  REQUIRE(house.approve("authors-mend", 1, "out") == "");
  REQUIRE(house.approve("authors-mend", 2, "out") == "");
  CHECK_THAT(house.publish("out"), Contains("policy"));
  REQUIRE(house.approve_and_publish("out") == "");
  const Json policy = Json::parse(*house.repository()->read_target("policy/DEMO.json"));
  CHECK(policy["offered"] == Json::array({"mend/other"}));
  CHECK(policy["withdrawn"] == Json::array({"mend/guide@1", "mend/guide@2"}));
  CHECK_FALSE(house.repository()->find("modules/mend/guide/2.json"));
  CHECK(house.device() == "# Hurt\n\nStays.\n");
}

TEST_CASE("A version that was withdrawn is never used again: devices would go on hiding it") {
  House house;
  house.bring_guide("One.");
  REQUIRE(withdraw(house, "mend/guide") == "");
  REQUIRE(house.approve_and_publish("out") == "");
  Json policy = Json::parse(*house.repository()->read_target("policy/DEMO.json"));
  policy["offered"] = {"mend/guide"};
  REQUIRE(house.bring(house.request({house.write_module("guide", "One.")}, {house.write_policy(policy)})) ==
          "");
  CHECK(house.report.targets.front() == "modules/mend/guide/2.json");
  CHECK(house.device() == "# Hurt\n\nOne.\n");
}

TEST_CASE("The rules of a withdrawn form go with it, or no policy could be read") {
  House house;
  house.put_form("help,today,Today\nhelp,no,No\n");
  Json policy = House::policy({"mend/ask"});
  policy["urgent"] = {{"ask", {{"help", {"today"}}}}};
  policy["help_stop"] = {{"ask", {{"help", {"today"}}}}};
  REQUIRE(house.bring(house.request({house.folder / "catalogue/ask"}, {house.write_policy(policy)})) == "");
  REQUIRE(withdraw(house, "mend/ask") == "");
  REQUIRE(house.approve_and_publish("out") == "");
  const Json said = Json::parse(*house.repository()->read_target("policy/DEMO.json"));
  CHECK(said["urgent"].empty());
  CHECK(said["help_stop"].empty());
}

TEST_CASE("What is not published cannot be withdrawn, and why has to be said") {
  House house;
  house.bring_guide("One.");
  for (const char* name : {"mend/gone", "guide", "", "../x/y", "local/guide"}) {
    CAPTURE(name);
    CHECK_FALSE(withdraw(house, name).empty());
  }
  CHECK_FALSE(author::propose_withdrawal(*house.repository(), {"mend/guide", "", "Mo", ""}, house.now));
}

TEST_CASE("The number of what was withdrawn is never used again, also where no policy ever offered it") {
  House house;
  REQUIRE(house.bring(house.request({house.write_module("guide", "One.")},
                                    {house.write_policy(House::policy({}))})) == "");
  REQUIRE(withdraw(house, "mend/guide") == "");
  REQUIRE(house.approve_and_publish("out") == "");
  const auto policy = library::read_policy(*house.repository()->read_target("policy/DEMO.json"));
  REQUIRE(policy);
  REQUIRE(policy->withdrawn.empty());
  REQUIRE(house.bring(house.request({house.write_module("guide", "Two.")},
                                    {house.write_policy(House::policy({"mend/guide"}))})) == "");
  CHECK(std::ranges::count(house.report.targets, "modules/mend/guide/2.json") == 1);
  CHECK(house.device() == "# Hurt\n\nTwo.\n");
}

TEST_CASE("Nobody publishes under a withdrawn number, or makes a role forget it, with another program") {
  House house;
  house.bring_guide("One.");
  REQUIRE(withdraw(house, "mend/guide") == "");
  REQUIRE(house.approve_and_publish("out") == "");
  const auto repository = house.repository();
  REQUIRE(repository);
  Json role = repository->role("authors-mend")->content;
  REQUIRE(role[std::string(author::withdrawn_member)]["modules/mend/guide/"]["version"] == 1);
  const auto refusal = [&](const std::string& name, const Json& changed, const base::Bytes* manifest) {
    author::ProposalWriter writer(*repository, {author::ProposalKind::content, "Again", "Mo", "why"}, house.now);
    writer.change("authors-mend", changed);
    if (manifest != nullptr) writer.add_target("modules/mend/guide/1.json", *manifest);
    const std::string refused = house.put(writer.bytes(), name);
    return refused.empty() ? house.approve_and_publish(name) : refused;
  };
  Json forgetful = role;
  forgetful.erase(std::string(author::withdrawn_member));
  CHECK_THAT(refusal("forget", forgetful, nullptr), Contains("remembers"));
  const base::Bytes manifest = base::to_bytes(R"({"files":[]})");
  Json again = role;
  author::list_target(again, "modules/mend/guide/1.json", manifest);
  CHECK_THAT(refusal("again", again, &manifest), Contains("was withdrawn; a new version needs a new number"));
}

TEST_CASE("A withdrawn form travels to a hub that begins anew, so that old answers can be read there") {
  House house;
  house.put_form("help,yes,Yes\nhelp,no,No\n");
  REQUIRE(house.bring(house.request({house.folder / "catalogue/ask"},
                                    {house.write_policy(House::policy({"mend/ask"}))})) == "");
  const auto manifest = library::read_manifest(*house.repository()->read_target("modules/mend/ask/1.json"));
  REQUIRE(manifest);
  const library::ContentFile form = *manifest->find("form.xml");
  REQUIRE(withdraw(house, "mend/ask") == "");
  REQUIRE(house.approve_and_publish("out") == "");

  base::Files& files = house.disk;
  REQUIRE(author::export_repository(files, *house.repository(), "stick", house.now));
  const auto came = author::import_repository(files, "stick", "hub", &house.pinned, house.now);
  INFO((came ? "" : came.error().message));
  REQUIRE(came);
  const auto bytes = files.read(base::Path("hub/blobs") / trust::blob_path(form.sha256), form.length);
  REQUIRE(bytes);
  CHECK(base::sha256_hex(*bytes) == form.sha256);
  CHECK(form::Form::load(*bytes));
}
