#include "kiosk/screens/reader_screen.h"

namespace mend::screens {
namespace {

template <class... F>
struct Cases : F... {
  using F::operator()...;
};
template <class... F>
Cases(F...) -> Cases<F...>;

/// Draws the blocks of one page, all in the module's language.
class Blocks {
 public:
  Blocks(ui::Ui& ui, const ReaderModel& model, const ReaderWords& around, const Pictures& pictures,
         ReaderActions& actions)
      : ui_(ui), model_(model), around_(around), pictures_(pictures), actions_(actions) {}

  void draw() {
    for (const module::Block& block : model_.page().blocks) {
      std::visit([this](const auto& inner) { show(inner); }, block);
      ++number_;
    }
  }

 private:
  [[nodiscard]] ui::Words say(std::string_view text) const {
    return ui::content_words(text, model_.language());
  }
  [[nodiscard]] std::vector<ui::Span> spans(const module::Spans& source) const {
    std::vector<ui::Span> made;
    for (const module::Span& span : source)
      made.push_back({say(span.text), span.style != module::Style::plain});
    return made;
  }

  void show(const module::Heading& heading) {
    ui_.heading(say(module::plain(heading.spans)),
                heading.level <= 2 ? ui::HeadingLevel::two : ui::HeadingLevel::three);
  }
  void show(const module::Paragraph& paragraph) { ui_.paragraph(spans(paragraph.spans)); }
  void show(const module::List& list) {
    std::vector<std::vector<ui::Span>> items;
    for (const module::Spans& item : list.items) items.push_back(spans(item));
    ui_.list(items, list.ordered ? ui::ListStyle::number : ui::ListStyle::bullet);
  }
  void show(const module::Picture& picture) {
    const auto found = pictures_.find(picture.file);
    if (found != pictures_.end()) {
      ui_.picture("picture/" + std::to_string(number_) + "/" + picture.file, found->second, say(picture.alt));
    } else {
      // A picture that cannot be read still says what it would show.
      ui_.caption(say(picture.alt));
    }
  }
  void show(const module::Callout& callout) { inset(callout.parts); }
  void show(const module::Reflection& reflection) {
    ui_.caption(around_.think);
    inset(reflection.parts);
  }
  void show(const module::HelpPause& pause) {
    if (pause.parts.empty()) {
      ui_.inset(around_.pause);
      if (around_.interpreter) ui_.inset(*around_.interpreter);
    } else {
      inset(pause.parts);
    }
  }
  void show(const module::Choice& choice) {
    std::vector<ui::Option> options;
    for (std::size_t n = 0; n < choice.options.size(); ++n) {
      options.push_back({std::to_string(n), say(choice.options[n].label)});
    }
    const auto picked = model_.picked(number_);
    ui::Notes notes;
    // Once on a page is enough.
    if (!std::exchange(told_, true)) notes.hint = around_.no_score;
    if (const auto now =
            ui_.radios("choice/" + std::to_string(number_), say(choice.question), options, picked, notes)) {
      actions_.pick = std::pair(number_, *now);
    }
    if (picked && *picked < choice.options.size()) ui_.inset(say(choice.options[*picked].feedback));
  }

  /// A box takes one run of words; what is more stands below it.
  void inset(const std::vector<module::Part>& parts) {
    for (const module::Part& part : parts) {
      std::visit(Cases{[this](const module::Paragraph& paragraph) {
                         ui_.inset(say(module::plain(paragraph.spans)));
                       },
                       [this](const auto& other) { show(other); }},
                 part);
    }
  }

  ui::Ui& ui_;
  const ReaderModel& model_;
  const ReaderWords& around_;
  const Pictures& pictures_;
  ReaderActions& actions_;
  std::size_t number_ = 0;
  bool told_ = false;
};

}  // namespace

void draw(ui::Ui& ui, const Frame& frame, const ReaderModel& model, const ReaderWords& around,
          const Pictures& pictures, const std::optional<ReaderAudio>& audio, ReaderActions& actions) {
  const form::Words title{model.page().title, model.language()};
  begin(ui, frame, "reader/" + model.item() + "/" + std::to_string(model.at()), title, Back::shown);
  ui.progress(around.page_of, model.at() + 1, model.size());
  ui.heading(words(title));
  if (audio) {
    ui::AudioWords said{audio->title, audio->play, audio->pause, audio->again, audio->time};
    if (audio->note) said.note = *audio->note;
    actions.audio = ui.audio_player("recording", said, audio->state);
  }
  Blocks(ui, model, around, pictures, actions).draw();
  if (model.is_last()) {
    actions.done = ui.button("done", around.done);
  } else {
    actions.next = ui.button("continue", around.next);
  }
  end(ui, actions.frame);
}

}  // namespace mend::screens
