#include "content/form/submission.h"

#include "content/base/random.h"
#include "content/form/answer_words.h"
#include "content/form/instance_xml.h"
#include "content/form/state.h"
#include "content/form/wording.h"

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

class Reader {
 public:
  Reader(const Definition& definition, const Instance& instance, const std::string& language)
      : definition_(definition), instance_(instance), desk_(definition, instance, language) {}

  base::Result<std::vector<Answer>> read() {
    MEND_CHECK(parts(definition_.parts, 0));
    return std::move(answers_);
  }

 private:
  /// What is asked at or below `anchor`, which is the repeat instance around it.
  base::Status parts(const std::vector<Part>& list, int anchor) {
    for (const Part& part : list) {
      const auto at = static_cast<std::size_t>(part.index);
      MEND_CHECK(part.is_group ? group(definition_.groups[at], anchor)
                               : question(definition_.entries[at], anchor));
    }
    return {};
  }

  base::Status group(const Group& group, int anchor) {
    if (!group.repeat) return parts(group.parts, anchor);
    std::vector<int> nodes;
    instance_.collect(anchor, group.field, nodes);
    const std::size_t outside = around_.size();
    std::size_t number = 0;
    for (const int node : nodes) {
      const Words label = words_of(desk_.evaluator, named(group).label, {&instance_.tree, node, false});
      around_.push_back({label, ++number});
      MEND_CHECK(parts(group.parts, node));
      around_.resize(outside);
    }
    return {};
  }

  /// Its words stand on the group around it, as ODK has them.
  const Group& named(const Group& repeat) const {
    if (!repeat.label.empty() || repeat.parent < 0) return repeat;
    const Group& outer = definition_.groups[static_cast<std::size_t>(repeat.parent)];
    return outer.field == repeat.field ? outer : repeat;
  }

  base::Status question(const Entry& entry, int anchor) {
    if (entry.control == Control::note) return {};
    std::vector<int> nodes;
    instance_.collect(anchor, entry.field, nodes);
    for (const int node : nodes) MEND_CHECK(add(entry, node));
    return {};
  }

  base::Status add(const Entry& entry, int node) {
    const std::string value(instance_.tree.at(node).text);
    if (value.empty()) return {};
    const Field& field = definition_.at(entry.field);
    if (!may_misfit(definition_, entry.field) && shape_problem(definition_, entry.field, value))
      return base::refused("The answers have a value that " + field.ref +
                           " does not offer; they cannot be used.");
    Answer answer;
    answer.ref = instance_.ref(node);
    answer.name = field.name;
    answer.control = entry.control;
    answer.label = words_of(desk_.evaluator, entry.label, {&instance_.tree, node, false});
    answer.repeats = around_;
    if (!entry.items.empty() || !entry.itemset.nodes.empty()) chosen(entry, node, value, answer);
    if (answer.values.empty()) {
      answer.values.push_back(value);
      answer.words.push_back(answer_words(entry, value, desk_.language));
    }
    answers_.push_back(std::move(answer));
    return {};
  }

  void chosen(const Entry& entry, int node, const std::string& value, Answer& answer) {
    for (std::string& name : names_of(entry, value, desk_.evaluator, node)) {
      const auto offer = find_offer(desk_.evaluator, entry, node, name);
      answer.words.push_back(offer ? offer_words(desk_.evaluator, entry, node, *offer) : Words{name, {}});
      answer.values.push_back(std::move(name));
    }
  }

  const Definition& definition_;
  const Instance& instance_;
  Desk desk_;
  std::vector<RepeatPlace> around_;
  std::vector<Answer> answers_;
};

}  // namespace

base::Result<std::vector<Answer>> read_submission(const Form& form, base::ByteView submission,
                                                  std::string_view language) {
  const std::string what = "The answers";
  const Definition& definition = form.definition();
  MEND_TRY(const Document document, parse_xml(submission, what, limits::instance_bytes));
  MEND_TRY(const std::unique_ptr<Instance> instance,
           read_instance(definition, xmlDocGetRootElement(document.get()), false, what));
  return Reader(definition, *instance,
                definition.has_language(language) ? std::string(language) : definition.languages.front())
      .read();
}

}  // namespace mend::form
