#include "kiosk/screens/question_model.h"

#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/interpreter.h"
#include "kiosk/screens/list_model.h"
#include "kiosk/screens/range_steps.h"
#include "kiosk/screens/table_list.h"

#include <algorithm>

namespace mend::screens {
namespace {

using form::Control;
using form::ProblemKind;

std::int64_t letters_in(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

/// Why what is typed is no answer, in our own words; nothing where the form has to say it.
std::optional<messages::Text> typed_words(const messages::Catalogue& catalogue,
                                          const form::Question& question) {
  switch (read_typed(question).trouble) {
    case TypedTrouble::none:
      return std::nullopt;
    case TypedTrouble::number:
    case TypedTrouble::whole_number:
      return catalogue.get("field.error.number");
    case TypedTrouble::too_small:
      return catalogue.format("field.error.number.least", {{"least", RangeSteps(question).least()}});
    case TypedTrouble::too_large:
      return catalogue.format("field.error.number.most", {{"most", RangeSteps(question).most()}});
    case TypedTrouble::date:
    case TypedTrouble::no_such_date:
      // Nobody is asked for a part that has no field.
      if (!asks_month(question)) return catalogue.get("field.error.year");
      if (!asks_day(question)) return catalogue.get("field.error.month");
      return catalogue.get(read_typed(question).trouble == TypedTrouble::date
                               ? messages::Id("field.error.date")
                               : messages::Id("field.error.no-such-date"));
    case TypedTrouble::year:
      return catalogue.get("field.error.year");
    case TypedTrouble::time:
      return catalogue.get("field.error.time");
    case TypedTrouble::no_such_time:
      return catalogue.get("field.error.no-such-time");
  }
  return std::nullopt;
}

void take_marks_off(form::Question& question) {
  for (form::Words* words : {&question.label, &question.hint, &question.group_label, &question.guidance})
    *words = without_marks(std::move(*words));
  for (form::Choice& choice : question.choices) choice.label = without_marks(std::move(choice.label));
}

/// As they are put in order, or as the form has them.
std::vector<RankPlace> order_of(const messages::Catalogue& catalogue, const form::Question& question) {
  std::vector<std::size_t> places;
  const auto add = [&](std::size_t n) {
    if (std::find(places.begin(), places.end(), n) == places.end()) places.push_back(n);
  };
  for (const std::string& name : split_names(question.value)) {
    for (std::size_t n = 0; n < question.choices.size(); ++n) {
      if (question.choices[n].name == name) add(n);
    }
  }
  for (std::size_t n = 0; n < question.choices.size(); ++n) add(n);
  std::vector<RankPlace> order;
  for (const std::size_t n : places) {
    const std::string& label = question.choices[n].label.text;
    order.push_back({n, catalogue.format("form.rank.earlier", {{"choice", label}}),
                     catalogue.format("form.rank.later", {{"choice", label}})});
  }
  return order;
}

bool is_select(const form::Question& question) {
  return question.control == Control::select_one || question.control == Control::select_multiple;
}

/// What the kinds of questions need besides the question itself.
void furnish(const messages::Catalogue& catalogue, const QuestionMemory& memory, FieldModel& field) {
  form::Question& question = field.question;
  if (question.control == Control::note) field.runs = form::read_markdown(question.label.text);
  take_marks_off(question);
  if (question.readonly && question.control != Control::note) {
    field.fixed = answer_words(catalogue, question);
    return;
  }
  field.guidance_open = memory.open.contains(question.ref);
  field.parts = typed_parts(question);
  if (field.error) field.wrong = wrong_parts(question);
  if (question.control == Control::rank) field.order = order_of(catalogue, question);
  if (question.control == Control::range) {
    const RangeSteps steps(question);
    if (!steps.few())
      field.range_hint =
          catalogue.format("form.range.from-to", {{"least", steps.least()}, {"most", steps.most()}});
  }
  if (is_select(question) && is_long(question)) {
    Finding finding;
    if (const auto wanted = memory.finding.find(question.ref); wanted != memory.finding.end())
      finding.wanted = wanted->second;
    finding.found = find_choices(question, finding.wanted);
    if (finding.found.more > 0)
      finding.more =
          catalogue.format("form.search.more", {{"count", static_cast<std::int64_t>(finding.found.more)}});
    field.finding = std::move(finding);
  }
}

bool asks(const form::Question& question) {
  return question.control != Control::note && !question.readonly;
}

/// What stands on the page now and did not when it was last drawn, or has come up before.
std::optional<CameUp> came_up(const messages::Catalogue& catalogue, const std::string& page,
                              const std::vector<form::Question>& questions, const QuestionMemory& memory) {
  if (memory.page != page || memory.shown.empty()) return std::nullopt;
  CameUp came;
  for (const form::Question& question : questions) {
    if (!memory.shown.contains(question.ref)) came.refs.insert(question.ref);
  }
  came.takes_focus = memory.went_on && !came.refs.empty();
  if (came.refs.empty()) came.refs = memory.came;
  for (const form::Question& question : questions) {
    if (!came.refs.contains(question.ref)) continue;
    // A note over the question that came with it is read on the way to it.
    if (came.first.empty()) came.first = question.ref;
    came.asks = came.asks || asks(question);
  }
  if (came.first.empty()) return std::nullopt;
  came.words = catalogue.get(came.asks ? messages::Id("form.more.answer") : messages::Id("form.more.read"));
  return came;
}

/// Where one page asks what must be answered and what need not be, the latter says so: no "Skip" stands
/// there to say it.
void mark_optional(const messages::Catalogue& catalogue, std::vector<FieldModel>& fields) {
  const bool some_required = std::any_of(fields.begin(), fields.end(), [](const FieldModel& field) {
    return asks(field.question) && field.question.required;
  });
  if (!some_required) return;
  for (FieldModel& field : fields) {
    form::Question& question = field.question;
    // A box to tick is a sentence, which can be left alone.
    if (!asks(question) || question.required || question.control == Control::acknowledge) continue;
    question.label.text = catalogue.format("field.optional", {{"question", question.label.text}}).value();
  }
}

}  // namespace

std::vector<messages::Text> docked_words(const messages::Catalogue& catalogue, const Docked& docked) {
  const auto when =
      docked.last ? catalogue.format("form.before.last-docked", {{"date", messages::Date{*docked.last}},
                                                                 {"time", messages::TimeOfDay{*docked.last}}})
                  : catalogue.get("form.before.never-docked");
  return {catalogue.get("form.before.docked"), when};
}

Line problem_words(const messages::Catalogue& catalogue, const form::Problem& problem,
                   const form::Question* question) {
  if (!problem.message.text.empty()) return problem.message;
  switch (problem.kind) {
    case ProblemKind::required:
      if (question && question->control == Control::acknowledge)
        return catalogue.get("form.error.acknowledge");
      return catalogue.get("form.error.required");
    case ProblemKind::too_long: {
      const auto most = static_cast<std::int64_t>(question ? question->max_length : 0);
      const std::int64_t over =
          std::max<std::int64_t>(1, (question ? letters_in(question->value) : 0) - most);
      return catalogue.format("form.error.too-long", {{"count", over}});
    }
    case ProblemKind::constraint:
      break;
    case ProblemKind::not_possible:
      if (auto typed = question ? typed_words(catalogue, *question) : std::nullopt) return *typed;
      break;
  }
  return catalogue.get("form.error.value");
}

QuestionModel make_question(const messages::Catalogue& catalogue, const FormModel& form, Saved saved,
                            const Docked& docked, const QuestionMemory& memory) {
  QuestionModel model;
  const auto& questions = form.page();
  model.page = "question" + form.page_id();
  if (const auto part = form.section()) model.around.emplace_back(part->label);
  for (const messages::Text& instance : around_words(catalogue, form)) model.around.emplace_back(instance);
  model.form_title = form.session().form().title(form.session().language());
  if (const auto number = form.page_number(); number > 0) {
    model.number = catalogue.format("form.question", {{"number", static_cast<std::int64_t>(number)}});
  }
  model.go_on = catalogue.get("button.continue");
  if (form.can_skip()) model.skip = catalogue.get("button.skip");
  if (!form.problems().empty()) model.error_title = catalogue.get("form.error.title");
  switch (saved) {
    case Saved::nothing_yet:
      break;
    case Saved::saving:
      model.saved = catalogue.get("form.saving");
      break;
    case Saved::saved:
      // What is chosen or written on this page and not gone on from is not kept yet.
      if (form.unfinished().empty()) model.saved = catalogue.get("form.saved");
      break;
    case Saved::failed:
      model.saved = catalogue.get("form.not-saved");
      model.save_failed = true;
      break;
  }
  for (const form::Question& question : questions) {
    FieldModel field{question};
    for (const form::Problem& problem : form.problems()) {
      if (problem.ref == question.ref) field.error = problem_words(catalogue, problem, &question);
    }
    if (question.control == Control::text) {
      const std::int64_t left = static_cast<std::int64_t>(question.max_length) - letters_in(question.value);
      field.letters_left =
          catalogue.format("form.characters-left", {{"count", std::max<std::int64_t>(0, left)}});
      if (model.before_text.empty()) model.before_text = docked_words(catalogue, docked);
    }
    furnish(catalogue, memory, field);
    field.in_table = is_select(question) && !question.field_list.empty() &&
                     in_table_list(form.session().form(), question.ref);
    model.fields.push_back(std::move(field));
  }
  mark_optional(catalogue, model.fields);
  model.came = came_up(catalogue, model.page, questions, memory);
  model.words = make_question_words(catalogue);
  model.interpreter = interpreter_for(catalogue, model.before_text, model.saved);
  for (const FieldModel& field : model.fields) {
    if (!model.interpreter) model.interpreter = interpreter_for(catalogue, field.error);
  }
  return model;
}

}  // namespace mend::screens
