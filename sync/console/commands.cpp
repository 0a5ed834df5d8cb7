#include "sync/console/commands.h"

#include "content/base/clock.h"
#include "content/base/disk_files.h"
#include "content/base/json.h"
#include "content/base/program.h"
#include "sync/console/device_words.h"
#include "sync/console/refusal_words.h"
#include "sync/hub/devices.h"
#include "sync/hub/hub.h"
#include "sync/hub/intake.h"
#include "sync/hub/policy_source.h"
#include "sync/hub/residents.h"
#include "sync/hub/staff.h"

#include <algorithm>
#include <cstdio>

namespace mend::console {

namespace {

struct Machine {
  base::DiskFiles files;
  base::SystemClock clock;
  base::SystemRandom random;

  base::Result<std::unique_ptr<hub::Hub>> hub(const base::Path& data) {
    return hub::Hub::open(files, data, clock, random);
  }

  /// The first line of a file that holds a password.
  base::Result<std::string> secret(const base::Path& path) {
    MEND_TRY(base::Bytes bytes, files.read(path, 4096));
    std::string text(base::as_text(bytes));
    base::wipe(bytes);
    if (const std::size_t end = text.find_first_of("\r\n"); end != std::string::npos) {
      if (text.find_first_not_of("\r\n", end) != std::string::npos) {
        base::wipe(text);
        return base::refused("The file " + path.string() +
                             " must hold one line with the password and nothing else.");
      }
      text.resize(end);
    }
    // Nobody could type it again.
    if (std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; })) {
      base::wipe(text);
      return base::refused("The file " + path.string() +
                           " holds other things than a password; write the password on its first line.");
    }
    return text;
  }
};

void print(const base::Json& json) {
  // Names that a device sends are what they are.
  std::printf("%s\n", json.dump(-1, ' ', false, base::Json::error_handler_t::replace).c_str());
}

base::Json said_by(const hub::Device& device) {
  base::Json said = {{"device", device.id}, {"revoked", device.revoked}, {"refused", base::Json::array()}};
  if (device.last_dock) said["last_dock"] = base::format_utc(*device.last_dock);
  if (!device.said) return said;
  said["reported"] = base::format_utc(device.said->received);
  if (const auto& kiosk = device.said->report.kiosk) {
    said["app"] = kiosk->app;
    said["generation"] = kiosk->generation;
    said["fell_back"] = kiosk->fell_back;
    said["free_bytes"] = kiosk->free_bytes;
    if (kiosk->confirmed) said["confirmed"] = base::format_utc(*kiosk->confirmed);
    if (kiosk->clock_error_seconds) said["clock_error_seconds"] = *kiosk->clock_error_seconds;
  }
  for (const protocol::Refusal& each : refusals_of(device)) {
    const RefusalWords words = refusal_words(each.code);
    said["refused"].push_back({{"code", each.code},
                               {"what", words.what},
                               {"remedy", words.remedy},
                               {"first", base::format_utc(each.first)},
                               {"last", base::format_utc(each.last)},
                               {"count", each.count},
                               {"mended", each.mended}});
  }
  return said;
}

/// The only place where a one-time code is ever seen.
base::Status show_code(const hub::AddedResident& resident) {
  print({{"subject", resident.subject}, {"code", resident.code}});
  return base::flush_output();
}

}  // namespace

base::Status run(const InitCommand& command) {
  Machine machine;
  hub::NewHub wanted{command.establishment, command.name, {}, command.addresses};
  MEND_TRY(wanted.custodian_passphrase, machine.secret(command.passphrase_file));
  const base::Status made =
      hub::Hub::init(machine.files, command.data, wanted, machine.clock, machine.random, {});
  base::wipe(wanted.custodian_passphrase);
  return made;
}

base::Status run(const KeysCommand& command) {
  Machine machine;
  MEND_TRY(const auto hub, machine.hub(command.data));
  MEND_TRY(const std::string json, hub->public_keys_json());
  std::printf("%s\n", json.c_str());
  return {};
}

