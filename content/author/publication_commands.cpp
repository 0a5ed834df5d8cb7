#include "content/author/commands.h"
#include "content/author/desk.h"
#include "content/author/signer.h"
#include "content/author/status.h"

#include <cstdio>
#include <memory>

namespace mend::author {

namespace {

base::Status show_status(Desk& desk, const std::vector<std::string>& places) {
  MEND_TRY(const Repository repository, desk.open_repository());
  std::vector<base::Path> proposals;
  for (const std::string& place : places) {
    std::error_code code;
    if (!std::filesystem::is_directory(place, code)) {
      if (!desk.files.exists(place))
        return base::refused("\"" + place + "\" is not there; name a proposal or a folder of them.");
      proposals.emplace_back(place);
      continue;
    }
    MEND_TRY(const std::vector<base::Path> found, proposals_in(desk.files, place));
    proposals.insert(proposals.end(), found.begin(), found.end());
  }
  base::Json list = base::Json::array();
  for (const base::Path& path : proposals) {
    desk.proposal = path.string();
    const ProposalStatus status = status_of(desk.files, repository, path, desk.signature_folders());
    if (desk.json) {
      list.push_back({{"proposal", path.string()},
                      {"title", status.title},
                      {"author", status.author},
                      {"status", name_of(status.standing)},
                      {"says", status.says}});
      continue;
    }
    say(path.string() + ": " + std::string(name_of(status.standing)));
    if (!status.title.empty()) say("  " + status.title + ", proposed by " + status.author);
    for (const std::string& sentence : status.says) say("  " + sentence);
  }
  if (desk.json)
    say(list.dump());
  else if (proposals.empty())
    say("There are no proposals here.");
  return {};
}

void add_status(CLI::App& app, Work& work) {
  const auto desk = std::make_shared<Desk>();
  const auto places = std::make_shared<std::vector<std::string>>();
  CLI::App* command =
      add_desk_command(app, *desk, "status", "Say who signed each proposal, and who still has to");
  command->add_option("proposal", *places, "Proposals, or folders of them; else this folder")
      ->default_val(".");
  command->add_option("--signatures", desk->signatures,
                      "Folder of signatures; else the folder of each proposal");
  command->add_flag("--json", desk->json, "Print one line for programs");
  command->callback([=, &work] { work = [=] { return show_status(*desk, *places); }; });
}

void tell(const PublicationReport& report, bool dry_run) {
  const std::string would = dry_run ? "would be " : "";
  for (const auto& [role, version] : report.versions)
    say(role + " " + would + (dry_run ? "version " : "is now version ") + std::to_string(version) + ".");
  for (const std::string& path : report.targets) say((dry_run ? "Would be new: " : "New: ") + path);
  if (dry_run) {
    say("Nothing was written.");
    return;
  }
  say("Devices get it at their next dock, once their hub's copy of the repository is brought up to date.");
}

void add_publish(CLI::App& app, Work& work) {
  const auto desk = std::make_shared<Desk>();
  const auto keys = std::make_shared<std::vector<std::string>>();
  CLI::App* command =
      add_desk_command(app, *desk, "publish", "Write an approved proposal into the repository");
  takes_proposal(command, *desk);
  command->add_option("--key", *keys, "Keys of snapshot and timestamp: files, or tokens' pkcs11: addresses")
      ->required();
  command->add_flag("--json", desk->json, "Print one line for programs");
  takes_key(command, *desk);
  takes_dry_run(command, *desk);
  command->callback([=, &work] {
    work = [=]() -> base::Status {
      MEND_TRY(const Repository repository, desk->open_repository());
      MEND_TRY(const Proposal proposal, desk->read_proposal());
      MEND_TRY(const SignatureFiles there,
               collect_signatures(desk->files, desk->signature_folders(), proposal));
      MEND_TRY(const Review seen, review(repository, proposal, there));
      if (!seen.problems.empty()) return base::refused("It cannot be published: " + seen.problems.front());
      MEND_TRY(Publication publication, prepare(repository, proposal, there));
      MEND_TRY(const auto signers, open_signers(desk->files, *keys, desk->secret()));
      std::vector<Signer*> online;
      for (const auto& signer : signers) online.push_back(signer.get());
      MEND_TRY(const PublicationReport report,
               publication.publish(desk->files, online, base::SystemClock().now(), desk->dry_run));
      if (desk->json) {
        say(base::Json{
            {"versions", report.versions}, {"targets", report.targets}, {"removed", seen.changes.removed}}
                .dump());
        return {};
      }
      for (const std::string& path : seen.changes.removed)
        say((desk->dry_run ? "Would go: " : "Gone: ") + path);
      tell(report, desk->dry_run);
      return {};
    };
  });
}

}  // namespace

void add_publication_commands(CLI::App& app, Work& work) {
  add_status(app, work);
  add_publish(app, work);
}

}  // namespace mend::author
