#pragma once

#include "content/author/proposal.h"

#include <string>
#include <vector>

namespace mend::author {

/// What a repository will say once a proposal is published. Both must outlive it.
class Outcome {
 public:
  /// `proposal`: nullptr if nothing changes.
  Outcome(const Repository& repository, const Proposal* proposal)
      : repository_(repository), proposal_(proposal) {}

  /// The `signed` part of a role; nullptr if it has none.
  [[nodiscard]] const base::Json* content(const std::string& role) const;
  /// Whose signatures will count for the role. Refuses a role that nobody delegates.
  [[nodiscard]] base::Result<trust::Grant> grant(const std::string& role) const;
  /// Names of the delegated roles, in the order of the search.
  [[nodiscard]] std::vector<std::string> delegated() const;
  /// True if the repository says already what the proposal wants of this role: a publication that was cut
  /// off.
  [[nodiscard]] bool is_done(const std::string& role) const;
  /// The roles that the proposal changes and that are not done.
  [[nodiscard]] std::vector<std::string> changing() const;

 private:
  const Repository& repository_;
  const Proposal* proposal_;
};

}  // namespace mend::author
