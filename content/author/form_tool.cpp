#include "content/author/form_tool.h"

#include "content/base/disk_files.h"

namespace mend::author {

namespace {
constexpr std::size_t form_bytes = 4 * 1024 * 1024;
constexpr std::size_t data_bytes = 16 * 1024 * 1024;
}  // namespace

base::Result<std::shared_ptr<const form::Form>> read_any_form(const std::filesystem::path& file) {
  base::DiskFiles files;
  MEND_TRY(const base::Bytes xml, files.read(file, form_bytes));
  form::Reading reading;
  reading.house_rules = false;
  reading.attachment = [&](std::string_view name) {
    return files.read(file.parent_path() / name, data_bytes);
  };
  return form::Form::load(xml, reading);
}

}  // namespace mend::author
