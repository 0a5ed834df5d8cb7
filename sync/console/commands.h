#pragma once

#include "content/base/files.h"

#include <string>
#include <vector>

namespace mend::console {

// The commands of mend-hub besides serve. Each prints what the contract says and nothing else.

struct InitCommand {
  base::Path data, passphrase_file;
  std::string establishment, name;
  std::vector<std::string> addresses;
};
base::Status run(const InitCommand& command);

struct KeysCommand {
  base::Path data;
};
base::Status run(const KeysCommand& command);

struct StaffCommand {
  base::Path data, password_file, passphrase_file;
  std::string username, name, roles;
};
base::Status run(const StaffCommand& command);

struct ResidentCommand {
  base::Path data;
  std::string name, picture, number, key_worker;
};
base::Status run(const ResidentCommand& command);

struct CodeCommand {
  base::Path data;
  std::string number;
};
base::Status run(const CodeCommand& command);

struct QuarantineListCommand {
  base::Path data;
};
base::Status run(const QuarantineListCommand& command);

struct QuarantineRetryCommand {
  base::Path data, repository;
};
base::Status run(const QuarantineRetryCommand& command);

struct EnrolCommand {
  base::Path data, request, out;
};
base::Status run(const EnrolCommand& command);

struct AssignCommand {
  base::Path data;
  std::string device, residents;
};
base::Status run(const AssignCommand& command);

/// Each device with what it last said of itself, refusals as sentences.
struct DeviceListCommand {
  base::Path data;
};
base::Status run(const DeviceListCommand& command);

struct RevokeCommand {
  base::Path data;
  std::string device;
};
base::Status run(const RevokeCommand& command);

}  // namespace mend::console
