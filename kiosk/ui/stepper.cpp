// A number out of many: typed, or made larger and smaller step by step.
#include "kiosk/ui/pieces.h"

#include <string>

namespace mend::ui {

StepperDone Ui::stepper(std::string_view id, const Words& label, const std::string& value,
                        const StepperWords& words, const StepperRules& rules) {
  Stage& s = *state_;
  StepperDone done;
  done.typed = number(id, label, value, rules.number);
  const auto step = [&](std::string_view part, const Words& called, Icon sign, bool enabled) {
    const bool pressed = s.button(child_id(id, part), called,
                                  {.style = ButtonStyle::secondary, .sign = sign, .enabled = enabled});
    // Whoever does not see the field hears what it has become.
    Node& node = s.tree.nodes.back();
    node.value = value;
    node.states.is_private = rules.number.notes.is_private && !value.empty();
    return pressed;
  };
  begin_row();
  if (step("smaller", words.smaller, Icon::down, rules.smaller)) done.by = -1;
  if (step("larger", words.larger, Icon::up, rules.larger)) done.by = 1;
  end_row();
  return done;
}

}  // namespace mend::ui
