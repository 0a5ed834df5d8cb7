// Makes a hub's data folder and a folder of content with something for every role to see, for the browser
// test. Usage: browser_world FOLDER PASSWORD_FILE PASSPHRASE_FILE FORM_FILE OTHER_FORM_FILE

#include "content/base/clock.h"
#include "content/base/disk_files.h"
#include "content/base/hash.h"
#include "content/base/random.h"
#include "sync/hub/device_reports.h"
#include "sync/hub/devices.h"
#include "sync/hub/hub.h"
#include "sync/hub/intake.h"
#include "sync/hub/policy_source.h"
#include "sync/hub/residents.h"
#include "sync/hub/staff.h"
#include "sync/seal/envelope.h"

#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <tuple>
#include <vector>

using namespace mend;

namespace {

constexpr opening::PasswordCost kCheap{1, 8192};
constexpr base::UnixMillis kHour = 60 * 60 * 1000;

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string line(const char* path) {
  std::string text = read(path);
  return text.substr(0, text.find('\n'));
}

void must(const base::Status& status) {
  if (!status) throw std::runtime_error(status.error().message);
}

struct World {
  base::DiskFiles files;
  base::SystemRandom random;
  base::ManualClock clock{base::SystemClock().now()};
  std::unique_ptr<hub::Hub> hub;
  std::unique_ptr<hub::PolicySource> policy;
  std::string device, form_hash, other_hash;
  seal::SigningPair signing;
  std::vector<hub::PublicClassKey> keys;

