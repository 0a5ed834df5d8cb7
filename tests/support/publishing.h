#pragma once

#include "content/author/decide.h"
#include "content/author/propose.h"
#include "content/author/publication.h"

#include <string>
#include <vector>

namespace mend::support {

/// A repository with demo keys and the people around it: an author who proposes, reviewers who sign, and
/// whoever publishes. For tests that need content published the way that it really is.
class Publishing {
 public:
  /// Holds a ceremony in `folder`/keys and `folder`/repository, with the delegated roles given; none: targets
  /// lists everything itself. `files` must outlive it.
  Publishing(base::Files& files, base::Path folder, base::UnixMillis time,
             const std::vector<std::string>& roles = {"authors-mend"});

  base::Files& files;
  base::Path folder;
  base::UnixMillis now;
  base::Bytes pinned;  ///< 1.root.json

  [[nodiscard]] base::Path repository_folder() const { return folder / "repository"; }
  [[nodiscard]] base::Path proposals() const { return folder / "proposals"; }
  /// The repository as everybody sees it who believes `pinned`.
  [[nodiscard]] base::Result<author::Repository> repository() const;

  /// A source folder `folder`/catalogue/<id> of a module with one English page with these words.
  base::Path write_module(const std::string& id, const std::string& words);
  /// A policy file.
  base::Path write_policy(const base::Json& policy);
  void write(const base::Path& name, std::string_view text);

  /// Each gives the sentence of the refusal, or "".
  std::string propose(const author::ProposeRequest& request, const std::string& name = "next");
  std::string put(const base::Result<base::Bytes>& proposal, const std::string& name);
  std::string approve(const std::string& role, int number, const std::string& name = "next");
  std::string reject(const std::string& role, int number, const std::string& why,
                     const std::string& name = "next");
  std::string publish(const std::string& name = "next");
  /// Two reviewers of each role approve, and it is published.
  std::string approve_and_publish(const std::string& name = "next");
  /// All of it: propose, approve twice, publish.
  std::string bring(const author::ProposeRequest& request);

  [[nodiscard]] base::Result<author::Proposal> proposal(const std::string& name = "next") const;
  [[nodiscard]] base::Result<author::SignatureFiles> signatures(const std::string& name = "next") const;
  [[nodiscard]] std::string key(const std::string& role, int number) const;

  author::PublicationReport report;  ///< of the last publication
};

}  // namespace mend::support
