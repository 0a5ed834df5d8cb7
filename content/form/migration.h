#pragma once

#include "content/form/form.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mend::form {

/// What an author says about the way of answers from one version of a form to the next. A text of lines:
///
///     from 3f…       the hash of the older form, 64 hexadecimal digits
///     move /data/a /data/b
///     drop /data/c
///
/// Refs are those of fields, without positions; a group takes all in it along. What is not named stays where
/// it is. Lines that begin with # are comments.
struct Migration {
  std::string from;
  std::vector<std::pair<std::string, std::string>> moves;
  std::vector<std::string> drops;
};

base::Result<Migration> read_migration(std::string_view text);

/// What an author should know before there is any draft.
struct MigrationReport {
  std::vector<std::string> problems;  ///< `migrate` refuses it, or answers would be left behind unnoticed
  std::vector<std::string> doubts;    ///< some answers may not fit; they would be left behind, and named
};
MigrationReport look_through(const Form& from, const Form& to, const Migration& migration);

/// A draft for the newer form, and what could not go along: nothing is lost without being named.
struct Migrated {
  base::Bytes draft;
  std::vector<std::string> left;  ///< refs in the older form whose answers have no place in the newer one
};

/// Refuses a draft that is not of `from`, a migration from another form, and one that names fields that
/// neither form has. An answer that its new question does not take is left behind, and named; so is one whose
/// place another answer has taken.
base::Result<Migrated> migrate(const Form& from, const Form& to, const Migration& migration,
                               base::ByteView draft);

}  // namespace mend::form
