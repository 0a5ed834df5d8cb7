#include "content/author/item_changes.h"
#include "content/form/definition.h"

#include <algorithm>

namespace mend::author {

namespace {

using form::Entry;

class SafetyReader {
 public:
  SafetyReader(const form::Definition& before, const form::Definition& after)
      : before_(before), after_(after) {}

  std::vector<ChangeLine> run() {
    for (const Entry& old_entry : before_.entries) {
      const Entry* now = after_.entry(field_of(before_, old_entry).ref);
      if (now == nullptr) {
        unsafe("The question " + name(old_entry) +
               " is gone: drafts lose its answer, and a policy that names it no longer works.");
      } else {
        compare(old_entry, *now);
      }
    }
    for (const Entry& entry : after_.entries) {
      if (before_.entry(field_of(after_, entry).ref) == nullptr)
        safe("The question " + field_of(after_, entry).name + " is new.");
    }
    for (const form::Field& field : before_.fields) compare_rules(field);
    if (before_.id != after_.id) unsafe("The form's id was " + before_.id + " and is " + after_.id + ".");
    return std::move(lines_);
  }

  void unsafe(std::string text) { lines_.push_back(line_of(Mark::warning, "Not safe: " + std::move(text))); }

 private:
  static const form::Field& field_of(const form::Definition& form, const Entry& entry) {
    return form.fields[static_cast<std::size_t>(entry.field)];
  }
  [[nodiscard]] std::string name(const Entry& entry) const { return field_of(before_, entry).name; }
  void safe(std::string text) { lines_.push_back(line_of(Mark::note, "Safe: " + std::move(text))); }

  /// In every language that both have: a translation can turn a question round, too.
  [[nodiscard]] bool reads_alike(const form::Label& was, const form::Label& now) const {
    return std::all_of(after_.languages.begin(), after_.languages.end(), [&](const std::string& language) {
      return !before_.has_language(language) ||
             before_.words(was, language).text == after_.words(now, language).text;
    });
  }
  static std::string repeat_of(const form::Definition& form, const form::Field& field) {
    return field.repeat < 0 ? std::string() : form.at(field.repeat).ref;
  }

  /// Of groups and of what nobody is asked; questions are told of one by one.
  void compare_rules(const form::Field& was) {
    const int index = after_.field(was.ref);
    if (index < 0) {
      if (!was.calculate.empty()) unsafe("The field " + was.name + " is gone, and something may read it.");
      return;
    }
    const form::Field& now = after_.at(index);
    if (!was.children.empty() && was.relevant.text != now.relevant.text)
      unsafe("The group " + was.name + " is asked at other times, with all that is in it.");
    if (was.calculate.text == now.calculate.text) return;
    if (was.name == "response_class") {
      unsafe("Who reads the answers is decided in another way: see that nobody reads them who may not.");
    } else {
      unsafe("The field " + was.name + " is worked out in another way.");
    }
  }

  void compare(const Entry& was, const Entry& now) {
    const form::Field& old_field = field_of(before_, was);
    const form::Field& field = field_of(after_, now);
    if (was.control != now.control) {
      unsafe("The question " + name(was) +
             " takes another kind of answer: old answers and drafts do not fit.");
    }
    if (now.control == form::Control::text && field.max_length < old_field.max_length) {
      unsafe("The question " + name(was) + " takes fewer characters: a longer draft does not fit.");
    }
    if (now.control == form::Control::range &&
        (was.range.start < now.range.start || was.range.end > now.range.end ||
         was.range.step != now.range.step)) {
      unsafe("The question " + name(was) + " takes other numbers: a draft may not fit.");
    }
    if (was.itemset.nodes.text != now.itemset.nodes.text ||
        was.itemset.value.text != now.itemset.value.text) {
      unsafe("The question " + name(was) + " finds its choices in another way: a draft may not fit.");
    }
    if (old_field.repeated != field.repeated || repeat_of(before_, old_field) != repeat_of(after_, field)) {
      unsafe("The question " + name(was) + " is asked another number of times.");
    }
    if (old_field.required.empty() && !field.required.empty()) {
      unsafe("The question " + name(was) + " could be skipped and cannot any more.");
    }
    if (old_field.relevant.text != field.relevant.text)
      unsafe("The question " + name(was) + " is asked at other times.");
    if (old_field.constraint.text != field.constraint.text) {
      unsafe("The question " + name(was) + " takes other answers: a draft may not fit.");
    }
    if (!reads_alike(was.label, now.label)) {
      unsafe("The question " + name(was) +
             " has other words: see that its answers, and a policy that names it, still mean the same.");
    }
    for (const form::Item& item : was.items) {
      const auto same = std::find_if(now.items.begin(), now.items.end(),
                                     [&](const form::Item& other) { return other.name == item.name; });
      if (same == now.items.end()) {
        unsafe("The choice " + item.name + " of " + name(was) +
               " is gone: drafts lose it, and a policy that names it no longer works.");
        continue;
      }
      if (!reads_alike(item.label, same->label)) {
        unsafe("The choice " + item.name + " of " + name(was) +
               " has other words: see that it still means the same, for old answers keep its name.");
      }
    }
    for (const form::Item& item : now.items) {
      if (std::none_of(was.items.begin(), was.items.end(),
                       [&](const form::Item& other) { return other.name == item.name; })) {
        safe("The choice " + item.name + " of " + name(was) + " is new.");
      }
    }
  }

  const form::Definition& before_;
  const form::Definition& after_;
  std::vector<ChangeLine> lines_;
};

}  // namespace

std::vector<ChangeLine> form_safety(const form::Form& before, const std::string& class_before,
                                    const form::Form& after, const std::string& class_after) {
  SafetyReader reader(before.definition(), after.definition());
  if (class_before != class_after) {
    reader.unsafe("Answers were of the class " + class_before + " and are of the class " + class_after +
                  ": other people will read them.");
  }
  return reader.run();
}

}  // namespace mend::author
