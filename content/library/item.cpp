#include "content/library/item.h"

#include "content/base/files.h"
#include "content/base/json.h"
#include "content/library/policy.h"
#include "content/library/strict.h"

#include <algorithm>
#include <set>

namespace mend::library {

namespace {

using base::Json;

constexpr std::string_view what = "The manifest";
constexpr std::size_t max_manifest_bytes = 4'000'000;
constexpr std::size_t max_files = 5000;

tl::unexpected<base::Error> no(const std::string& why) {
  return base::refused(std::string(what) + " cannot be used: " + why);
}

bool is_file_path(std::string_view path) {
  if (path.size() > 256) return false;
  for (int depth = 0; depth < 8; ++depth) {
    const std::size_t slash = path.find('/');
    if (!base::is_safe_name(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
  return false;
}

base::Result<std::map<std::string, std::string>> read_words(const Json& json, std::string_view member) {
  MEND_TRY(const Json* object, base::json_object(json, member, what));
  std::map<std::string, std::string> words;
  for (const auto& [language, text] : object->items()) {
    if (!is_language(language))
      return no("\"" + std::string(member) + "\" has a key that is no language tag.");
    if (!text.is_string() || text.get_ref<const std::string&>().empty() ||
        text.get_ref<const std::string&>().size() > 2048) {
      return no("\"" + std::string(member) + "\" in \"" + language + "\" is empty or too long.");
    }
    words[language] = text.get<std::string>();
  }
  return words;
}

base::Result<std::vector<ContentFile>> read_files(const Json& json) {
  MEND_TRY(const Json* list, base::json_array(json, "files", what));
  if (list->empty() || list->size() > max_files) return no("\"files\" is empty or too long.");
  std::vector<ContentFile> files;
  std::set<std::string> seen;
  for (const Json& entry : *list) {
    MEND_CHECK(check_members(entry, {"path", "sha256", "length"}, "A file of the manifest"));
    ContentFile file;
    MEND_TRY(file.path, base::json_string(entry, "path", what));
    if (!is_file_path(file.path))
      return no("\"" + file.path.substr(0, 128) + "\" is no plain path of a file.");
    if (!seen.insert(file.path).second) return no("the file \"" + file.path + "\" is listed twice.");
    MEND_TRY(file.sha256, base::json_string(entry, "sha256", what));
    if (file.sha256.size() != 64 || file.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
      return no("the sha256 of \"" + file.path + "\" is not 64 lower-case hexadecimal digits.");
    }
    MEND_TRY(const int length, read_number(entry, "length", what, 0, 256 * 1024 * 1024));
    file.length = static_cast<std::uint64_t>(length);
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace

const ContentFile* Item::find(std::string_view path) const {
  for (const ContentFile& file : files) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

std::vector<ContentFile> Item::pages(std::string_view language) const {
  const std::string prefix = "pages/" + std::string(language) + "/";
  std::vector<ContentFile> found;
  for (const ContentFile& file : files) {
    if (file.path.starts_with(prefix)) found.push_back(file);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return found;
}

const ContentFile* Item::recording(std::string_view page) const {
  constexpr std::string_view pages = "pages/";
  if (!page.starts_with(pages) || !page.ends_with(".md")) return nullptr;
  page.remove_prefix(pages.size());
  page.remove_suffix(3);
  return find("audio/" + std::string(page) + ".opus");
}

base::Result<Item> read_manifest(base::ByteView bytes) {
  MEND_TRY(const Json json,
           base::parse_json(bytes, what, {.bytes = max_manifest_bytes, .depth = 8, .string_bytes = 4096}));
  MEND_CHECK(check_members(json,
                           {"format", "kind", "org", "id", "version", "source_language", "languages", "title",
                            "summary", "minutes", "class", "files"},
                           what));
  MEND_CHECK(read_number(json, "format", what, 1, 1));
  Item item;
  MEND_TRY(const std::string kind, base::json_string(json, "kind", what));
  if (kind != "module" && kind != "form") return no("\"kind\" is neither \"module\" nor \"form\".");
  item.kind = kind == "form" ? ItemKind::form : ItemKind::module;
  MEND_TRY(item.org, base::json_string(json, "org", what));
  MEND_TRY(item.id, base::json_string(json, "id", what));
  if (!base::is_safe_name(item.org) || !base::is_safe_name(item.id))
    return no("\"org\" or \"id\" is no plain name.");
  MEND_TRY(item.version, base::json_integer(json, "version", what));
  if (item.version < 1) return no("\"version\" is less than 1.");
  MEND_TRY(item.source_language, base::json_string(json, "source_language", what));
  MEND_TRY(item.languages, read_texts(json, "languages", what, 64, 35));
  if (!std::all_of(item.languages.begin(), item.languages.end(), is_language)) {
    return no("\"languages\" holds something that is no language tag.");
  }
  std::sort(item.languages.begin(), item.languages.end());
  if (!std::binary_search(item.languages.begin(), item.languages.end(), item.source_language)) {
    return no("\"languages\" lacks the source language.");
  }
  MEND_TRY(item.title, read_words(json, "title"));
  if (!item.title.contains(item.source_language)) return no("\"title\" lacks the source language.");
  MEND_TRY(item.summary, read_words(json, "summary"));
  MEND_TRY(item.minutes, read_number(json, "minutes", what, 0, 600));
  if (item.kind == ItemKind::form) {
    MEND_TRY(item.response_class, base::json_string(json, "class", what));
    if (!is_response_class(item.response_class)) return no("\"class\" is no class of answers.");
  } else if (json.contains("class")) {
    return no("a module has no \"class\".");
  }
  MEND_TRY(item.files, read_files(json));
  if (item.kind == ItemKind::form && item.find("form.xml") == nullptr)
    return no("a form needs the file form.xml.");
  if (item.kind == ItemKind::module && item.pages(item.source_language).empty()) {
    return no("a module needs pages in its source language.");
  }
  return item;
}

}  // namespace mend::library
