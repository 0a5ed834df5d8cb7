#include "kiosk/store/residents.h"

#include "content/base/hash.h"
#include "content/base/json.h"
#include "kiosk/store/closet.h"

#include <algorithm>

namespace mend::store {
namespace {

using base::Bytes;
using base::Result;
using base::Status;

std::string card_context(std::string_view subject) {
  return "card/" + std::string(subject);
}
std::string settings_context(std::string_view subject) {
  return "preferences/" + std::string(subject);
}
std::string key_context(std::string_view subject) {
  return "key/" + std::string(subject);
}
std::string places_name(std::string_view subject) {
  return "places/" + std::string(subject);
}

Bytes digest(std::string_view text) {
  const base::Sha256 hash = base::sha256(base::as_bytes(text));
  return {hash.begin(), hash.end()};
}

std::string member(const base::Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

struct Residents::Entry {
  std::string subject, name, picture, code;
  Preferences preferences;
  Bytes pin_salt, wrapped_key, spent_code;
  std::int64_t tries = 0, wait_until = 0;

  [[nodiscard]] bool code_open() const { return !code.empty() && spent_code != digest(code); }
};

Result<bool> Residents::apply(const seal::Roster& roster, std::int64_t sequence) {
  MEND_TRY(const std::int64_t known, settings_.roster_sequence());
  if (sequence <= known) return false;
  const auto write = [&]() -> Status {
    MEND_CHECK(database_.run("UPDATE resident SET place=-1"));
    std::int64_t place = 0;
    for (const seal::Resident& resident : roster.residents) {
      const base::Json card = {
          {"name", resident.name}, {"picture", resident.picture}, {"code", resident.code}};
      MEND_CHECK(database_.run(
          "INSERT INTO resident(subject,place,sealed_card) VALUES(?,?,?) "
          "ON CONFLICT(subject) DO UPDATE SET place=excluded.place, sealed_card=excluded.sealed_card",
          {resident.subject, place++,
           lock_away_json(storage_key_, card, card_context(resident.subject), random_)}));
    }
    return settings_.set_roster_sequence(sequence);
  };
  MEND_CHECK(database_.in_transaction(write));
  return true;
}

Result<std::vector<Tile>> Residents::tiles() {
  MEND_TRY(const auto rows,
           database_.rows("SELECT subject,sealed_card FROM resident WHERE place>=0 ORDER BY place"));
  std::vector<Tile> tiles;
  for (const Row& row : rows) {
    MEND_TRY(const base::Json card, take_out_json(storage_key_, row.blob(1), card_context(row.text(0))));
    tiles.push_back({row.text(0), member(card, "name"), member(card, "picture")});
  }
  return tiles;
}

Result<Residents::Entry> Residents::entry(std::string_view subject) {
  MEND_TRY(
      const auto rows,
      database_.rows("SELECT sealed_card,sealed_settings,pin_salt,wrapped_key,tries,wait_until,spent_code "
                     "FROM resident WHERE subject=? AND place>=0",
                     {std::string(subject)}));
  if (rows.empty())
    return base::fail(base::ErrorKind::not_found, "This person cannot sign in on this device.");
  const Row& row = rows.front();
  MEND_TRY(const base::Json card, take_out_json(storage_key_, row.blob(0), card_context(subject)));
  Entry entry;
  entry.subject = subject;
  entry.name = member(card, "name");
  entry.picture = member(card, "picture");
  entry.code = member(card, "code");
  if (const Bytes sealed = row.blob(1); !sealed.empty()) {
    MEND_TRY(const base::Json preferences, take_out_json(storage_key_, sealed, settings_context(subject)));
    entry.preferences = preferences_from(preferences);
  }
  entry.pin_salt = row.blob(2);
  entry.wrapped_key = row.blob(3);
  entry.tries = row.integer(4);
  entry.wait_until = row.integer(5);
  entry.spent_code = row.blob(6);
  return entry;
}

std::int64_t Residents::wait_of(const Entry& entry) const {
  // A calendar that went back must not turn a short wait into years.
  return std::clamp<std::int64_t>(entry.wait_until - clock_.now(), 0, delay_after(entry.tries));
}

Status Residents::count_try(const Entry& entry) {
  return database_.run("UPDATE resident SET tries=?, wait_until=? WHERE subject=?",
                       {entry.tries + 1, clock_.now() + delay_after(entry.tries + 1), entry.subject});
}

Status Residents::forget_tries(std::string_view subject) {
  return database_.run("UPDATE resident SET tries=0, wait_until=0 WHERE subject=?", {std::string(subject)});
}

Result<Door> Residents::door(std::string_view subject) {
  MEND_TRY(const Entry found, entry(subject));
  return Door{!found.wrapped_key.empty(), found.code_open(), wait_of(found), found.preferences};
}

Result<std::variant<Identity, NotYet>> Residents::sign_in(std::string_view subject, std::string_view pin) {
  using Outcome = std::variant<Identity, NotYet>;
  MEND_TRY(const Entry found, entry(subject));
  if (const std::int64_t wait = wait_of(found); wait > 0) return Outcome(NotYet{wait});
  if (found.wrapped_key.empty()) return Outcome(NotYet{0});
  MEND_CHECK(count_try(found));
  MEND_TRY(const base::SecretBytes wrap, pin_key(pin, found.pin_salt, storage_key_, cost_));
  auto key = take_out(wrap, found.wrapped_key, key_context(subject));
  if (!key) return Outcome(NotYet{delay_after(found.tries + 1)});
  MEND_CHECK(forget_tries(subject));
  return Outcome(Identity{std::string(subject), std::move(*key)});
}

Result<std::variant<CodeRight, NotYet>> Residents::check_code(std::string_view subject,
                                                              std::string_view code) {
  using Outcome = std::variant<CodeRight, NotYet>;
  MEND_TRY(const Entry found, entry(subject));
  if (const std::int64_t wait = wait_of(found); wait > 0) return Outcome(NotYet{wait});
  if (!found.code_open()) return Outcome(NotYet{0});
  MEND_CHECK(count_try(found));
  if (!code_matches(found.code, code)) return Outcome(NotYet{delay_after(found.tries + 1)});
  MEND_CHECK(forget_tries(subject));
  return Outcome(CodeRight{});
}

Result<std::variant<Identity, NotYet>> Residents::choose_pin(std::string_view subject, std::string_view code,
                                                             std::string_view pin) {
  using Outcome = std::variant<Identity, NotYet>;
  if (!is_pin(pin)) return base::refused("A PIN is 4 to 8 numbers, or 4 pictures.");
  MEND_TRY(const auto checked, check_code(subject, code));
  if (const auto* not_yet = std::get_if<NotYet>(&checked)) return Outcome(*not_yet);
  MEND_TRY(const Entry found, entry(subject));
  Bytes salt(pin_salt_size);
  random_.fill(salt);
  Identity who{std::string(subject), base::SecretBytes(key_size)};
  random_.fill({who.key.data(), who.key.size()});
  MEND_TRY(const base::SecretBytes wrap, pin_key(pin, salt, storage_key_, cost_));
  const Bytes wrapped = lock_away(wrap, who.key.view(), key_context(subject), random_);
  const auto write = [&]() -> Status {
    if (!found.wrapped_key.empty()) {
      MEND_CHECK(database_.run("INSERT INTO old_key(subject,pin_salt,wrapped_key) VALUES(?,?,?)",
                               {who.subject, found.pin_salt, found.wrapped_key}));
    }
    return database_.run(
        "UPDATE resident SET pin_salt=?, wrapped_key=?, spent_code=?, tries=0, wait_until=0 WHERE subject=?",
        {salt, wrapped, digest(found.code), who.subject});
  };
  MEND_CHECK(database_.in_transaction(write));
  return Outcome(std::move(who));
}

Status Residents::set_preferences(std::string_view subject, const Preferences& preferences) {
  return database_.run(
      "UPDATE resident SET sealed_settings=? WHERE subject=?",
      {lock_away_json(storage_key_, to_json(preferences), settings_context(subject), random_),
       std::string(subject)});
}

Result<Places> Residents::places(const Identity& who) {
  MEND_TRY(const auto rows,
           database_.rows("SELECT sealed FROM setting WHERE name=?", {places_name(who.subject)}));
  Places places;
  if (rows.empty()) return places;
  const auto json = take_out_json(who.key, rows.front().blob(0), places_name(who.subject));
  // Kept under an earlier PIN: reading starts at the first page again, and nothing else is lost.
  if (!json || !json->is_object()) return places;
  for (const auto& [module, page] : json->items()) {
    if (page.is_number_integer()) places[module] = page.get<std::int64_t>();
  }
  return places;
}

Status Residents::set_places(const Identity& who, const Places& places) {
  return database_.run(
      "INSERT INTO setting(name,sealed) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET sealed=excluded.sealed",
      {places_name(who.subject),
       lock_away_json(who.key, base::Json(places), places_name(who.subject), random_)});
}

}  // namespace mend::store
