#include "content/base/program.h"
#include "sync/console/commands.h"
#include "sync/console/serve.h"

#include <CLI/CLI.hpp>
#include <functional>

using namespace mend;

namespace {

/// A subcommand whose options fill `command`, to be run after all were read.
template <class Command>
std::shared_ptr<Command> add(CLI::App* app, std::function<base::Status()>& chosen) {
  auto command = std::make_shared<Command>();
  app->callback([command, &chosen] { chosen = [command] { return console::run(*command); }; });
  app->add_option("--data", command->data, "The hub's data folder")->required();
  return command;
}

base::Status run_command(int count, char** arguments) {
  CLI::App app{
      "The prison's server: takes sealed answers from devices and shows them to the staff they are for"};
  app.require_subcommand(1);
  std::function<base::Status()> chosen;

  const auto init = add<console::InitCommand>(
      app.add_subcommand("init", "Make a hub: database, certificates, keys"), chosen);
  CLI::App* sub = app.get_subcommand("init");
  sub->add_option("--establishment", init->establishment, "Short name of the prison, for example DEMO")
      ->required();
  sub->add_option("--name", init->name, "Name of the prison, for example \"HMP Demo\"")->required();
  sub->add_option("--custodian-passphrase-file", init->passphrase_file,
                  "File with the custodian's passphrase")
      ->required();
  sub->add_option("--address", init->addresses,
                  "Name or IP address that browsers and devices reach this hub by, for its certificate; "
                  "may be given more than once")
      ->expected(1)
      ->take_all();

  add<console::KeysCommand>(app.add_subcommand("keys", "Print the public keys for the site policy"), chosen);

  CLI::App* staff = app.add_subcommand("staff", "Members of staff")->require_subcommand(1);
  sub = staff->add_subcommand("add", "Add a member of staff");
  const auto member = add<console::StaffCommand>(sub, chosen);
  sub->add_option("--username", member->username, "What they sign in with")->required();
  sub->add_option("--name", member->name, "Their name")->required();
  sub->add_option("--roles", member->roles,
                  "key-worker, rj-lead, safer-custody, roster, auditor, survey; with commas between")
      ->required();
  sub->add_option("--password-file", member->password_file, "File with their password")->required();
  sub->add_option("--custodian-passphrase-file", member->passphrase_file,
                  "File with the custodian's passphrase")
      ->required();

  CLI::App* residents = app.add_subcommand("resident", "Residents")->require_subcommand(1);
  sub = residents->add_subcommand("add", "Add a resident and print the one-time code");
  const auto resident = add<console::ResidentCommand>(sub, chosen);
  sub->add_option("--name", resident->name, "The name they chose")->required();
  sub->add_option("--picture", resident->picture, "boat, tree, star, fish, sun, leaf, bird or key")
      ->required();
  sub->add_option("--number", resident->number, "Prison number, for example A1234BC")->required();
  sub->add_option("--key-worker", resident->key_worker, "Username of the key worker");

  sub = residents->add_subcommand("code", "Print a new one-time code, for a resident who forgot their PIN");
  const auto code = add<console::CodeCommand>(sub, chosen);
  sub->add_option("--number", code->number, "Prison number, for example A1234BC")->required();

  CLI::App* devices = app.add_subcommand("device", "Devices")->require_subcommand(1);
  sub = devices->add_subcommand("enrol", "Take a device in and certify its courier");
  const auto enrol = add<console::EnrolCommand>(sub, chosen);
  sub->add_option("--request", enrol->request, "The request that mend-dock identity made")->required();
  sub->add_option("--out", enrol->out, "Where to write the answer for mend-dock accept")->required();
  sub = devices->add_subcommand("assign", "Say who may sign in on a device");
  const auto assign = add<console::AssignCommand>(sub, chosen);
  sub->add_option("--device", assign->device, "Id of the device")->required();
  sub->add_option("--residents", assign->residents,
                  "Ids of the residents, with commas between; empty for nobody")
      ->required();
  add<console::DeviceListCommand>(
      devices->add_subcommand("list", "Print what each device last said of itself, and what it refused"),
      chosen);
  sub = devices->add_subcommand("revoke", "Never let this device in again");
  const auto revoke = add<console::RevokeCommand>(sub, chosen);
  sub->add_option("--device", revoke->device, "Id of the device")->required();

  CLI::App* quarantine = app.add_subcommand("quarantine", "What came from devices and could not be filed")
                             ->require_subcommand(1);
  add<console::QuarantineListCommand>(quarantine->add_subcommand("list", "Print it, calls for help first"),
                                      chosen);
  sub = quarantine->add_subcommand("retry", "File it again, after its cause was mended");
  const auto retry = add<console::QuarantineRetryCommand>(sub, chosen);
  sub->add_option("--repository", retry->repository, "Folder with the signed content")->required();

  sub = app.add_subcommand("serve", "Serve devices and staff until told to stop");
  const auto serve = add<console::ServeCommand>(sub, chosen);
  sub->add_option("--repository", serve->repository, "Folder with the signed content")->required();
  sub->add_option("--address", serve->address, "IP address to listen on")->capture_default_str();
  sub->add_option("--staff-port", serve->staff_port, "Port for browsers; 0 = any that is free")
      ->capture_default_str();
  sub->add_option("--device-port", serve->device_port, "Port for devices; 0 = any that is free")
      ->capture_default_str();

  try {
    app.parse(count, arguments);
  } catch (const CLI::CallForHelp& help) {
    app.exit(help);
    return {};
  } catch (const CLI::ParseError& error) {
    return base::fail(base::bad_arguments("mend-hub", error.what()));
  }
  return chosen();
}

}  // namespace

int main(int count, char** arguments) {
  return base::run_program("mend-hub", [&] { return run_command(count, arguments); });
}
