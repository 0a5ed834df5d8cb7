#include "content/author/review.h"

#include "content/author/key_file.h"
#include "content/author/role_edit.h"
#include "content/author/spoken.h"
#include "content/base/hash.h"
#include "tests/content/author/house.h"

using namespace mend;
using author_test::House;
using base::Json;
using Catch::Contains;

namespace {

/// What a reviewer reads, or the refusal.
std::string read(const House& house, const std::string& name = "next") {
  const auto repository = house.repository();
  if (!repository) return "refused: " + repository.error().message;
  const auto proposal = house.proposal(name);
  if (!proposal) return "refused: " + proposal.error().message;
  const auto seen = author::review(*repository, *proposal, *house.signatures(name));
  if (!seen) return "refused: " + seen.error().message;
  return author::as_text(seen->report);
}

/// A proposal that lists `bytes` in `role` without asking anybody what may be there.
std::string sneak(House& house, const std::string& role, const std::string& path, const std::string& bytes,
                  const std::vector<std::string>& blobs = {}) {
  const auto repository = house.repository();
  REQUIRE(repository);
  author::ProposalWriter writer(*repository, {author::ProposalKind::content, "Sneaky", "Mallory", ""},
                                house.now);
  Json content = repository->role(role)->content;
  if (content.is_null()) content = {{"targets", Json::object()}};
  author::list_target(content, path, base::as_bytes(bytes));
  writer.change(role, std::move(content));
  writer.add_target(path, base::to_bytes(bytes));
  for (const std::string& blob : blobs) writer.add_blob(base::to_bytes(blob));
  if (const std::string why = house.put(writer.bytes(), "sneaky"); !why.empty()) return "refused: " + why;
  return read(house, "sneaky");
}

std::string manifest(const std::string& page, std::int64_t version = 1, const std::string& id = "guide") {
  Json said = support::sample_manifest(id, version, base::sha256_hex(base::as_bytes(page)), page.size());
  return said.dump();
}

}  // namespace

TEST_CASE("A role that one person signs alone is refused, with a remedy that works") {
  House house;
  auto first = author::read_key_file(house.files, house.key("root", 1), nullptr);
  auto second = author::read_key_file(house.files, house.key("root", 2), nullptr);
  REQUIRE((first && second));
  const auto before = house.repository();
  Json root = before->role("root")->content;
  root["version"] = 2;
  root["roles"]["targets"]["threshold"] = 1;
  const auto bytes = author::sign_metadata(root, {&*first, &*second});
  REQUIRE(bytes);
  house.write("repository/metadata/2.root.json", base::as_text(*bytes));
  const auto repository = house.repository();
  REQUIRE(repository);
  author::ProposalWriter writer(*repository, {author::ProposalKind::renewal, "Anew", "Mo", ""}, house.now);
  writer.change("targets", repository->role("targets")->content);
  REQUIRE(house.put(writer.bytes(), "next") == "");
  // A rotation keeps the threshold.
  CHECK_THAT(read(house),
             Contains("publish alone") && Contains("mend-trust ceremony") && !Contains("rotate"));
}

TEST_CASE(
    "A review shows who proposes what and why, what it may change, the difference, and who has to sign") {
  House house;
  house.bring_guide("You do not have to.");
  auto request = house.request({house.write_module("guide", "You do have to.")});
  request.reason = "It was too long.";
  REQUIRE(house.propose(request) == "");
  const std::string text = read(house);
  CHECK_THAT(text, Contains("Proposed by: Mo") && Contains("Why: It was too long.") && Contains("[-not -]") &&
                       Contains("authors-mend: may list modules/mend/*/* and nothing else") &&
                       Contains("Nothing has to be mended.") && Contains("Signatures") &&
                       Contains("authors-mend needs 2 different keys: nobody has signed; 2 more of"));
  CHECK_THAT(text, Contains(author::spoken_id(house.proposal()->id())));
}

TEST_CASE("Two reviewers with two different files read different digits") {
  CHECK(author::spoken_id(std::string(64, '0')) == "00000 00000 00000 00000 00000 00000");
  CHECK(author::spoken_id("000000000a" + std::string(54, '0')) == "00010 00000 00000 00000 00000 00000");
  House house;
  REQUIRE(house.propose(house.request({house.write_module("guide", "One.")}), "a") == "");
  REQUIRE(house.propose(house.request({house.write_module("guide", "Two.")}), "b") == "");
  CHECK(author::spoken_id(house.proposal("a")->id()) != author::spoken_id(house.proposal("b")->id()));
}

TEST_CASE("Authors of one organisation cannot touch another's modules, a policy or software") {
  House house({"authors-mend", "authors-other"});
  const std::string page = "# A\n";
  for (const char* path : {"modules/other/guide/1.json", "policy/DEMO.json", "software/kiosk/1",
                           "local/DEMO/guide/1.json", "modules/mend/guide/deep/1.json"}) {
    CAPTURE(path);
    CHECK_THAT(sneak(house, "authors-mend", path, manifest(page), {page}), Contains("refused"));
  }
  CHECK_THAT(sneak(house, "authors-mend", "modules/mend/guide/1.json", manifest(page), {page}),
             !Contains("refused"));
}

