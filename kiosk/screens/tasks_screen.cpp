#include "kiosk/screens/tasks_screen.h"

namespace mend::screens {

void draw(ui::Ui& ui, const Frame& frame, const TasksModel& model, TasksActions& actions) {
  begin(ui, frame, "tasks", model.title, Back::shown);
  ui.heading(words(model.title));
  ui.paragraph(model.any_order);
  ui.paragraph(model.count);
  std::vector<ui::Task> tasks;
  for (const TaskRow& row : model.rows) {
    const std::string id = row.ref.substr(row.ref.starts_with('/') ? 1 : 0);
    tasks.push_back(
        {id, words(row.label), row.status, row.done ? ui::TaskState::done : ui::TaskState::to_do});
  }
  actions.task = ui.task_list("tasks", tasks);
  ui.begin_row();
  actions.go_on = ui.button("continue", model.go_on);
  ui.end_row();
  end(ui, actions.frame);
}

}  // namespace mend::screens
