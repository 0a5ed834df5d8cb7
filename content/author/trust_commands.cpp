#include "content/author/trust_commands.h"

#include "content/author/ceremony.h"
#include "content/author/clock_check.h"
#include "content/author/doctor.h"
#include "content/author/token.h"
#include "content/author/transfer.h"

namespace mend::author {

using base::Json;
using base::Path;

void TrustCommands::say(std::string line) {
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  world_.print(line);
}

SecretSource TrustCommands::secrets() {
  SecretSource source;
  if (!a_.passphrase_file.empty()) source.file = a_.passphrase_file;
  if (!a_.pin_file.empty()) source.pin_file = a_.pin_file;
  source.prompt = &world_.prompt;
  return source;
}

Path TrustCommands::signatures_folder() const {
  if (!a_.folder.empty()) return a_.folder;
  const Path beside = Path(a_.place).parent_path();
  // A bare name has no parent to list, but signatures lie beside it all the same.
  return beside.empty() ? Path(".") : beside;
}

base::Result<bool> TrustCommands::agreed(const std::string& question) {
  if (a_.dry_run) {
    say("Nothing was written, as this is a dry run.");
    return false;
  }
  if (a_.yes) return true;
  MEND_TRY(const bool yes, world_.prompt.ask_yes(question));
  if (!yes) say("Nothing was done.");
  return yes;
}

base::Result<std::vector<Json>> TrustCommands::public_keys(const std::vector<std::string>& places) {
  std::vector<Json> keys;
  for (const std::string& place : places) {
    MEND_TRY(Json key, read_public_key(world_.files, place, secrets()));
    keys.push_back(std::move(key));
  }
  return keys;
}

base::Status TrustCommands::key() {
  if (is_token_uri(a_.place)) return token_key();
  const Path path(a_.place);
  if (path.extension() != ".key") return base::refused("Give the key file a name that ends with .key.");
  const Path shown = a_.out.empty() ? Path(path).replace_extension(".pub") : Path(a_.out);
  if (world_.files.exists(path)) {
    // Cut off between the two files: the public half is written again.
    MEND_TRY(PublicKeyFile half, read_public_key_file(world_.files, path));
    if (world_.files.exists(shown))
      return base::refused("\"" + path.string() +
                           "\" exists already; keys are never replaced, choose another name.");
    return write_public_key_file(world_.files, shown, {half.key});
  }
  if (a_.dry_run) {
    say("Would make \"" + path.string() + "\" and its public half \"" + shown.string() + "\".");
    return {};
  }
  base::SecretBytes passphrase;
  if (!a_.passphrase_file.empty()) {
    MEND_TRY(passphrase, read_passphrase(world_.files, a_.passphrase_file));
  } else {
    MEND_TRY(passphrase,
             world_.prompt.ask_secret("New passphrase for \"" + path.string() + "\", 8 letters or more"));
    MEND_TRY(const base::SecretBytes again, world_.prompt.ask_secret("The same again"));
    if (passphrase.size() < 8)
      return base::refused("The passphrase is too short; use at least 8 characters.");
    if (base::as_text(passphrase.view()) != base::as_text(again.view()))
      return base::refused("The two passphrases differ; no key was made.");
  }
  MEND_TRY(const Sealing sealing, make_sealing(passphrase, world_.random, world_.work));
  const SigningKey made = SigningKey::generate(world_.random);
  MEND_CHECK(world_.files.make_folders(path.parent_path().empty() ? "." : path.parent_path()));
  MEND_CHECK(write_key_file_sealed(world_.files, path, made, &sealing, world_.random));
  MEND_CHECK(write_public_key_file(world_.files, shown, {made.key_object()}));
  say("Made \"" + path.string() + "\", which stays with its holder, and \"" + shown.string() +
      "\", which is for everybody.");
  say("The key's id begins with " + made.id().substr(0, 16) + ".");
  return {};
}

base::Status TrustCommands::token_key() {
  if (a_.out.empty()) return base::refused("Say with --public where the public half goes.");
  std::unique_ptr<Signer> signer;
  if (a_.make && a_.dry_run) {
    say("Would make a key on the token.");
    return {};
  }
  if (a_.make) {
    const TokenKeyKind kind = a_.p256 ? TokenKeyKind::p256 : TokenKeyKind::ed25519;
    MEND_TRY(signer, make_token_key(world_.files, a_.place, kind, secrets(), world_.random));
  } else {
    MEND_TRY(signer, open_signer(world_.files, a_.place, secrets()));
  }
  if (!a_.dry_run) MEND_CHECK(write_public_key_file(world_.files, a_.out, {signer->key_object(), a_.place}));
  say("The key's id begins with " + signer->id().substr(0, 16) + "; its public half is for \"" + a_.out +
      "\".");
  return {};
}

base::Result<Repository> TrustCommands::open_repository() {
  if (a_.root.empty()) {
    return base::refused(
        "Say with --root which root you believe: the file that you were given by hand, not the one in the "
        "repository.");
  }
  MEND_TRY(const base::Bytes pinned, world_.files.read(a_.root, trust::Limits{}.root_bytes));
  return Repository::open(world_.files, a_.repository, &pinned);
}

base::Result<Repository> TrustCommands::open_repository_for(const Proposal& proposal) {
  if (a_.root.empty() && proposal.kind() == ProposalKind::ceremony)
    return Repository::open_or_begin(world_.files, a_.repository);
  return open_repository();
}

base::Status TrustCommands::check_kind(const Repository& repository, const Proposal& proposal) {
  if (proposal.kind() != ProposalKind::content && proposal.kind() != ProposalKind::withdrawal) return {};
  // Programs are no pages that anybody could read in a review.
  bool only_software = true;
  for (const auto& [role, content] : proposal.roles()) {
    const RoleFile* stands = repository.role(role);
    const Json none = Json::object();
    const Json before =
        stands != nullptr && stands->is_published() ? stands->content.value("targets", none) : none;
    const Json after = content.value("targets", none);
    bool changes = false;
    for (const Json& change : Json::diff(before, after)) {
      changes = true;
      // "/software~1a~1b" and deeper: '/' in a path is written "~1".
      only_software = only_software && change.at("path").get<std::string>().starts_with("/software~1");
    }
    only_software = only_software && (changes || role == "software");
  }
  if (only_software) return {};
  return base::refused("The proposal \"" + proposal.title() +
                       "\" changes content, which has to be read before anybody signs it; use mend-author "
                       "review, mend-author approve and mend-author publish.");
}

base::Status TrustCommands::sign() {
  MEND_TRY(const Proposal proposal, Proposal::read(world_.files, a_.place));
  MEND_TRY(const Repository repository, open_repository_for(proposal));
  MEND_CHECK(check_kind(repository, proposal));
  MEND_TRY(const SignatureFiles there, collect_signatures(world_.files, {signatures_folder()}, proposal));
  MEND_TRY(const ProposalState state, examine(repository, proposal, there));
  if (!state.moved.empty()) return base::refused(state.moved);
  MEND_CHECK(check_made_at(repository, proposal, world_.now));
  if (a_.keys.empty()) return base::refused("Say with --key whose signature it is to be.");
  say("\"" + proposal.title() + "\", proposed by " + proposal.author() + " on " +
      base::format_utc(proposal.made_at()).substr(0, 10) +
      (proposal.reason().empty() ? "." : ": " + proposal.reason()));
  for (const std::string& line : changes_in_words(repository, proposal)) say("  " + line);
  for (const RejectionFile& no : state.rejections)
    say("Key " + no.key_id.substr(0, 16) + " rejected it: " + no.why);

  MEND_TRY(const std::vector<std::unique_ptr<Signer>> signers,
           open_signers(world_.files, a_.keys, secrets()));
  std::vector<std::pair<Signer*, std::vector<std::string>>> work;
  for (const std::unique_ptr<Signer>& signer : signers) {
    MEND_TRY(std::vector<std::string> roles, roles_to_sign(repository, proposal, signer->key_object()));
    if (roles.empty()) {
      return base::refused("Key " + signer->id().substr(0, 16) + " has nothing to sign in this proposal.");
    }
    std::string names;
    for (const std::string& role : roles) names += (names.empty() ? "" : ", ") + role;
    say("Key " + signer->id().substr(0, 16) + " signs " + names + ".");
    work.emplace_back(signer.get(), std::move(roles));
  }
  MEND_TRY(const bool yes, agreed("Sign this?"));
  if (!yes) return {};
  const Path folder = signatures_folder();
  for (const auto& [signer, roles] : work) {
    MEND_TRY(const std::vector<Path> paths, write_signatures(world_.files, folder, proposal, roles, *signer));
    for (const Path& path : paths) say("Wrote \"" + path.string() + "\".");
  }
  return {};
}

base::Status TrustCommands::publish() {
  MEND_TRY(const Proposal proposal, Proposal::read(world_.files, a_.place));
  MEND_TRY(const Repository repository, open_repository_for(proposal));
  MEND_CHECK(check_kind(repository, proposal));
  MEND_TRY(const SignatureFiles signatures,
           collect_signatures(world_.files, {signatures_folder()}, proposal));
  MEND_TRY(Publication publication, prepare(repository, proposal, signatures));
  say("\"" + proposal.title() + "\", proposed by " + proposal.author() + ", is signed by enough people.");
  for (const std::string& line : changes_in_words(repository, proposal)) say("  " + line);
  return finish(std::move(publication));
}

base::Status TrustCommands::finish(Publication publication) {
  MEND_TRY(const std::vector<std::unique_ptr<Signer>> signers,
           open_signers(world_.files, a_.keys, secrets()));
  std::vector<Signer*> online;
  for (const std::unique_ptr<Signer>& signer : signers) online.push_back(signer.get());
  MEND_TRY(const PublicationReport checked, publication.publish(world_.files, online, world_.now, true));
  for (const auto& [role, version] : checked.versions)
    say("  " + role + " becomes version " + std::to_string(version) + ".");
  MEND_TRY(const bool yes, agreed("Publish this?"));
  if (!yes) return {};
  MEND_TRY(const PublicationReport report, publication.publish(world_.files, online, world_.now));
  say("Published; " + std::to_string(report.files) + " files were written.");
  return {};
}

base::Status TrustCommands::verify() {
  std::optional<base::Bytes> root;
  if (!a_.root.empty()) {
    MEND_TRY(root, world_.files.read(a_.root, trust::Limits{}.root_bytes));
  }
  MEND_TRY(const Repository repository,
           Repository::open(world_.files, a_.repository, root ? &*root : nullptr));
  MEND_TRY(const TransferReport report, verify_all(repository, world_.now));
  say("All " + std::to_string(report.files) + " files are as they were signed, " +
      std::to_string(report.bytes) + " bytes; root is at version " +
      std::to_string(repository.trusted().root().version) + ".");
  if (report.is_expired) say("The timestamp has expired; devices wait for a newer one.");
  return {};
}

base::Status TrustCommands::doctor() {
  MEND_TRY(const Repository repository, Repository::open(world_.files, a_.repository));
  std::vector<Path> folders(a_.with.begin(), a_.with.end());
  MEND_TRY(const DoctorReport report, examine_health(world_.files, repository, folders, world_.now));
  for (const std::string& line : report.lines) say(line);
  if (report.problems.empty()) return {};
  for (const std::string& problem : report.problems) say("To do: " + problem);
  return base::refused(std::to_string(report.problems.size()) +
                       (report.problems.size() == 1 ? " thing has" : " things have") +
                       " to be done; see above.");
}

base::Status TrustCommands::export_to() {
  MEND_TRY(const Repository repository, Repository::open(world_.files, a_.repository));
  if (a_.dry_run) {
    MEND_TRY(const TransferReport all, verify_all(repository, world_.now));
    say("The repository has " + std::to_string(all.files) +
        " files; what the other side has would stay here.");
    return {};
  }
  MEND_TRY(const TransferReport report, export_repository(world_.files, repository, a_.folder, world_.now));
  say("Copied " + std::to_string(report.files) + " files, " + std::to_string(report.bytes) + " bytes; " +
      std::to_string(report.kept) + " were not needed.");
  if (report.is_expired) say("The timestamp has expired; renew it before you carry this anywhere.");
  return {};
}

base::Status TrustCommands::import_from() {
  std::optional<base::Bytes> root;
  if (!a_.root.empty()) {
    MEND_TRY(root, world_.files.read(a_.root, trust::Limits{}.root_bytes));
  }
  MEND_TRY(const TransferReport report, import_repository(world_.files, a_.folder, a_.repository,
                                                          root ? &*root : nullptr, world_.now, a_.dry_run));
  say(std::string(a_.dry_run ? "Verified; would copy " : "Verified and copied ") +
      std::to_string(report.files) + " files, " + std::to_string(report.bytes) + " bytes; " +
      std::to_string(report.kept) + " were here already.");
  if (report.is_expired) say("The timestamp in it has expired; devices wait for a newer one.");
  return {};
}

}  // namespace mend::author
