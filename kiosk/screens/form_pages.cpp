#include "kiosk/screens/form_pages.h"

#include "kiosk/screens/ask_screen.h"
#include "kiosk/screens/list_screen.h"
#include "kiosk/screens/skip_model.h"
#include "kiosk/screens/tasks_screen.h"

namespace mend::screens {
namespace {

FrameActions draw_list(ui::Ui& ui, const Frame& frame, const messages::Catalogue& catalogue,
                       FormModel& form) {
  const auto model = make_list(catalogue, form);
  ListActions actions;
  draw(ui, frame, model, actions);
  if (actions.change) {
    form.change_instance(model.rows[*actions.change].ref);
  } else if (actions.take_out) {
    form.ask_take_out(model.rows[*actions.take_out].ref);
  } else if (actions.add) {
    form.add();
  } else if (actions.go_on) {
    form.go_on();
  }
  return actions.frame;
}

FrameActions draw_tasks(ui::Ui& ui, const Frame& frame, const messages::Catalogue& catalogue,
                        FormModel& form) {
  const auto model = make_tasks(catalogue, form);
  TasksActions actions;
  draw(ui, frame, model, actions);
  if (actions.task) {
    form.open_task(model.rows[*actions.task].ref);
  } else if (actions.go_on) {
    form.go_on();
  }
  return actions.frame;
}

}  // namespace

FormPages draw_between(ui::Ui& ui, const Frame& frame, const messages::Catalogue& catalogue,
                       FormModel& form) {
  FormPages pages;
  switch (form.place()) {
    case FormPlace::take_out: {
      AskActions actions;
      draw(ui, frame, make_take_out(catalogue, form), actions);
      if (actions.first) form.take_out(false);
      if (actions.second) form.take_out(true);
      pages.frame = actions.frame;
      return pages;
    }
    case FormPlace::skip: {
      AskActions actions;
      draw(ui, frame, make_skip(catalogue, form), actions);
      if (actions.first) form.skip_page(false);
      if (actions.second) form.skip_page(true);
      pages.frame = actions.frame;
      return pages;
    }
    case FormPlace::list:
      pages.frame = draw_list(ui, frame, catalogue, form);
      break;
    case FormPlace::tasks:
      pages.frame = draw_tasks(ui, frame, catalogue, form);
      break;
    case FormPlace::question:
    case FormPlace::stop:
    case FormPlace::section_check:
    case FormPlace::check:
      break;
  }
  pages.left = pages.frame.back && !form.back();
  return pages;
}

bool follow(QuestionActions& actions, FormModel& form) {
  for (auto& [ref, value] : actions.edits) form.edit(ref, std::move(value));
  if (actions.go_on) {
    form.go_on();
  } else if (actions.skip) {
    form.skip();
  } else if (actions.frame.back) {
    return !form.back();
  }
  return false;
}

}  // namespace mend::screens
