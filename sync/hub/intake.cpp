#include "sync/hub/intake.h"

#include "content/base/hash.h"
#include "content/base/json.h"
#include "sync/hub/devices.h"
#include "sync/hub/policy_source.h"
#include "sync/hub/role.h"
#include "sync/seal/open/answer_device.h"
#include "sync/seal/open/open_envelope.h"

namespace mend::hub {

namespace {

constexpr std::int64_t kQuarantinePerDevice = 200;
constexpr std::int64_t kQuarantinedSurveys = 2000;  // of all devices: they do not say which
constexpr base::UnixMillis kDay = 24 * 60 * 60 * 1000;

/// Why an envelope cannot be filed, as an error kind of its own would say: refused.
Status refuse(std::string_view why) {
  return base::refused(std::string(why));
}

/// A survey as quarantine keeps it: whole but for the device, which the file itself names.
Bytes without_device(const opening::OuterEnvelope& outer) {
  const seal::Header& header = outer.header;
  const base::Json json = {{"envelope", header.envelope},
                           {"withdrawal", header.kind == seal::EnvelopeKind::withdrawal ? 1 : 0},
                           {"class_key", header.class_key},
                           {"form", header.form},
                           {"form_version", header.form_version},
                           {"form_hash", header.form_hash},
                           {"created", header.created},
                           {"inner", base::base64(outer.inner)}};
  return base::to_bytes(json.dump());
}

Result<opening::OuterEnvelope> read_without_device(ByteView kept) {
  constexpr std::string_view what = "A survey in quarantine";
  MEND_TRY(const base::Json json, base::parse_json(kept, what));
  opening::OuterEnvelope outer;
  seal::Header& header = outer.header;
  header.response_class = seal::survey_class;
  MEND_TRY(header.envelope, base::json_string(json, "envelope", what));
  MEND_TRY(const std::int64_t withdrawal, base::json_integer(json, "withdrawal", what));
  header.kind = withdrawal == 1 ? seal::EnvelopeKind::withdrawal : seal::EnvelopeKind::answers;
  MEND_TRY(header.class_key, base::json_string(json, "class_key", what));
  MEND_TRY(header.form, base::json_string(json, "form", what));
  MEND_TRY(header.form_version, base::json_integer(json, "form_version", what));
  MEND_TRY(header.form_hash, base::json_string(json, "form_hash", what));
  MEND_TRY(header.created, base::json_integer(json, "created", what));
  MEND_TRY(const std::string inner, base::json_string(json, "inner", what));
  MEND_TRY(outer.inner, base::from_base64(inner));
  return outer;
}

}  // namespace

struct Intake::Filing {
  const seal::Header& header;
  const Bytes& inner;
  const std::string& sha256;
  const SiteRules& rules;
  base::UnixMillis received;
};

struct Intake::Arrival {
  const std::string& device;
  const std::string& envelope;
  ByteView file;
  const std::string& sha256;
  base::UnixMillis received;
};

Result<opening::OuterEnvelope> Intake::open(ByteView file) const {
  return opening::open_outer(
      file, context_.keys.sealing, [&](std::string_view id) -> Result<seal::PublicKey> {
        seal::PublicKey key{};
        const Status looked = context_.storage.read([&](Connection& connection) -> Status {
          MEND_TRY(key, Devices::signing_key(connection, std::string(id)));
          return {};
        });
        MEND_CHECK(looked);
        return key;
      });
}

Result<std::string> Intake::take(const std::string& device, const std::string& envelope,
                                 ByteView file) const {
  const std::string sha256 = base::sha256_hex(file);
  at_fault_point(IntakeFault::before_store);
  MEND_TRY(const base::UnixMillis received, sort({device, envelope, file, sha256, context_.clock.now()}));
  at_fault_point(IntakeFault::after_store);
  return opening::sign_receipt({envelope, sha256, received}, context_.keys.signing);
}

Result<base::UnixMillis> Intake::sort(const Arrival& arrival) const {
  const Result<opening::OuterEnvelope> outer = open(arrival.file);
  if (!outer) {
    if (outer.error().kind == ErrorKind::unavailable || outer.error().kind == ErrorKind::no_space)
      return base::fail(outer.error());
    return quarantine(arrival, nullptr, outer.error().message);
  }
  return sort(arrival, *outer);
}

Result<base::UnixMillis> Intake::sort(const Arrival& arrival, const opening::OuterEnvelope& outer) const {
  const seal::Header& header = outer.header;
  if (header.envelope != arrival.envelope)
    return quarantine(arrival, &outer, "It was sent under another id than its own.");
  if (header.device != arrival.device)
    return quarantine(arrival, &outer, "Another device signed it than the one that sent it.");
  const SiteRules rules = policy_.rules();
  Result<base::UnixMillis> filed = file({header, outer.inner, arrival.sha256, rules, arrival.received});
  // What the filing itself refuses is a matter of the envelope, not of the disk.
  if (!filed && (filed.error().kind == ErrorKind::refused || filed.error().kind == ErrorKind::not_found))
    return quarantine(arrival, &outer, filed.error().message);
  return filed;
}

Result<base::UnixMillis> Intake::file(const Filing& filing) const {
  const seal::Header& header = filing.header;
  const bool survey = header.response_class == seal::survey_class;
  base::UnixMillis received = filing.received;
  // Anonymous means anonymous: no device, no resident, no time of day.
  if (survey) received -= received % kDay;
  const Status wrote = context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows known,
             connection.run("SELECT file_sha256, received FROM envelopes WHERE id = $1", {header.envelope}));
    // Whatever brought it into quarantine is mended, or what follows refuses and this is undone.
    MEND_TRY(const Rows calls,
             connection.run("DELETE FROM quarantine_calls WHERE file_sha256 = $1 AND envelope = $2"
                            " RETURNING staff, at",
                            {filing.sha256, header.envelope}));
    MEND_CHECK(connection.run("DELETE FROM quarantine WHERE file_sha256 = $1 AND envelope = $2",
                              {filing.sha256, header.envelope}));
    if (!known.empty()) {
      if (known[0].text(0) != filing.sha256)
        return refuse("Another envelope with the same id was filed before.");
      received = known[0].number(1);
      return {};
    }
    MEND_TRY(const Rows key, connection.run("SELECT 1 FROM class_keys WHERE class = $1 AND key_id = $2",
                                            {header.response_class, header.class_key}));
    if (key.empty()) return refuse("It is sealed to a class key that is not of this hub.");
    if (!survey) {
      MEND_TRY(const Rows resident,
               connection.run("SELECT 1 FROM device_subjects WHERE device = $1 AND subject = $2",
                              {header.device, header.subject}));
      if (resident.empty()) return refuse("It names a resident who never was on this device.");
    }
    const bool withdrawal = header.kind == seal::EnvelopeKind::withdrawal;
    MEND_CHECK(connection.run(
        "INSERT INTO envelopes (id, device, subject, kind, class, class_key, form, form_version, form_hash, "
        "urgent,"
        " created, received, about, file_sha256, inner_sealed)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        {header.envelope, survey ? Value() : Value(header.device), survey ? Value() : Value(header.subject),
         std::string(withdrawal ? "withdrawal" : "answers"), header.response_class, header.class_key,
         header.form, header.form_version, header.form_hash, std::int64_t{header.urgent ? 1 : 0},
         header.created, received, withdrawal ? Value(header.about) : Value(), filing.sha256,
         withdrawal ? Bytes() : filing.inner}));
    if (!calls.empty() && !calls[0].null(0)) {
      MEND_CHECK(
          connection.run("INSERT INTO urgent_acknowledgements (envelope, staff, at) VALUES ($1, $2, $3)",
                         {header.envelope, calls[0].text(0), calls[0].number(1)}));
    }
    // A survey leaves no line in the record: its place there would say whose device was docking just then.
    if (survey)
      return withdrawal ? refuse("A survey that nobody can be found by cannot be withdrawn.") : Status();
    AuditEntry entry;
    entry.act = withdrawal ? "withdrawal.received" : "envelope.received";
    entry.device = header.device;
    entry.subject = header.subject;
    entry.envelope = header.envelope;
    entry.detail = header.response_class;
    MEND_CHECK(context_.audit.append(connection, entry));
    return withdrawal ? file_withdrawal(connection, filing) : file_answers(connection, filing);
  });
  MEND_CHECK(wrote);
  return received;
}

