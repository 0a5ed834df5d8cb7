#include "content/author/policy_rules.h"

#include "content/form/definition.h"

#include <algorithm>

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

base::Status check_questions(const std::string& name, const form::Form& form, const Questions& questions) {
  for (const auto& [question, answers] : questions) {
    const form::Entry* asked = entry_named(form.definition(), question);
    if (asked == nullptr) {
      return base::refused("The policy has rules for the question \"" + question + "\" of the form \"" +
                           name + "\", which does not ask it; write it as the form does.");
    }
    for (const std::string& answer : answers) {
      if (std::any_of(asked->items.begin(), asked->items.end(),
                      [&](const form::Item& item) { return item.name == answer; })) {
        continue;
      }
      return base::refused("The policy has rules for the answer \"" + answer + "\" to the question \"" +
                           question + "\" of the form \"" + name +
                           "\", which does not offer it; write it as the form does.");
    }
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
  }
  for (const auto* rules : {&policy.help_stop, &policy.urgent}) {
    for (const auto& [id, questions] : *rules) {
      const auto offered = forms.find(id);
      if (offered == forms.end())
        return base::refused("The policy has rules for the form \"" + id + "\", which it does not offer.");
      MEND_TRY(const library::Item item, prospect.newest(offered->second, policy.establishment));
      if (item.kind != library::ItemKind::form)
        return base::refused("The policy has rules for \"" + offered->second + "\", which is no form.");
      MEND_TRY(const auto form, prospect.read_form(item));
      MEND_CHECK(check_questions(offered->second, *form, questions));
    }
  }
  return {};
}

}  // namespace mend::author
