#include "content/author/form_command.h"

#include "content/author/form_eval.h"
#include "content/author/form_migration.h"
#include "content/author/form_run.h"
#include "content/author/form_tool.h"
#include "content/base/disk_files.h"
#include "content/base/program.h"

#include <cstdio>
#include <iostream>

namespace mend::author {

namespace {

constexpr const char* help =
    "FORM is an XForm (form.xml), or the folder of a form with its module.toml.\n\n"
    "mend-author form eval FORM [--at REF] [--] EXPR   what an expression gives, as one JSON line\n"
    "mend-author form run FORM                         answers steps from standard input, one JSON line "
    "each\n"
    "mend-author form write FOLDER FORM.xml            the XForm of a form's folder, as build makes it\n"
    "mend-author form migrate EARLIER FORM FILE.migration [DRAFT --out NEW]\n"
    "                                                  looks through a migration, and takes a draft along\n";

/// Nobody's own file may go because of a slip.
base::Status put_new(base::Files& files, const std::string& name, base::ByteView bytes, base::FileMode mode) {
  if (files.exists(name)) return base::refused("\"" + name + "\" is there already; give it a new name.");
  return files.write_atomic(name, bytes, mode);
}

base::Status eval(const std::vector<std::string>& arguments) {
  std::vector<std::string> plain;
  std::string at;
  bool options = true;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string& one = arguments[i];
    if (options && one == "--") {
      options = false;
    } else if (options && one == "--at") {
      if (++i == arguments.size())
        return base::fail(base::bad_arguments("mend-author form", "\"--at\" takes a ref"));
      at = arguments[i];
    } else if (options && one.starts_with("--at=")) {
      at = one.substr(5);
    } else {
      plain.push_back(one);
    }
  }
  if (plain.size() != 2) {
    return base::fail(
        base::bad_arguments("mend-author form", "\"form eval\" takes a form and an expression"));
  }
  MEND_TRY(const base::Json answer, evaluate_in_form(plain[0], at, plain[1]));
  std::printf("%s\n", answer.dump(-1, ' ', false, base::Json::error_handler_t::replace).c_str());
  return {};
}

base::Status run(const std::vector<std::string>& arguments) {
  if (arguments.size() != 2) {
    return base::fail(base::bad_arguments("mend-author form", "\"form run\" takes a form"));
  }
  MEND_TRY(const auto form, read_any_form(arguments[1]));
  FormDesk desk;
  base::DiskFiles files;
  FormRun(desk.open(form), files, arguments[1]).run(std::cin, std::cout);
  return {};
}

base::Status write(const std::vector<std::string>& arguments) {
  if (arguments.size() != 3) {
    return base::fail(
        base::bad_arguments("mend-author form", "\"form write\" takes a form's folder and a new file"));
  }
  base::DiskFiles files;
  MEND_TRY(const base::Bytes xml, compile_form(files, arguments[1]));
  return put_new(files, arguments[2], xml, base::FileMode::shared_read);
}

base::Status migrate(const std::vector<std::string>& arguments) {
  std::vector<std::string> plain;
  std::string out;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i] == "--out" && i + 1 < arguments.size()) {
      out = arguments[++i];
    } else {
      plain.push_back(arguments[i]);
    }
  }
  if ((plain.size() != 3 || !out.empty()) && (plain.size() != 4 || out.empty())) {
    return base::fail(
        base::bad_arguments("mend-author form",
                            "\"form migrate\" takes the earlier form, the form, the migration, and "
                            "perhaps a draft with --out"));
  }
  MEND_TRY(const auto from, read_any_form(plain[0]));
  MEND_TRY(const auto to, read_any_form(plain[1]));
  base::DiskFiles files;
  MEND_TRY(base::Json answer, look_at_migration(files, *from, *to, plain[2]));
  if (!out.empty()) {
    MEND_TRY(const form::Migrated moved, migrate_draft(files, *from, *to, plain[2], plain[3]));
    MEND_CHECK(put_new(files, out, moved.draft, base::FileMode::private_file));
    answer["left"] = moved.left;
  }
  std::printf("%s\n", answer.dump(-1, ' ', false, base::Json::error_handler_t::replace).c_str());
  if (!answer["problems"].empty()) return base::refused("The migration has to be mended; see above.");
  return {};
}

}  // namespace

base::Status form_command(const std::vector<std::string>& arguments) {
  const std::string verb = arguments.empty() ? "" : arguments[0];
  if (verb == "eval") return eval(arguments);
  if (verb == "run") return run(arguments);
  if (verb == "write") return write(arguments);
  if (verb == "migrate") return migrate(arguments);
  if (verb == "--help" || verb == "-h") {
    std::fputs(help, stdout);
    return {};
  }
  return base::fail(base::bad_arguments("mend-author form", "\"form\" needs eval, run, write or migrate"));
}

}  // namespace mend::author
