#include "kiosk/preview/form_show.h"

#include "kiosk/app/journal.h"
#include "kiosk/preview/pseudo.h"
#include "kiosk/screens/ask_screen.h"
#include "kiosk/screens/before_screen.h"
#include "kiosk/screens/check_screen.h"
#include "kiosk/screens/form_pages.h"
#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/items_screen.h"
#include "kiosk/screens/question_screen.h"
#include "kiosk/screens/sent_screen.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace mend::preview {

using store::DraftEntry;

namespace {

/// When the device was last docked: some morning, always the same, so that two pictures of a page are equal.
constexpr base::UnixMillis some_morning = 1'800'000'000'000;
const screens::Docked docked{some_morning};

}  // namespace

std::vector<Place> form_places(const screens::FormModel& form) {
  std::vector<Place> places;
  std::map<std::string_view, const form::Question*> questions;
  for (const form::Question& question : form.questions()) questions[question.ref] = &question;
  std::map<std::string, form::Repeat> repeats;
  for (form::Repeat& repeat : form.session().repeats()) repeats[repeat.ref] = std::move(repeat);
  const auto add = [&](std::string id, const form::Words& label, const std::string& before = {}) {
    const std::string& words = label.text.empty() ? id : label.text;
    places.push_back({id, before + words, label.language.empty() ? "en" : label.language});
  };
  if (form.has_tasks()) places.push_back({std::string(tasks_place), "Parts of the form", "en"});
  for (const screens::WayPage& page : form.pages()) {
    if (!page.is_list) {
      const auto found = questions.find(page.ref);
      if (found != questions.end()) add(page.ref, found->second->label);
      continue;
    }
    const form::Repeat& repeat = repeats[page.ref];
    add(page.ref, repeat.label);
    for (std::size_t n = 1; n <= repeat.count; ++n)
      add(std::string(take_out_place) + page.ref + "[" + std::to_string(n) + "]", repeat.label,
          "Take out " + std::to_string(n) + ": ");
  }
  for (const screens::TaskModel& task : form.tasks())
    add(std::string(section_place) + task.ref, task.label, "Check: ");
  return places;
}

FormShow::FormShow(std::shared_ptr<const Edition> edition, const library::Policy* policy,
                   const base::Clock& clock, base::Random& random)
    : edition_(std::move(edition)),
      policy_(policy),
      clock_(clock),
      random_(random),
      media_(open_media()),
      form_(begin()) {}

app::FormMedia FormShow::open_media() const {
  return app::open_media(*edition_->form, [this](const std::string& path) { return edition_->file(path); });
}

screens::FormModel FormShow::begin() const {
  static const library::AnswerRules none;
  return {form::Session(edition_->form, clock_, random_, form::system_zone()),
          policy_ ? policy_->help_stop : none, policy_ ? policy_->urgent : none};
}

void FormShow::answer(const std::vector<DraftEntry>& answers) {
  journal_ = answers;
  form_ = begin();
  form_.replay(journal_);
  at_ = At::form;
}

void FormShow::renew(std::shared_ptr<const Edition> edition) {
  edition_ = std::move(edition);
  media_ = open_media();
  std::vector<DraftEntry> entries = journal_;
  const auto unfinished = form_.unfinished();
  entries.insert(entries.end(), unfinished.begin(), unfinished.end());
  form_ = begin();
  form_.replay(entries);
}

std::vector<Place> FormShow::places() const {
  std::vector<Place> places = {{std::string(contents_place), "Contents", "en"},
                               {std::string(before_place), "Before you start", "en"}};
  const auto pages = form_places(form_);
  places.insert(places.end(), pages.begin(), pages.end());
  places.push_back({std::string(check_place), "Check your answers", "en"});
  places.push_back({std::string(sent_place), "Ready to go", "en"});
  return places;
}

Place FormShow::place() const {
  std::string id;
  switch (at_) {
    case At::list:
      id = contents_place;
      break;
    case At::before:
      id = before_place;
      break;
    case At::sent:
      id = sent_place;
      break;
    case At::form:
    case At::remove:
      id = place_in_form();
      break;
  }
  for (const Place& place : places()) {
    if (place.id == id) return place;
  }
  return {id, id, "en"};
}

std::string FormShow::place_in_form() const {
  switch (form_.place()) {
    case screens::FormPlace::tasks:
      return std::string(tasks_place);
    case screens::FormPlace::section_check:
      if (const auto part = form_.section()) return std::string(section_place) + part->ref;
      break;
    case screens::FormPlace::list:
      if (const auto repeat = form_.repeat()) return repeat->ref;
      break;
    case screens::FormPlace::take_out:
      return std::string(take_out_place) + form_.taking_out();
    case screens::FormPlace::question:
    case screens::FormPlace::stop:
    case screens::FormPlace::skip:
      if (!form_.page().empty()) return form_.page().front().ref;
      break;
    case screens::FormPlace::check:
      break;
  }
  return std::string(check_place);
}

void FormShow::go_to(const std::string& place) {
  if (place == contents_place) {
    at_ = At::list;
  } else if (place == before_place) {
    at_ = At::before;
  } else if (place == sent_place) {
    at_ = At::sent;
  } else {
    // A place of the journal, as when a draft is taken up again.
    const std::string instance =
        place.starts_with(take_out_place) ? place.substr(take_out_place.size()) : std::string();
    const auto unfinished = form_.unfinished();
    journal_.insert(journal_.end(), unfinished.begin(), unfinished.end());
    journal_.push_back(
        {DraftEntry::Kind::place, instance.empty() ? place : screens::repeat_of(instance), {}});
    form_.replay({journal_.back()});
    if (!instance.empty()) form_.ask_take_out(instance);
    at_ = At::form;
  }
}

