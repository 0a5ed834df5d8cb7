#include "sync/console/serve.h"

#include "content/base/disk_files.h"
#include "content/base/json.h"
#include "content/base/program.h"
#include "sync/console/console.h"
#include "sync/hub/device_service.h"
#include "sync/hub/http_server.h"
#include "sync/hub/hub.h"
#include "sync/protocol/protocol.h"

#include <csignal>
#include <cstdio>
#include <ctime>

namespace mend::console {

namespace {

std::string address_of(const std::string& host, unsigned short port) {
  return "https://" + (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" +
         std::to_string(port) + "/";
}

/// Waits for the word to stop; meanwhile wipes the keys of sessions that nobody uses any more.
void wait_for_the_end(hub::Sessions& sessions, const sigset_t& signals) {
  constexpr timespec kTick = {10, 0};
  while (sigtimedwait(&signals, nullptr, &kTick) < 0) sessions.sweep();
}

}  // namespace

base::Status run(const ServeCommand& command) {
  // Before any thread, so that all of them leave these signals to this one.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  base::DiskFiles files;
  const base::SystemClock clock;
  base::SystemRandom random;
  if (std::error_code code; !std::filesystem::is_directory(command.repository, code))
    return base::fail(base::ErrorKind::not_found,
                      "There is no folder " + command.repository.string() +
                          " with signed content; make it with mend-author publish.");
  MEND_TRY(const auto hub, hub::Hub::open(files, command.data, clock, random));
  MEND_TRY(const hub::Identity authority, hub->authority());
  MEND_TRY(const hub::Identity server, hub->server_identity());
  hub::PolicySource policy(files, command.data, command.repository, hub->establishment(), clock);
  hub::FormShelf forms(files, command.repository);
  MEND_TRY(const auto sessions, hub::Sessions::start(hub->context(), {}, {}));
  const hub::DeviceService devices(hub->context(), policy, command.repository);
  Console console({hub->context(), *sessions, forms, policy, hub->name(), base::share_folder() / "console"});

  hub::HttpServerOptions device_options;
  device_options.address = command.address;
  device_options.port = command.device_port;
  device_options.certificate = server.certificate;
  device_options.key = server.key;
  device_options.client_authority = authority.certificate;
  device_options.body_limit = protocol::envelope_limit;
  device_options.connections = 4096;
  device_options.network_threads = 2;
  device_options.handler_threads = 16;
  hub::HttpServerOptions staff_options = device_options;
  staff_options.port = command.staff_port;
  staff_options.client_authority.clear();
  staff_options.body_limit = 64 * 1024;
  staff_options.connections = 512;
  staff_options.network_threads = 1;
  staff_options.handler_threads = 12;  // more than sign-ins may hold, so that others still get through
  MEND_TRY(const auto device_server,
           hub::HttpServer::start(device_options,
                                  [&](const hub::HttpRequest& request) { return devices.answer(request); }));
  MEND_TRY(const auto staff_server,
           hub::HttpServer::start(staff_options,
                                  [&](const hub::HttpRequest& request) { return console.answer(request); }));

  if (const std::string trouble = policy.problem(); !trouble.empty())
    std::fprintf(stderr, "mend-hub: %s\n", trouble.c_str());
  const base::Json ready = {{"staff", address_of(command.address, staff_server->port())},
                            {"devices", address_of(command.address, device_server->port())}};
  std::printf("%s\n", ready.dump().c_str());
  std::fflush(stdout);
  wait_for_the_end(*sessions, signals);
  return {};
}

}  // namespace mend::console
