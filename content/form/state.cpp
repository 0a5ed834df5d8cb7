#include "content/form/state.h"

#include "content/form/digest.h"
#include "content/form/functions.h"
#include "content/form/wording.h"

#include <algorithm>

namespace mend::form {

Session::State::State(std::shared_ptr<const Form> of, const base::Clock& its_clock, base::Random& its_random,
                      Zone its_zone)
    : form(std::move(of)),
      definition(form->definition()),
      clock(its_clock),
      random(its_random),
      zone(its_zone ? std::move(its_zone) : utc()),
      language(definition.languages.front()) {
  begin();
}

bool Session::State::truth(const Rule& rule, int node, bool otherwise) const {
  if (rule.empty()) return otherwise;
  if (rule.is_always(true)) return true;
  if (rule.is_always(false)) return false;
  const auto value = evaluator->run(*rule.code, node);
  return value ? value->truth() : otherwise;
}

bool Session::State::is_asked(const Entry& entry, int node) const {
  if (!is_relevant(node)) return false;
  for (int group = entry.group; group >= 0;
       group = definition.groups[static_cast<std::size_t>(group)].parent) {
    const int field = definition.groups[static_cast<std::size_t>(group)].field;
    if (field < 0) continue;
    // The group's node above the question; or, where the question's field lies elsewhere, the only one.
    int at = instance->ancestor(node, field);
    if (at < 0) at = instance->single(field);
    if (at >= 0 && !is_relevant(at)) return false;
  }
  return true;
}

bool Session::State::is_required(int node) const {
  return truth(definition.at(instance->field(node)).required, node, false);
}

/// A group that is read-only makes all in it so.
bool Session::State::is_readonly(int node) const {
  const Field& field = definition.at(instance->field(node));
  if (!field.calculate.empty()) return true;
  for (int at = node; at > 0; at = instance->tree.at(at).parent) {
    if (truth(definition.at(instance->field(at)).readonly, at, false)) return true;
  }
  return false;
}

Words Session::State::words(const Label& label, int node) const {
  if (label.empty()) return {};
  return words_of(*evaluator, label, {&instance->tree, node, false});
}

std::vector<Choice> Session::State::choices(const Entry& entry, int node) const {
  std::vector<Choice> list;
  for (const Offer& offer : offers(*evaluator, entry, node)) {
    list.push_back({offer.name, offer_words(*evaluator, entry, node, offer),
                    offer_media(*evaluator, entry, node, offer)});
  }
  return list;
}

Question Session::State::question(const Entry& entry, int node) const {
  const Field& field = definition.at(entry.field);
  const NodeRef own{&instance->tree, node, false};
  Question question;
  question.ref = instance->ref(node);
  question.name = field.name;
  question.control = entry.control;
  question.label = words(entry.label, node);
  question.hint = words(entry.hint, node);
  question.guidance = guidance_of(*evaluator, entry.hint, own);
  question.media = media_of(*evaluator, entry.label, own);
  question.choices = choices(entry, node);
  question.required = entry.control != Control::note && is_required(node);
  question.readonly = entry.control == Control::note || is_readonly(node);
  question.value = std::string(stored(node));
  question.appearance = entry.appearance;
  question.max_length = field.max_length;
  question.range_start = entry.range.start;
  question.range_end = entry.range.end;
  question.range_step = entry.control == Control::range ? entry.range.step : 0;
  if (entry.group >= 0) {
    question.group = group_ref(entry.group, node);
    question.group_label = words(definition.groups[static_cast<std::size_t>(entry.group)].label, node);
  }
  if (const int page = page_group(entry); page >= 0) question.field_list = group_ref(page, node);
  if (const int around = definition.at(entry.field).repeat; around >= 0) {
    if (const int at = instance->ancestor(node, around); at >= 0) question.repeat = instance->ref(at);
  }
  return question;
}

void Session::State::walk(const std::vector<Part>& parts, int anchor,
                          const std::function<void(const Entry&, int)>& question,
                          const std::function<void(const Group&, int)>& repeat) const {
  for (const Part& part : parts) {
    if (!part.is_group) {
      const Entry& entry = definition.entries[static_cast<std::size_t>(part.index)];
      int node = instance->first(anchor, entry.field);
      if (node < 0 && definition.at(entry.field).repeat < 0) node = instance->single(entry.field);
      if (node >= 0 && is_asked(entry, node) && question) question(entry, node);
      continue;
    }
    const Group& group = definition.groups[static_cast<std::size_t>(part.index)];
    if (!group.repeat) {
      walk(group.parts, anchor, question, repeat);
      continue;
    }
    const int above = definition.at(group.field).parent;
    const int parent = above < 0 ? 0 : instance->first(anchor, above);
    if (parent < 0 || !is_relevant(parent)) continue;
    for (const int node : instances(parent, group.field)) {
      if (is_relevant(node)) walk(group.parts, node, question, repeat);
    }
    if (repeat) repeat(group, parent);
  }
}

void Session::State::each_stop(const std::function<void(const Entry&, int)>& question,
                               const std::function<void(const Group&, int)>& repeat) const {
  walk(definition.parts, 0, question, repeat);
}
void Session::State::each_question(const std::function<void(const Entry&, int)>& see) const {
  walk(definition.parts, 0, see, {});
}
void Session::State::each_repeat(const std::function<void(const Group&, int)>& see) const {
  walk(definition.parts, 0, {}, see);
}

std::optional<Problem> Session::State::check(int node, std::string_view value) const {
  const int index = instance->field(node);
  const Field& field = definition.at(index);
  const Entry* entry = definition.entry_of(index);
  const auto problem = [&](ProblemKind kind, const Label& message) {
    return Problem{instance->ref(node), kind, words(message, node)};
  };
  const std::string normal = normal_value(definition, index, value);
  if (normal.empty()) {
    if (!is_required(node)) return std::nullopt;
    return problem(ProblemKind::required, field.required_message);
  }
  if (const auto kind = shape_problem(definition, index, normal)) {
    return problem(*kind, *kind == ProblemKind::too_long ? field.constraint_message : Label{});
  }
  if (field.counts && plain_number(normal) > static_cast<double>(limits::repeats)) {
    return problem(ProblemKind::not_possible, {});
  }
  if (entry != nullptr && !entry->itemset.nodes.empty()) {
    std::vector<std::string_view> wanted = names_in(normal);
    each_offer(*evaluator, *entry, node, [&](const Offer& offer) {
      std::erase(wanted, offer.name);
      return !wanted.empty();
    });
    if (!wanted.empty()) return problem(ProblemKind::not_possible, {});
  }
  if (field.constraint.empty()) return std::nullopt;
  // The rule speaks about the answer as if it were given. One that cannot be worked out must not cost an
  // answer.
  Node& place = instance->tree.at(node);
  const std::string_view before = place.text;
  place.text = normal;
  const bool holds = truth(field.constraint, node, true);
  instance->tree.at(node).text = before;
  if (holds) return std::nullopt;
  return problem(ProblemKind::constraint, field.constraint_message);
}

}  // namespace mend::form
