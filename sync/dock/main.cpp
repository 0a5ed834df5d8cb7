#include "content/base/disk_files.h"
#include "content/base/program.h"
#include "content/trust/mirror.h"
#include "sync/dock/courier.h"
#include "sync/dock/identity.h"
#include "sync/dock/refusal_log.h"
#include "sync/dock/rounds.h"
#include "sync/dock/spool_lock.h"
#include "sync/dock/waiter.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>

namespace {

using namespace mend;
using base::Path;

constexpr std::size_t root_limit = 512'000;

struct Arguments {
  Path identity, device_request, out, enrolment, spool, drop, root;
  std::string hub, establishment;
  int every_seconds = 300;
};

base::Status make_identity(base::Files& files, const Arguments& arguments) {
  MEND_TRY(const base::Bytes bytes, files.read(arguments.device_request, protocol::enrolment_limit));
  MEND_TRY(const protocol::DeviceRequest device, protocol::parse_device_request(bytes));
  MEND_TRY(const protocol::EnrolmentRequest request,
           dock::Identity(files, arguments.identity).request(device));
  return files.write_atomic(arguments.out, base::as_bytes(protocol::encode(request)),
                            base::FileMode::shared_read);
}

base::Status accept(base::Files& files, const Arguments& arguments) {
  MEND_TRY(const base::Bytes bytes, files.read(arguments.enrolment, protocol::enrolment_limit));
  MEND_TRY(const protocol::Enrolment enrolment, protocol::parse_enrolment(bytes));
  return dock::Identity(files, arguments.identity).accept(enrolment);
}

/// Everything that one dock needs, made once.
struct Workplace {
  dock::LinkOptions link;
  spool::Spool spool;
  dock::SpoolLock lock;
  dock::BringContent content;
  dock::RefusalLog log;

  dock::DockReport dock() {
    auto hub = dock::HubLink::create(link);
    if (!hub) {
      dock::DockReport report;
      report.troubles.push_back(hub.error());
      return report;
    }
    bool noted = false;
    dock::DockReport report = dock::dock_once(**hub, spool, content, [&](const dock::DockReport& so_far) {
      log.note(so_far);
      noted = true;
      return std::optional(dock::device_report(spool, log));
    });
    if (report.reached) {
      if (const auto marked = spool.mark_docked(base::SystemClock().now()); !marked) {
        report.troubles.push_back({dock::TroubleKind::disk, marked.error().message, {}, {}});
      }
    }
    if (!noted) log.note(report);
    return report;
  }
};

base::Result<Workplace> prepare(base::Files& files, const Arguments& arguments, const std::atomic<bool>& stop,
                                const base::Clock& clock) {
  MEND_TRY(const dock::Identity::Paths identity, dock::Identity(files, arguments.identity).paths());
  const std::string hub = arguments.hub.empty() ? identity.hub : arguments.hub;
  if (hub.empty()) return base::refused("The enrolment names no hub; say which with --hub https://….");
  spool::Spool spool(files, arguments.spool);
  MEND_CHECK(spool.prepare());
  MEND_TRY(dock::SpoolLock lock, dock::SpoolLock::take(arguments.spool));
  trust::MirrorOptions mirror;
  mirror.establishment = arguments.establishment;
  if (!arguments.root.empty()) {
    MEND_TRY(mirror.root, files.read(arguments.root, root_limit));
  }
  auto content = [&files, drop = arguments.drop,
                  mirror](trust::Fetcher& repository) -> base::Result<dock::Brought> {
    MEND_TRY(trust::MirrorReport report, trust::mirror_to_drop(repository, files, drop, mirror));
    for (const base::Error& each : report.left_out) std::cerr << "mend-dock: " << each.message << std::endl;
    return dock::Brought{report.text(), std::move(report.left_out)};
  };
  return Workplace{{.hub = hub,
                    .ca = identity.ca,
                    .certificate = identity.certificate,
                    .key = identity.key,
                    .stop = &stop},
                   std::move(spool),
                   std::move(lock),
                   std::move(content),
                   dock::RefusalLog(files, clock, arguments.spool / "sent" / "refusals.json")};
}

base::Status once(base::Files& files, const Arguments& arguments) {
  const dock::StopSignal stop;
  const base::SystemClock clock;
  MEND_TRY(Workplace place, prepare(files, arguments, stop.flag(), clock));
  const dock::DockReport report = place.dock();
  if (report.reached) std::cout << report.json() << std::endl;
  if (report.troubles.empty()) return {};
  return base::fail(base::ErrorKind::unavailable, report.troubles.front().message);
}

base::Status run(base::Files& files, const Arguments& arguments) {
  const dock::StopSignal stop;
  const base::SystemClock clock;
  MEND_TRY(Workplace place, prepare(files, arguments, stop.flag(), clock));
  base::SystemRandom random;
  dock::Rhythm rhythm(arguments.every_seconds, random);
  dock::KernelWaiter waiter(stop);
  dock::run_rounds({.dock = [&] { return place.dock(); },
                    .say = [](const std::string& line) { std::cout << line << std::endl; },
                    .complain = [](const std::string& line) { std::cerr << "mend-dock: " << line << '\n'; }},
                   rhythm, waiter);
  return {};
}

base::Status run_command(int argc, char** argv) {
  CLI::App app{"Carries sealed answers to the hub and news and content back."};
  app.require_subcommand(1);
  Arguments arguments;

  auto* identity = app.add_subcommand("identity", "Make this device's TLS key and its request to the hub");
  identity->add_option("--identity", arguments.identity, "Folder of the courier's identity")->required();
  identity->add_option("--device-request", arguments.device_request, "What mend-kiosk --make-device printed")
      ->required();
  identity->add_option("--out", arguments.out, "Where to write the request")->required();

  auto* accepting = app.add_subcommand("accept", "Take the hub's answer to the request");
  accepting->add_option("--identity", arguments.identity, "Folder of the courier's identity")->required();
  accepting->add_option("--enrolment", arguments.enrolment, "What mend-hub device enrol wrote")->required();

  auto* docking_once = app.add_subcommand("once", "Dock once");
  auto* docking = app.add_subcommand("run", "Dock again and again, until SIGTERM");
  for (auto* command : {docking_once, docking}) {
    command->add_option("--hub", arguments.hub, "https address of the hub's device listener");
    command->add_option("--identity", arguments.identity, "Folder of the courier's identity")->required();
    command->add_option("--spool", arguments.spool, "Folder shared with the kiosk")->required();
    command->add_option("--drop", arguments.drop, "Folder for unverified content")->required();
    command->add_option("--root", arguments.root, "Root of trust of the content");
    command->add_option("--establishment", arguments.establishment, "Fetch only what this prison offers");
  }
  docking->add_option("--every", arguments.every_seconds, "Seconds between two docks")
      ->check(CLI::Range(1, 86'400));

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    app.exit(help);
    return {};
  } catch (const CLI::ParseError& error) {
    return base::fail(base::bad_arguments("mend-dock", error.what()));
  }
  base::DiskFiles files;
  return *identity       ? make_identity(files, arguments)
         : *accepting    ? accept(files, arguments)
         : *docking_once ? once(files, arguments)
                         : run(files, arguments);
}

}  // namespace

int main(int argc, char** argv) {
  return base::run_program("mend-dock", [&] { return run_command(argc, argv); });
}
