#include "content/author/xlsform/ask_words.h"
#include "content/author/xlsform/class_rules.h"
#include "content/author/xlsform/harm_words.h"
#include "content/author/xlsform/language.h"
#include "content/author/xlsform/safety.h"
#include "content/form/definition.h"
#include "content/form/host_rules.h"

#include <algorithm>
#include <set>
#include <utility>

namespace mend::xlsform {

namespace {

/// Of 50,000 choices nobody reads as many sentences.
constexpr std::size_t most_of_a_list = 20;

class FormChecker {
 public:
  FormChecker(const form::Definition& form, const std::vector<std::string>& languages, std::string_view file,
              const std::map<std::string, int>& rows, const std::map<std::string, Place>& choices)
      : form_(form), languages_(languages), file_(file), rows_(rows), choices_(choices) {}

  std::vector<Finding> check(std::string_view answer_class) {
    class_ = answer_class;
    for (const form::Field& field : form_.fields) {
      if (names_person_harmed(field.name))
        note(field, " is a field about a person harmed; no form may have one, so take it out.");
    }
    for (const form::Unsafe& part : form::unsafe_parts(form_, answer_class))
      note(form_.at(part.field), part.message);
    for (const Remark& remark : class_rules(form_, answer_class))
      note(form_.at(remark.field), remark.message);
    for (const form::Entry& entry : form_.entries) question(entry);
    for (const form::Group& group : form_.groups) {
      if (group.field < 0) continue;
      words(group.label, "label", form_.at(group.field), asks_anything(group));
      words(group.hint, "hint", form_.at(group.field), asks_anything(group));
    }
    for (const form::Secondary& list : form_.instances) looked_up(list);
    if (!form_.title.empty()) words(form_.title, "title", form_.fields[0], true);
    if (answer_class == "survey" && !told_of_no_help_) {
      note(form_.fields[0],
           ": a survey is read by nobody who could come, so a note has to say that it cannot call "
           "help; add one that is always there: \"This survey cannot call help.\"");
    }
    return std::move(findings_);
  }

 private:
  static bool asks(const form::Entry& entry) {
    return entry.control != form::Control::note && entry.control != form::Control::acknowledge;
  }
  [[nodiscard]] bool asks_anything(const form::Group& group) const {
    return std::any_of(group.parts.begin(), group.parts.end(), [this](const form::Part& part) {
      const auto at = static_cast<std::size_t>(part.index);
      return part.is_group ? asks_anything(form_.groups[at]) : asks(form_.entries[at]);
    });
  }

  void question(const form::Entry& entry) {
    const form::Field& field = form_.at(entry.field);
    words(entry.label, "label", field, asks(entry));
    words(entry.hint, "hint", field, asks(entry));
    words(field.required_message, "required message", field, asks(entry));
    words(field.constraint_message, "constraint message", field, asks(entry));
    for (const form::Item& item : entry.items) {
      words(item.label, "choice " + item.name, field, asks(entry));
      if (names_person_harmed(item.name))
        note(field, " has the choice \"" + item.name + "\", which is about a person harmed; take it out.");
    }
    one_language(entry, field);
    open_answers(entry, field);
    what_it_asks(entry, field);
    calls_for_help(entry, field);
    if (always_there(entry.field)) hear(entry);
  }

  void note(const form::Field& field, const std::string& message) { add(field, field.ref + message); }
  void add(const form::Field& field, std::string text) {
    const auto row = rows_.find(field.ref);
    findings_.push_back(row == rows_.end() ? Finding{std::string(file_), 0, "", std::move(text)}
                                           : Finding{"survey", row->second, "", std::move(text)});
  }

  [[nodiscard]] std::string first(const form::Label& label) const {
    return form_.words(label, english_).text;
  }
  [[nodiscard]] const std::string& first_language() const {
    return form_.has_language(english_) ? english_ : form_.languages.front();
  }

  /// A repeat may have no instance.
  [[nodiscard]] bool always_there(int field) const {
    for (; field >= 0; field = form_.at(field).parent) {
      if (!form_.at(field).relevant.empty() || form_.at(field).repeated) return false;
    }
    return true;
  }

  void hear(const form::Entry& entry) {
    for (const form::Label* label : {&entry.label, &entry.hint}) {
      for (const std::string& language : languages_) {
        if (tells_of_docking(form_.words(*label, language).text, language)) told_of_docking_.insert(language);
      }
      told_of_no_help_ = told_of_no_help_ || tells_of_no_help(first(*label));
    }
  }

