#pragma once

#include "content/form/form.h"
#include "content/form/limits.h"
#include "content/form/rule.h"
#include "content/form/session.h"
#include "content/form/text_table.h"
#include "content/form/tree.h"

#include <compare>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mend::form {

enum class Type { text, integer, decimal, date, time, date_time, boolean, choice, choices, rank, other };

/// What a value is set to by itself when a form is begun or sent.
enum class Preload { none, uid, start, end, today };

/// A node of the primary instance with its bind. One field stands for all instances of a repeated node.
struct Field {
  std::string name;  ///< with its prefix, and "@" before that of an attribute
  std::string ref;
  int name_id = 0;
  int prefix_id = 0;
  int parent = -1;
  std::vector<int> children;  ///< attributes first
  int depth = 1;
  bool attribute = false;
  bool repeated = false;  ///< may be there any number of times
  int repeat = -1;        ///< innermost repeated field at or above this one

  bool has_bind = false;
  std::string type = "string";
  Type kind = Type::text;
  Rule relevant;
  Rule required;
  Rule constraint;
  Rule calculate;
  Rule readonly;
  Rule save_incomplete;
  Label constraint_message;
  Label required_message;
  bool counts = false;  ///< its value is the count of a repeat
  std::size_t max_length = limits::text_answer;
  Preload preload = Preload::none;
};

/// A node of the primary instance as the form begins. Templates of repeats are apart.
struct Seed {
  int field = -1;
  std::string text;
  std::vector<Seed> children;
};

struct Item {
  std::string name;
  Label label;
};

/// Choices that an expression finds.
struct Itemset {
  Rule nodes;
  Rule value;  ///< from each node
  Rule label;
};

struct Range {
  double start = 0;
  double end = 0;
  double step = 1;
};

/// Sets a value when something happens.
struct Action {
  bool first_load = false;
  bool load = false;
  bool new_repeat = false;
  bool value_changed = false;
  int source = -1;  ///< field of the question that it stands in; −1 = the model
  int repeat = -1;  ///< field of the repeat that it stands in
  Rule target;
  Rule value;  ///< none: `literal`
  std::string literal;
};

/// Something of the body, in its order.
struct Part {
  bool is_group = false;
  int index = -1;
};

struct Group {
  int field = -1;   ///< its relevance hides the whole group; -1 = none
  int parent = -1;  ///< group around this one
  Label label;
  Label hint;
  bool field_list = false;
  std::string appearance;
  bool repeat = false;  ///< once for each instance of `field`
  Rule count;           ///< how many; none = as many as the person adds
  bool fixed = false;   ///< the person cannot add or remove
  std::vector<Part> parts;
};

struct Entry {
  Control control = Control::note;
  int field = -1;
  int group = -1;
  Label label;
  Label hint;
  std::vector<Item> items;
  Itemset itemset;
  Range range;
  std::string appearance;
};

/// Data that expressions look things up in.
struct Secondary {
  std::string id;
  std::unique_ptr<Tree> tree;
};

/// For each field two things to know: whether it is relevant, and its value. Of a repeated field the value
/// is how many there are.
struct Thing {
  static int relevance(int field) { return field * 2; }
  static int value(int field) { return field * 2 + 1; }
};

/// Which instances of a repeat an expression reads, counted from the one that it stands in: 0 to 0 is that
/// one, −1 to −1 the one before it, −far to −1 all before it.
struct Reach {
  static constexpr int far = 1'000'000;
  int from = 0;
  int to = 0;
  auto operator<=>(const Reach&) const = default;
  [[nodiscard]] bool own() const { return from == 0 && to == 0; }
};

/// `reader` needs what it hangs from. `scope`: only in the same instance of this repeated field, or as far
/// from it among its siblings as `reach` says; −1 = in all.
struct Edge {
  int reader = -1;
  int scope = -1;
  Reach reach = {};
};

/// A form as read; `fields[0]` is the root of the primary instance.
struct Definition {
  std::string hash;
  std::string id;
  std::string version;
  std::string root_attributes;  ///< of the root element, ready to be written
  Label title;
  Names names;
  Texts texts;
  std::vector<std::string> languages;
  std::vector<Field> fields;
  Seed seed;
  std::map<int, Seed> templates;  ///< by repeated field
  std::vector<Secondary> instances;
  std::vector<Group> groups;
  std::vector<Entry> entries;
  std::vector<Part> parts;
  std::vector<Action> actions;
  Rules rules;
  int instance_id = -1;
  int deprecated_id = -1;
  bool house_rules = true;
  bool reads_words = false;  ///< some expression does, so values follow the language

  // What depends on what.
  std::vector<int> rank;                    ///< by thing: each comes after all that it needs
  std::vector<std::vector<Edge>> readers;   ///< by thing
  std::vector<std::vector<int>> pruners;    ///< by field: entries whose choices read it
  std::map<int, int> counted;               ///< group by repeated field, where something counts its instances
  std::vector<std::vector<int>> on_change;  ///< by field: actions
  /// Fields whose values the form itself puts there and would not put again the same way, each after all that
  /// it needs.
  std::vector<int> given;

  /// -1 if there is none.
  [[nodiscard]] int field(std::string_view ref) const;
  [[nodiscard]] const Entry* entry(std::string_view ref) const;
  [[nodiscard]] const Entry* entry_of(int field) const;
  [[nodiscard]] const Secondary* instance(std::string_view id) const;
  /// In `language`, else in the default language. Answers in the words are left out.
  [[nodiscard]] Words words(const Label& label, std::string_view language) const;
  [[nodiscard]] bool has_language(std::string_view language) const;
  [[nodiscard]] const Field& at(int field) const { return fields[static_cast<std::size_t>(field)]; }
  [[nodiscard]] Field& at(int field) { return fields[static_cast<std::size_t>(field)]; }

  std::unordered_map<std::string_view, int> field_by_ref;  ///< keys are the fields' own refs
  std::unordered_map<int, std::size_t> entry_by_field;
};

}  // namespace mend::form
