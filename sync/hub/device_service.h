#pragma once

#include "content/base/files.h"
#include "sync/hub/devices.h"
#include "sync/hub/http.h"
#include "sync/hub/intake.h"
#include "sync/hub/repository_files.h"

namespace mend::hub {

/// What couriers may ask: the repository's files, handing in envelopes, fetching inbox items, the time,
/// and taking what the device says of itself. Who asks is
/// said by the certificate of the connection and by nothing in the request.
class DeviceService {
 public:
  DeviceService(const Context& context, PolicySource& policy, base::Path repository)
      : context_(context),
        devices_(context),
        inbox_(context),
        intake_(context, policy),
        policy_(policy),
        repository_(std::move(repository)) {}

  HttpResponse answer(const HttpRequest& request) const;

 private:
  [[nodiscard]] HttpResponse route(const HttpRequest& request) const;
  [[nodiscard]] HttpResponse put_envelope(const HttpRequest& request) const;
  [[nodiscard]] HttpResponse time(const HttpRequest& request) const;
  [[nodiscard]] HttpResponse report(const HttpRequest& request) const;
  [[nodiscard]] HttpResponse inbox(const HttpRequest& request) const;

  Context context_;
  Devices devices_;
  Inbox inbox_;
  Intake intake_;
  PolicySource& policy_;
  base::Path repository_;
};

}  // namespace mend::hub
