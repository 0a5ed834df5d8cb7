#include "content/author/withdrawn.h"

#include <algorithm>
#include <charconv>

namespace mend::author {

namespace {

using base::Json;

bool is_manifest(std::string_view path) {
  return path.starts_with("modules/") || path.starts_with("local/");
}

/// The form of a manifest is its file form.xml; a module has none.
base::Status add_forms(const Json& manifest, Json& forms) {
  MEND_TRY(const Json* files, base::json_array(manifest, "files", "A published manifest"));
  for (const Json& file : *files) {
    if (!file.is_object() || file.value("path", Json()) != Json("form.xml")) continue;
    MEND_TRY(const std::string sha256, base::json_string(file, "sha256", "A published manifest"));
    MEND_TRY(forms[sha256], base::json_integer(file, "length", "A published manifest"));
  }
  return {};
}

}  // namespace

Json withdrawn_of(const Json& content) {
  const auto at = content.is_object() ? content.find(withdrawn_member) : content.end();
  return content.is_object() && at != content.end() && at->is_object() ? *at : Json::object();
}

std::int64_t highest_withdrawn(const Json& content, const std::string& folder) {
  const Json all = withdrawn_of(content);
  const auto at = all.find(folder);
  if (at == all.end() || !at->is_object()) return 0;
  const auto version = at->find("version");
  return version != at->end() && version->is_number_integer() ? version->get<std::int64_t>() : 0;
}

std::map<std::string, std::uint64_t> withdrawn_forms(const Json& content) {
  std::map<std::string, std::uint64_t> forms;
  const Json all = withdrawn_of(content);
  for (const auto& [folder, entry] : all.items()) {
    if (!entry.is_object() || !entry.contains("forms")) continue;
    for (const auto& [sha256, length] : entry["forms"].items()) {
      const bool is_hash =
          sha256.size() == 64 && sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
      if (is_hash && length.is_number_unsigned()) forms[sha256] = length.get<std::uint64_t>();
    }
  }
  return forms;
}

base::Result<Json> with_withdrawn(const Repository& repository, const Json& content,
                                  const std::set<std::string>& paths) {
  Json all = withdrawn_of(content);
  for (const std::string& path : paths) {
    const auto [folder, version] = folder_and_version(path);
    if (!is_manifest(path) || version == 0) continue;
    Json& entry = all[folder];
    if (!entry.is_object()) entry = Json::object();
    entry["version"] = std::max(version, entry.value("version", std::int64_t{0}));
    MEND_TRY(const base::Bytes bytes, repository.read_target(path));
    MEND_TRY(const Json manifest, base::parse_json(bytes, "\"" + path + "\""));
    Json forms = entry.value("forms", Json::object());
    MEND_CHECK(add_forms(manifest, forms));
    if (!forms.empty()) entry["forms"] = std::move(forms);
  }
  return all;
}

std::pair<std::string, std::int64_t> folder_and_version(const std::string& path) {
  const std::size_t name = path.rfind('/') + 1;
  std::string_view digits = std::string_view(path).substr(name);
  std::int64_t version = 0;
  if (digits.ends_with(".json")) {
    digits.remove_suffix(5);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    if (error != std::errc() || end != digits.data() + digits.size() || version < 0) version = 0;
  }
  return {path.substr(0, name), version};
}

}  // namespace mend::author
