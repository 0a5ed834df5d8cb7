#include "content/author/source.h"

#include "content/library/policy.h"

#include <algorithm>
#include <array>
#include <toml++/toml.h>

namespace mend::author {

namespace {

constexpr std::size_t max_source_bytes = 256 * 1024;
constexpr std::array<std::string_view, 9> known = {"id",       "kind",  "org",   "languages", "minutes",
                                                   "audience", "class", "title", "summary"};

class Reader {
 public:
  Reader(std::string file, const toml::table& table) : file_(std::move(file)), table_(table) {}

  base::Result<Source> read() const {
    for (const auto& [name, node] : table_) {
      if (std::find(known.begin(), known.end(), name.str()) == known.end()) {
        return no(node, "\"" + std::string(name.str()) + "\" is not known; see docs/authoring.md");
      }
    }
    Source source;
    MEND_TRY(source.id, text("id"));
    MEND_TRY(source.kind, text("kind"));
    if (source.kind != "module" && source.kind != "form")
      return no("\"kind\" must be \"module\" or \"form\"");
    MEND_TRY(source.org, text("org"));
    if (!base::is_safe_name(source.id) || !base::is_safe_name(source.org)) {
      return no("\"id\" and \"org\" may only have letters, digits, \".\", \"_\" and \"-\"");
    }
    const toml::array* languages = table_["languages"].as_array();
    if (languages == nullptr || languages->empty())
      return no("\"languages\" must list the source language first");
    for (const toml::node& language : *languages) {
      if (!language.is_string()) return no(language, "a language must be a text such as \"cy\"");
      const std::string tag = language.as_string()->get();
      if (!base::is_safe_name(tag)) return no(language, "\"" + tag + "\" is no language tag");
      if (std::find(source.languages.begin(), source.languages.end(), tag) != source.languages.end()) {
        return no(language, "the language \"" + tag + "\" is listed twice");
      }
      source.languages.push_back(tag);
    }
    const auto minutes = table_["minutes"].value<std::int64_t>();
    if (!minutes || *minutes < 0 || *minutes > 600) return no("\"minutes\" must be a number from 0 to 600");
    source.minutes = static_cast<int>(*minutes);
    MEND_TRY(source.title, words("title", source));
    MEND_TRY(source.summary, words("summary", source));
    if (source.kind == "form") {
      MEND_TRY(source.response_class, text("class"));
      if (!library::is_response_class(source.response_class)) {
        return no("\"class\" must be key-work, rj, safer-custody, survey or progress");
      }
    } else if (table_.contains("class")) {
      return no("only a form has a \"class\"");
    }
    return source;
  }

 private:
  [[nodiscard]] tl::unexpected<base::Error> no(const std::string& why) const {
    return base::refused(file_ + ": " + why + ".");
  }
  [[nodiscard]] tl::unexpected<base::Error> no(const toml::node& node, const std::string& why) const {
    return base::refused(file_ + ", line " + std::to_string(node.source().begin.line) + ": " + why + ".");
  }

  [[nodiscard]] base::Result<std::string> text(std::string_view name) const {
    const toml::value<std::string>* value = table_[name].as_string();
    if (value == nullptr || value->get().empty()) return no("\"" + std::string(name) + "\" is missing");
    return value->get();
  }

  [[nodiscard]] base::Result<std::map<std::string, std::string>> words(std::string_view name,
                                                                       const Source& source) const {
    const toml::table* table = table_[name].as_table();
    if (table == nullptr) return no("the table [" + std::string(name) + "] is missing");
    std::map<std::string, std::string> words;
    for (const auto& [language, node] : *table) {
      const std::string tag(language.str());
      if (std::find(source.languages.begin(), source.languages.end(), tag) == source.languages.end()) {
        return no(node, "\"" + tag + "\" is not among the languages");
      }
      if (!node.is_string() || node.as_string()->get().empty()) return no(node, "the words are missing");
      words[tag] = node.as_string()->get();
    }
    if (!words.contains(source.source_language())) {
      return no("[" + std::string(name) + "] lacks \"" + source.source_language() + "\"");
    }
    return words;
  }

  std::string file_;
  const toml::table& table_;
};

}  // namespace

base::Result<Source> read_source(base::Files& files, const base::Path& folder) {
  const base::Path path = folder / "module.toml";
  MEND_TRY(const base::Bytes bytes, files.read(path, max_source_bytes));
  try {
    const toml::table table = toml::parse(base::as_text(bytes));
    MEND_TRY(Source source, Reader(path.string(), table).read());
    source.folder = folder;
    return source;
  } catch (const toml::parse_error& error) {
    return base::refused(path.string() + ", line " + std::to_string(error.source().begin.line) + ": " +
                         std::string(error.description()) + ".");
  }
}

}  // namespace mend::author
