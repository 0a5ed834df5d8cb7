#include "content/author/form_tool.h"

#include "content/author/source.h"
#include "content/author/xlsform/xlsform.h"
#include "content/base/disk_files.h"
#include "content/form/limits.h"

namespace mend::author {

base::Result<base::Bytes> compile_form(base::Files& files, const base::Path& folder) {
  MEND_TRY(const Source source, read_source(files, folder));
  if (source.kind != "form")
    return base::refused("\"" + folder.string() + "\" is a module and no form; name the folder of a form.");
  MEND_TRY(xlsform::Compiled compiled,
           xlsform::compile(files, folder / "form", {source.id, source.response_class}));
  if (compiled.findings.empty()) return std::move(compiled.xform);
  return base::refused((folder / "form").string() + ": " + compiled.findings.front().text() +
                       (compiled.findings.size() == 1 ? "" : " There is more; see mend-author check."));
}

base::Result<std::shared_ptr<const form::Form>> read_any_form(const std::filesystem::path& file) {
  base::DiskFiles files;
  std::error_code none;
  const bool folder = std::filesystem::is_directory(file, none);
  MEND_TRY(const base::Bytes xml,
           folder ? compile_form(files, file) : files.read(file, form::limits::xform_bytes));
  form::Reading reading;
  reading.house_rules = false;
  reading.attachment = [&](std::string_view name) {
    return files.read(file.parent_path() / name, form::limits::data_bytes);
  };
  return form::Form::load(xml, reading);
}

}  // namespace mend::author
