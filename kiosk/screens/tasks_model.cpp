#include "kiosk/screens/tasks_model.h"

#include <algorithm>

namespace mend::screens {

TasksModel make_tasks(const messages::Catalogue& catalogue, const FormModel& form) {
  TasksModel model;
  model.title = form.session().form().title(form.session().language());
  model.any_order = catalogue.get("task.any-order");
  model.go_on = catalogue.get("task.check");
  for (const TaskModel& task : form.tasks()) {
    model.rows.push_back({task.ref, task.label,
                          task.done    ? catalogue.get("task.done")
                          : task.begun ? catalogue.get("task.begun")
                                       : catalogue.get("task.not-started"),
                          task.done});
  }
  const auto done =
      std::count_if(model.rows.begin(), model.rows.end(), [](const TaskRow& row) { return row.done; });
  model.count = catalogue.format("task.count", {{"done", static_cast<std::int64_t>(done)},
                                                {"count", static_cast<std::int64_t>(model.rows.size())}});
  return model;
}

}  // namespace mend::screens
