#include "kiosk/preview/form_walk.h"

#include <deque>
#include <set>

namespace mend::preview {

using store::DraftEntry;

namespace {

constexpr std::size_t most_tries = 400;

/// What can be answered to a question without typing.
std::vector<std::string> answers_to(const form::Question& question) {
  std::vector<std::string> answers;
  if (question.control == form::Control::acknowledge) answers.emplace_back(form::acknowledged);
  if (question.control == form::Control::boolean) answers = {"true", "false"};
  if (question.control == form::Control::rank) return answers;  // an order is of all of them
  for (const form::Choice& choice : question.choices) answers.push_back(choice.name);
  return answers;
}

bool is_empty_list(const screens::FormModel& form, const std::string& ref) {
  const auto& pages = form.pages();
  const std::size_t at = screens::page_of(pages, ref);
  return at < pages.size() && pages[at].is_list && form.session().count(ref).value_or(1) == 0;
}

}  // namespace

std::vector<FormStop> walk_form(const std::shared_ptr<const Edition>& edition, const base::Clock& clock,
                                base::Random& random) {
  std::vector<FormStop> stops;
  std::set<std::string> known;
  std::deque<std::vector<DraftEntry>> to_try = {{}};
  FormShow show(edition, nullptr, clock, random);
  for (std::size_t tries = 0; !to_try.empty() && tries < most_tries; ++tries) {
    const std::vector<DraftEntry> answers = std::move(to_try.front());
    to_try.pop_front();
    show.answer(answers);
    const form::Session& session = show.form().session();
    std::set<std::string> fresh;
    for (Place& place : form_places(show.form())) {
      if (!known.insert(place.id).second) continue;
      fresh.insert(place.id);
      if (is_empty_list(show.form(), place.id)) {
        // With one in it, its questions are asked and it can be taken out.
        to_try.push_back(answers);
        to_try.back().push_back({DraftEntry::Kind::added, place.id, {}});
      }
      stops.push_back({std::move(place), answers});
    }
    // Only what is new here can bring up what was not seen yet.
    bool is_fresh = false;
    std::string together;
    for (const form::Question& question : session.questions()) {
      if (question.field_list.empty() || question.field_list != together)
        is_fresh = fresh.contains(question.ref);
      together = question.field_list;
      if (!is_fresh) continue;
      for (std::string& answer : answers_to(question)) {
        std::vector<DraftEntry> next = answers;
        next.push_back({DraftEntry::Kind::answer, question.ref, std::move(answer)});
        to_try.push_back(std::move(next));
      }
    }
  }
  return stops;
}

}  // namespace mend::preview
