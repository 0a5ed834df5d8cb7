#include "prison.h"

#include "content/author/xlsform/xlsform.h"
#include "content/base/hash.h"
#include "kiosk/store/store.h"
#include "sync/seal/open/answer_device.h"
#include "sync/seal/open/open_envelope.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sodium.h>
#include <sstream>

namespace mend::tests {
namespace {

base::Path catalogue() {
  return base::Path(MEND_SOURCE_DIR) / "content" / "catalogue";
}

std::string read(const base::Path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

seal::PublicKey key_of(const base::Bytes& bytes) {
  seal::PublicKey key{};
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

const std::map<std::string, std::map<std::string, std::string>>& titles() {
  static const std::map<std::string, std::map<std::string, std::string>> all = {
      {"what-is-rj", {{"en", "What is restorative justice?"}}},
      {"weekly-check-in",
       {{"en", "Weekly check-in"}, {"cy", "Sgwrs wythnosol"}, {"ar", "المتابعة الأسبوعية"}}},
      {"rj-interest", {{"en", "Ask about restorative justice"}, {"ar", "السؤال عن العدالة التصالحية"}}}};
  return all;
}

}  // namespace

Prison::Prison()
    : places{folder.path() / "device", folder.path() / "content", folder.path() / "spool",
             folder.path() / "drop", folder.path() / "root.json"},
      device(platform::make_device(files, random, places.device, "DEMO").value()),
      hub_signing(seal::make_signing_pair(random)),
      hub_box(seal::make_box_pair(random)),
      rj_box(seal::make_box_pair(random)),
      key_work_box(seal::make_box_pair(random)),
      survey_box(seal::make_box_pair(random)),
      spool(files, places.spool) {
  REQUIRE(store::Store::create({files, device, clock, random}, places.device / "mend.db"));
  REQUIRE(spool.prepare());
  REQUIRE(files.write_atomic(places.root, repository.root_bytes(1), base::FileMode::shared_read));
  policy = support::sample_policy({"mend/what-is-rj", "mend/weekly-check-in", "mend/rj-interest"});
  policy["help_lines"] = base::Json::array({{{"id", "cell-bell"}},
                                            {{"id", "officer"}},
                                            {{"id", "listener"}},
                                            {{"id", "samaritans"}, {"number", "116 123"}}});
  policy["hub"] = {{"sealing_key", seal::encode_key(hub_box.public_key)},
                   {"signing_key", seal::encode_key(hub_signing.public_key)}};
  policy["class_keys"] = base::Json::array({{{"class", "key-work"},
                                             {"id", seal::key_id(key_work_box.public_key)},
                                             {"key", seal::encode_key(key_work_box.public_key)}},
                                            {{"class", "survey"},
                                             {"id", seal::key_id(survey_box.public_key)},
                                             {"key", seal::encode_key(survey_box.public_key)}},
                                            {{"class", "rj"},
                                             {"id", seal::key_id(rj_box.public_key)},
                                             {"key", seal::encode_key(rj_box.public_key)}}});
  policy["help_stop"] = {
      {"weekly-check-in", {{"week", {"very-bad"}}, {"safe", {"no"}}, {"help", {"today"}}}}};
}

base::Json Prison::file_entry(const std::string& path, const std::string& content) {
  return {{"path", path}, {"sha256", repository.put_blob(content)}, {"length", content.size()}};
}

void Prison::add_module(const std::string& id) {
  const base::Path source = catalogue() / id;
  std::map<std::string, base::Json> entries;
  for (const auto& page : std::filesystem::directory_iterator(source / "pages")) {
    const std::string path = "pages/en/" + page.path().filename().string();
    entries[path] = file_entry(path, read(page.path()));
  }
  for (const auto& picture : std::filesystem::directory_iterator(source / "media")) {
    if (picture.path().extension() != ".png") continue;
    const std::string path = "media/" + picture.path().filename().string();
    entries[path] = file_entry(path, read(picture.path()));
  }
  base::Json manifest = {{"format", 1},
                         {"kind", "module"},
                         {"org", "mend"},
                         {"id", id},
                         {"version", 1},
                         {"source_language", "en"},
                         {"languages", {"en"}},
                         {"title", titles().at(id)},
                         {"summary", {{"en", "A short guide."}}},
                         {"minutes", 5},
                         {"files", base::Json::array()}};
  for (auto& [path, entry] : entries) manifest["files"].push_back(std::move(entry));
  repository.put_target("modules/mend/" + id + "/1.json", manifest.dump());
}

void Prison::add_form(const std::string& id, const std::string& response_class) {
  const auto compiled = xlsform::compile(files, catalogue() / id / "form", {id, response_class});
  REQUIRE(compiled);
  REQUIRE(compiled->findings.empty());
  put_form({id, response_class, std::string(base::as_text(compiled->xform)), 1}, titles().at(id));
}

void Prison::put_form(const OtherForm& form, const base::Json& title) {
  const base::Json manifest = {{"format", 1},
                               {"kind", "form"},
                               {"org", "mend"},
                               {"id", form.id},
                               {"version", form.version},
                               {"source_language", "en"},
                               {"languages", {"ar", "cy", "en"}},
                               {"title", title},
                               {"summary", {{"en", "You can skip any question."}}},
                               {"minutes", 5},
                               {"class", form.response_class},
                               {"files", base::Json::array({file_entry("form.xml", form.xform)})}};
  repository.put_target("modules/mend/" + form.id + "/" + std::to_string(form.version) + ".json",
                        manifest.dump());
}

void Prison::offer_form(const std::string& id, const std::string& title,
                        const std::map<std::string, std::string>& own) {
  base::Json manifest = {{"format", 1},
                         {"kind", "form"},
                         {"org", "mend"},
                         {"id", id},
                         {"version", 1},
                         {"source_language", "en"},
                         {"languages", {"en"}},
                         {"title", {{"en", title}}},
                         {"summary", {{"en", "For a test."}}},
                         {"minutes", 5},
                         {"class", "key-work"},
                         {"files", base::Json::array()}};
  for (const auto& [path, content] : own) manifest["files"].push_back(file_entry(path, content));
  repository.put_target("modules/mend/" + id + "/1.json", manifest.dump());
  policy["offered"].push_back("mend/" + id);
}

void Prison::publish() {
  add_module("what-is-rj");
  add_form("weekly-check-in", "key-work");
  add_form("rj-interest", "rj");
  for (const OtherForm& form : others) put_form(form, {{"en", form.id}});
  repository.put_target("policy/DEMO.json", policy.dump());
  repository.update_snapshot();
  repository.dump(files, places.drop);
}

void Prison::send(const seal::Item& item) {
  seal::Item addressed = item;
  addressed.item = random.id();
  addressed.device = device.id;
  addressed.sequence = ++sequence_;
  const auto file = opening::seal_item(addressed, key_of(device.inbox_key), hub_signing);
  REQUIRE(file);
  REQUIRE(spool.put_item(addressed.item, *file));
}

void Prison::send_roster() {
  char verifier[crypto_pwhash_STRBYTES] = {};
  REQUIRE(crypto_pwhash_str(verifier, code, std::string_view(code).size(), 1, 8192) == 0);
  send({{}, {}, 0, seal::Roster{{{sam, "Sam", "boat", verifier}, {ali, "عليّ", "tree", verifier}}}});
}

std::vector<std::string> Prison::dock() {
  const auto unsent = spool.unsent();
  REQUIRE(unsent);
  for (const std::string& id : *unsent) {
    const auto file = spool.envelope(id);
    REQUIRE(file);
    const auto outer = opening::open_outer(
        *file, hub_box,
        [&](std::string_view) -> base::Result<seal::PublicKey> { return key_of(device.signing_key); });
    REQUIRE(outer);
    const std::string& to = outer->header.response_class;
    const auto& box = to == "rj" ? rj_box : to == "survey" ? survey_box : key_work_box;
    const auto answers = opening::open_inner(outer->inner, outer->header, box);
    REQUIRE(answers);
    received_.push_back({outer->header, std::string(base::as_text(answers->submission.view()))});
    const auto receipt = opening::sign_receipt({id, base::sha256_hex(*file), clock.now()}, hub_signing);
    REQUIRE(receipt);
    REQUIRE(spool.put_receipt(id, base::as_bytes(*receipt)));
    REQUIRE(spool.mark_sent(id));
  }
  return *unsent;
}

}  // namespace mend::tests
