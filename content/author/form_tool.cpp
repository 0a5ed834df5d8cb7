#include "content/author/form_tool.h"

#include "content/base/disk_files.h"
#include "content/form/limits.h"

namespace mend::author {

base::Result<std::shared_ptr<const form::Form>> read_any_form(const std::filesystem::path& file) {
  base::DiskFiles files;
  MEND_TRY(const base::Bytes xml, files.read(file, form::limits::xform_bytes));
  form::Reading reading;
  reading.house_rules = false;
  reading.attachment = [&](std::string_view name) {
    return files.read(file.parent_path() / name, form::limits::data_bytes);
  };
  return form::Form::load(xml, reading);
}

}  // namespace mend::author
