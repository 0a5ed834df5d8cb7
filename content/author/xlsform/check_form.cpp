#include "content/author/xlsform/safety.h"
#include "content/form/definition.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace mend::xlsform {

namespace {

/// Parts of names and words that point to a person harmed. Lower case.
constexpr std::array harmed_in_names = {"victim", "harmed", "survivor", "complainant", "injured"};
constexpr std::array harmed_in_words = {
    "victim",         "person harmed", "person you harmed", "people you harmed", "who you harmed",
    "survivor",       "complainant",   "dioddefwr",         "dioddefwyr",        "a niweidiwyd",
    "a gafodd niwed", "ضحي",           "المتضرر",           "الذي تعرض للأذى",   "الذي تعرّض للأذى"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

template <std::size_t N>
bool mentions(std::string_view text, const std::array<const char*, N>& list) {
  const std::string small = lower(text);
  return std::any_of(list.begin(), list.end(),
                     [&](const char* part) { return small.find(part) != std::string::npos; });
}

class FormChecker {
 public:
  FormChecker(const form::Definition& form, const std::vector<std::string>& languages, std::string_view file)
      : form_(form), languages_(languages), file_(file) {}

  std::vector<Finding> check(std::string_view answer_class) {
    for (const form::Field& field : form_.fields) check_name(field);
    for (const form::Entry& entry : form_.entries) {
      const form::Field& field = form_.fields[static_cast<std::size_t>(entry.field)];
      if (answer_class == "rj" && entry.control == form::Control::text) {
        note(field.ref + " is free text, which a form of class rj must not hold; use choices.");
      }
      const bool asks = entry.control != form::Control::note && entry.control != form::Control::acknowledge;
      words(entry.label, "label", field, asks);
      words(entry.hint, "hint", field, asks);
      words(field.required_message, "required message", field, false);
      words(field.constraint_message, "constraint message", field, false);
      for (const form::Item& item : entry.items) words(item.label, "choice " + item.name, field, asks);
    }
    for (const form::Group& group : form_.groups) {
      if (group.field >= 0)
        words(group.label, "label", form_.fields[static_cast<std::size_t>(group.field)], false);
    }
    if (!form_.title.itext.empty()) words(form_.title, "title", form_.fields[0], false);
    return std::move(findings_);
  }

 private:
  void note(std::string message) { findings_.push_back({std::string(file_), 0, "", std::move(message)}); }

  void check_name(const form::Field& field) {
    if (!mentions(field.name, harmed_in_names)) return;
    note(field.ref + " is a field about a person harmed; no form may have one, so take it out.");
  }

  void words(const form::Label& label, const std::string& what, const form::Field& field, bool asks) {
    if (label.empty()) return;
    bool told = false;
    for (const std::string& language : languages_) {
      const form::Words words = form_.words(label, language);
      if (words.language != language) {
        note("The " + what + " of " + field.ref + " is missing in language " + language + "; translate it.");
        continue;
      }
      if (asks && !told && mentions(words.text, harmed_in_words)) {
        told = true;
        note("The " + what + " of " + field.ref +
             " asks about a person harmed; no form may, so take it out.");
      }
      for (Finding& finding : check_words(words.text, language, file_)) {
        finding.message = "The " + what + " of " + field.ref + ": " + finding.message;
        findings_.push_back(std::move(finding));
      }
    }
  }

  const form::Definition& form_;
  const std::vector<std::string>& languages_;
  std::string_view file_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_form(const form::Form& form, std::string_view answer_class,
                                const std::vector<std::string>& languages, std::string_view file) {
  return FormChecker(form.definition(), languages, file).check(answer_class);
}

}  // namespace mend::xlsform
