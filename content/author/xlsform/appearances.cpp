#include "content/author/xlsform/appearances.h"

#include "content/author/xlsform/suggest.h"

#include <algorithm>
#include <array>

namespace mend::xlsform {

namespace {

using Tokens = std::vector<std::string>;

bool contains(const Tokens& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool numbered(std::string_view word, std::string_view before) {
  return word.starts_with(before) && digits(word.substr(before.size()));
}

/// What the screens know, by kind of row.
const Tokens& known(Kind kind) {
  static const Tokens text = {"multiline", "numbers", "masked"};
  static const Tokens integer = {"counter", "masked"};
  static const Tokens decimal = {"masked"};
  static const Tokens date = {"month-year", "year"};
  static const Tokens one = {"minimal",      "search",       "autocomplete", "likert", "columns",
                             "columns-pack", "columns-flex", "faces",        "rating"};
  static const Tokens several = {"search", "autocomplete", "columns", "columns-pack", "columns-flex"};
  static const Tokens range = {"rating"};
  static const Tokens group = {"field-list", "table-list"};
  static const Tokens repeat = {"field-list"};
  static const Tokens none;
  switch (kind) {
    case Kind::text:
      return text;
    case Kind::integer:
      return integer;
    case Kind::decimal:
      return decimal;
    case Kind::date:
      return date;
    case Kind::select_one:
      return one;
    case Kind::select_multiple:
      return several;
    case Kind::range:
      return range;
    case Kind::group:
      return group;
    case Kind::repeat:
      return repeat;
    default:
      return none;
  }
}

/// What to use in the place of ODK's other words; "" for those that nobody knows.
std::string instead(std::string_view word) {
  struct Advice {
    std::string_view words;
    const char* text;
  };
  static constexpr std::array<Advice, 13> all = {{
      {" label list list-nolabel ",
       "For rows that share their choices, put them in a group with table-list."},
      {" quick quickcompact ", "Nothing goes on by itself here, so that a slip can be mended; take it out."},
      {" compact horizontal horizontal-compact ", "For choices side by side use columns, or columns-3."},
      {" vertical ", "Choices stand one below the other anyway; take it out."},
      {" no-calendar ", "A date is typed as day, month and year anyway; take it out."},
      {" picker no-ticks no-buttons ",
       "A range is shown as choices, and a long one is counted up and down; take it out."},
      {" thousands-sep ", "A number is shown as it was typed; take it out."},
      {" gregorian ethiopian coptic islamic bikram-sambat myanmar persian buddhist ",
       "A date is of the calendar that everybody here uses; take it out."},
      {" field-list ", "It goes on a group, whose questions then share a page."},
      {" table-list ", "It goes on a group of questions that share their choices."},
      {" image-map ", "Nothing is chosen by pointing into a picture; give each choice its picture."},
      {" minimal ", "A closed list is for select_one; these choices stand open."},
      {" likert rating ", "It is for select_one and range."},
  }};
  const std::string token = " " + std::string(word) + " ";
  for (const Advice& advice : all) {
    if (advice.words.find(token) != std::string_view::npos) return advice.text;
  }
  if (numbered(word, "compact-"))
    return "For choices side by side use columns-" + std::string(word.substr(8)) + ".";
  if (numbered(word, "w"))
    return "Questions stand one below the other; put those that share a page in a group with field-list.";
  return {};
}

/// Faces stand for five known answers.
bool has_faces(const Survey& survey, const Item& item) {
  const auto list = survey.lists.find(item.type.list);
  if (list == survey.lists.end()) return true;  // said elsewhere
  const auto& choices = list->second.choices;
  const Tokens faces = {"very-bad", "bad", "ok", "good", "very-good"};
  return choices.size() == faces.size() &&
         std::all_of(choices.begin(), choices.end(),
                     [&](const Choice& choice) { return contains(faces, choice.name); });
}

AppearanceRemark idle(const std::string& word, const std::string& advice) {
  return {false,
          "\"" + word + "\" changes nothing here on the device." + (advice.empty() ? "" : " " + advice)};
}

}  // namespace

std::vector<AppearanceRemark> appearance_remarks(const Survey& survey, const Item& item) {
  std::vector<AppearanceRemark> remarks;
  const Kind kind = item.type.kind;
  const Tokens& here = known(kind);
  bool multiline = false;
  for (std::size_t at = 0; at < item.appearance.size();) {
    const std::size_t end = std::min(item.appearance.find_first_of(" \t\n", at), item.appearance.size());
    const std::string word = item.appearance.substr(at, end - at);
    at = end + 1;
    multiline = multiline || word == "multiline";
    const bool choices = kind == Kind::select_one || kind == Kind::select_multiple;
    if (word.empty() || (choices && numbered(word, "columns-"))) continue;
    if (kind == Kind::date_time && (word == "month-year" || word == "year")) {
      remarks.push_back(
          {true, "\"" + word + "\" leaves no day to ask for; use it with date, or take it out."});
    } else if (word == "faces" && kind == Kind::select_one && !has_faces(survey, item)) {
      remarks.push_back(idle(word, "It needs a list of very-bad, bad, ok, good and very-good."));
    } else if (!contains(here, word)) {
      const std::string advice = instead(word);
      const std::string slip = did_you_mean(word, here);
      remarks.push_back(idle(word, !advice.empty() ? advice : slip.empty() ? "" : slip.substr(1)));
    }
  }
  if (!item.rows.empty() && kind == Kind::text) {
    remarks.push_back(
        {false, multiline ? "The lines to show change nothing here: an area grows with what is typed."
                          : "The lines to show change nothing here on the device. For several lines use "
                            "the appearance multiline."});
  }
  return remarks;
}

}  // namespace mend::xlsform
