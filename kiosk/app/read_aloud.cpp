#include "kiosk/app/read_aloud.h"

#include "kiosk/speech/voices.h"

#include <algorithm>
#include <utility>

namespace mend::app {

using platform::Headphones;
using speech::Speech;
using speech::Utterance;
using window::EventKind;
using window::Key;

namespace {

/// Keys that are held together with others mean nothing by themselves.
bool interrupts(const window::Event& event) {
  switch (event.kind) {
    case EventKind::key_down:
      return event.key != Key::shift && !event.repeat;
    case EventKind::text:
    case EventKind::pointer_down:
      return true;
    default:
      return false;
  }
}

void wipe(Speech& speech) {
  for (Utterance& utterance : speech) base::wipe(utterance.text);
  speech.clear();
}

}  // namespace

ReadAloudChoice choice_of(const store::Preferences& preferences) {
  ReadAloudChoice choice;
  if (preferences.read_aloud == "on") choice.voicing = ReadAloudChoice::Voicing::on;
  if (preferences.read_aloud == "off") choice.voicing = ReadAloudChoice::Voicing::off;
  if (preferences.speed == "slow") choice.words_a_minute = speech::slow_words;
  if (preferences.speed == "fast") choice.words_a_minute = speech::fast_words;
  return choice;
}

void ReadAloud::choose(const ReadAloudChoice& choice) {
  if (choice == choice_) return;
  const bool turned = choice.voicing != choice_.voicing;
  choice_ = choice;
  if (!turned || choice.voicing == ReadAloudChoice::Voicing::unset) return;
  on_ = choice.voicing == ReadAloudChoice::Voicing::on;
  narrator_.forget();
  if (!on_) stop();
}

void ReadAloud::forget() {
  on_ = false;
  choice_ = {};
  volume_ = usual_volume;
  wanted_ = Wanted::nothing;
  narrator_.forget();
  wipe(last_);
  saying_private_ = false;
  page_.clear();
  told_ = Told::nothing;
  used_ = false;
  recording_.reset();
  playing_ = false;
  paused_at_ = 0;
  if (there()) ears_.speaker->forget();
}

void ReadAloud::stop() {
  if (playing_) pause();
  if (there()) ears_.speaker->stop();
  saying_private_ = false;
}

void ReadAloud::input(const window::Event& event) {
  if (!there() || !interrupts(event)) return;
  if (event.kind == EventKind::key_down) {
    const auto want = [&](Wanted wanted) { wanted_ = wanted; };
    switch (event.key) {
      case Key::f4:
        // Who uses the key, and not the button, wants to hear where the keys lead.
        if (!on_ && !busy()) {
          on_ = true;
          narrator_.forget();
        }
        return want(Wanted::read_or_stop);
      case Key::f5:
        return want(Wanted::again);
      case Key::f6:
        return want(Wanted::where);
      case Key::f9:
      case Key::volume_down:
        return want(Wanted::quieter);
      case Key::f10:
      case Key::volume_up:
        return want(Wanted::louder);
      default:
        break;
    }
  }
  // The touch that ends it may be the one on "Stop reading": it is not to begin anew when the finger is
  // lifted.
  if (event.kind == EventKind::pointer_down) was_busy_ = busy();
  if (event.kind == EventKind::key_down)
    was_busy_ = busy() && (event.key == Key::enter || event.key == Key::space);
  // A recording goes on while its page is looked at; only another voice or its own buttons end it.
  if (!playing_) stop();
}

bool ReadAloud::private_may_be_said() const {
  return ears_.headphones && ears_.headphones() == Headphones::in;
}

Speech ReadAloud::allowed(const Speech& speech, const messages::Catalogue& catalogue) {
  const bool all = private_may_be_said();
  Speech out;
  bool held_back = false;
  for (const Utterance& utterance : speech) {
    if (all || !utterance.is_private) {
      out.push_back(utterance);
    } else if (!utterance.is_covered) {
      held_back = true;
    }
  }
  // Said once on a page, and whenever there would be nothing else to hear.
  if (held_back && (out.empty() || told_ != Told::headphones)) {
    const messages::Text text = catalogue.get("speech.headphones");
    out.push_back({ui::Words(text).plain(), text.language()});
    told_ = Told::headphones;
  }
  return out;
}

void ReadAloud::say(Speech speech, const messages::Catalogue& catalogue) {
  if (speech.empty()) return;
  if (playing_) pause();
  used_ = true;
  const Speech out = allowed(speech, catalogue);
  wipe(last_);
  last_ = std::move(speech);
  saying_private_ =
      std::any_of(out.begin(), out.end(), [](const Utterance& utterance) { return utterance.is_private; });
  for (const Utterance& utterance : out) {
    if (ears_.heard && !speech::voice_for(utterance.language).empty()) ears_.heard(utterance);
  }
  ears_.speaker->set_volume(static_cast<float>(volume_) / static_cast<float>(most_volume));
  ears_.speaker->say(out, choice_.words_a_minute);
}

void ReadAloud::read_or_stop(const ui::Tree& tree, const messages::Catalogue& catalogue) {
  if (busy()) return stop();
  used_ = true;
  if (recording_) return play();
  say(speech::Narrator::from_here(tree, catalogue), catalogue);
}

void ReadAloud::turn_volume(int by, const messages::Catalogue& catalogue) {
  volume_ = std::clamp(volume_ + by, 1, most_volume);
  ears_.speaker->set_volume(static_cast<float>(volume_) / static_cast<float>(most_volume));
  if (busy()) return;  // heard already
  const Speech before = last_;
  const messages::Text text = catalogue.format(
      "speech.volume", {{"level", std::int64_t{volume_}}, {"most", std::int64_t{most_volume}}});
  say({{ui::Words(text).plain(), text.language()}}, catalogue);
  last_ = before;
}

void ReadAloud::do_wanted(const ui::Tree& tree, const messages::Catalogue& catalogue) {
  switch (std::exchange(wanted_, Wanted::nothing)) {
    case Wanted::nothing:
      return;
    case Wanted::read_or_stop:
      return read_or_stop(tree, catalogue);
    case Wanted::again:
      return say(Speech(last_), catalogue);
    case Wanted::where:
      return say(speech::Narrator::where(tree, catalogue), catalogue);
    case Wanted::quieter:
      return turn_volume(-1, catalogue);
    case Wanted::louder:
      return turn_volume(1, catalogue);
  }
}

void ReadAloud::look_at_jack(const messages::Catalogue& catalogue) {
  if (!ears_.headphones) return;
  const Headphones now = ears_.headphones();
  const Headphones before = std::exchange(jack_, now);
  if (!std::exchange(jack_known_, true) || now == before) return;
  if (now != Headphones::in) {
    // What was for one pair of ears does not go on in the room.
    if (saying_private_) stop();
    return;
  }
  if (told_ == Told::headphones) told_ = Told::nothing;
  // Plugging in is how somebody who sees nothing asks to be read to.
  if (on_ || choice_.voicing == ReadAloudChoice::Voicing::off) return;
  on_ = true;
  narrator_.forget();
  const messages::Text text = catalogue.get("speech.on");
  say({{ui::Words(text).plain(), text.language()}}, catalogue);
}

void ReadAloud::look_at_page(const ui::Tree& tree) {
  const ui::Node& page = tree.nodes.front();
  if (page.id != page_) {
    // The page that was read is gone.
    if (!page_.empty()) stop();
    page_ = page.id;
    told_ = Told::nothing;
    used_ = on_;
  }
  language_ = page.language;
  if (!std::exchange(offered_, false) && recording_) {
    if (playing_) stop();
    recording_.reset();
    paused_at_ = 0;
  }
}

bool ReadAloud::follow(ui::Ui& ui, const messages::Catalogue& catalogue) {
  const ui::Tree& tree = ui.tree();
  if (!there() || tree.nodes.empty()) return false;
  const Told told = told_;
  const bool used = used_;
  const bool was_busy = busy();
  look_at_page(tree);
  const bool was_on = on_;
  look_at_jack(catalogue);
  const bool wants = wanted_ != Wanted::nothing;
  if (on_) {
    Speech speech = narrator_.follow(tree, catalogue);
    if (!wants) {
      // "Reading aloud is on" comes before the page that it is on for.
      if (!was_on) speech.insert(speech.begin(), last_.begin(), last_.end());
      say(std::move(speech), catalogue);
    }
  }
  do_wanted(tree, catalogue);
  if (ears_.speaker->broken()) {
    if (used_ && !std::exchange(broken_was_told_, true)) told_ = Told::broken;
  } else {
    broken_was_told_ = false;
  }
  if (playing_ && !busy()) {
    playing_ = false;
    paused_at_ = 0;
  }
  const auto word = ears_.speaker->now();
  ui.mark(word ? word->node : std::string(), word ? word->start : 0, word ? word->end : 0);
  return told != told_ || used != used_ || was_busy != busy();
}

void ReadAloud::pressed(std::string_view button) {
  if (button == "read-aloud" && was_busy_) return stop();
  if (button == "read-aloud") wanted_ = Wanted::read_or_stop;
  if (button == "say-again") wanted_ = Wanted::again;
  if (button == "where") wanted_ = Wanted::where;
  if (button == "quieter") wanted_ = Wanted::quieter;
  if (button == "louder") wanted_ = Wanted::louder;
}

std::vector<ui::FootItem> ReadAloud::buttons(const messages::Catalogue& catalogue) const {
  if (!there()) return {};
  const auto first = busy() ? catalogue.get("speech.stop") : catalogue.get("speech.play");
  std::vector<ui::FootItem> items{{"read-aloud", first, busy() ? ui::Icon::pause : ui::Icon::listen}};
  if (!on_ && !busy()) return items;
  items.push_back({"say-again", catalogue.get("speech.again"), ui::Icon::again});
  if (on_) items.push_back({"where", catalogue.get("speech.where"), ui::Icon::information});
  items.push_back({"quieter", catalogue.get("speech.quieter"), ui::Icon::down});
  items.push_back({"louder", catalogue.get("speech.louder"), ui::Icon::up});
  return items;
}

std::optional<messages::Text> ReadAloud::notice(const messages::Catalogue& catalogue) const {
  if (!there()) return std::nullopt;
  if (told_ == Told::broken) return catalogue.get("speech.broken");
  if (told_ == Told::headphones) return catalogue.get("speech.headphones");
  if (used_ && !recording_ && speech::voice_for(language_).empty()) return catalogue.get("speech.no-voice");
  return std::nullopt;
}

std::optional<std::int64_t> ReadAloud::millis_to_change() const {
  return there() ? ears_.speaker->millis_to_change() : std::nullopt;
}

void ReadAloud::offer(const Recording& recording) {
  offered_ = true;
  if (recording_ && recording_->name == recording.name) return;
  if (playing_) stop();
  recording_ = recording;
  paused_at_ = 0;
}

void ReadAloud::play() {
  if (!there() || !recording_) return;
  stop();
  used_ = true;
  ears_.speaker->set_volume(static_cast<float>(volume_) / static_cast<float>(most_volume));
  ears_.speaker->play(recording_->bytes, paused_at_);
  playing_ = true;
}

void ReadAloud::pause() {
  if (!there() || !playing_) return;
  paused_at_ = progress().position;
  playing_ = false;
  ears_.speaker->stop();
}

void ReadAloud::from_the_start() {
  paused_at_ = 0;
  playing_ = false;
  play();
}

speech::Progress ReadAloud::progress() const {
  if (!playing_) return {paused_at_, 0};
  return ears_.speaker->progress().value_or(speech::Progress{paused_at_, 0});
}

}  // namespace mend::app
