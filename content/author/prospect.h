#pragma once

#include "content/author/changes.h"
#include "content/author/proposal.h"
#include "content/form/form.h"
#include "content/library/item.h"

#include <map>
#include <memory>
#include <string>

namespace mend::author {

/// A repository as it would be with a proposal: the roles that change as the proposal has them, all others as
/// they stand. Both must outlive it. Every byte that it gives has been checked against what lists it.
class Prospect {
 public:
  Prospect(const Repository& repository, const Proposal& proposal);

  /// What stands, and what is proposed; of the roles that change only.
  [[nodiscard]] Side before() const;
  [[nodiscard]] Side after() const;

  /// All target paths below a folder ("policy/"), of all roles.
  [[nodiscard]] std::vector<std::string> paths_below(const std::string& folder) const;
  [[nodiscard]] base::Result<base::Bytes> read_target(const std::string& path) const;
  [[nodiscard]] base::Result<base::Bytes> read_blob(const std::string& sha256, std::uint64_t length) const;
  /// The newest version of "org/id" for an establishment; `not_found` if there is none.
  [[nodiscard]] base::Result<library::Item> newest(const std::string& name,
                                                   const std::string& establishment) const;
  /// All its versions that are listed, in no order.
  [[nodiscard]] base::Result<std::vector<library::Item>> versions(const std::string& name,
                                                                  const std::string& establishment) const;
  /// The form of an item that is one.
  [[nodiscard]] base::Result<std::shared_ptr<const form::Form>> read_form(const library::Item& item) const;

  [[nodiscard]] const Proposal& proposal() const { return proposal_; }

 private:
  const Repository& repository_;
  const Proposal& proposal_;
  std::map<std::string, base::Json> listed_;  ///< what lists each target path
};

/// Length and SHA-256 of a target as a role lists it.
base::Status check_listed(base::ByteView bytes, const base::Json& entry, const std::string& path);

}  // namespace mend::author