  void open_answers(const form::Entry& entry, const form::Field& field) {
    const bool about_harm = std::exchange(
        told_of_harm_, !asks(entry) && mentions_person_harmed(first(entry.label), first_language()));
    if (entry.control != form::Control::text) return;
    if (class_ == "rj") return;
    if (field.max_length > form::longest_own_text) {
      note(field, " has no longest length of its own, or one above " +
                      std::to_string(form::longest_own_text) + "; set bind::mend:max-length, such as 300.");
    }
    if (about_harm)
      note(field, " is free text right after words about a person harmed; no form may ask for that.");
    for (const std::string& language : languages_) {
      if (language != first_language() && !knows_docking(language)) continue;
      const bool here = tells_of_docking(form_.words(entry.label, language).text, language) ||
                        tells_of_docking(form_.words(entry.hint, language).text, language);
      if (here || told_of_docking_.contains(language)) continue;
      const std::string where = language == first_language() ? "" : " in language " + language;
      note(field, " is free text, and nobody has been told" + where +
                      " who sees it when; say before it, in a note that is always there: \"Nobody sees this "
                      "until the device is docked.\"");
    }
  }

  /// What must not be asked, in any of the languages.
  void what_it_asks(const form::Entry& entry, const form::Field& field) {
    if (!asks(entry)) return;
    bool harm = false, offence = false, letter = false, name = false;
    for (const std::string& language : languages_) {
      const auto in = [&](const form::Label& label) { return form_.words(label, language).text; };
      const std::string label = in(entry.label);
      const std::string hint = in(entry.hint);
      const bool hint_asks = hint.find('?') != std::string::npos || hint.find("؟") != std::string::npos;
      harm = harm || asks_about_self_harm(label, language) ||
             (hint_asks && asks_about_self_harm(hint, language)) ||
             std::any_of(entry.items.begin(), entry.items.end(), [&](const form::Item& item) {
               return asks_about_self_harm(in(item.label), language);
             });
      offence = offence || asks_about_offence(label, language) || asks_about_offence(hint, language);
      letter = letter || asks_for_letter(label, language) || asks_for_letter(hint, language) ||
               asks_for_letter(in(form_.title), language);
      const auto names = entry.control == form::Control::text ? asks_for_name : asks_for_whereabouts;
      name = name || names(label, language) || names(hint, language);
    }
    if (harm) {
      note(
          field,
          " asks whether somebody wants to hurt themselves; nobody reads the answer now, so no form may. Ask "
          "whether they want help today.");
    }
    if (class_ == "rj" && offence) {
      note(
          field,
          " asks what somebody did, or whether they are guilty; a form of class rj collects no admission, so "
          "take it out.");
    }
    if (letter && entry.control == form::Control::text)
      note(field, " asks for a letter, a message or an apology; no form carries one, so take it out.");
    if (name) note(field, " asks for somebody's name or address; no form may, so take it out.");
  }

  /// Site policy brings up the help stop by the names of choices; it can do so only where there are some.
  void calls_for_help(const form::Entry& entry, const form::Field& field) {
    if (!asks(entry)) return;
    const std::string label = first(entry.label);
    const bool now = asks_about_help_now(label);
    const bool mood = asks_about_mood(label) && entry.control != form::Control::text;
    if (!now && !mood && !asks_about_safety(label)) return;
    const bool choices =
        entry.control == form::Control::select_one || entry.control == form::Control::select_multiple;
    if (!choices || entry.items.empty()) {
      note(field,
           " asks whether somebody is safe or how they are, but no answer can bring up the help stop; use "
           "select_one with choices of this form, which the prison's policy can name.");
    }
    if (now && !tells_of_waiting(label) && !tells_of_waiting(first(entry.hint))) {
      note(field,
           " asks about help now, and does not say that nobody reads it now; say in its hint: \"This is not "
           "read at once.\"");
    }
  }

  void one_language(const form::Entry& entry, const form::Field& field) {
    const form::Itemset& set = entry.itemset;
    const bool from_data = !set.label.empty() && set.nodes.text.find("instance(") != std::string_view::npos;
    if (languages_.size() < 2 || !from_data || set.label.text.starts_with("jr:itext(")) return;
    note(field,
         " takes its choices from a file, which has words in one language only; add a column such as "
         "label::Cymraeg (cy) to it for each language.");
  }

