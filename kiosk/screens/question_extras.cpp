// What stands at a question besides its field: recordings, and notes with what is strong in them.
#include "kiosk/screens/question_field.h"

#include <vector>

namespace mend::screens {

void draw_recording(const FieldPlace& place, const std::string& name, const std::string& id) {
  const auto found = place.media.recordings.find(name);
  if (name.empty() || found == place.media.recordings.end()) return;
  const ReaderAudio& audio = found->second;
  ui::AudioWords said{audio.title, audio.play, audio.pause, audio.again, audio.time};
  if (audio.note) said.note = *audio.note;
  if (const auto pressed = place.ui.audio_player(id, said, audio.state))
    place.actions.audio = {name, *pressed};
}

void draw_runs(ui::Ui& ui, const FieldModel& field) {
  const std::string& language = field.question.label.language;
  std::vector<ui::Span> line;
  int heading = 0;
  const auto end_line = [&] {
    if (line.empty()) return;
    if (heading > 0) {
      std::string words;
      for (const ui::Span& span : line) words += span.words.text();
      ui.heading(ui::content_words(words, language),
                 heading <= 2 ? ui::HeadingLevel::two : ui::HeadingLevel::three);
    } else {
      ui.paragraph(line);
    }
    line.clear();
  };
  for (const form::Run& run : field.runs) {
    if (run.new_line) end_line();
    heading = run.heading;
    line.push_back({ui::content_words(run.text, language), run.strong || run.emphasis});
  }
  end_line();
}

}  // namespace mend::screens
