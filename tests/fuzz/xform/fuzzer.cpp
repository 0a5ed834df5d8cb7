// An XForm from outside: loads or is refused; one that loads can be answered, saved and taken up again.
#include "content/base/random.h"
#include "content/form/session.h"
#include "content/form/submission.h"

#include <cstdlib>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto form = form::Form::load({data, size});
  if (!form) return 0;
  const base::ManualClock clock;
  base::SeededRandom random(1);
  form::Session session(*form, clock, random);
  for (const form::Question& question : session.questions()) {
    (void)session.answer(question.ref, question.choices.empty() ? "OK" : question.choices[0].name);
  }
  (void)session.validate();
  const base::Bytes draft = session.save();
  form::Session again(*form, clock, random);
  if (!again.load(draft)) std::abort();  // what we saved we must be able to take up again
  if (again.save() != draft) std::abort();
  if (!form::read_submission(**form, session.serialize(), "cy")) std::abort();
  return 0;
}
