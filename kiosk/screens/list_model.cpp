#include "kiosk/screens/list_model.h"

#include "kiosk/screens/answer_words.h"

#include <algorithm>

namespace mend::screens {
namespace {

using form::Control;

std::string name_of(const messages::Catalogue& catalogue, const form::Words& label) {
  return label.text.empty() ? catalogue.get("repeat.name").value() : label.text;
}

bool asks(const form::Question& question) {
  return question.control != Control::note && !question.readonly;
}

/// By what they know it again: the first of its questions that has an answer.
Line summary_of(const messages::Catalogue& catalogue, const FormModel& form, const std::string& instance) {
  for (const WayPage& page : form.pages()) {
    if (!lies_in(page.ref, instance) || page.is_list) continue;
    for (const std::string& ref : page.refs) {
      if (form.session().value(ref).empty()) continue;
      const auto question = form.session().question(ref);
      if (question && asks(*question)) return answer_words(catalogue, *question);
    }
  }
  return catalogue.get("form.check.none");
}

}  // namespace

messages::Text instance_name(const messages::Catalogue& catalogue, const form::Words& label,
                             std::size_t position) {
  return catalogue.format("repeat.instance", {{"name", name_of(catalogue, label)},
                                              {"number", static_cast<std::int64_t>(position)}});
}

std::vector<messages::Text> around_words(const messages::Catalogue& catalogue, const FormModel& form) {
  std::vector<messages::Text> words;
  for (const InstanceModel& one : form.around()) {
    words.push_back(catalogue.format("repeat.of", {{"name", name_of(catalogue, one.label)},
                                                   {"number", static_cast<std::int64_t>(one.position)},
                                                   {"count", static_cast<std::int64_t>(one.count)}}));
  }
  return words;
}

ListModel make_list(const messages::Catalogue& catalogue, const FormModel& form) {
  ListModel model;
  const form::Repeat repeat = form.repeat().value_or(form::Repeat{});
  model.page = "list" + repeat.ref;
  model.around = around_words(catalogue, form);
  model.title = repeat.label.text.empty() ? Line(catalogue.get("repeat.name")) : Line(repeat.label);
  model.count = repeat.count == 0
                    ? catalogue.get("repeat.none")
                    : catalogue.format("repeat.count", {{"count", static_cast<std::int64_t>(repeat.count)}});
  model.change = catalogue.get("button.change");
  model.take_out = catalogue.get("repeat.take-out");
  model.may_take_out = repeat.may_remove;
  model.go_on = catalogue.get("button.continue");
  if (repeat.may_add) {
    model.add =
        catalogue.get(repeat.count == 0 ? messages::Id("repeat.add-first") : messages::Id("repeat.add"));
  } else {
    model.full = catalogue.get("repeat.full");
  }
  for (const std::string& ref : form.instances()) {
    const messages::Text name = instance_name(catalogue, repeat.label, position_of(ref));
    model.rows.push_back({ref, name, summary_of(catalogue, form, ref),
                          catalogue.format("repeat.change", {{"name", name.value()}}),
                          catalogue.format("repeat.take-out.name", {{"name", name.value()}})});
  }
  return model;
}

AskModel make_take_out(const messages::Catalogue& catalogue, const FormModel& form) {
  const form::Repeat repeat = form.repeat().value_or(form::Repeat{});
  const std::string& instance = form.taking_out();
  const messages::Text name = instance_name(catalogue, repeat.label, position_of(instance));
  AskModel model{"take-out",
                 Line(form.session().form().title(form.session().language())),
                 catalogue.format("repeat.take-out.title", {{"name", name.value()}}),
                 {},
                 catalogue.get("repeat.take-out.keep"),
                 catalogue.get("repeat.take-out"),
                 std::nullopt};
  for (const form::Question& question : form.questions()) {
    if (!lies_in(question.ref, instance) || !asks(question) || question.value.empty()) continue;
    model.rows.push_back({question.ref, question.label, answer_words(catalogue, question)});
  }
  model.lines.push_back(model.rows.empty() ? catalogue.get("repeat.take-out.empty")
                                           : catalogue.get("repeat.take-out.body"));
  model.second_warns = true;
  return model;
}

}  // namespace mend::screens
