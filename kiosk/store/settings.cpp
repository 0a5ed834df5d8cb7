#include "kiosk/store/settings.h"

#include "kiosk/store/closet.h"

#include <charconv>

namespace mend::store {
namespace {

std::string context(std::string_view name) {
  return "setting/" + std::string(name);
}

}  // namespace

base::Result<std::optional<std::string>> Settings::get(std::string_view name) {
  MEND_TRY(const auto rows, database_.rows("SELECT sealed FROM setting WHERE name=?", {std::string(name)}));
  if (rows.empty()) return std::optional<std::string>();
  MEND_TRY(const base::SecretBytes value, take_out(key_, rows.front().blob(0), context(name)));
  return std::optional(std::string(base::as_text(value.view())));
}

base::Status Settings::set(std::string_view name, std::string_view value) {
  return database_.run(
      "INSERT INTO setting(name,sealed) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET sealed=excluded.sealed",
      {std::string(name), lock_away(key_, base::as_bytes(value), context(name), random_)});
}

base::Result<std::optional<std::int64_t>> Settings::number(std::string_view name) {
  MEND_TRY(const auto text, get(name));
  if (!text) return std::optional<std::int64_t>();
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (code != std::errc() || end != text->data() + text->size()) {
    return base::refused("A setting of this device cannot be read; tell staff.");
  }
  return std::optional(value);
}

base::Result<std::optional<base::UnixMillis>> Settings::last_docked() {
  return number("last-docked");
}

base::Status Settings::docked(base::UnixMillis when) {
  MEND_TRY(const auto before, last_docked());
  if (before && *before >= when) return {};
  return set("last-docked", std::to_string(when));
}

base::Result<std::int64_t> Settings::roster_sequence() {
  MEND_TRY(const auto sequence, number("roster-sequence"));
  return sequence.value_or(-1);
}

base::Result<bool> Settings::database_was_lost() {
  MEND_TRY(const auto mark, get("database-lost"));
  return mark.has_value();
}

base::Status Settings::set_database_was_lost() {
  return set("database-lost", "1");
}

base::Status Settings::set_roster_sequence(std::int64_t sequence) {
  MEND_CHECK(database_.run("DELETE FROM setting WHERE name='database-lost'"));
  return set("roster-sequence", std::to_string(sequence));
}

}  // namespace mend::store
