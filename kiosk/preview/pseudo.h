#pragma once

#include "content/form/form.h"
#include "content/module/page.h"
#include "kiosk/screens/before_model.h"
#include "kiosk/screens/check_model.h"
#include "kiosk/screens/question_model.h"

#include <vector>

// Words of content as the pseudo-locale has them: longer by two fifths and accented, to find what is cut and
// what no translator has seen. Brackets show where each begins and ends.
namespace mend::preview {

void make_pseudo(form::Words& words);
void make_pseudo(module::Page& page);
void make_pseudo(screens::QuestionModel& model);
void make_pseudo(screens::CheckModel& model);

}  // namespace mend::preview
