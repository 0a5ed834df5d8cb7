#include "kiosk/preview/pseudo.h"

#include "i18n/messages/pseudo.h"

#include <string>
#include <variant>

namespace mend::preview {
namespace {

void change(std::string& text) {
  if (!text.empty()) text = messages::pseudo_pattern(text);
}

void change(module::Spans& spans) {
  for (module::Span& span : spans) change(span.text);
}

void change(module::Heading& heading) {
  change(heading.spans);
}
void change(module::Paragraph& paragraph) {
  change(paragraph.spans);
}
void change(module::List& list) {
  for (module::Spans& item : list.items) change(item);
}
void change(module::Picture& picture) {
  change(picture.alt);
}
void change(std::vector<module::Part>& parts) {
  for (module::Part& part : parts) std::visit([](auto& inner) { change(inner); }, part);
}
void change(module::Callout& callout) {
  change(callout.parts);
}
void change(module::Reflection& reflection) {
  change(reflection.parts);
}
void change(module::HelpPause& pause) {
  change(pause.parts);
}
void change(module::Choice& choice) {
  change(choice.question);
  for (module::Option& option : choice.options) {
    change(option.label);
    change(option.feedback);
  }
}

void change(screens::Line& line) {
  if (auto* words = std::get_if<form::Words>(&line)) make_pseudo(*words);
}

}  // namespace

void make_pseudo(form::Words& words) {
  change(words.text);
}

void make_pseudo(module::Page& page) {
  change(page.title);
  for (module::Block& block : page.blocks) std::visit([](auto& inner) { change(inner); }, block);
}

void make_pseudo(screens::QuestionModel& model) {
  make_pseudo(model.form_title);
  for (screens::FieldModel& field : model.fields) {
    form::Question& question = field.question;
    for (form::Words* words : {&question.label, &question.hint, &question.group_label, &question.guidance})
      make_pseudo(*words);
    for (form::Run& run : field.runs) change(run.text);
    for (form::Choice& choice : question.choices) make_pseudo(choice.label);
    if (field.error) change(*field.error);
  }
}

void make_pseudo(screens::CheckModel& model) {
  make_pseudo(model.form_title);
  for (screens::CheckRow& row : model.rows) {
    make_pseudo(row.question);
    change(row.answer);
  }
  for (auto& [ref, line] : model.errors) change(line);
}

}  // namespace mend::preview
