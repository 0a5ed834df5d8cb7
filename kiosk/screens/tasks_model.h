#pragma once

#include "kiosk/screens/form_model.h"
#include "kiosk/screens/line.h"

#include <string>
#include <vector>

namespace mend::screens {

struct TaskRow {
  std::string ref;
  form::Words label;
  messages::Text status;
  bool done = false;
};

/// The parts of a form, to be answered in any order.
struct TasksModel {
  form::Words title;
  messages::Text any_order, count, go_on;
  std::vector<TaskRow> rows;
};

TasksModel make_tasks(const messages::Catalogue& catalogue, const FormModel& form);

}  // namespace mend::screens
