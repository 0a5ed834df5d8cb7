#include "content/author/publish.h"

#include "content/author/ceremony.h"
#include "content/base/hash.h"
#include "content/library/import.h"
#include "content/library/library.h"
#include "content/trust/folder_fetcher.h"
#include "content/trust/mirror.h"
#include "tests/support/faulty_files.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

using namespace mend;

namespace {

constexpr base::UnixMillis start = support::RepositorySimulator::now;
constexpr base::UnixMillis day = 86'400'000;

/// A publisher's desk in memory, and a device behind a courier.
struct Desk {
  support::FaultyFiles files;
  base::SystemRandom random;
  base::UnixMillis now = start;
  base::Bytes pinned;

  Desk() {
    const auto ceremony = author::hold_ceremony(files, {"keys", "repository", {}}, nullptr, random, now);
    REQUIRE(ceremony);
    pinned = *files.read(ceremony->root, 100'000);
    write_page("one");
    write_policy(support::sample_policy({"mend/what-is-rj"}));
  }

  void write(const base::Path& path, std::string_view text) {
    REQUIRE(files.inner.make_folders(path.parent_path()));
    REQUIRE(files.inner.write_atomic(path, base::as_bytes(text), base::FileMode::shared_read));
  }
  /// What `build` would have made of a module with one page.
  void write_page(const std::string& words) {
    const std::string sha256 = base::sha256_hex(base::as_bytes(words));
    base::Json manifest = support::sample_manifest("what-is-rj", 1, sha256, words.size());
    manifest.erase("version");
    write("desk/built/built.json", R"({"format":1,"items":["mend/what-is-rj"]})");
    write("desk/built/manifests/mend/what-is-rj.json", manifest.dump());
    write("desk/built/blobs/" + sha256.substr(0, 2) + "/" + sha256, words);
  }
  void write_policy(base::Json policy) {
    policy["help_stop"] = base::Json::object();
    policy["urgent"] = base::Json::object();
    write("desk/policy.json", policy.dump());
  }
  base::Result<author::PublishReport> publish() {
    author::PublishRequest request;
    request.built = "desk/built";
    request.policy = "desk/policy.json";
    request.repository = "repository";
    request.keys = "keys";
    return author::publish(files, request, now);
  }
  base::Json metadata(const std::string& name) {
    return base::Json::parse(*files.read("repository/metadata/" + name, 1'000'000))["signed"];
  }
  /// What a device shows after courier and kiosk did their part; or why not.
  std::string device() {
    trust::FolderFetcher repository(files.inner, "repository");
    trust::MirrorOptions options;
    options.root = pinned;
    if (const auto mirrored = trust::mirror_to_drop(repository, files.inner, "device/drop", options);
        !mirrored) {
      return mirrored.error().message;
    }
    const auto imported =
        library::import_drop(files.inner, "device/drop", "device/content", pinned, "DEMO", now);
    if (!imported) return imported.error().message;
    const auto open = library::Library::open(files.inner, "device/content", pinned, "DEMO");
    if (!open) return open.error().message;
    const auto page = open->file(open->items().at(0), "pages/en/01-hurt.md");
    return page ? std::string(base::as_text(*page)) : page.error().message;
  }
};

}  // namespace

TEST_CASE("A build that was cut off is not published") {
  Desk desk;
  for (const char* list :
       {"{\"format\": 1}", "", "[]", R"({"format":1,"items":["mend/what-is-rj","mend/gone"]})"}) {
    desk.write("desk/built/built.json", list);
    CHECK_FALSE(desk.publish());
    CHECK_FALSE(desk.files.exists("repository/metadata/timestamp.json"));
  }
}

TEST_CASE("A repository that lost its timestamp is not begun anew, which every device would refuse") {
  Desk desk;
  REQUIRE(desk.publish());
  desk.write_page("two");
  REQUIRE(desk.publish());
  REQUIRE(desk.files.remove("repository/metadata/timestamp.json"));
  const auto published = desk.publish();
  REQUIRE_FALSE(published);
  CHECK(published.error().message.find("backup") != std::string::npos);
}

TEST_CASE("What is published reaches a device through courier and kiosk, and so does the next version") {
  Desk desk;
  const auto first = desk.publish();
  if (!first) FAIL(first.error().message);
  CHECK(first->targets == 1);
  CHECK(first->manifests == std::vector<std::string>{"modules/mend/what-is-rj/1.json"});
  CHECK(desk.device() == "one");
  desk.write_page("two");
  const auto second = desk.publish();
  REQUIRE(second);
  CHECK(second->targets == 2);
  CHECK(second->manifests == std::vector<std::string>{"modules/mend/what-is-rj/2.json"});
  CHECK(desk.device() == "two");
  // A hub still opens answers to the version before.
  CHECK(desk.metadata("2.targets.json")["targets"].contains("modules/mend/what-is-rj/1.json"));
}

TEST_CASE("Nothing new: the same manifests and targets, and only a fresh timestamp") {
  Desk desk;
  REQUIRE(desk.publish());
  const auto again = desk.publish();
  REQUIRE(again);
  CHECK(again->manifests.empty());
  CHECK(again->targets == 1);
  CHECK(again->snapshot == 1);
  CHECK(again->timestamp == 2);
}

TEST_CASE("Versions and expiries come by themselves; half-way through a life a role is signed anew") {
  Desk desk;
  REQUIRE(desk.publish());
  CHECK(desk.metadata("timestamp.json")["expires"] == base::format_utc(start + 14 * day));
  CHECK(desk.metadata("1.snapshot.json")["expires"] == base::format_utc(start + 60 * day));
  CHECK(desk.metadata("1.targets.json")["expires"] == base::format_utc(start + 365 * day));
  CHECK(desk.metadata("timestamp.json")["x-mend-signed-at"] == base::format_utc(start));
  desk.now = start + 31 * day;
  auto report = desk.publish();
  REQUIRE(report);
  CHECK(report->targets == 1);
  CHECK(report->snapshot == 2);
  desk.now = start + 200 * day;
  report = desk.publish();
  REQUIRE(report);
  CHECK(report->targets == 2);
  CHECK(desk.device() == "one");
}

TEST_CASE("An expired repository can be published to again") {
  Desk desk;
  REQUIRE(desk.publish());
  desk.now = start + 500 * day;
  CHECK(desk.device() != "one");
  REQUIRE(desk.publish());
  CHECK(desk.device() == "one");
  desk.now = start + 731 * day;
  const auto report = desk.publish();
  REQUIRE_FALSE(report);
  CHECK(report.error().message.find("root") != std::string::npos);
}

TEST_CASE("Members that we do not know are kept when a role is signed anew") {
  Desk desk;
  REQUIRE(desk.publish());
  // As if a later edition had put it there: signed by the same keys.
  base::Json targets = desk.metadata("1.targets.json");
  CHECK(targets.contains("x-mend-signed-at"));
  std::vector<author::SigningKey> keys;
  for (int i = 1; i <= 2; ++i) {
    keys.push_back(*author::read_key_file(desk.files, "keys/targets-" + std::to_string(i) + ".key", nullptr));
  }
  targets["x-later"] = {{"kept", true}};
  const base::Bytes bytes = *author::sign_metadata(targets, {&keys[0], &keys[1]});
  base::Json snapshot = desk.metadata("1.snapshot.json");
  snapshot["meta"]["targets.json"] = {{"version", 1}};
  auto snapshot_key = author::read_key_file(desk.files, "keys/snapshot-1.key", nullptr);
  const base::Bytes snapshot_bytes = *author::sign_metadata(snapshot, {&*snapshot_key});
  base::Json timestamp = desk.metadata("timestamp.json");
  timestamp["meta"]["snapshot.json"] = {{"version", 1}};
  auto timestamp_key = author::read_key_file(desk.files, "keys/timestamp-1.key", nullptr);
  const base::Bytes timestamp_bytes = *author::sign_metadata(timestamp, {&*timestamp_key});
  desk.write("repository/metadata/1.targets.json", base::as_text(bytes));
  desk.write("repository/metadata/1.snapshot.json", base::as_text(snapshot_bytes));
  desk.write("repository/metadata/timestamp.json", base::as_text(timestamp_bytes));
  desk.write_page("two");
  REQUIRE(desk.publish());
  CHECK(desk.metadata("2.targets.json")["x-later"]["kept"] == true);
}

TEST_CASE("Too few keys sign nothing, and the refusal says how many are missing") {
  Desk desk;
  REQUIRE(desk.files.inner.remove("keys/targets-1.key"));
  REQUIRE(desk.publish());
  REQUIRE(desk.files.inner.remove("keys/targets-2.key"));
  desk.write_page("two");
  const auto report = desk.publish();
  REQUIRE_FALSE(report);
  CHECK(report.error().message.find("targets needs 2 of its keys, and 1") != std::string::npos);
  CHECK(desk.device() == "one");
}

TEST_CASE("A policy with a slip is not published") {
  Desk desk;
  desk.write_policy(support::sample_policy({"mend/what-is-rj", "mend/missing"}));
  const auto missing = desk.publish();
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message.find("mend/missing") != std::string::npos);