form::Words FormShow::title(const Light& light) const {
  form::Words words =
      screens::in_language(edition_->item.title, light.language, edition_->item.source_language);
  if (light.pseudo) make_pseudo(words);
  return words;
}

screens::FrameActions FormShow::draw(ui::Ui& ui, const Light& light) {
  switch (at_) {
    case At::list:
      return draw_list(ui, light);
    case At::before:
      return draw_before(ui, light);
    case At::remove:
      return draw_remove(ui, light);
    case At::sent:
      return draw_sent(ui, light);
    case At::form:
      break;
  }
  form_.set_language(light.language);
  switch (form_.place()) {
    case screens::FormPlace::stop:
      return draw_stop(ui, light);
    case screens::FormPlace::section_check:
    case screens::FormPlace::check:
      return draw_check(ui, light);
    case screens::FormPlace::list:
    case screens::FormPlace::take_out:
    case screens::FormPlace::skip:
    case screens::FormPlace::tasks:
      return draw_between(ui, light);
    case screens::FormPlace::question:
      break;
  }
  return draw_question(ui, light);
}

screens::FrameActions FormShow::draw_list(ui::Ui& ui, const Light& light) {
  auto model = screens::make_forms(light.catalogue, {edition_->item}, light.language);
  if (light.pseudo) {
    for (screens::ItemTile& tile : model.tiles) {
      make_pseudo(tile.title);
      make_pseudo(tile.summary);
    }
  }
  screens::ItemsActions actions;
  screens::draw(ui, light.frame, model, actions);
  if (actions.item) at_ = At::before;
  return actions.frame;
}

screens::FrameActions FormShow::draw_before(ui::Ui& ui, const Light& light) {
  const auto model = screens::make_before(light.catalogue, title(light), edition_->item.response_class,
                                          docked, edition_->form->has_required());
  screens::BeforeActions actions;
  screens::draw(ui, light.frame, model, actions);
  if (actions.start) at_ = At::form;
  if (actions.frame.back) at_ = At::list;
  return actions.frame;
}

screens::FrameActions FormShow::draw_question(ui::Ui& ui, const Light& light) {
  // Nothing is; but it is what a resident will read here.
  const bool told = std::any_of(journal_.begin(), journal_.end(), app::is_told);
  const auto saved = told ? screens::Saved::saved : screens::Saved::nothing_yet;
  auto model = screens::make_question(light.catalogue, form_, saved, docked, memory_);
  if (light.pseudo) make_pseudo(model);
  screens::QuestionActions actions;
  // Nothing is heard in a preview: a recording's player needs who listens.
  screens::draw(ui, light.frame, model, {media_.pictures, {}}, memory_, actions);
  if (screens::follow(actions, form_)) at_ = At::list;
  auto entries = form_.take_journal();
  std::move(entries.begin(), entries.end(), std::back_inserter(journal_));
  return actions.frame;
}

screens::FrameActions FormShow::draw_between(ui::Ui& ui, const Light& light) {
  const auto pages = screens::draw_between(ui, light.frame, light.catalogue, form_);
  if (pages.left) at_ = At::list;
  auto entries = form_.take_journal();
  std::move(entries.begin(), entries.end(), std::back_inserter(journal_));
  return pages.frame;
}

screens::FrameActions FormShow::draw_stop(ui::Ui& ui, const Light& light) {
  const auto model =
      screens::make_stop(light.catalogue, policy_ ? &policy_->help_lines : nullptr, form_.stop_is_urgent());
  screens::StopActions actions;
  screens::draw(ui, light.frame, model, actions);
  if (actions.acknowledge) {
    form_.acknowledge_stop();
  } else if (actions.frame.back) {
    (void)form_.back();
  }
  auto entries = form_.take_journal();
  std::move(entries.begin(), entries.end(), std::back_inserter(journal_));
  return actions.frame;
}

screens::FrameActions FormShow::draw_check(ui::Ui& ui, const Light& light) {
  auto model = screens::make_check(light.catalogue, form_, docked, false);
  if (light.pseudo) make_pseudo(model);
  screens::CheckActions actions;
  screens::draw(ui, light.frame, model, actions);
  if (actions.change) {
    form_.change(model.rows[*actions.change].ref);
  } else if (actions.go_on) {
    form_.go_on();
  } else if (actions.send) {
    if (form_.ready_to_send()) at_ = At::sent;
  } else if (actions.remove) {
    at_ = At::remove;
  } else if (actions.frame.back && !form_.back()) {
    at_ = At::list;
  }
  auto entries = form_.take_journal();
  std::move(entries.begin(), entries.end(), std::back_inserter(journal_));
  return actions.frame;
}

screens::FrameActions FormShow::draw_remove(ui::Ui& ui, const Light& light) {
  screens::AskActions actions;
  screens::draw(ui, light.frame, screens::make_delete(light.catalogue, title(light)), actions);
  if (actions.first) at_ = At::form;
  if (actions.second) {
    answer({});
    at_ = At::list;
  }
  return actions.frame;
}

screens::FrameActions FormShow::draw_sent(ui::Ui& ui, const Light& light) {
  const auto model =
      screens::make_sent(light.catalogue, docked, form_.urgent(), edition_->item.response_class == "rj");
  screens::SentActions actions;
  screens::draw(ui, light.frame, model, actions);
  if (actions.done) {
    answer({});
    at_ = At::list;
  }
  return actions.frame;
}

}  // namespace mend::preview