  void send(const std::string& subject, const std::string& response_class, const std::string& form,
            const std::string& answers, bool urgent, base::UnixMillis ago) {
    const base::UnixMillis now = base::SystemClock().now();
    clock.set_calendar(now - ago);
    seal::ClassKey class_key;
    for (const hub::PublicClassKey& key : keys) {
      if (key.response_class == response_class) class_key = {key.response_class, key.key};
    }
    seal::Contents contents;
    contents.device = device;
    contents.subject = subject;
    contents.form = form;
    contents.form_version = 1;
    contents.form_hash = form == "mend/every-answer" ? other_hash : form_hash;
    contents.urgent = urgent;
    contents.created = (clock.now() - kHour) / 1000 * 1000;
    contents.language = "en";
    contents.answers = base::SecretBytes(base::as_bytes(answers));
    const auto envelope =
        seal::seal_envelope(contents, class_key, hub->context().keys.sealing.public_key, signing, random)
            .value();
    (void)hub::Intake(hub->context(), *policy).take(device, envelope.id, envelope.file).value();
    clock.set_calendar(now);
  }
};

void make(const base::Path& folder, const std::string& password, const std::string& passphrase,
          const std::string& form, const std::string& other_form) {
  World world;
  const base::Path data = folder / "data", repository = folder / "repository";
  must(
      hub::Hub::init(world.files, data, {"DEMO", "HMP Demo", passphrase}, world.clock, world.random, kCheap));
  world.hub = std::move(hub::Hub::open(world.files, data, world.clock, world.random).value());
  const auto shelve = [&](const std::string& xml) {
    const std::string hash = base::sha256_hex(base::as_bytes(xml));
    const base::Path blobs = repository / "blobs" / hash.substr(0, 2);
    must(world.files.make_folders(blobs));
    must(world.files.write_atomic(blobs / hash, base::as_bytes(xml), base::FileMode::shared_read));
    return hash;
  };
  world.form_hash = shelve(form);
  world.other_hash = shelve(other_form);
  world.policy = std::make_unique<hub::PolicySource>(world.files, data, repository, "DEMO", world.clock);
  const hub::Context context = world.hub->context();
  using hub::Role;
  const std::vector<std::tuple<std::string, std::string, Role>> staff = {
      {"jo", "Jo Smith", Role::key_worker},     {"lee", "Lee Brown", Role::rj_lead},
      {"ali", "Ali Khan", Role::safer_custody}, {"ros", "Ros Jones", Role::roster},
      {"aud", "Aud Evans", Role::auditor},      {"sue", "Sue Hughes", Role::survey}};
  for (const auto& [username, name, role] : staff)
    (void)hub::add_staff(context, {username, name, {role}}, password, passphrase, kCheap).value();
  const auto resident = [&](const char* name, const char* picture, const char* number,
                            const char* key_worker) {
    return hub::add_resident(context, {name, picture, number, key_worker}, false).value().subject;
  };
  const std::string sam = resident("Sam", "boat", "A1234BC", "jo"),
                    alex = resident("Alex", "tree", "A2345BC", "jo"),
                    kit = resident("Kit", "star", "A3456BC", "");
  world.device = world.random.id();
  world.signing = seal::make_signing_pair(world.random);
  const seal::BoxPair inbox = seal::make_box_pair(world.random);
  const hub::Devices devices(context);
  // The courier's TLS identity plays no part here, so the row is made without one.
  must(context.storage.write([&](hub::Connection& connection) -> hub::Status {
    MEND_CHECK(connection.run(
        "INSERT INTO devices (id, signing_key, inbox_key, certificate_serial, sequence, enrolled) VALUES "
        "($1, $2, $3, 'none', 0, $4)",
        {world.device, base::Bytes(world.signing.public_key.begin(), world.signing.public_key.end()),
         base::Bytes(inbox.public_key.begin(), inbox.public_key.end()), world.clock.now()}));
    MEND_TRY(world.keys, hub::public_class_keys(connection));
    return {};
  }));
  must(devices.assign(world.device, {sam, alex, kit}, ""));
  const base::UnixMillis now = world.clock.now();
  protocol::DeviceReport report;
  report.kiosk = {"0.1.0", 7, false, 3ull << 30, now - 9 * 24 * kHour, -90 * 60, {}};
  protocol::add_refusal(report.kiosk->refusals,
                        "trust.expired role=timestamp version=3 expected=2026-11-23T09%3A00%3A00Z "
                        "seen=2026-11-20T00%3A00%3A00Z",
                        now - kHour);
  report.courier = {"0.1.0", {}};
  must(hub::keep_report(context, world.device, base::as_bytes(protocol::encode(report))));

  const std::string quiet =
      "<data id=\"weekly-check-in\" version=\"1\"><week>ok</week><good>My sister wrote to "
      "me.</good><help>no</help></data>";
  const std::string calling =
      "<data id=\"weekly-check-in\" version=\"1\"><week>very-bad</week><good>Nothing &amp; nobody "
      "&lt;yet&gt;.</good><help>today</help></data>";
  world.send(alex, "key-work", "mend/weekly-check-in", quiet, false, 75 * kHour);
  world.send(alex, "key-work", "mend/every-answer",
             "<data id=\"every-answer\" version=\"1\"><day>2026-01-02</day><month>2026-03-01</month>"
             "<at>06:45:00.000Z</at><call>2026-07-05T09:05:00.000+01:00</call><job>true</job><wing>4</wing>"
             "<food>soup tea</food><help>walk talk music</help><agree>OK</agree>"
             "<words>One line\nand &lt;another&gt;</words><visit><who>Jo</who><went>Well</went></visit>"
             "<visit><who>أحمد</who><went>Not so well</went></visit><last>No</last></data>",
             false, 70 * kHour);
  world.send(sam, "key-work", "mend/weekly-check-in", calling, true, 2 * kHour);
  world.send(kit, "key-work", "mend/weekly-check-in", quiet, false, kHour);
  world.send(sam, "rj", "mend/rj-interest", quiet, false, 100 * kHour);
  world.send(alex, "rj", "mend/rj-interest", quiet, false, 3 * kHour);
  for (int i = 0; i < 12; ++i) world.send("", "survey", "mend/resident-voice", quiet, false, 24 * kHour);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 6) {
    std::fprintf(stderr,
                 "Usage: browser_world FOLDER PASSWORD_FILE PASSPHRASE_FILE FORM_FILE OTHER_FORM_FILE\n");
    return 1;
  }
  try {
    make(arguments[1], line(arguments[2]), line(arguments[3]), read(arguments[4]), read(arguments[5]));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "browser_world: %s\n", error.what());
    return 1;
  }
  return 0;
}
