#pragma once

#include "content/form/form.h"
#include "content/form/session.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

/// What bounds a form, so that a hostile one costs a refusal and no more.
namespace limits {
inline constexpr std::size_t xform_bytes = 4 * 1024 * 1024;
inline constexpr std::size_t fields = 20'000;
inline constexpr std::size_t questions = 5'000;
inline constexpr std::size_t choices = 20'000;
inline constexpr std::size_t languages = 64;
inline constexpr std::size_t texts = 200'000;
inline constexpr std::size_t depth = 16;  ///< of fields and of groups
inline constexpr std::size_t expression_bytes = 4'096;
inline constexpr std::size_t dependencies = 1'000'000;
inline constexpr std::size_t text_answer = 2'000;  ///< characters, where the form sets no fewer
inline constexpr std::size_t calculated_bytes = 8'192;
}  // namespace limits

/// Words of the form before a language is chosen: an itext id, or the words themselves.
struct Label {
  std::string itext;
  std::string literal;
  [[nodiscard]] bool empty() const { return itext.empty() && literal.empty(); }
};

/// A node of the primary instance with its bind. Expressions are XPath; empty = none.
struct Field {
  std::string name;
  std::string ref;
  int parent = -1;
  std::vector<int> children;
  std::string initial;

  bool has_bind = false;
  std::string type = "string";
  std::string relevant;
  std::string required;
  std::string constraint;
  std::string calculate;
  std::string readonly;
  Label constraint_message;
  Label required_message;
  std::size_t max_length = limits::text_answer;
  bool preload_uid = false;
};

struct Item {
  std::string name;
  Label label;
};

struct Group {
  int field = -1;   ///< its relevance hides the whole group; -1 = none
  int parent = -1;  ///< group around this one
  Label label;
  bool field_list = false;
};

struct Entry {
  Control control = Control::note;
  int field = -1;
  int group = -1;
  Label label;
  Label hint;
  std::vector<Item> items;
  std::string appearance;
};

/// One thing to work out, in an order in which everything that it reads is worked out before.
struct Step {
  enum class What { relevant, calculate };
  What what = What::relevant;
  int field = -1;
};

using Translation = std::map<std::string, std::string, std::less<>>;

/// A form as read; `fields[0]` is the root of the primary instance.
struct Definition {
  std::string hash;
  std::string id;
  std::string version;
  Label title;
  std::vector<std::string> languages;
  std::map<std::string, Translation, std::less<>> itext;  ///< by language
  std::vector<Field> fields;
  std::vector<Group> groups;
  std::vector<Entry> entries;
  std::vector<Step> order;
  int instance_id = -1;

  /// -1 if there is none.
  [[nodiscard]] int field(std::string_view ref) const;
  [[nodiscard]] const Entry* entry(std::string_view ref) const;
  /// In `language`, else in the default language.
  [[nodiscard]] Words words(const Label& label, std::string_view language) const;
  [[nodiscard]] bool has_language(std::string_view language) const;

  std::map<std::string, int, std::less<>> field_by_ref;
  std::map<int, std::size_t> entry_by_field;
};

}  // namespace mend::form