TEST_CASE("Source is never looked at: the checks read what the proposal carries") {
  House house;
  const std::string page = "# A\n\nThe offender did it.\n";
  CHECK_THAT(sneak(house, "authors-mend", "modules/mend/guide/1.json", manifest(page), {page}),
             Contains("! ") && Contains("offender"));
  const std::string odd = "# A\n\n[away](https://example.org)\n";
  CHECK_THAT(sneak(house, "authors-mend", "modules/mend/guide/1.json", manifest(odd), {odd}),
             Contains("refused") && Contains("links"));
}

TEST_CASE("What nobody would see is refused: files that nothing names, and manifests in another's place") {
  House house;
  const std::string page = "# A\n";
  CHECK_THAT(sneak(house, "authors-mend", "modules/mend/guide/1.json", manifest(page), {page, "stowaway"}),
             Contains("which nothing in it names") || Contains("refused"));
  CHECK_THAT(sneak(house, "authors-mend", "modules/mend/guide/1.json", manifest(page, 1, "other"), {page}),
             Contains("does not belong there") || Contains("refused"));
  CHECK_THAT(sneak(house, "authors-mend", "modules/mend/guide/1.json", manifest(page, 7), {page}),
             Contains("does not belong there") || Contains("refused"));
  CHECK_THAT(sneak(house, "authors-mend", "modules/mend/guide/1.json", manifest(page), {}),
             Contains("refused"));
}

TEST_CASE("A policy with a slip in a rule for help cannot be approved") {
  House house;
  house.put_form("help,today,Today\nhelp,no,No\n");
  for (const char* rules : {"help_stop", "urgent"}) {
    for (const auto& [question, answer, word] :
         {std::tuple{"hlep", "today", "hlep"}, {"help", "todya", "todya"}, {"help", "today", ""}}) {
      Json policy = House::policy({"mend/ask"});
      policy[rules] = {{"ask", {{question, {answer}}}}};
      REQUIRE(house.propose(house.request({house.folder / "catalogue/ask"}, {house.write_policy(policy)})) ==
              "");
      CAPTURE(rules, question, answer);
      if (std::string(word).empty()) {
        CHECK_THAT(read(house), Contains("Nothing has to be mended."));
      } else {
        CHECK_THAT(read(house), Contains("! ") && Contains(word));
        CHECK_THAT(house.approve("policy", 1), Contains(word));
      }
    }
  }
  Json policy = House::policy({"mend/ask"});
  policy["urgent"] = {{"aks", {{"help", {"today"}}}}};
  REQUIRE(house.propose(house.request({house.folder / "catalogue/ask"}, {house.write_policy(policy)})) == "");
  CHECK_THAT(house.approve("policy", 1), Contains("aks"));
  REQUIRE(house.propose(house.request({}, {house.write_policy(House::policy({"mend/gone"}))})) == "");
  CHECK_THAT(house.approve("policy", 1), Contains("mend/gone"));
}

TEST_CASE("A policy cannot have a rule that no answer could ever meet, or that nobody could act on") {
  House house;
  house.put_form("help,today,Today\nhelp,no,No\n");
  Json policy = House::policy({"mend/ask"});
  policy["help_stop"] = {{"ask", {{"help", {"today"}}}}};
  const auto said_of = [&](const std::string& row) {
    house.write("catalogue/ask/form/survey.csv", "type,name,label,hint\n" + row);
    REQUIRE(house.propose(house.request({house.folder / "catalogue/ask"}, {house.write_policy(policy)})) ==
            "");
    return house.approve("policy", 1);
  };
  CHECK_THAT(said_of("rank help,help,What comes first?,\n"), Contains("no answer is chosen or left"));
  CHECK_THAT(said_of("range,help,How much help?,\n"), Contains("no answer is chosen or left"));
  CHECK_THAT(said_of("select_multiple help,help,Which help?,\n"), !Contains("policy has"));
}

TEST_CASE("A form that asks about help today needs a rule that makes the answer urgent") {
  House house;
  house.put_form("help,today,Today\nhelp,no,No\n");
  house.write("catalogue/ask/form/survey.csv",
              "type,name,label,hint\nselect_one help,help,Do you need help today?,This is not read at once.\n"
              "select_one help,safe,Do you feel safe here?,\n");
  const auto said_of = [&](const Json& urgent, const Json& help_stop) {
    Json policy = House::policy({"mend/ask"});
    policy["urgent"] = urgent;
    policy["help_stop"] = help_stop;
    REQUIRE(house.propose(house.request({house.folder / "catalogue/ask"}, {house.write_policy(policy)})) ==
            "");
    return house.approve("policy", 1);
  };
  const Json none = Json::object();
  const Json help = {{"ask", {{"help", {"today"}}}}};
  const Json safe = {{"ask", {{"safe", {"no"}}}}};
  CHECK_THAT(said_of(none, safe), Contains("asks \"help\", and the policy has no \"urgent\" rule"));
  CHECK_THAT(said_of(help, none), Contains("asks \"safe\", and the policy has no \"help_stop\" rule"));
  CHECK_THAT(said_of(help, safe), !Contains("the policy has"));
}