  base::Json policy = support::sample_policy({"mend/what-is-rj"});
  policy["urgent"] = {{"weekly-chek-in", {{"help", {"today"}}}}};
  policy["help_stop"] = base::Json::object();
  desk.write("desk/policy.json", policy.dump());
  const auto rules = desk.publish();
  REQUIRE_FALSE(rules);
  CHECK(rules.error().message.find("weekly-chek-in") != std::string::npos);

  desk.write("desk/policy.json", "{}");
  CHECK_FALSE(desk.publish());
  CHECK_FALSE(desk.files.exists("repository/metadata/timestamp.json"));
}

TEST_CASE("A rule for help whose question or answer the form does not have is not published") {
  Desk desk;
  const std::string form =
      R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>)"
      R"(<h:title>Weekly check-in</h:title><model><instance><data id="weekly-check-in" version="1"><help/>)"
      R"(<meta><instanceID/></meta></data></instance></model></h:head><h:body><select1 ref="/data/help">)"
      R"(<label>Help?</label><item><label>Today</label><value>today</value></item></select1></h:body></h:html>)";
  const std::string sha256 = base::sha256_hex(base::as_bytes(form));
  base::Json manifest = support::sample_manifest("weekly-check-in", 1, sha256, form.size());
  manifest.erase("version");
  manifest["kind"] = "form";
  manifest["class"] = "key-work";
  manifest["files"] = {{{"path", "form.xml"}, {"sha256", sha256}, {"length", form.size()}}};
  desk.write("desk/built/manifests/mend/weekly-check-in.json", manifest.dump());
  desk.write("desk/built/built.json", R"({"format":1,"items":["mend/weekly-check-in","mend/what-is-rj"]})");
  desk.write("desk/built/blobs/" + sha256.substr(0, 2) + "/" + sha256, form);
  const auto publish = [&](const char* rules, const char* question, const char* answer) -> std::string {
    base::Json policy = support::sample_policy({"mend/what-is-rj", "mend/weekly-check-in"});
    policy["help_stop"] = base::Json::object();
    policy["urgent"] = base::Json::object();
    policy[rules] = {{"weekly-check-in", {{question, {answer}}}}};
    desk.write("desk/policy.json", policy.dump());
    const auto report = desk.publish();
    return report ? "" : report.error().message;
  };
  for (const char* rules : {"help_stop", "urgent"}) {
    CAPTURE(rules);
    CHECK_THAT(publish(rules, "hlep", "today"),
               Catch::Contains("\"hlep\"") && Catch::Contains("weekly-check-in"));
    CHECK_THAT(publish(rules, "help", "todya"), Catch::Contains("\"todya\"") && Catch::Contains("\"help\"") &&
                                                    Catch::Contains("weekly-check-in"));
  }
  CHECK(publish("urgent", "help", "today").empty());
  // Also when the form was published before and is not new now.
  CHECK_FALSE(publish("urgent", "help", "todya").empty());
}

