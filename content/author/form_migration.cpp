#include "content/author/form_migration.h"

#include "content/form/limits.h"

namespace mend::author {

namespace {

constexpr std::size_t migration_bytes = 256 * 1024;

base::Result<form::Migration> read(base::Files& files, const base::Path& file) {
  MEND_TRY(const base::Bytes text, files.read(file, migration_bytes));
  return form::read_migration(base::as_text(text));
}

/// One migration; what is wrong is in the report.
base::Status look_at(base::Files& files, const base::Path& file, const form::Form& form,
                     form::MigrationReport& report) {
  const auto problem = [&](const std::string& message) {
    report.problems.push_back(file.string() + ": " + message);
  };
  const auto migration = read(files, file);
  if (!migration) {
    problem(migration.error().message);
    return {};
  }
  base::Path earlier = file;
  earlier.replace_extension();
  earlier += earlier_form_ending;
  if (!files.exists(earlier)) {
    problem("The earlier form has to lie beside it as \"" + earlier.filename().string() +
            "\"; take form.xml as it was published.");
    return {};
  }
  MEND_TRY(const base::Bytes xml, files.read(earlier, form::limits::xform_bytes));
  const auto from = form::Form::load(xml);
  if (!from) {
    report.problems.push_back(earlier.string() + ": " + from.error().message);
    return {};
  }
  form::MigrationReport found = form::look_through(**from, form, *migration);
  for (const std::string& one : found.problems) problem(one);
  for (const std::string& one : found.doubts) report.doubts.push_back(file.string() + ": " + one);
  return {};
}

}  // namespace

base::Result<form::MigrationReport> check_migrations(base::Files& files, const base::Path& folder,
                                                     const form::Form& form) {
  form::MigrationReport report;
  MEND_TRY(const std::vector<std::string> names, files.list_files(folder));
  for (const std::string& name : names) {
    if (name.ends_with(migration_ending)) MEND_CHECK(look_at(files, folder / name, form, report));
  }
  return report;
}

base::Result<base::Json> look_at_migration(base::Files& files, const form::Form& from, const form::Form& to,
                                           const base::Path& migration) {
  MEND_TRY(const form::Migration lines, read(files, migration));
  const form::MigrationReport report = form::look_through(from, to, lines);
  return base::Json{{"problems", report.problems}, {"doubts", report.doubts}};
}

base::Result<form::Migrated> migrate_draft(base::Files& files, const form::Form& from, const form::Form& to,
                                           const base::Path& migration, const base::Path& draft) {
  MEND_TRY(const form::Migration lines, read(files, migration));
  const form::MigrationReport report = form::look_through(from, to, lines);
  if (!report.problems.empty()) return base::refused(report.problems.front());
  MEND_TRY(const base::Bytes bytes, files.read(draft, form::limits::instance_bytes));
  return form::migrate(from, to, lines, bytes);
}

}  // namespace mend::author