TEST_CASE("A survey cannot be made urgent: nobody learns whose answer it was") {
  House house;
  house.put_form("help,today,Today\nhelp,no,No\n");
  house.write(
      "catalogue/ask/module.toml",
      "id = \"ask\"\nkind = \"form\"\norg = \"mend\"\nclass = \"survey\"\nlanguages = [\"en\"]\n"
      "minutes = 5\naudience = \"everyone\"\n[title]\nen = \"Ask\"\n[summary]\nen = \"A short form.\"\n");
  house.write(
      "catalogue/ask/form/survey.csv",
      "type,name,label\nselect_one help,help,Do staff listen?\nnote,end,This survey cannot call help.\n");
  Json policy = House::policy({"mend/ask"});
  policy["urgent"] = {{"ask", {{"help", {"today"}}}}};
  REQUIRE(house.propose(house.request({house.folder / "catalogue/ask"}, {house.write_policy(policy)})) == "");
  CHECK_THAT(house.approve("policy", 1), Contains("rules for the survey \"mend/ask\""));
}

TEST_CASE("A form that drops what a published policy's rules name cannot be approved") {
  House house;
  house.put_form("help,today,Today\nhelp,no,No\n");
  Json policy = House::policy({"mend/ask"});
  policy["urgent"] = {{"ask", {{"help", {"today"}}}}};
  REQUIRE(house.bring(house.request({house.folder / "catalogue/ask"}, {house.write_policy(policy)})) == "");
  house.put_form("help,now,Now\nhelp,no,No\n");
  REQUIRE(house.propose(house.request({house.folder / "catalogue/ask"})) == "");
  CHECK_THAT(read(house),
             Contains("today") && Contains("policy/DEMO.json") && Contains("Not safe: The choice today"));
  CHECK_THAT(house.approve("authors-mend", 1), Contains("today"));
}

TEST_CASE("A rule for the version before stays for who still fills that in, beside one for the new version") {
  House house;
  house.put_form("help,today,Today\nhelp,no,No\n");
  Json policy = House::policy({"mend/ask"});
  policy["urgent"] = {{"ask", {{"help", {"today"}}}}};
  REQUIRE(house.bring(house.request({house.folder / "catalogue/ask"}, {house.write_policy(policy)})) == "");
  house.put_form("help,now,Now\nhelp,no,No\n");
  const auto said_of = [&](const std::vector<std::string>& answers) {
    policy["urgent"] = {{"ask", {{"help", answers}}}};
    REQUIRE(house.propose(house.request({house.folder / "catalogue/ask"}, {house.write_policy(policy)})) ==
            "");
    return read(house);
  };
  CHECK_THAT(said_of({"today", "now"}), Contains("Nothing has to be mended."));
  CHECK_THAT(said_of({"today"}), Contains("name the answers of this one, too"));
  CHECK_THAT(said_of({"tonight", "now"}), Contains("\"tonight\""));
  // Who takes it away is told what that means.
  CHECK_THAT(said_of({"now"}), Contains("An answer that was urgent is so no more."));
}

TEST_CASE("A reviewer believes the own root, not the one that lies in the repository") {
  House house;
  House stranger;
  REQUIRE(house.propose(house.request({house.write_module("guide", "One.")})) == "");
  CHECK(author::Repository::open(house.files, house.repository_folder(), &house.pinned));
  CHECK_FALSE(author::Repository::open(house.files, house.repository_folder(), &stranger.pinned));
}

TEST_CASE("A tampered proposal or a tampered repository is refused") {
  House house;
  house.bring_guide("One.");
  REQUIRE(house.propose(house.request({house.write_module("guide", "Two.")})) == "");
  const base::Bytes honest = *house.files.read(house.proposals() / "next.proposal", 10'000'000);
  const std::string text = read(house);
  std::size_t refused = 0;
  for (std::size_t at = 0; at < honest.size(); at += 97) {
    base::Bytes forged = honest;
    forged[at] ^= 1;
    REQUIRE(
        house.files.write_atomic(house.proposals() / "forged.proposal", forged, base::FileMode::shared_read));
    const std::string seen = read(house, "forged");
    CHECK(seen != text);
    refused += seen.starts_with("refused");
  }
  CHECK(refused > 0);
  Json targets =
      Json::parse(*house.files.read(house.repository_folder() / "metadata/2.authors-mend.json", 1'000'000));
  targets["signed"]["x-evil"] = true;
  REQUIRE(house.files.write_atomic(house.repository_folder() / "metadata/2.authors-mend.json",
                                   base::as_bytes(targets.dump()), base::FileMode::shared_read));
  CHECK_THAT(read(house), Contains("refused"));
}
