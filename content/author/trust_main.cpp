#include "content/author/trust_commands.h"
#include "content/base/disk_files.h"
#include "content/base/program.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

// mend-trust: the ceremonies of key officers.

namespace {

using namespace mend;
using author::TrustArguments;

/// The command that was asked for.
using Verb = base::Status (author::TrustCommands::*)();

void describe(CLI::App& app, TrustArguments& a, Verb& verb) {
  const auto add = [&](const char* name, const char* what, Verb does) {
    CLI::App* command = app.add_subcommand(name, what);
    command->callback([&verb, does] { verb = does; });
    return command;
  };
  const auto repository = [&](CLI::App* c) {
    c->add_option("--repository", a.repository, "Folder of the repository")->required();
  };
  const auto believing = [&](CLI::App* c) {
    repository(c);
    c->add_option(
        "--root", a.root,
        "The root that you were given by hand; nothing else is believed. Only the first ceremony has "
        "none");
  };
  const auto secrets = [&](CLI::App* c) {
    c->add_option("--passphrase-file", a.passphrase_file,
                  "File whose first line is the passphrase of key files");
    c->add_option("--pin-file", a.pin_file, "File whose first line is the PIN of a token; else it is asked");
  };
  const auto signing = [&](CLI::App* c) {
    c->add_option("--key", a.keys, "Key file, or pkcs11: URI of a token's key");
    secrets(c);
  };
  const auto care = [&](CLI::App* c) {
    c->add_flag("--dry-run", a.dry_run, "Say what would happen, and write nothing");
    c->add_flag("--yes", a.yes, "Do not ask; for scripts");
  };
  const auto proposing = [&](CLI::App* c) {
    believing(c);
    c->add_option("--out", a.out, "File for the proposal; it should end with .proposal");
    c->add_option("--by", a.by, "Who proposes");
    c->add_option("--why", a.why, "Why, in a line");
    secrets(c);
    care(c);
  };

  CLI::App* key = add("key", "Make a key file, or a key on a token, and write its public half",
                      &author::TrustCommands::key);
  key->add_option("place", a.place, "New key file (name.key), or pkcs11: URI of a token's key")->required();
  key->add_flag("--make", a.make, "Make the key on the token; without it, it must be there");
  key->add_flag("--p256", a.p256, "P-256 in place of Ed25519; for tokens that know no Ed25519");
  key->add_option("--public", a.out, "File for the public half; by default beside the key, with .pub");
  secrets(key);
  care(key);

  CLI::App* ceremony = add("ceremony", "Begin a repository", &author::TrustCommands::ceremony);
  repository(ceremony);
  ceremony->add_option(
      "--seat", a.seats,
      "ROLE=KEY: a public key file or token URI for a seat; writes a proposal that the holders sign");
  ceremony->add_option("--keys", a.folder, "For demos: new folder in which all keys are made");
  ceremony->add_option("--role", a.roles,
                       "For demos: a role beside software, policy and establishments: "
                       "authors-<organisation>, est-<establishment>; without any, only root is made");
  ceremony->add_option("--out", a.out, "File for the proposal");
  ceremony->add_option("--by", a.by, "Who holds the ceremony");
  secrets(ceremony);
  care(ceremony);

  CLI::App* delegate = add("delegate", "Propose to trust a new role", &author::TrustCommands::delegate);
  delegate
      ->add_option("role", a.place,
                   "authors-<organisation>, est-<establishment>, software, policy or establishments")
      ->required();
  delegate->add_option("--with", a.with, "Public key file or token URI of each key holder")->required();
  proposing(delegate);

  CLI::App* rotate = add("rotate", "Propose other keys for a role", &author::TrustCommands::rotate);
  rotate->add_option("role", a.place, "Any role")->required();
  rotate->add_option("--with", a.with, "Public key file or token URI of each key holder, all of them")
      ->required();
  proposing(rotate);

  CLI::App* revoke = add("revoke", "Propose to take a key out of every role", &author::TrustCommands::revoke);
  revoke->add_option("key", a.place, "Beginning of the key's id, as doctor lists it")->required();
  revoke->add_option("--with", a.with, "Public key file or token URI of a key in its place");
  proposing(revoke);

  CLI::App* renew = add("renew",
                        "Sign anew what is due: with --key snapshot and timestamp at once, else a proposal "
                        "for what people sign",
                        &author::TrustCommands::renew);
  renew->add_option("roles", a.roles, "Roles, due or not");
  renew->add_option("--key", a.keys, "The online keys: key files or pkcs11: URIs");
  proposing(renew);

  CLI::App* sign = add("sign", "Sign a proposal about roles and keys", &author::TrustCommands::sign);
  sign->add_option("proposal", a.place, "File of the proposal")->required();
  sign->add_option("--signatures", a.folder, "Folder for the signatures; by default that of the proposal");
  believing(sign);
  signing(sign);
  care(sign);

  CLI::App* publish =
      add("publish", "Publish a proposal that enough people signed", &author::TrustCommands::publish);
  publish->add_option("proposal", a.place, "File of the proposal")->required();
  publish->add_option("--signatures", a.folder, "Folder of the signatures; by default that of the proposal");
  believing(publish);
  signing(publish);
  care(publish);

  CLI::App* verify = add("verify", "Verify everything in a repository", &author::TrustCommands::verify);
  verify->add_option("repository", a.repository, "Folder of the repository")->required();
  verify->add_option("--root", a.root, "The root to begin from; else the repository's own");

  CLI::App* doctor =
      add("doctor", "Say what expires when, and who still has to sign", &author::TrustCommands::doctor);
  repository(doctor);
  doctor->add_option("--proposals", a.with, "Folders with proposals and signatures");

  CLI::App* out =
      add("export", "Put what the other side lacks into a folder", &author::TrustCommands::export_to);
  repository(out);
  out->add_option("--to", a.folder, "The folder, as on a stick")->required();
  care(out);

  CLI::App* in = add("import", "Bring a copy of the repository up to date from such a folder",
                     &author::TrustCommands::import_from);
  repository(in);
  in->add_option("--from", a.folder, "The folder, as on a stick")->required();
  in->add_option("--root", a.root, "For a new copy: the first root, as it was handed to you");
  care(in);
}

base::Status run(int argc, char** argv) {
  CLI::App app("Makes and keeps the keys that content is signed with.", "mend-trust");
  app.require_subcommand(1);
  TrustArguments arguments;
  Verb verb = nullptr;
  describe(app, arguments, verb);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    app.exit(help);
    return {};
  } catch (const CLI::ParseError& error) {
    return base::fail(base::bad_arguments("mend-trust", error.what()));
  }
  base::DiskFiles files;
  base::SystemRandom random;
  author::TerminalPrompt prompt;
  const auto print = [](const std::string& line) { std::printf("%s\n", line.c_str()); };
  author::TrustCommands commands({files, random, prompt, print, base::SystemClock().now()}, arguments);
  return (commands.*verb)();
}

}  // namespace

int main(int argc, char** argv) {
  return base::run_program("mend-trust", [&] { return run(argc, argv); });
}
