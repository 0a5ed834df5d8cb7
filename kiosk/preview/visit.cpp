#include "kiosk/preview/visit.h"

#include "i18n/locale/locale.h"
#include "kiosk/app/surroundings.h"
#include "kiosk/screens/ask_screen.h"
#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/manner.h"
#include "kiosk/screens/settings_model.h"

#include <algorithm>
#include <utility>

namespace mend::preview {
namespace {

bool has(const std::vector<std::string>& tags, std::string_view tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

std::string own_name(std::string_view tag) {
  return locale::locale_for(tag).own_name;
}

}  // namespace

Visit::Visit(Parts parts)
    : parts_(std::move(parts)), pseudo_(messages::Catalogue::pseudo()), aloud_(parts_.ears) {
  // A settled resident: the questions of the first time are behind them.
  preferences_.first_run_done = true;
}

void Visit::renew(std::shared_ptr<const Edition> edition) {
  const bool same_kind = edition_ && edition_->is_form() == edition->is_form();
  edition_ = std::move(edition);
  if (same_kind) return show_->renew(edition_);
  if (!show_) language_ = edition_->item.source_language;
  show_ = make_show(edition_, parts_.policy, parts_.clock, parts_.random);
}

void Visit::choose_language(const std::string& tag) {
  language_ = tag;
  preferences_.language = tag;
}

std::vector<LanguageChoice> Visit::languages() const {
  std::vector<LanguageChoice> all;
  const std::vector<std::string>& own = edition_->source.languages;
  for (const std::string& tag : own) all.push_back({tag, own_name(tag)});
  all.push_back({std::string(messages::pseudo_tag), "Longer words (a test)"});
  for (const std::string& tag : parts_.tongues.offered({})) {
    if (!has(own, tag)) all.push_back({tag, own_name(tag) + " (not translated)"});
  }
  return all;
}

std::vector<std::string> Visit::language_notes() const {
  std::vector<std::string> notes;
  const std::string source = own_name(edition_->item.source_language);
  if (pseudo()) {
    notes.push_back("This is no language: all words are longer by two fifths, to find what does not fit.");
    return notes;
  }
  if (!has(edition_->item.languages, language_)) {
    notes.push_back("There is no translation into this language: a resident who chose it reads this in " +
                    source + ".");
  } else if (!parts_.tongues.speaks(language_)) {
    notes.push_back("The kiosk itself does not speak this language yet, so no resident can choose it.");
  }
  if (catalogue().is_draft())
    notes.push_back("Some of the kiosk's own words in this language are drafts that nobody has approved.");
  const std::string pages = "pages/" + language_ + "/";
  const auto waiting = std::count_if(edition_->waiting.begin(), edition_->waiting.end(),
                                     [&](const std::string& path) { return path.starts_with(pages); });
  if (waiting > 0) {
    notes.push_back(std::to_string(waiting) + (waiting == 1 ? " page is" : " pages are") +
                    " just being translated; until then they are in " + source + ".");
  }
  return notes;
}

bool Visit::prefer(std::string_view setting, std::string_view choice) {
  return screens::prefer(preferences_, setting, choice);
}

void Visit::go_to(const std::string& place) {
  help_open_ = hidden_ = false;
  show_->go_to(place);
}

const messages::Catalogue& Visit::catalogue() const {
  return pseudo() ? pseudo_ : parts_.tongues.catalogue(language_);
}

void Visit::draw(ui::Ui& ui) {
  if (std::exchange(fresh_, false)) ui.reset();
  ui.set_handling(screens::handling_of(preferences_));
  screens::Frame frame = app::make_surroundings(catalogue(), language_, preferences_, parts_.pixels_per_mm,
                                                aloud_, hidden_ ? app::Who::nobody : app::Who::resident);
  if (help_open_) return press(draw_help(ui, frame));
  if (hidden_) return press(draw_hidden(ui, frame));
  press(show_->draw(ui, {catalogue(), language_, pseudo(), std::move(frame), parts_.policy, aloud_}));
}

screens::FrameActions Visit::draw_help(ui::Ui& ui, const screens::Frame& frame) {
  screens::HelpActions actions;
  screens::draw(ui, frame,
                screens::make_help(catalogue(), parts_.policy ? &parts_.policy->help_lines : nullptr),
                actions);
  if (actions.go_back || actions.frame.back) help_open_ = false;
  actions.frame.help = false;
  return actions.frame;
}

screens::FrameActions Visit::draw_hidden(ui::Ui& ui, const screens::Frame& frame) {
  screens::AskActions actions;
  screens::draw(ui, frame, screens::make_hidden(catalogue()), actions);
  if (actions.first) {
    // On the kiosk the PIN comes first.
    hidden_ = false;
    fresh_ = true;
  }
  return actions.frame;
}

void Visit::press(const screens::FrameActions& actions) {
  if (actions.help) help_open_ = true;
  if (actions.foot) aloud_.pressed(*actions.foot);
  for (const std::string_view setting : {"text-size", "theme"}) {
    if (actions.foot == setting) prefer(setting, screens::next_choice(setting, preferences_));
  }
  if (actions.hide) {
    hidden_ = fresh_ = true;
    help_open_ = false;
  }
  if (actions.foot == "sign-out") {
    go_to(std::string(contents_place));
    fresh_ = true;
  }
}

bool Visit::listen(ui::Ui& ui) {
  aloud_.choose(app::choice_of(preferences_));
  return aloud_.follow(ui, catalogue());
}

}  // namespace mend::preview