TEST_CASE("A damaged build or a tampered repository is not signed over") {
  Desk desk;
  const std::string sha256 = base::sha256_hex(base::as_bytes("one"));
  desk.write("desk/built/blobs/" + sha256.substr(0, 2) + "/" + sha256, "0ne");
  CHECK_FALSE(desk.publish());
  desk.write_page("one");
  REQUIRE(desk.publish());
  base::Json forged = base::Json::parse(*desk.files.read("repository/metadata/1.targets.json", 1'000'000));
  forged["signed"]["targets"]["modules/evil/x/1.json"] = {{"length", 1}, {"hashes", {{"sha256", sha256}}}};
  desk.write("repository/metadata/1.targets.json", forged.dump());
  CHECK_FALSE(desk.publish());
}

TEST_CASE("A publication that is cut off anywhere leaves a reader the old repository or the new one") {
  for (std::int64_t cut = 0;; ++cut) {
    Desk desk;
    REQUIRE(desk.publish());
    REQUIRE(desk.device() == "one");
    desk.write_page("two");
    desk.files.changes = 0;
    desk.files.changes_left = cut;
    const bool done = desk.publish().has_value();
    const bool was_cut = desk.files.changes == cut;
    desk.files.changes_left = INT64_MAX;
    CHECK(desk.device() == (done ? "two" : "one"));
    REQUIRE(desk.publish());
    CHECK(desk.device() == "two");
    if (!was_cut) break;
    REQUIRE(cut < 100);
  }
}

TEST_CASE("Without a ceremony there is nothing to publish to") {
  Desk desk;
  REQUIRE(desk.files.inner.remove_tree("repository"));
  const auto report = desk.publish();
  REQUIRE_FALSE(report);
  CHECK(report.error().message.find("ceremony") != std::string::npos);
}
