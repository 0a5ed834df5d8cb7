#include "content/author/commands.h"
#include "content/author/decide.h"
#include "content/author/desk.h"
#include "content/author/spoken.h"

#include <memory>

namespace mend::author {

namespace {

void add_review(CLI::App& app, Work& work) {
  const auto desk = std::make_shared<Desk>();
  CLI::App* command = add_desk_command(app, *desk, "review",
                                       "Show what a proposal changes, from the very bytes to be signed");
  takes_proposal(command, *desk);
  command->add_option("--html", desk->html, "Write it as a page for a browser too, with its pictures");
  command->callback([=, &work] {
    work = [=]() -> base::Status {
      MEND_TRY(const Repository repository, desk->open_repository());
      MEND_TRY(const Proposal proposal, desk->read_proposal());
      MEND_TRY(const SignatureFiles there,
               collect_signatures(desk->files, desk->signature_folders(), proposal));
      MEND_TRY(const Review seen, review(repository, proposal, there));
      MEND_CHECK(desk->show(seen.report));
      if (!seen.problems.empty())
        return base::refused("The proposal cannot be approved: " + seen.problems.front());
      return {};
    };
  });
}

void add_approve(CLI::App& app, Work& work) {
  const auto desk = std::make_shared<Desk>();
  const auto key = std::make_shared<std::string>();
  CLI::App* command = add_desk_command(app, *desk, "approve", "Review a proposal once more, and sign it");
  takes_proposal(command, *desk);
  command->add_option("--key", *key, "Your key file, or a token's pkcs11: address")->required();
  command->add_option("--html", desk->html, "Write the review as a page for a browser too");
  takes_key(command, *desk);
  takes_dry_run(command, *desk);
  command->callback([=, &work] {
    work = [=]() -> base::Status {
      MEND_TRY(const Repository repository, desk->open_repository());
      MEND_TRY(const Proposal proposal, desk->read_proposal());
      MEND_TRY(const SignatureFiles there,
               collect_signatures(desk->files, desk->signature_folders(), proposal));
      MEND_TRY(const Review seen, review(repository, proposal, there));
      MEND_CHECK(desk->show(seen.report));
      MEND_CHECK(desk->confirm("\nHave you read all of it, and are its digits " + spoken_id(proposal.id()) +
                               "? Sign it?"));
      MEND_TRY(const auto signer, open_signer(desk->files, *key, desk->secret()));
      MEND_TRY(const Decision decision, approve(desk->files, repository, proposal, desk->signature_folders(),
                                                *signer, base::SystemClock().now(), desk->dry_run));
      say("");
      for (const base::Path& file : decision.written) say("Written: " + file.string());
      for (const std::string& sentence : decision.waiting) say(sentence);
      if (desk->dry_run)
        say("Nothing was signed.");
      else if (decision.is_ready)
        say("It can be published now: mend-author publish " + desk->proposal);
      return {};
    };
  });
}

void add_reject(CLI::App& app, Work& work) {
  const auto desk = std::make_shared<Desk>();
  const auto key = std::make_shared<std::string>();
  const auto why = std::make_shared<std::string>();
  CLI::App* command = add_desk_command(app, *desk, "reject",
                                       "Sign a \"no\": as long as it stands nobody can publish the proposal");
  takes_proposal(command, *desk);
  command->add_option("--why", *why, "What has to be mended")->required();
  command->add_option("--key", *key, "Your key file, or a token's pkcs11: address")->required();
  takes_key(command, *desk);
  takes_dry_run(command, *desk);
  command->callback([=, &work] {
    work = [=]() -> base::Status {
      MEND_TRY(const Repository repository, desk->open_repository());
      MEND_TRY(const Proposal proposal, desk->read_proposal());
      MEND_CHECK(desk->confirm("Reject \"" + proposal.title() + "\"?"));
      MEND_TRY(const auto signer, open_signer(desk->files, *key, desk->secret()));
      MEND_TRY(const Decision decision, reject(desk->files, repository, proposal, desk->signature_folders(),
                                               *why, *signer, desk->dry_run));
      for (const base::Path& file : decision.written) say("Written: " + file.string());
      say(desk->dry_run ? "Nothing was signed."
                        : "It is rejected. The author can mend it and propose it again.");
      return {};
    };
  });
}

}  // namespace

void add_review_commands(CLI::App& app, Work& work) {
  add_review(app, work);
  add_approve(app, work);
  add_reject(app, work);
}

}  // namespace mend::author
