#pragma once

#include "content/base/files.h"
#include "content/base/json.h"
#include "content/form/migration.h"

#include <string>
#include <vector>

namespace mend::author {

/// The files of a migration, as an author keeps them beside the sheets: `NAME.migration`, the lines of
/// form/migration.h, and `NAME.form.xml`, the earlier form as it was published.
inline constexpr std::string_view migration_ending = ".migration";
inline constexpr std::string_view earlier_form_ending = ".form.xml";

/// Looks through all migrations of a form's folder; `report` names their files.
base::Result<form::MigrationReport> check_migrations(base::Files& files, const base::Path& folder,
                                                     const form::Form& form);

/// The same for one migration, as JSON: {"problems":[…],"doubts":[…]}.
base::Result<base::Json> look_at_migration(base::Files& files, const form::Form& from, const form::Form& to,
                                           const base::Path& migration);

/// A draft of the earlier form, taken along. Refused unless the migration is without problems.
base::Result<form::Migrated> migrate_draft(base::Files& files, const form::Form& from, const form::Form& to,
                                           const base::Path& migration, const base::Path& draft);

}  // namespace mend::author
