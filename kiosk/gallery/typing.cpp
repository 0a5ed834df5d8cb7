// Questions that are answered by typing.
#include "kiosk/gallery/exhibit.h"

#include <string>

namespace mend::gallery {

using ui::Notes;
using ui::Ui;

namespace {

Exhibit::Draw line(std::string_view value, bool error = false) {
  return [value, error](Ui& ui, const Say& say) {
    Notes notes{.hint = say("tell-hint")};
    if (error) notes.error = say("name-error");
    ui.text_line("name", say("name"), value.empty() ? std::string() : say(value).text(),
                 {.notes = notes, .max_characters = 40});
  };
}

Exhibit::Draw area(bool filled, bool error = false) {
  return [filled, error](Ui& ui, const Say& say) {
    Notes notes{.hint = say("tell-hint")};
    if (error) notes.error = say("tell-error");
    const std::string text = filled ? say("typed").text() + "\n" + say("bold").text() : std::string();
    ui.text_area("tell", say("tell"), text,
                 {.notes = notes,
                  .max_characters = 400,
                  .count = say.format("form.characters-left", {{"count", filled ? 320 : 400}})});
  };
}

Exhibit::Draw date(const ui::DateTexts& value, bool error = false) {
  return [value, error](Ui& ui, const Say& say) {
    ui::DateOptions options{.notes = {.hint = say("born-hint")}};
    if (error) {
      options.notes.error = say("field.error.no-such-date");
      options.day_wrong = options.month_wrong = true;
    }
    ui.date("born", say("born"), value, {say("field.day"), say("field.month"), say("field.year")}, options);
  };
}

Exhibit::Draw number(std::string_view value, bool error = false) {
  return [value, error](Ui& ui, const Say& say) {
    ui::NumberOptions options{.max_characters = 4, .unit = say("nights")};
    if (error) options.notes.error = say.format("field.error.number.most", {{"most", 7}});
    ui.number("slept", say("slept"), std::string(value), options);
  };
}

void draw_pin(Ui& ui, const Say& say, bool error) {
  const ui::PinWords words{
      say("sign-in.pin.title"), say("sign-in.key.erase"), say("button.continue"),
      [&say](std::size_t entered, std::size_t) {
        return say.format("sign-in.pin.entered", {{"count", static_cast<std::int64_t>(entered)}});
      }};
  ui::PinRules rules;
  if (error) rules.notes.error = say("sign-in.pin.wrong");
  ui.pin_pad("pin", words, rules);
}

}  // namespace

void add_typing(std::vector<Exhibit>& all) {
  all.push_back({"text line", "empty", line("")});
  all.push_back({"text line", "filled", line("name-typed")});
  all.push_back({"text line", "focus", line("name-typed"), Deed::focus, "name"});
  all.push_back({"text line", "error", line("", true)});
  all.push_back({"text area", "filled", area(true)});
  all.push_back({"text area", "focus", area(true), Deed::focus, "tell"});
  all.push_back({"text area", "error", area(false, true)});
  all.push_back({"date", "empty", date({})});
  all.push_back({"date", "focus", date({"27", "3", "1985"}), Deed::focus, "born/month"});
  all.push_back({"date", "error", date({"31", "2", "1985"}, true)});
  all.push_back({"number", "filled", number("5")});
  all.push_back({"number", "focus", number("5"), Deed::focus, "slept"});
  all.push_back({"number", "error", number("12", true)});
  all.push_back({"pin pad", "normal", [](Ui& ui, const Say& say) { draw_pin(ui, say, false); }});
  all.push_back({"pin pad", "error", [](Ui& ui, const Say& say) { draw_pin(ui, say, true); }});
  all.push_back(
      {"pin pad", "pressed", [](Ui& ui, const Say& say) { draw_pin(ui, say, false); }, Deed::press, "pin/5"});
}

}  // namespace mend::gallery
