#include "kiosk/preview/preview.h"

#include <algorithm>
#include <utility>

namespace mend::preview {

Preview::Preview(Parts parts)
    : parts_(std::move(parts)),
      visit_(parts_.visit),
      workshop_(parts_.files, parts_.folder, parts_.scratch),
      worker_(parts_.wake) {}

Preview::~Preview() = default;

base::Status Preview::start() {
  Step step = workshop_.begin();
  if (!step.edition) {
    return base::refused(step.report && !step.report->problems.empty() ? step.report->problems.front()
                                                                       : "There is nothing to show.");
  }
  auto watch = SourceWatch::start(parts_.folder, [this] {
    changed_ = true;
    parts_.wake();
  });
  if (watch) {
    watch_.emplace(std::move(*watch));
  } else {
    watch_trouble_ = watch.error().message;
  }
  // What was saved between the first look and the watch is not lost; the rest of the work begins then, too.
  changed_ = true;
  step.more = false;
  take(std::move(step), generation_, true);
  return {};
}

void Preview::turn() {
  worker_.run_finished();
  if (changed_.exchange(false)) post_begin();
}

void Preview::reload() {
  changed_ = true;
}

Wanted Preview::wanted() const {
  const Place place = visit_.place();
  Wanted wanted{visit_.language(), {}};
  if (place.id.starts_with(page_place)) wanted.page = place.id.substr(page_place.size());
  return wanted;
}

void Preview::post_begin() {
  const std::uint64_t generation = ++generation_;
  worker_.post(alive_, [this, generation]() -> app::Worker::Done {
    auto step = std::make_shared<Step>(workshop_.begin());
    return [this, step, generation] { take(std::move(*step), generation, true); };
  });
}

void Preview::post_go_on() {
  worker_.post(alive_, [this, wanted = wanted(), generation = generation_]() -> app::Worker::Done {
    auto step = std::make_shared<Step>(workshop_.go_on(wanted));
    return [this, step, generation] { take(std::move(*step), generation, false); };
  });
}

void Preview::take(Step step, std::uint64_t generation, bool first) {
  if (generation != generation_) return;  // the folder has changed since, and is looked at again
  if (first) stale_ = !step.edition;
  if (step.edition) {
    visit_.renew(std::move(step.edition));
    ++editions_;
  }
  if (step.report) report_ = std::move(*step.report);
  if (step.more) post_go_on();
}

std::string Preview::shortened(std::string problem) const {
  const std::string folder = parts_.folder.string() + "/";
  for (std::size_t at = problem.find(folder); at != std::string::npos; at = problem.find(folder))
    problem.erase(at, folder.size());
  // What is built of "pages/01-hurt.md" has its language in its name; the author's file has not.
  const std::string built = "pages/" + visit_.edition()->item.source_language + "/";
  if (problem.starts_with(built)) problem.replace(0, built.size(), "pages/");
  return problem;
}

PanelModel Preview::panel() const {
  PanelModel model;
  const Edition& edition = *visit_.edition();
  model.title = screens::in_language(edition.item.title, "en", edition.item.source_language).text;
  if (stale_) {
    model.state = "This is the last good version. What you saved cannot be shown until it is mended.";
  } else if (!edition.waiting.empty()) {
    model.state = "Being translated: " + std::to_string(edition.waiting.size()) + " pages to go.";
  } else {
    model.state = "This is what you saved.";
  }
  for (const std::string& problem : report_.problems) model.problems.push_back(shortened(problem));
  model.notes = visit_.language_notes();
  for (const std::string& note : report_.notes) {
    if (note.find("/" + visit_.language() + ".po") != std::string::npos)
      model.notes.push_back(shortened(note));
  }
  if (!watch_trouble_.empty()) model.notes.push_back(watch_trouble_);
  model.languages = visit_.languages();
  model.language = visit_.language();
  model.places = visit_.places();
  model.place = visit_.place();
  model.preferences = visit_.preferences();
  model.has_voice = visit_.has_voice();
  return model;
}

void Preview::press(const PanelActions& actions) {
  if (actions.language) visit_.choose_language(*actions.language);
  if (actions.place) visit_.go_to(*actions.place);
  if (actions.setting) visit_.prefer(actions.setting->first, actions.setting->second);
  if (actions.reload) reload();
}

}  // namespace mend::preview