base::Status run(const StaffCommand& command) {
  Machine machine;
  MEND_TRY(const auto hub, machine.hub(command.data));
  MEND_TRY(std::string password, machine.secret(command.password_file));
  MEND_TRY(std::string passphrase, machine.secret(command.passphrase_file));
  MEND_TRY(const std::set<hub::Role> roles, hub::parse_roles(command.roles));
  const auto added =
      hub::add_staff(hub->context(), {command.username, command.name, roles}, password, passphrase, {});
  base::wipe(password);
  base::wipe(passphrase);
  MEND_CHECK(added);
  print({{"staff", *added}});
  return {};
}

base::Status run(const ResidentCommand& command) {
  Machine machine;
  MEND_TRY(const auto hub, machine.hub(command.data));
  MEND_CHECK(hub::add_resident(
      hub->context(), {command.name, command.picture, command.number, command.key_worker}, true, show_code));
  return {};
}

base::Status run(const CodeCommand& command) {
  Machine machine;
  MEND_TRY(const auto hub, machine.hub(command.data));
  MEND_CHECK(hub::renew_code(hub->context(), command.number, true, show_code));
  return {};
}

base::Status run(const QuarantineListCommand& command) {
  Machine machine;
  MEND_TRY(const auto hub, machine.hub(command.data));
  MEND_TRY(const std::vector<hub::Quarantined> all, hub::all_quarantined(hub->context()));
  base::Json list = base::Json::array();
  for (const hub::Quarantined& each : all) {
    list.push_back({{"envelope", each.envelope},
                    {"device", each.device},
                    {"received", base::format_utc(each.received)},
                    {"reason", each.reason},
                    {"urgent", each.subject.has_value()},
                    {"subject", each.subject.value_or("")}});
  }
  print(list);
  return {};
}

base::Status run(const QuarantineRetryCommand& command) {
  Machine machine;
  MEND_TRY(const auto hub, machine.hub(command.data));
  hub::PolicySource policy(machine.files, command.data, command.repository, hub->establishment(),
                           machine.clock);
  MEND_TRY(const hub::Intake::Retried retried, hub::Intake(hub->context(), policy).retry());
  print({{"filed", retried.filed}, {"left", retried.left}});
  return {};
}

base::Status run(const EnrolCommand& command) {
  Machine machine;
  MEND_TRY(const auto hub, machine.hub(command.data));
  MEND_TRY(const base::Bytes bytes, machine.files.read(command.request, protocol::enrolment_limit));
  MEND_TRY(const protocol::EnrolmentRequest request, protocol::parse_enrolment_request(bytes));
  MEND_TRY(const hub::Identity authority, hub->authority());
  MEND_TRY(const protocol::Enrolment enrolment, hub::Devices(hub->context()).enrol(request, authority));
  MEND_CHECK(machine.files.write_atomic(command.out, base::as_bytes(protocol::encode(enrolment)),
                                        base::FileMode::shared_read));
  print({{"device", enrolment.device_id}});
  return {};
}

base::Status run(const AssignCommand& command) {
  Machine machine;
  MEND_TRY(const auto hub, machine.hub(command.data));
  std::vector<std::string> subjects;
  std::string_view list = command.residents;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (comma > 0) subjects.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return hub::Devices(hub->context()).assign(command.device, subjects, "");
}

base::Status run(const DeviceListCommand& command) {
  Machine machine;
  MEND_TRY(const auto hub, machine.hub(command.data));
  base::Json list = base::Json::array();
  const base::Status looked = hub->context().storage.read([&](hub::Connection& connection) -> base::Status {
    MEND_TRY(const std::vector<hub::Device> devices, hub::Devices::all(connection));
    for (const hub::Device& device : devices) list.push_back(said_by(device));
    return {};
  });
  MEND_CHECK(looked);
  print(list);
  return {};
}

base::Status run(const RevokeCommand& command) {
  Machine machine;
  MEND_TRY(const auto hub, machine.hub(command.data));
  return hub::Devices(hub->context()).revoke(command.device, "");
}

}  // namespace mend::console
