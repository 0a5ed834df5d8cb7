#include "kiosk/screens/frame.h"

namespace mend::screens {

ui::Words words(const Line& line) {
  if (const auto* message = std::get_if<messages::Text>(&line)) return *message;
  if (const auto* content = std::get_if<form::Words>(&line))
    return ui::content_words(content->text, content->language);
  return ui::personal_words(std::get<Personal>(line).text);
}

void begin(ui::Ui& ui, const Frame& frame, std::string_view page, const Line& title, Back back) {
  ui::Page shown{.id = std::string(page),
                 .language = frame.language,
                 .direction = frame.direction,
                 .look = frame.look,
                 .title = words(title),
                 .service = frame.service,
                 .help = frame.help};
  if (frame.hide) shown.hide = *frame.hide;
  if (back == Back::shown) shown.back = frame.back;
  if (!frame.more_below.value().empty()) shown.more_below = frame.more_below;
  shown.foot = frame.foot;
  shown.is_private = frame.is_private;
  if (frame.notice) shown.notice = *frame.notice;
  shown.keyboard = frame.keyboard;
  ui.begin_page(shown);
}

void end(ui::Ui& ui, FrameActions& actions) {
  actions.help = ui.help_pressed();
  actions.hide = ui.hide_pressed();
  actions.back = ui.back_pressed();
  actions.foot = ui.foot_pressed();
  ui.end_page();
}

}  // namespace mend::screens
