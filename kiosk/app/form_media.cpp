#include "kiosk/app/form_media.h"

#include "content/form/definition.h"
#include "content/module/limits.h"
#include "kiosk/app/backend.h"
#include "kiosk/app/fit_picture.h"
#include "kiosk/app/opened_module.h"
#include "kiosk/app/recording.h"

#include <optional>
#include <set>

namespace mend::app {
namespace {

/// A picture in a question leaves room for its answers.
constexpr window::Size picture_box{960, 480};

/// Of all media of a form in memory, and how many pictures; the words of further ones stand alone.
constexpr std::size_t most_recorded = 64 * 1024 * 1024;
constexpr std::size_t most_pictures = 200;

/// "jr://images/tea.png", built from "media/tea.png"; empty for anything else.
std::string file_of(std::string_view name) {
  for (const std::string_view prefix : {"jr://images/", "jr://audio/"}) {
    if (name.starts_with(prefix)) return "media/" + std::string(name.substr(prefix.size()));
  }
  return {};
}

/// Nobody who fills the form in can mend it; whoever reads the log can.
void tell_left_out(const std::string& name, const std::string& why) {
  tell({base::ErrorKind::not_found,
        "The form names " + name + ", which cannot be shown or played: " + why + " Its words stand alone."});
}

/// What stands at the page's words, in order.
struct Recorded {
  const std::string& name;
  const std::string& title;
};
std::vector<Recorded> recorded_on(const screens::QuestionModel& model) {
  std::vector<Recorded> all;
  for (const screens::FieldModel& field : model.fields) {
    const form::Question& question = field.question;
    if (!question.media.audio.empty()) all.push_back({question.media.audio, question.label.text});
    for (const form::Choice& choice : question.choices) {
      if (!choice.media.audio.empty()) all.push_back({choice.media.audio, choice.label.text});
    }
  }
  return all;
}

}  // namespace

FormMedia open_media(const form::Form& form, const FormFile& file) {
  std::set<std::string> pictures;
  std::set<std::string> recordings;
  for (const std::string& language : form.languages()) {
    for (const auto& [id, text] : form.definition().texts.all(language)) {
      pictures.insert({text->image, text->big_image});
      recordings.insert(text->audio);
    }
  }
  FormMedia media;
  for (const std::string& name : pictures) {
    const std::string path = file_of(name);
    if (path.empty() || media.pictures.size() >= most_pictures) continue;
    const auto png = file(path);
    if (!png) {
      tell_left_out(name, png.error().message);
    } else if (auto image = window::decode_png(*png, path)) {
      media.pictures.emplace(name, fit_picture(*image, picture_box));
    } else {
      tell_left_out(name, image.error().message);
    }
  }
  std::size_t room = most_recorded;
  for (const std::string& name : recordings) {
    const std::string path = file_of(name);
    if (path.empty()) continue;
    auto ogg = file(path);
    if (!ogg || ogg->size() > module::limits::recording_bytes || ogg->size() > room) {
      tell_left_out(name, ogg ? "it is too long." : ogg.error().message);
      continue;
    }
    room -= ogg->size();
    media.recordings.emplace(name, std::make_shared<const base::Bytes>(std::move(*ogg)));
  }
  return media;
}

std::map<std::string, screens::ReaderAudio> FormPlayers::make(const messages::Catalogue& catalogue,
                                                              const screens::QuestionModel& model,
                                                              const FormMedia& media, ReadAloud& aloud) {
  std::map<std::string, screens::ReaderAudio> players;
  if (!aloud.there()) return players;
  const auto all = recorded_on(model);
  const auto bytes_of = [&](const std::string& name) {
    const auto found = media.recordings.find(name);
    return found == media.recordings.end() ? nullptr : found->second;
  };
  bool here = false;
  for (const Recorded& each : all) here = here || (each.name == at_ && bytes_of(each.name));
  if (!here) at_.clear();
  if (here) aloud.offer({at_, bytes_of(at_)});
  for (const Recorded& each : all) {
    const auto bytes = bytes_of(each.name);
    if (!bytes) continue;
    Hearing hearing;
    if (each.name == at_) hearing = {aloud.progress().position, aloud.playing()};
    players.emplace(each.name, make_player(catalogue, each.title, *bytes, hearing));
  }
  return players;
}

void FormPlayers::press(const std::string& name, ui::AudioPress press, const FormMedia& media,
                        ReadAloud& aloud) {
  const auto found = media.recordings.find(name);
  if (found == media.recordings.end()) return;
  at_ = name;
  aloud.offer({name, found->second});
  press_audio(press, aloud);
}

}  // namespace mend::app