  /// Words that stand beside their translations, which are looked at in each language.
  [[nodiscard]] bool is_first_of(const form::Tree& tree, int node) const {
    for (int beside = tree.first_element(tree.at(node).parent); beside >= 0; beside = tree.at(beside).next) {
      if (tree.at(beside).attribute || form_.names.text(tree.at(beside).name) != "itextId") continue;
      const form::Text* text = form_.texts.find(form_.languages.front(), tree.string_value(beside));
      return text != nullptr && form::plain_words(text->plain) == tree.string_value(node);
    }
    return false;
  }

  /// Choices and data that expressions find.
  void looked_up(const form::Secondary& list) {
    const form::Tree& tree = *list.tree;
    const form::Field& root = form_.fields[0];
    const std::size_t before = findings_.size();
    for (int node = 1; node < static_cast<int>(tree.size()); ++node) {
      if (tree.has_elements(node)) continue;
      if (findings_.size() - before >= most_of_a_list)
        return note(root, ": there is more to mend in the list " + list.id + "; mend these first.");
      const std::string& name = form_.names.text(tree.at(node).name);
      if (name != "itextId" && is_first_of(tree, node)) continue;
      const std::string text = tree.string_value(node);
      if (name == "name" && names_person_harmed(text)) {
        note(root, ": the list " + list.id + " has the choice \"" + text +
                       "\", which is about a person harmed; take it out.");
      }
      form::Label label;
      (name == "itextId" ? label.itext : label.literal) = text;
      words(label, "choice \"" + text + "\" of the list " + list.id, root, true);
    }
  }

  void words(const form::Label& label, const std::string& what, const form::Field& field, bool asks) {
    if (label.empty()) return;
    itext_ = label.itext;
    bool told = false;
    for (const std::string& language : languages_) {
      const form::Words words = form_.words(label, language);
      if (label.itext.empty() && language != languages_.front()) break;  // data has one language
      const bool only_guidance = words.text.empty();
      if (words.language != language && !label.itext.empty() && !only_guidance) {
        about(field, what, "is missing in language " + language + "; translate it.");
        continue;
      }
      if (asks && !told && mentions_person_harmed(words.text, language)) {
        told = true;
        about(field, what, "asks about a person harmed; no form may, so take it out.");
      }
      for (const Finding& finding : check_words(words.text, language, file_))
        about(field, what, finding.message, ": ");
      guidance(label, what, field, language, asks);
    }
  }
  void guidance(const form::Label& label, const std::string& what, const form::Field& field,
                const std::string& language, bool asks) {
    const form::Text* text = form_.texts.find(language, label.itext);
    if (text == nullptr || text->guidance.empty()) {
      const form::Text* first = form_.texts.find(form_.languages.front(), label.itext);
      if (first != nullptr && !first->guidance.empty())
        about(field, what, "has guidance that is missing in language " + language + "; translate it.");
      return;
    }
    const std::string words = form::plain_words(text->guidance);
    if (asks && mentions_person_harmed(words, language))
      about(field, what, "has guidance about a person harmed; no form may, so take it out.");
    for (const Finding& finding : check_words(words, language, file_))
      about(field, what, finding.message, ": ");
  }
  void about(const form::Field& field, const std::string& what, const std::string& message,
             const std::string& between = " ") {
    if (const auto choice = choices_.find(itext_); choice != choices_.end()) {
      Finding finding{choice->second.sheet, choice->second.row, "label", "The choice" + between + message};
      if (told_of_choices_.insert(finding.text()).second) findings_.push_back(std::move(finding));
      return;
    }
    add(field, "The " + what + " of " + field.ref + between + message);
  }

  const form::Definition& form_;
  const std::vector<std::string>& languages_;
  std::string_view file_;
  const std::map<std::string, int>& rows_;
  const std::map<std::string, Place>& choices_;
  std::set<std::string> told_of_choices_;  ///< several questions may show a choice
  std::string itext_;                      ///< of the words that are looked at
  const std::string english_ = std::string(english);
  std::string_view class_;
  std::set<std::string> told_of_docking_;  ///< languages
  bool told_of_no_help_ = false;
  bool told_of_harm_ = false;  ///< right before
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_form(const form::Form& form, std::string_view answer_class,
                                const std::vector<std::string>& languages, std::string_view file,
                                const std::map<std::string, int>& rows,
                                const std::map<std::string, Place>& choices) {
  return FormChecker(form.definition(), languages, file, rows, choices).check(answer_class);
}

}  // namespace mend::xlsform
