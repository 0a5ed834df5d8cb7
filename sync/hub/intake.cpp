#include "sync/hub/intake.h"

#include "content/base/hash.h"
#include "sync/hub/devices.h"
#include "sync/hub/policy_source.h"
#include "sync/hub/role.h"
#include "sync/seal/open/answer_device.h"
#include "sync/seal/open/open_envelope.h"

namespace mend::hub {

namespace {

constexpr std::int64_t kQuarantinePerDevice = 200;
constexpr base::UnixMillis kDay = 24 * 60 * 60 * 1000;

/// Why an envelope cannot be filed, as an error kind of its own would say: refused.
Status refuse(std::string_view why) {
  return base::refused(std::string(why));
}

}  // namespace

struct Intake::Filing {
  const seal::Header& header;
  const Bytes& inner;
  const std::string& sha256;
  const SiteRules& rules;
};

Result<std::string> Intake::take(const std::string& device, const std::string& envelope,
                                 ByteView file) const {
  const std::string sha256 = base::sha256_hex(file);
  const Result<opening::OuterEnvelope> outer =
      opening::open_outer(file, context_.keys.sealing, [&](std::string_view id) -> Result<seal::PublicKey> {
        seal::PublicKey key{};
        const Status looked = context_.storage.read([&](Connection& connection) -> Status {
          MEND_TRY(key, Devices::signing_key(connection, std::string(id)));
          return {};
        });
        MEND_CHECK(looked);
        return key;
      });
  at_fault_point(IntakeFault::before_store);
  Result<base::UnixMillis> received = base::refused("");
  if (!outer) {
    if (outer.error().kind == ErrorKind::unavailable || outer.error().kind == ErrorKind::no_space)
      return base::fail(outer.error());
    received = quarantine(device, envelope, file, sha256, outer.error().message);
  } else if (outer->header.envelope != envelope) {
    received = quarantine(device, envelope, file, sha256, "It was sent under another id than its own.");
  } else if (outer->header.device != device) {
    received =
        quarantine(device, envelope, file, sha256, "Another device signed it than the one that sent it.");
  } else {
    const SiteRules rules = policy_.rules();
    received = this->file({outer->header, outer->inner, sha256, rules});
    // What the filing itself refuses is a matter of the envelope, not of the disk.
    if (!received &&
        (received.error().kind == ErrorKind::refused || received.error().kind == ErrorKind::not_found)) {
      received = quarantine(device, envelope, file, sha256, received.error().message);
    }
  }
  if (!received) return base::fail(received.error());
  at_fault_point(IntakeFault::after_store);
  return opening::sign_receipt({envelope, sha256, *received}, context_.keys.signing);
}

Result<base::UnixMillis> Intake::file(const Filing& filing) const {
  const seal::Header& header = filing.header;
  const bool survey = header.response_class == seal::survey_class;
  base::UnixMillis received = context_.clock.now();
  // Anonymous means anonymous: no device, no resident, no time of day.
  if (survey) received -= received % kDay;
  const Status wrote = context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows known,
             connection.run("SELECT file_sha256, received FROM envelopes WHERE id = $1", {header.envelope}));
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
    // A survey leaves no line in the record: its place there would say whose device was docking just then.
    if (survey) return withdrawal ? refuse("A survey that nobody can be found by cannot be withdrawn.") : Status();
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

Result<base::UnixMillis> Intake::quarantine(const std::string& device, const std::string& envelope,
                                            ByteView file, const std::string& sha256,
                                            const std::string& reason) const {
  base::UnixMillis received = context_.clock.now();
  const Status wrote = context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows known,
             connection.run("SELECT received FROM quarantine WHERE file_sha256 = $1 AND envelope = $2",
                            {sha256, envelope}));
    if (!known.empty()) {
      received = known[0].number(0);
      return {};
    }
    MEND_TRY(const Rows count, connection.run("SELECT COUNT(*) FROM quarantine WHERE device = $1", {device}));
    if (count[0].number(0) >= kQuarantinePerDevice) {
      return base::fail(ErrorKind::unavailable,
                        "Too much from this device is in quarantine already; staff must look at it first.");
    }
    MEND_CHECK(
        connection.run("INSERT INTO quarantine (file_sha256, envelope, device, reason, received, file) "
                       "VALUES ($1, $2, $3, $4, $5, $6)",
                       {sha256, envelope, device, reason, received, Bytes(file.begin(), file.end())}));
    AuditEntry entry;
    entry.act = "envelope.quarantined";
    entry.device = device;
    entry.envelope = envelope;
    return context_.audit.append(connection, entry);
  });
  MEND_CHECK(wrote);
  return received;
}

}  // namespace mend::hub
