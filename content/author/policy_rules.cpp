#include "content/author/policy_rules.h"

#include "content/author/xlsform/ask_words.h"
#include "content/form/definition.h"

#include <algorithm>
#include <optional>

namespace mend::author {

namespace {

using Questions = std::map<std::string, std::vector<std::string>>;

const form::Entry* entry_named(const form::Definition& form, const std::string& question) {
  for (const form::Entry& entry : form.entries) {
    if (entry.field >= 0 && form.fields[static_cast<std::size_t>(entry.field)].name == question)
      return &entry;
  }
  return nullptr;
}

/// Whether somebody who fills in this form could ever meet the rule.
base::Status check_rule(const std::string& name, const form::Form& form, const std::string& question,
                        const std::string& answer) {
  const form::Entry* asked = entry_named(form.definition(), question);
  if (asked == nullptr) {
    return base::refused("The policy has rules for the question \"" + question + "\" of the form \"" + name +
                         "\", which does not ask it; write it as the form does.");
  }
  if (asked->control != form::Control::select_one && asked->control != form::Control::select_multiple) {
    return base::refused("The policy has rules for the question \"" + question + "\" of the form \"" + name +
                         "\", of which no answer is chosen or left; rules are about chosen answers, so "
                         "take them out.");
  }
  if (std::any_of(asked->items.begin(), asked->items.end(),
                  [&](const form::Item& item) { return item.name == answer; })) {
    return {};
  }
  return base::refused("The policy has rules for the answer \"" + answer + "\" to the question \"" +
                       question + "\" of the form \"" + name +
                       "\", which does not offer it; write it as the form does.");
}

/// The versions of a form that devices may have drafts of.
class Versions {
 public:
  Versions(const Prospect& prospect, const library::Item& newest, const std::string& establishment)
      : prospect_(prospect), newest_(newest), establishment_(establishment) {}

  /// A rule about an earlier version is kept for who still fills that in: beside one that the newest meets.
  base::Status check(const std::string& name, const Questions& questions) {
    MEND_TRY(const auto newest, prospect_.read_form(newest_));
    base::Status first_trouble;
    std::size_t met = 0;
    for (const auto& [question, answers] : questions) {
      if (answers.empty()) {
        return base::refused("The policy has a rule for the question \"" + question + "\" of the form \"" +
                             name + "\" without an answer; name the answers that call for help.");
      }
      base::Status trouble;
      std::size_t met_here = 0;
      for (const std::string& answer : answers) {
        const base::Status status = check_rule(name, *newest, question, answer);
        if (status) {
          ++met_here;
          continue;
        }
        MEND_TRY(const bool was_met, earlier_meets(name, question, answer));
        if (!was_met) return status;
        if (trouble) trouble = status;
      }
      // A question that is still asked must not be left with answers that nobody can give any more.
      if (met_here == 0 && entry_named(newest->definition(), question) != nullptr)
        return left_behind(trouble);
      met += met_here;
      if (first_trouble) first_trouble = trouble;
    }
    if (!first_trouble && met == 0) return left_behind(first_trouble);
    return {};
  }

 private:
  static base::Status left_behind(const base::Status& trouble) {
    return base::refused(trouble.error().message +
                         " An earlier version has it: keep the rule, and name the answers of this one, too.");
  }

  base::Result<bool> earlier_meets(const std::string& name, const std::string& question,
                                   const std::string& answer) {
    if (!earlier_) {
      earlier_.emplace();
      MEND_TRY(const auto items, prospect_.versions(newest_.name(), establishment_));
      for (const library::Item& item : items) {
        if (item.version == newest_.version) continue;
        // One that this program cannot read any more is on no device that it is on.
        if (auto form = prospect_.read_form(item)) earlier_->push_back(std::move(*form));
      }
    }
    return std::any_of(earlier_->begin(), earlier_->end(), [&](const auto& form) {
      return check_rule(name, *form, question, answer).has_value();
    });
  }

  const Prospect& prospect_;
  const library::Item& newest_;
  const std::string& establishment_;
  std::optional<std::vector<std::shared_ptr<const form::Form>>> earlier_;
};

bool has_rule(const library::AnswerRules& rules, const std::string& form, const std::string& question) {
  const auto questions = rules.find(form);
  return questions != rules.end() && questions->second.contains(question);
}

/// Who says that they are not safe, or need help today, sees first where help is: whatever form asks it.
base::Status check_calls(const std::string& name, const std::string& id, const form::Form& form,
                         const library::Policy& policy) {
  const form::Definition& definition = form.definition();
  for (const form::Entry& entry : definition.entries) {
    if (entry.control != form::Control::select_one && entry.control != form::Control::select_multiple)
      continue;
    const std::string words = definition.words(entry.label, "en").text;
    const std::string& question = definition.at(entry.field).name;
    const bool now = xlsform::asks_about_help_now(words);
    if (!now && !xlsform::asks_about_safety(words)) continue;
    const bool urgent = has_rule(policy.urgent, id, question);
    if (now ? urgent : urgent || has_rule(policy.help_stop, id, question)) continue;
    return base::refused("The form \"" + name + "\" asks \"" + question + "\", and the policy has no \"" +
                         (now ? "urgent" : "help_stop") +
                         "\" rule for it; name the answers that call for help.");
  }
  return {};
}

}  // namespace

base::Status check_policy_rules(const library::Policy& policy, const Prospect& prospect) {
  std::map<std::string, std::string> forms;  // by id, the name with the organisation
  for (const std::string& name : policy.offered) {
    const auto item = prospect.newest(name, policy.establishment);
    if (!item && item.error().kind == base::ErrorKind::not_found)
      return base::refused("The policy offers \"" + name +
                           "\", and nobody has published it; propose it too, or take it off.");
    MEND_CHECK(item);
    forms.emplace(item->id, name);
    // Nobody knows whose answer it was, so nobody could come; check says the same of its words.
    if (item->kind != library::ItemKind::form || item->response_class == "survey") continue;
    MEND_TRY(const auto form, prospect.read_form(*item));
    MEND_CHECK(check_calls(name, item->id, *form, policy));
  }
  for (const auto& [id, questions] : policy.urgent) {
    const auto offered = forms.find(id);
    if (offered == forms.end()) continue;
    MEND_TRY(const library::Item item, prospect.newest(offered->second, policy.establishment));
    if (item.response_class == "survey")
      return base::refused("The policy has \"urgent\" rules for the survey \"" + offered->second +
                           "\"; nobody learns whose answer it was, so nobody could come. Take them out.");
  }
  for (const auto* rules : {&policy.help_stop, &policy.urgent}) {
    for (const auto& [id, questions] : *rules) {
      const auto offered = forms.find(id);
      if (offered == forms.end())
        return base::refused("The policy has rules for the form \"" + id + "\", which it does not offer.");
      MEND_TRY(const library::Item item, prospect.newest(offered->second, policy.establishment));
      if (item.kind != library::ItemKind::form)
        return base::refused("The policy has rules for \"" + offered->second + "\", which is no form.");
      MEND_CHECK(Versions(prospect, item, policy.establishment).check(offered->second, questions));
    }
  }
  return {};
}

}  // namespace mend::author
