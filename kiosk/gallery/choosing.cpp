// Questions that are answered by choosing.
#include "i18n/locale/locale.h"
#include "kiosk/gallery/exhibit.h"

#include <array>
#include <optional>

namespace mend::gallery {

using ui::Notes;
using ui::Ui;

namespace {

Exhibit::Draw radios(std::optional<std::size_t> selected, bool error = false) {
  return [selected, error](Ui& ui, const Say& say) {
    const std::array<ui::Option, 3> options{
        {{"yes", say("yes")}, {"sometimes", say("sometimes")}, {"no", say("no"), say("no-hint")}}};
    Notes notes{.hint = say("week-hint")};
    if (error) notes.error = say("safe-error");
    ui.radios("safe", say("safe"), options, selected, notes);
  };
}

Exhibit::Draw checkboxes(std::vector<bool> checked, bool error = false) {
  return [checked = std::move(checked), error](Ui& ui, const Say& say) {
    const std::array<ui::Option, 3> options{
        {{"family", say("family")}, {"work", say("work"), say("week-hint")}, {"gym", say("gym")}}};
    Notes notes{.hint = say("all")};
    if (error) notes.error = say("form.error.required");
    ui.checkboxes("helped", say("helped"), options, checked, notes);
  };
}

Exhibit::Draw faces(std::optional<std::size_t> selected, bool error = false) {
  return [selected, error](Ui& ui, const Say& say) {
    std::vector<ui::Option> options;
    for (const auto* key : {"very-bad", "bad", "between", "good", "very-good"})
      options.push_back({key, say(key)});
    Notes notes{.hint = say("week-hint")};
    if (error) notes.error = say("week-error");
    ui.faces("week", say("week"), options, selected, notes);
  };
}

/// Seven, so that they go on in a further row at the larger sizes.
Exhibit::Draw rating(std::optional<std::size_t> selected, bool error = false) {
  return [selected, error](Ui& ui, const Say& say) {
    std::vector<ui::Option> options;
    for (const char* number : {"1", "2", "3", "4", "5", "6", "7"})
      options.push_back({number, ui::content_words(number, say("week").language())});
    Notes notes{.hint = say("week-hint")};
    if (error) notes.error = say("form.error.required");
    ui.rating("week", say("week"), options, selected, notes);
  };
}

Exhibit::Draw select(std::optional<std::size_t> selected, bool error = false) {
  return [selected, error](Ui& ui, const Say& say) {
    std::vector<ui::Option> options;
    for (const std::string& tag : languages())
      options.push_back({tag, ui::content_words(locale::locale_for(tag).own_name, tag)});
    Notes notes;
    if (error) notes.error = say("form.error.required");
    ui.select("language", say("settings.language"), options, selected,
              {say("field.choose"), say("field.close")}, notes);
  };
}

}  // namespace

void add_choosing(std::vector<Exhibit>& all) {
  add_with_deeds(all, "radios", "safe/yes", radios(std::nullopt));
  all.push_back({"radios", "chosen", radios(1)});
  all.push_back({"radios", "error", radios(std::nullopt, true)});
  all.push_back({.component = "radios",
                 .state = "the page’s question",
                 .draw =
                     [](Ui& ui, const Say& say) {
                       const std::array<ui::Option, 2> options{{{"yes", say("yes")}, {"no", say("no")}}};
                       ui.radios("safe", say("safe"), options, std::nullopt,
                                 {.hint = say("week-hint"), .label_is_heading = true});
                     },
                 .has_heading = true});
  add_with_deeds(all, "checkboxes", "helped/work", checkboxes({false, false, false}));
  all.push_back({"checkboxes", "ticked", checkboxes({true, false, true})});
  all.push_back({"checkboxes", "error", checkboxes({false, false, false}, true)});
  add_with_deeds(all, "faces", "week/very-bad", faces(std::nullopt));
  all.push_back({"faces", "chosen", faces(3)});
  all.push_back({"faces", "error", faces(std::nullopt, true)});
  add_with_deeds(all, "rating", "week/1", rating(std::nullopt));
  all.push_back({"rating", "chosen", rating(4)});
  all.push_back({"rating", "error", rating(std::nullopt, true)});
  add_with_deeds(all, "select", "language", select(std::nullopt));
  all.push_back({"select", "chosen", select(2)});
  all.push_back({"select", "error", select(std::nullopt, true)});
  all.push_back({"select", "open", select(2), Deed::open, "language"});
}

}  // namespace mend::gallery
