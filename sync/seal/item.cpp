#include "sync/seal/item.h"

#include "content/base/json.h"
#include "sync/seal/box.h"
#include "sync/seal/domains.h"
#include "sync/seal/signed.h"

#include <algorithm>
#include <array>

namespace mend::seal {

namespace {

using base::Json;

constexpr std::string_view what = "The inbox item";
constexpr std::size_t name_limit = 64;
constexpr std::size_t code_limit = 128;

constexpr std::array<std::string_view, 8> picture_set = {"boat", "tree", "star", "fish",
                                                         "sun",  "leaf", "bird", "key"};
constexpr std::array<std::string_view, 6> status_set = {"status.collected",  "status.checking",
                                                        "status.with-staff", "status.may-visit",
                                                        "status.withdrawn",  "status.ended"};
constexpr std::array<std::string_view, 3> seen_set = {"seen.read", "seen.will-talk", "seen.passed-on"};

bool in(std::span<const std::string_view> set, std::string_view value) {
  return std::find(set.begin(), set.end(), value) != set.end();
}

tl::unexpected<base::Error> bad(std::string_view member) {
  return base::refused("The inbox item's \"" + std::string(member) + "\" is not as docs/formats.md says.");
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= name_limit && std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
}

bool is_code(std::string_view code) {
  return code.empty() || (code.size() <= code_limit && code.starts_with("$argon2id$"));
}

base::Status check(const Roster& roster) {
  if (roster.residents.size() > roster_limit) return bad("residents");
  std::vector<std::string> subjects;
  for (const Resident& resident : roster.residents) {
    if (!is_id(resident.subject)) return bad("subject");
    if (!is_name(resident.name)) return bad("name");
    if (!in(picture_set, resident.picture)) return bad("picture");
    if (!is_code(resident.code)) return bad("code");
    subjects.push_back(resident.subject);
  }
  std::sort(subjects.begin(), subjects.end());
  if (std::adjacent_find(subjects.begin(), subjects.end()) != subjects.end()) return bad("residents");
  return {};
}

template <class News>
base::Status check_news(const News& news, std::span<const std::string_view> messages) {
  if (!is_id(news.subject)) return bad("subject");
  if (!is_id(news.envelope)) return bad("envelope");
  if (!in(messages, news.message)) return bad("message");
  return {};
}
base::Status check(const StatusNews& news) {
  return check_news(news, status_set);
}
base::Status check(const SeenNote& note) {
  return check_news(note, seen_set);
}

base::Status check(const Item& item) {
  if (!is_id(item.item)) return bad("item");
  if (!is_id(item.device)) return bad("device");
  if (item.sequence < 1) return bad("sequence");
  return std::visit([](const auto& body) { return check(body); }, item.body);
}

template <class News>
void put_news(Json& json, const News& news) {
  json["subject"] = news.subject;
  json["envelope"] = news.envelope;
  json["message"] = news.message;
  json["date"] = base::format_utc(news.date);
}

template <class News>
base::Result<News> take_news(const Json& json) {
  News news;
  MEND_TRY(news.subject, base::json_string(json, "subject", what));
  MEND_TRY(news.envelope, base::json_string(json, "envelope", what));
  MEND_TRY(news.message, base::json_string(json, "message", what));
  MEND_TRY(const std::string date, base::json_string(json, "date", what));
  MEND_TRY(news.date, base::parse_utc(date));
  return news;
}

base::Result<Roster> take_roster(const Json& json) {
  MEND_TRY(const Json* const list, base::json_array(json, "residents", what));
  if (list->size() > roster_limit) return bad("residents");
  Roster roster;
  for (const Json& entry : *list) {
    Resident resident;
    MEND_TRY(resident.subject, base::json_string(entry, "subject", what));
    MEND_TRY(resident.name, base::json_string(entry, "name", what));
    MEND_TRY(resident.picture, base::json_string(entry, "picture", what));
    MEND_TRY(resident.code, base::json_string(entry, "code", what));
    roster.residents.push_back(std::move(resident));
  }
  return roster;
}

}  // namespace

std::span<const std::string_view> pictures() {
  return picture_set;
}
std::span<const std::string_view> status_messages() {
  return status_set;
}
std::span<const std::string_view> seen_messages() {
  return seen_set;
}

base::Result<std::string> encode_item_payload(const Item& item) {
  MEND_CHECK(check(item));
  Json json = {{"item", item.item}, {"device", item.device}, {"sequence", item.sequence}};
  if (const auto* roster = std::get_if<Roster>(&item.body)) {
    json["type"] = "roster";
    Json& residents = json["residents"] = Json::array();
    for (const Resident& resident : roster->residents) {
      residents.push_back({{"subject", resident.subject},
                           {"name", resident.name},
                           {"picture", resident.picture},
                           {"code", resident.code}});
    }
  } else if (const auto* status = std::get_if<StatusNews>(&item.body)) {
    json["type"] = "status";
    put_news(json, *status);
  } else if (const auto* seen = std::get_if<SeenNote>(&item.body)) {
    json["type"] = "seen";
    put_news(json, *seen);
  }
  try {
    return json.dump();
  } catch (const Json::exception&) {
    return bad("name");  // not UTF-8: the only member that is not of a closed alphabet
  }
}

base::Result<Item> parse_item_payload(base::ByteView payload) {
  MEND_TRY(const Json json, base::parse_json(payload, what, {.bytes = item_limit, .depth = 4}));
  Item item;
  MEND_TRY(item.item, base::json_string(json, "item", what));
  MEND_TRY(item.device, base::json_string(json, "device", what));
  MEND_TRY(item.sequence, base::json_integer(json, "sequence", what));
  MEND_TRY(const std::string type, base::json_string(json, "type", what));
  if (type == "roster") {
    MEND_TRY(item.body, take_roster(json));
  } else if (type == "status") {
    MEND_TRY(item.body, take_news<StatusNews>(json));
  } else if (type == "seen") {
    MEND_TRY(item.body, take_news<SeenNote>(json));
  } else {
    return bad("type");
  }
  MEND_CHECK(check(item));
  return item;
}

base::Result<Item> open_item(base::ByteView file, const BoxPair& inbox, const PublicKey& hub_signing_key,
                             std::string_view device) {
  if (file.size() > item_limit || !base::as_text(file).starts_with(item_magic)) {
    return base::refused("A file in the inbox is not an inbox item of this version.");
  }
  MEND_TRY(const base::SecretBytes document, open_box(file.subspan(item_magic.size()), inbox));
  MEND_TRY(base::Bytes payload, open_signed(document.view(), item_domain, hub_signing_key, what, item_limit));
  base::Result<Item> item = parse_item_payload(payload);
  base::wipe(payload);
  if (item && item->device != device) return base::refused("The inbox item is for another device.");
  return item;
}

}  // namespace mend::seal