Status Intake::file_answers(Connection& connection, const Filing& filing) const {
  const seal::Header& header = filing.header;
  if (header.subject.empty()) return {};
  if (header.response_class == class_of(Role::rj_lead))
    MEND_CHECK(requests_.begin(connection, header.envelope, header.subject, filing.rules));
  // The withdrawal travels first and may overtake what it withdraws.
  MEND_TRY(const Rows withdrawn,
           connection.run("SELECT 1 FROM envelopes WHERE kind = 'withdrawal' AND about = $1 AND subject = $2",
                          {header.envelope, header.subject}));
  if (!withdrawn.empty()) {
    MEND_CHECK(connection.run("UPDATE envelopes SET withdrawn = $2, inner_sealed = $3 WHERE id = $1",
                              {header.envelope, context_.clock.now(), Bytes()}));
    MEND_CHECK(requests_.withdraw(connection, header.envelope));
    return {};
  }
  return inbox_.tell(connection, {header.subject, header.envelope, "status.collected", context_.clock.now()});
}

Status Intake::file_withdrawal(Connection& connection, const Filing& filing) const {
  const seal::Header& header = filing.header;
  MEND_TRY(const Rows taken, connection.run("UPDATE envelopes SET withdrawn = $3, inner_sealed = $4 WHERE id "
                                            "= $1 AND subject = $2 AND withdrawn IS NULL"
                                            " AND kind = 'answers' RETURNING id",
                                            {header.about, header.subject, context_.clock.now(), Bytes()}));
  if (!taken.empty()) MEND_CHECK(requests_.withdraw(connection, header.about));
  return inbox_.tell(connection, {header.subject, header.about, "status.withdrawn", context_.clock.now()});
}

