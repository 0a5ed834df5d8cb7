#include "content/author/clock_check.h"
#include "content/author/commands.h"
#include "content/author/desk.h"
#include "content/author/propose.h"
#include "content/author/spoken.h"
#include "content/author/withdraw.h"

#include <cstdio>
#include <memory>

namespace mend::author {

namespace {

/// "mend/what-is-rj, a policy" → "mend-what-is-rj-a-policy.proposal"
std::string file_name(const std::string& title) {
  std::string name;
  for (const char c : title) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return (name.empty() ? "new" : name.substr(0, 60)) + ".proposal";
}

/// Looks at a new proposal the way that a reviewer will, and writes it.
base::Status put_down(Desk& desk, const Repository& repository, base::Bytes bytes, std::string out) {
  MEND_CHECK(check_clock(repository, base::SystemClock().now()));
  MEND_TRY(const Proposal proposal, Proposal::parse(bytes, "The proposal"));
  MEND_TRY(const Review seen, review(repository, proposal, {}));
  if (!seen.problems.empty()) return base::refused("It cannot be proposed: " + seen.problems.front());
  if (out.empty()) out = file_name(proposal.title());
  if (desk.dry_run) {
    MEND_CHECK(desk.show(seen.report));
    say("\nThis is what would be proposed in " + out + ". Nothing was written.");
    return {};
  }
  if (desk.files.exists(out))
    return base::refused("\"" + out + "\" is there already; name another file with --out.");
  if (base::Path(out).has_parent_path()) MEND_CHECK(desk.files.make_folders(base::Path(out).parent_path()));
  MEND_CHECK(desk.files.write_atomic(out, bytes, base::FileMode::shared_read));
  if (desk.json) {
    say(base::Json{{"proposal", out},
                   {"id", proposal.id()},
                   {"added", seen.changes.added},
                   {"removed", seen.changes.removed}}
            .dump());
    return {};
  }
  say(out + " is ready. Send the file to the reviewers; its digits are " + spoken_id(proposal.id()) + ".");
  for (const std::string& sentence : who_signs(seen.state)) say(sentence);
  return {};
}

void add_propose(CLI::App& app, Work& work) {
  const auto desk = std::make_shared<Desk>();
  const auto request = std::make_shared<ProposeRequest>();
  const auto out = std::make_shared<std::string>();
  CLI::App* command =
      add_desk_command(app, *desk, "propose", "Put modules, forms and policies into one file for reviewers");
  command->add_option("source", request->sources, "Folders of modules and forms");
  command->add_option("--policy", request->policies, "A prison's policy");
  command->add_option("--establishment", request->establishment,
                      "Whose a module of the organisation local is");
  command->add_option("--author", request->author, "Your name, for the reviewers")->required();
  command->add_option("--title", request->title, "One line; else it is made from what is proposed");
  command->add_option("--why", request->reason, "Why, for the reviewers");
  command->add_option("--out", *out, "The file; else it is named after the title");
  command->add_option("--html", desk->html, "With --dry-run: the difference as a page for a browser");
  command->add_flag("--json", desk->json, "Print one line for programs");
  takes_dry_run(command, *desk);
  command->callback([=, &work] {
    work = [=]() -> base::Status {
      MEND_TRY(const Repository repository, desk->open_repository());
      MEND_TRY(base::Bytes bytes, propose(desk->files, repository, *request, base::SystemClock().now()));
      return put_down(*desk, repository, std::move(bytes), *out);
    };
  });
}

void add_withdraw(CLI::App& app, Work& work) {
  const auto desk = std::make_shared<Desk>();
  const auto request = std::make_shared<WithdrawRequest>();
  const auto out = std::make_shared<std::string>();
  CLI::App* command =
      add_desk_command(app, *desk, "withdraw", "Propose that a module or form is taken from every device");
  command->add_option("module", request->name, "Such as mend/what-is-rj")->required();
  command->add_option("--why", request->reason, "What is wrong with it")->required();
  command->add_option("--establishment", request->establishment,
                      "Whose a module of the organisation local is");
  command->add_option("--author", request->author, "Your name, for the reviewers")->required();
  command->add_option("--out", *out, "The file; else it is named after the title");
  command->add_flag("--json", desk->json, "Print one line for programs");
  takes_dry_run(command, *desk);
  command->callback([=, &work] {
    work = [=]() -> base::Status {
      MEND_TRY(const Repository repository, desk->open_repository());
      MEND_TRY(base::Bytes bytes, propose_withdrawal(repository, *request, base::SystemClock().now()));
      MEND_CHECK(put_down(*desk, repository, std::move(bytes), *out));
      if (!desk->json) {
        say("It is gone from devices only when it is published: the reviewers of the module and those of the "
            "policies have to sign.");
      }
      return {};
    };
  });
}

}  // namespace

void add_proposal_commands(CLI::App& app, Work& work) {
  add_propose(app, work);
  add_withdraw(app, work);
}

}  // namespace mend::author
