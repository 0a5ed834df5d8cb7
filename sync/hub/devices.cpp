#include "sync/hub/devices.h"

#include "sync/seal/item.h"

#include <set>

namespace mend::hub {

Result<protocol::Enrolment> Devices::enrol(const protocol::EnrolmentRequest& request,
                                           const Identity& authority) const {
  const std::string& id = request.device.device_id;
  if (!seal::is_id(id))
    return base::refused(
        "The device request names no device id; make it again with mend-kiosk --make-device.");
  MEND_TRY(const seal::PublicKey signing,
           seal::parse_key(request.device.signing_key, "the device's signing key"));
  MEND_TRY(const seal::PublicKey inbox, seal::parse_key(request.device.inbox_key, "the device's inbox key"));
  MEND_TRY(const DeviceCertificate certificate,
           certify_device(authority, request.csr, id, context_.clock, context_.random));
  const Bytes signing_blob(signing.begin(), signing.end());
  const Bytes inbox_blob(inbox.begin(), inbox.end());
  const Status wrote = context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows known,
             connection.run("SELECT signing_key, inbox_key FROM devices WHERE id = $1", {id}));
    if (known.empty()) {
      MEND_CHECK(connection.run(
          "INSERT INTO devices (id, signing_key, inbox_key, certificate_serial, sequence, enrolled)"
          " VALUES ($1, $2, $3, $4, 0, $5)",
          {id, signing_blob, inbox_blob, certificate.serial, context_.clock.now()}));
    } else if (known[0].blob(0) != signing_blob || known[0].blob(1) != inbox_blob) {
      return base::refused(
          "Device " + id +
          " is enrolled already with other keys; make the device anew so that it gets an id of its own.");
    } else {
      MEND_CHECK(connection.run("UPDATE devices SET certificate_serial = $2, revoked = NULL WHERE id = $1",
                                {id, certificate.serial}));
    }
    AuditEntry entry;
    entry.act = "device.enrolled";
    entry.device = id;
    MEND_CHECK(context_.audit.append(connection, entry));
    return inbox_.queue_roster(connection, id);
  });
  MEND_CHECK(wrote);
  return protocol::Enrolment{id, certificate.certificate, authority.certificate, {}};
}

Status Devices::assign(const std::string& device, const std::vector<std::string>& subjects,
                       const std::string& staff) const {
  const std::set<std::string> wanted(subjects.begin(), subjects.end());
  if (wanted.size() > seal::roster_limit)
    return base::refused("A device takes at most 256 residents; assign fewer.");
  return context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows known,
             connection.run("SELECT 1 FROM devices WHERE id = $1 AND revoked IS NULL", {device}));
    if (known.empty())
      return base::fail(ErrorKind::not_found, "There is no device " + device + "; enrol it first.");
    std::set<std::string> changed = {device};
    MEND_TRY(const Rows here,
             connection.run("SELECT subject FROM device_residents WHERE device = $1", {device}));
    std::set<std::string> before;
    for (const Row& row : here) {
      before.insert(row.text(0));
      if (wanted.contains(row.text(0))) continue;
      MEND_CHECK(connection.run("DELETE FROM device_residents WHERE subject = $1", {row.text(0)}));
      MEND_CHECK(inbox_.take_back(connection, device, row.text(0)));
    }
    for (const std::string& subject : wanted) {
      if (before.contains(subject)) continue;
      MEND_TRY(const Rows resident, connection.run("SELECT 1 FROM residents WHERE subject = $1", {subject}));
      if (resident.empty())
        return base::fail(ErrorKind::not_found, "There is no resident " + subject + "; add them first.");
      MEND_TRY(const Rows left,
               connection.run("DELETE FROM device_residents WHERE subject = $1 RETURNING device", {subject}));
      for (const Row& row : left) {
        changed.insert(row.text(0));
        MEND_CHECK(inbox_.take_back(connection, row.text(0), subject));
      }
      MEND_CHECK(connection.run("INSERT INTO device_residents (subject, device) VALUES ($1, $2)",
                                {subject, device}));
      MEND_CHECK(connection.run(
          "INSERT INTO device_subjects (device, subject) VALUES ($1, $2) ON CONFLICT DO NOTHING",
          {device, subject}));
    }
    for (const std::string& each : changed) MEND_CHECK(inbox_.queue_roster(connection, each));
    for (const std::string& subject : wanted) {
      if (!before.contains(subject)) MEND_CHECK(inbox_.tell_again(connection, device, subject));
    }
    AuditEntry entry;
    entry.act = "device.assigned";
    entry.staff = staff;
    entry.device = device;
    entry.detail = std::to_string(wanted.size());
    return context_.audit.append(connection, entry);
  });
}

Status Devices::revoke(const std::string& device, const std::string& staff) const {
  return context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("UPDATE devices SET revoked = $2 WHERE id = $1 AND revoked IS NULL RETURNING id",
                            {device, context_.clock.now()}));
    if (rows.empty()) return base::fail(ErrorKind::not_found, "There is no device " + device + " to revoke.");
    AuditEntry entry;
    entry.act = "device.revoked";
    entry.staff = staff;
    entry.device = device;
    return context_.audit.append(connection, entry);
  });
}

Status Devices::admit(const std::string& device, const std::string& certificate_serial) const {
  return context_.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(
        const Rows rows,
        connection.run("SELECT 1 FROM devices WHERE id = $1 AND certificate_serial = $2 AND revoked IS NULL",
                       {device, certificate_serial}));
    if (rows.empty())
      return base::refused(
          "This device is not enrolled here or was revoked; ask for it to be enrolled again.");
    return {};
  });
}

Result<std::vector<Device>> Devices::all(Connection& connection) {
  MEND_TRY(
      const Rows rows,
      connection.run("SELECT id, revoked, last_dock, (SELECT COUNT(*) FROM inbox i WHERE i.device = d.id)"
                     " FROM devices d ORDER BY enrolled, id"));
  std::vector<Device> all;
  for (const Row& row : rows) {
    Device device{row.text(0), !row.null(1), row.maybe_number(2), row.number(3), {}, {}, {}};
    MEND_TRY(const Rows residents,
             connection.run(
                 "SELECT r.name, r.subject FROM device_residents x JOIN residents r ON r.subject = x.subject"
                 " WHERE x.device = $1 ORDER BY r.name",
                 {device.id}));
    for (const Row& resident : residents) {
      device.residents.push_back(resident.text(0));
      device.subjects.push_back(resident.text(1));
    }
    MEND_TRY(device.said, last_report(connection, device.id));
    all.push_back(std::move(device));
  }
  return all;
}

Result<seal::PublicKey> Devices::signing_key(Connection& connection, const std::string& device) {
  MEND_TRY(const Rows rows,
           connection.run("SELECT signing_key FROM devices WHERE id = $1 AND revoked IS NULL", {device}));
  seal::PublicKey key{};
  if (rows.empty() || rows[0].blob(0).size() != key.size())
    return base::fail(ErrorKind::not_found, "The device is not enrolled.");
  std::copy(rows[0].blob(0).begin(), rows[0].blob(0).end(), key.begin());
  return key;
}

}  // namespace mend::hub