Result<base::UnixMillis> Intake::quarantine(const Arrival& arrival, const opening::OuterEnvelope* outer,
                                            const std::string& reason) const {
  const seal::Header* header = outer == nullptr ? nullptr : &outer->header;
  const bool survey = header != nullptr && header->response_class == seal::survey_class;
  const bool call = header != nullptr && header->urgent && !header->subject.empty() && !survey;
  base::UnixMillis received = arrival.received;
  if (survey) received -= received % kDay;
  const std::string device = survey ? std::string() : arrival.device;
  const Status wrote = context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows known,
             connection.run("UPDATE quarantine SET reason = $3 WHERE file_sha256 = $1 AND envelope = $2"
                            " RETURNING received",
                            {arrival.sha256, arrival.envelope, reason}));
    if (!known.empty()) {
      received = known[0].number(0);
      return {};
    }
    MEND_TRY(const Rows count, connection.run("SELECT COUNT(*) FROM quarantine WHERE device = $1", {device}));
    if (count[0].number(0) >= (survey ? kQuarantinedSurveys : kQuarantinePerDevice)) {
      return base::fail(ErrorKind::unavailable,
                        "Too much from this device is in quarantine already; staff must look at it first.");
    }
    MEND_CHECK(
        connection.run("INSERT INTO quarantine (file_sha256, envelope, device, reason, received, file) "
                       "VALUES ($1, $2, $3, $4, $5, $6)",
                       {arrival.sha256, arrival.envelope, device, reason, received,
                        survey ? without_device(*outer) : Bytes(arrival.file.begin(), arrival.file.end())}));
    if (call) {
      MEND_CHECK(
          connection.run("INSERT INTO quarantine_calls (file_sha256, envelope, subject, received)"
                         " VALUES ($1, $2, $3, $4)",
                         {arrival.sha256, arrival.envelope, header->subject, received}));
    }
    // As when it is filed: the place of a survey in the record would say whose device was docking.
    if (survey) return {};
    AuditEntry entry;
    entry.act = "envelope.quarantined";
    entry.device = device;
    entry.envelope = arrival.envelope;
    return context_.audit.append(connection, entry);
  });
  MEND_CHECK(wrote);
  return received;
}

Result<Intake::Retried> Intake::retry() const {
  Rows rows;
  const Status looked = context_.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(rows, connection.run("SELECT file_sha256, envelope, device, received, file FROM quarantine"
                                  " ORDER BY received, envelope"));
    return {};
  });
  MEND_CHECK(looked);
  for (const Row& row : rows) {
    const Arrival arrival{row.text(2), row.text(1), row.blob(4), row.text(0), row.number(3)};
    if (arrival.device.empty()) {
      MEND_TRY(const opening::OuterEnvelope survey, read_without_device(arrival.file));
      MEND_CHECK(sort(arrival, survey));
    } else {
      MEND_CHECK(sort(arrival));
    }
  }
  MEND_TRY(const std::vector<Quarantined> left, all_quarantined(context_));
  const auto stayed = static_cast<std::int64_t>(left.size());
  return Retried{static_cast<std::int64_t>(rows.size()) - stayed, stayed};
}

Result<std::vector<Quarantined>> all_quarantined(const Context& context) {
  std::vector<Quarantined> all;
  const Status looked = context.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(
        const Rows rows,
        connection.run("SELECT q.envelope, q.device, q.reason, c.subject, q.received FROM quarantine q"
                       " LEFT JOIN quarantine_calls c ON c.file_sha256 = q.file_sha256"
                       " AND c.envelope = q.envelope ORDER BY c.subject IS NULL, q.received, q.envelope"));
    for (const Row& row : rows)
      all.push_back({row.text(0), row.text(1), row.text(2), row.maybe_text(3), row.number(4)});
    return {};
  });
  MEND_CHECK(looked);
  return all;
}

}  // namespace mend::hub
