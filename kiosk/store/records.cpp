#include "kiosk/store/records.h"

#include "content/base/hash.h"
#include "content/base/json.h"
#include "kiosk/store/closet.h"

namespace mend::store {
namespace {

using base::Json;
using base::Result;
using base::Status;
using base::UnixMillis;

constexpr std::string_view what = "a record on this device";

std::string body_context(std::string_view envelope) {
  return "record/" + std::string(envelope);
}
std::string state_context(std::string_view envelope) {
  return "state/" + std::string(envelope);
}

Json to_json(const RecordBody& body) {
  return {{"form", body.form},          {"version", body.form_version},
          {"hash", body.form_hash},     {"class", body.response_class},
          {"titles", body.titles},      {"urgent", body.urgent},
          {"sealed_to", body.sealed_to}};
}

Result<RecordBody> body_from(const Json& json) {
  RecordBody body;
  MEND_TRY(body.form, base::json_string(json, "form", what));
  MEND_TRY(body.form_version, base::json_integer(json, "version", what));
  MEND_TRY(body.form_hash, base::json_string(json, "hash", what));
  MEND_TRY(body.response_class, base::json_string(json, "class", what));
  MEND_TRY(const Json* titles, base::json_object(json, "titles", what));
  for (const auto& [language, title] : titles->items()) {
    if (title.is_string()) body.titles[language] = title.get<std::string>();
  }
  const auto urgent = json.find("urgent");
  body.urgent = urgent != json.end() && urgent->is_boolean() && urgent->get<bool>();
  MEND_TRY(body.sealed_to, base::json_string(json, "sealed_to", what));
  return body;
}

Json to_json(const RecordState& state) {
  Json json = {{"created", state.created},
               {"sha256", state.sha256},
               {"status", state.status},
               {"status_date", state.status_date},
               {"status_sequence", state.status_sequence},
               {"seen", state.seen},
               {"seen_date", state.seen_date},
               {"seen_sequence", state.seen_sequence}};
  if (state.collected) json["collected"] = *state.collected;
  if (state.withdrawn) json["withdrawn"] = *state.withdrawn;
  return json;
}

Result<RecordState> state_from(const Json& json) {
  RecordState state;
  MEND_TRY(state.created, base::json_integer(json, "created", what));
  MEND_TRY(state.sha256, base::json_string(json, "sha256", what));
  MEND_TRY(state.status, base::json_string(json, "status", what));
  MEND_TRY(state.status_date, base::json_integer(json, "status_date", what));
  MEND_TRY(state.status_sequence, base::json_integer(json, "status_sequence", what));
  MEND_TRY(state.seen, base::json_string(json, "seen", what));
  MEND_TRY(state.seen_date, base::json_integer(json, "seen_date", what));
  MEND_TRY(state.seen_sequence, base::json_integer(json, "seen_sequence", what));
  if (json.contains("collected")) {
    MEND_TRY(state.collected, base::json_integer(json, "collected", what));
  }
  if (json.contains("withdrawn")) {
    MEND_TRY(state.withdrawn, base::json_integer(json, "withdrawn", what));
  }
  return state;
}

}  // namespace

struct Records::Found {
  std::string subject;
  base::Bytes sealed_body;
  RecordState state;
  base::Bytes held;
};

Result<std::optional<Records::Found>> Records::find(std::string_view envelope) {
  MEND_TRY(const auto rows,
           database_.rows("SELECT subject,sealed_body,sealed_state,held FROM record WHERE envelope=?",
                          {std::string(envelope)}));
  if (rows.empty()) return std::optional<Found>();
  const Row& row = rows.front();
  MEND_TRY(const Json json, take_out_json(storage_key_, row.blob(2), state_context(envelope)));
  MEND_TRY(RecordState state, state_from(json));
  return std::optional(Found{row.text(0), row.blob(1), std::move(state), row.blob(3)});
}

Status Records::put_state(std::string_view envelope, const RecordState& state) {
  return database_.run("UPDATE record SET sealed_state=? WHERE envelope=?",
                       {lock_away_json(storage_key_, to_json(state), state_context(envelope), random_),
                        std::string(envelope)});
}

Status Records::submit(const Identity& who, std::string_view draft, const seal::SealedEnvelope& envelope,
                       const RecordBody& body) {
  RecordState state;
  state.created = clock_.now();
  state.sha256 = envelope.sha256;
  return database_.in_transaction([&]() -> Status {
    MEND_TRY(const auto rows, database_.rows("SELECT 1 FROM draft WHERE id=? AND subject=?",
                                             {std::string(draft), who.subject}));
    if (rows.empty())
      return base::fail(base::ErrorKind::not_found, "This form is no longer open on this device.");
    MEND_CHECK(database_.run("INSERT INTO outbox(envelope,first,file) VALUES(?,?,?)",
                             {envelope.id, std::int64_t{body.urgent ? 1 : 0}, envelope.file}));
    MEND_CHECK(database_.run(
        "INSERT INTO record(envelope,subject,sealed_body,sealed_state) VALUES(?,?,?,?)",
        {envelope.id, who.subject, lock_away_json(who.key, to_json(body), body_context(envelope.id), random_),
         lock_away_json(storage_key_, to_json(state), state_context(envelope.id), random_)}));
    return database_.run("DELETE FROM draft WHERE id=?", {std::string(draft)});
  });
}

Result<std::vector<Record>> Records::list(const Identity& who) {
  MEND_TRY(const auto rows,
           database_.rows(
               "SELECT envelope,sealed_body,sealed_state FROM record WHERE subject=? ORDER BY number DESC",
               {who.subject}));
  std::vector<Record> records;
  for (const Row& row : rows) {
    Record record;
    record.envelope = row.text(0);
    MEND_TRY(const Json state, take_out_json(storage_key_, row.blob(2), state_context(record.envelope)));
    MEND_TRY(record.state, state_from(state));
    if (const auto body = take_out_json(who.key, row.blob(1), body_context(record.envelope))) {
      MEND_TRY(record.body, body_from(*body));
    }
    records.push_back(std::move(record));
  }
  return records;
}

Status Records::withdraw(const Identity& who, std::string_view envelope, bool collected,
                         const Sealer& sealer) {
  MEND_TRY(auto found, find(envelope));
  if (!found || found->subject != who.subject)
    return base::fail(base::ErrorKind::not_found, "This request is not on this device.");
  if (found->state.withdrawn) return {};
  MEND_TRY(const Json json, take_out_json(who.key, found->sealed_body, body_context(envelope)));
  MEND_TRY(const RecordBody body, body_from(json));
  if (!body.can_withdraw()) return base::refused("Only requests can be taken back.");

  seal::Contents contents;
  contents.subject = who.subject;
  contents.kind = seal::EnvelopeKind::withdrawal;
  contents.form = body.form;
  contents.form_version = body.form_version;
  contents.form_hash = body.form_hash;
  contents.created = clock_.now();
  contents.about = envelope;
  contents.language = "en";  // holds no words
  MEND_TRY(const seal::SealedEnvelope notice, sealer.seal(std::move(contents), body.reader()));

  found->state.withdrawn = clock_.now();
  const std::string id(envelope);
  const bool at_hub = collected || found->state.has_news();
  return database_.in_transaction([&]() -> Status {
    MEND_TRY(const auto waiting, database_.rows("SELECT 1 FROM outbox WHERE envelope=?", {id}));
    MEND_CHECK(put_state(envelope, found->state));
    if (!waiting.empty() && !at_hub) {
      MEND_CHECK(database_.run("DELETE FROM outbox WHERE envelope=?", {id}));
      return database_.run("UPDATE record SET withdrawal=?, held=? WHERE envelope=?",
                           {notice.id, notice.file, id});
    }
    MEND_CHECK(database_.run("UPDATE record SET withdrawal=? WHERE envelope=?", {notice.id, id}));
    return database_.run("INSERT INTO outbox(envelope,first,file) VALUES(?,1,?)", {notice.id, notice.file});
  });
}

Result<std::vector<Outgoing>> Records::outbox() {
  MEND_TRY(const auto rows,
           database_.rows("SELECT envelope,file,first FROM outbox ORDER BY first DESC, number"));
  std::vector<Outgoing> outgoing;
  for (const Row& row : rows) outgoing.push_back({row.text(0), row.blob(1), row.integer(2) != 0});
  return outgoing;
}

Result<std::optional<std::string>> Records::expected_hash(std::string_view envelope) {
  MEND_TRY(const auto rows,
           database_.rows("SELECT file FROM outbox WHERE envelope=?", {std::string(envelope)}));
  if (!rows.empty()) return std::optional(base::sha256_hex(rows.front().blob(0)));
  MEND_TRY(const auto found, find(envelope));
  if (!found) return std::optional<std::string>();
  return std::optional(found->state.sha256);
}

Status Records::let_go(std::string_view envelope, const Found& found) {
  if (found.held.empty()) return {};
  const std::string id(envelope);
  MEND_CHECK(
      database_.run("INSERT OR IGNORE INTO outbox(envelope,first,file) "
                    "SELECT withdrawal,1,held FROM record WHERE envelope=?",
                    {id}));
  return database_.run("UPDATE record SET held=NULL WHERE envelope=?", {id});
}

Status Records::apply_receipt(std::string_view envelope, UnixMillis received) {
  const std::string id(envelope);
  return database_.in_transaction([&]() -> Status {
    MEND_CHECK(database_.run("DELETE FROM outbox WHERE envelope=?", {id}));
    MEND_TRY(auto found, find(envelope));
    if (!found) return {};  // a withdrawal, or sent by an earlier database of this device
    MEND_CHECK(let_go(envelope, *found));
    if (found->state.collected) return {};
    found->state.collected = received;
    return put_state(envelope, found->state);
  });
}

Result<bool> Records::change(std::string_view envelope, std::string_view subject,
                             const std::function<bool(RecordState&)>& act) {
  bool changed = false;
  const auto write = [&]() -> Status {
    MEND_TRY(auto found, find(envelope));
    if (!found || found->subject != subject) return {};
    // Whatever the hub says about an envelope, it says because it has it; the receipt may never come.
    MEND_CHECK(let_go(envelope, *found));
    changed = act(found->state);
    return changed ? put_state(envelope, found->state) : Status();
  };
  MEND_CHECK(database_.in_transaction(write));
  return changed;
}

Result<bool> Records::apply(const seal::StatusNews& news, std::int64_t sequence) {
  return change(news.envelope, news.subject, [&](RecordState& state) {
    if (state.status_sequence >= sequence) return false;
    state.status = news.message;
    state.status_date = news.date;
    state.status_sequence = sequence;
    return true;
  });
}

Result<bool> Records::apply(const seal::SeenNote& note, std::int64_t sequence) {
  return change(note.envelope, note.subject, [&](RecordState& state) {
    if (state.seen_sequence >= sequence) return false;
    state.seen = note.message;
    state.seen_date = note.date;
    state.seen_sequence = sequence;
    return true;
  });
}

Result<bool> Records::is_done(std::string_view envelope) {
  MEND_TRY(const auto waiting,
           database_.rows("SELECT 1 FROM outbox WHERE envelope=?", {std::string(envelope)}));
  if (!waiting.empty()) return false;
  // A withdrawal has no record of its own; it is known by the record that it takes back.
  MEND_TRY(const auto notices, database_.rows("SELECT 1 FROM record WHERE withdrawal=? AND held IS NULL",
                                              {std::string(envelope)}));
  if (!notices.empty()) return true;
  MEND_TRY(const auto found, find(envelope));
  return found && (found->state.collected || found->state.withdrawn);
}

}  // namespace mend::store
