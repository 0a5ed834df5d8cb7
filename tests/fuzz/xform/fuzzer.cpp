// An XForm from outside: loads or is refused; one that loads can be answered, repeated, saved and taken up
// again.
#include "content/base/random.h"
#include "content/form/markdown.h"
#include "content/form/session.h"
#include "content/form/submission.h"

#include <cstdlib>
#include <string_view>

using namespace mend;

namespace {

void fill_in(const std::shared_ptr<const form::Form>& form, bool same_again) {
  const base::ManualClock clock;
  base::SeededRandom random(1);
  form::Session session(form, clock, random);
  for (const form::Repeat& repeat : session.repeats()) {
    if (repeat.count < 3) (void)session.add_repeat(repeat.ref);
  }
  for (const form::Question& question : session.questions()) {
    (void)form::read_markdown(question.label.text);
    for (const char* value : {"OK", "1", "2027-01-15"}) {
      if (session.answer(question.ref, question.choices.empty() ? value : question.choices[0].name)) break;
    }
  }
  for (const form::Repeat& repeat : session.repeats()) {
    if (repeat.count > 1) (void)session.remove_repeat(repeat.ref + "[1]");
  }
  (void)session.validate();
  const base::Bytes draft = session.save();
  form::Session again(form, clock, random);
  if (!again.load(draft)) std::abort();  // what we saved we must be able to take up again
  if (same_again && again.save() != draft) std::abort();
  if (!form::read_submission(*form, session.serialize(), "cy")) std::abort();
  // What the form itself put there can be put back wherever there is a place for it.
  for (const auto& [ref, value] : session.given()) {
    if (value.size() > 8 * 1024 || !again.state(ref)) continue;
    if (!again.restore(ref, value)) std::abort();
  }
  (void)again.validate();
  (void)again.serialize();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = base::as_text({data, size});
  // What happens at each load, and chance, make another draft of the same one.
  const bool same_again = text.find("setvalue") == std::string_view::npos &&
                          text.find("random") == std::string_view::npos &&
                          text.find("uuid") == std::string_view::npos;
  form::Reading reading;
  reading.attachment = [](std::string_view) {
    return base::Result<base::Bytes>(base::to_bytes("name,label\na,A\nb,B\n"));
  };
  for (const bool ours : {true, false}) {
    reading.house_rules = ours;
    const auto form = form::Form::load({data, size}, reading);
    if (form) fill_in(*form, same_again);
  }
  return 0;
}
