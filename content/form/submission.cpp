#include "content/form/submission.h"

#include "content/base/random.h"
#include "content/form/instance_xml.h"
#include "content/form/state.h"

#include <algorithm>

namespace mend::form {

namespace {

/// What a reader needs to look choices up: nothing in it depends on the time or on chance.
struct Desk {
  explicit Desk(const Definition& definition, const Instance& instance, std::string its_language)
      : language(std::move(its_language)), evaluator({definition, instance, clock, random, zone, language}) {}
  base::ManualClock clock;
  base::SeededRandom random{1};
  Zone zone = utc();
  std::string language;
  Evaluator evaluator;
};

std::vector<std::string> names_of(const Entry& entry, const std::string& value, Evaluator& evaluator,
                                  int node) {
  std::vector<std::string> names;
  const auto chosen = [&](const std::string& name) {
    return (' ' + value + ' ').find(' ' + name + ' ') != std::string::npos;
  };
  if (entry.control == Control::rank) {
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t end = std::min(value.find(' ', at), value.size());
      names.push_back(value.substr(at, end - at));
      at = end + 1;
    }
    return names;
  }
  each_offer(evaluator, entry, node, [&](const Offer& offer) {
    if (chosen(offer.name)) names.push_back(offer.name);
    return true;
  });
  return names;
}

}  // namespace

base::Result<std::vector<Answer>> read_submission(const Form& form, base::ByteView submission,
                                                  std::string_view language) {
  const std::string what = "The answers";
  const Definition& definition = form.definition();
  MEND_TRY(const Document document, parse_xml(submission, what, limits::instance_bytes));
  MEND_TRY(const std::unique_ptr<Instance> instance,
           read_instance(definition, xmlDocGetRootElement(document.get()), false, what));
  Desk desk(definition, *instance,
            definition.has_language(language) ? std::string(language) : definition.languages.front());
  std::vector<Answer> answers;
  std::vector<int> nodes;
  // In the form's order; the questions of a repeat instance by instance.
  for (const Entry& entry : definition.entries) {
    nodes.clear();
    instance->collect(0, entry.field, nodes);
    for (const int node : nodes) {
      const std::string value(instance->tree.at(node).text);
      if (entry.control == Control::note || value.empty()) continue;
      const Field& field = definition.at(entry.field);
      if (!may_misfit(definition, entry.field) && shape_problem(definition, entry.field, value)) {
        return base::refused(what + " have a value that " + field.ref +
                             " does not offer; they cannot be used.");
      }
      Answer answer;
      answer.ref = instance->ref(node);
      answer.name = field.name;
      answer.label = definition.words(entry.label, language);
      if (entry.items.empty() && entry.itemset.nodes.empty()) {
        answer.values.push_back(value);
        answer.words.push_back({value, {}});
      } else {
        for (std::string& name : names_of(entry, value, desk.evaluator, node)) {
          const auto offer = find_offer(desk.evaluator, entry, node, name);
          answer.words.push_back(offer ? offer_words(desk.evaluator, entry, node, *offer) : Words{name, {}});
          answer.values.push_back(std::move(name));
        }
        if (answer.values.empty()) {
          answer.values.push_back(value);
          answer.words.push_back({value, {}});
        }
      }
      answers.push_back(std::move(answer));
    }
  }
  return answers;
}

}  // namespace mend::form
