#include "content/author/xlsform/item_rules.h"

#include "content/author/xlsform/appearances.h"
#include "content/author/xlsform/default_value.h"
#include "content/author/xlsform/names.h"
#include "content/author/xlsform/sheet.h"
#include "content/author/xlsform/suggest.h"
#include "content/form/host_rules.h"
#include "content/form/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace mend::xlsform {

namespace {

constexpr int longest_text = static_cast<int>(form::longest_own_text);
constexpr double most_steps = 1'000;

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class ItemChecker {
 public:
  ItemChecker(const FormIdentity& identity, const Survey& survey, Item& item, const Reporter& reporter)
      : identity_(identity), survey_(survey), item_(item), reporter_(reporter), kind_(item.type.kind) {}

  void run() {
    words();
    columns();
    parameters();
    max_length();
    appearance();
    answer_class();
    if (kind_ == Kind::calculate && item_.calculation.empty())
      problem("calculation", "A calculate needs a calculation; write it.");
    static const std::vector<std::string> types = {"",     "string", "int",      "decimal",
                                                   "date", "time",   "dateTime", "boolean"};
    if (std::find(types.begin(), types.end(), item_.bind_type) == types.end()) {
      problem("bind::type", "A type here is string, int, decimal, date, time, dateTime or boolean." +
                                did_you_mean(item_.bind_type, types));
    }
    if (!item_.rows.empty() && (!digits(item_.rows) || item_.rows.size() > 2))
      problem("rows", "Write how many lines to show, from 1 to 99.");
    if (!item_.constraint_message.empty() && item_.constraint.empty() && item_.max_length.empty())
      reporter_.warning(item_, "constraint_message", "It is never shown, because there is no constraint.");
    if (!item_.required_message.empty() && item_.required.empty())
      reporter_.warning(item_, "required_message",
                        "It is never shown, because the question is not required.");
  }

 private:
  void problem(std::string_view column, std::string message) const {
    reporter_.problem(item_, column, std::move(message));
  }

  void words() const {
    const bool data = kind_ == Kind::external_csv || kind_ == Kind::external_xml;
    if (is_shown(kind_) && !is_section(kind_) && !survey_.is_default(item_.label))
      problem("label", "The question has no words; write its label.");
    if (data && !item_.label.empty()) problem("label", "A file of data has no words; take them out.");
    if (survey_.is_default(item_.big_image) && !survey_.is_default(item_.image))
      problem("big-image", "A big image is what an image opens; name the image as well.");
  }

  /// What is filled in must mean something.
  void columns() const {
    const bool section = is_section(kind_);
    const bool metadata = kind_ == Kind::start || kind_ == Kind::end || kind_ == Kind::today ||
                          kind_ == Kind::external_csv || kind_ == Kind::external_xml;
    const bool answered = is_shown(kind_) && !section && kind_ != Kind::note;
    const auto only = [&](bool allowed, std::string_view column, const std::string& value, const char* what) {
      if (!allowed && !value.empty()) problem(column, std::string(what) + "; take it out.");
    };
    only(answered, "required", item_.required, "Only a question can be required");
    only(answered, "constraint", item_.constraint, "Only a question has a constraint");
    only(!section && !metadata, "calculation", item_.calculation,
         "Only a question or a calculate is worked out");
    only(!section && !metadata && kind_ != Kind::note, "default", item_.default_value,
         "Only an answer has a default");
    only(!section && !metadata, "trigger", item_.trigger, "Only an answer is set by a trigger");
    for (const auto& [column, cell] :
         {std::pair{"required", &item_.required}, {"readonly", &item_.readonly}}) {
      if (is_name(*cell)) problem(column, "Write yes, or an expression such as ${age} > 17.");
    }
    only(is_shown(kind_), "readonly", item_.readonly, "Nobody can change this anyway");
    only(is_shown(kind_), "appearance", item_.appearance, "Only what is shown has an appearance");
    only(!metadata, "relevant", item_.relevant, "This is always there");
    only(is_select(kind_), "choice_filter", item_.choice_filter,
         "Only a question with choices can filter them");
    only(kind_ == Kind::repeat, "repeat_count", item_.repeat_count, "Only a repeat has a count");
    only(kind_ == Kind::calculate || kind_ == Kind::hidden || item_.bind_type == "string", "bind::type",
         item_.bind_type, "The type of a question follows from the column type");
    only(kind_ == Kind::text, "rows", item_.rows, "Only text has lines");
    only(kind_ == Kind::repeat, "body::jr:noaddremove", item_.no_add_remove ? "yes" : "",
         "Only a repeat is added to");
    if (item_.type.or_other && !item_.choice_filter.empty())
      problem("choice_filter",
              "It would hide the choice \"other\"; take out or_other and ask for it in a row below.");
    if (item_.type.or_other && survey_.languages.size() > 1) {
      problem("type",
              "or_other has English words only; add a choice \"other\" and a text question with the relevant "
              "selected(${" +
                  item_.name + "}, 'other') instead.");
    }
  }

  /// "start=1 end=10" → parameters.
  void parameters() {
    std::string cell;
    for (const char letter : item_.parameter_cell) {
      if (letter == '=') {
        while (cell.ends_with(' ')) cell.pop_back();
      }
      if (!(letter == ' ' && cell.ends_with('='))) cell += letter == ',' || letter == ';' ? ' ' : letter;
    }
    static const std::vector<std::string> for_choices = {"randomize", "seed"};
    static const std::vector<std::string> for_files = {"randomize", "seed", "value", "label"};
    static const std::vector<std::string> for_ranges = {"start", "end", "step"};
    static const std::vector<std::string> for_text = {"rows"};
    static const std::vector<std::string> for_none;
    const std::vector<std::string>& known = is_select(kind_)
                                                ? (item_.type.file.empty() ? for_choices : for_files)
                                            : kind_ == Kind::range ? for_ranges
                                            : kind_ == Kind::text  ? for_text
                                                                   : for_none;
    for (std::size_t at = 0; at < cell.size();) {
      const std::size_t start = cell.find_first_not_of(" \t\n", at);
      if (start == std::string::npos) break;
      at = std::min(cell.find_first_of(" \t\n", start), cell.size());
      const std::string part = cell.substr(start, at - start);
      const std::size_t equals = part.find('=');
      const std::string name = lower(part.substr(0, equals));
      if (equals == std::string::npos || equals + 1 == part.size()) {
        problem("parameters", "Write parameters as name=value, for example start=1 end=10.");
      } else if (std::find(known.begin(), known.end(), name) == known.end()) {
        problem("parameters",
                known.empty() ? "This type has no parameters; take them out."
                              : "\"" + name + "\" is no parameter of this type." + did_you_mean(name, known));
      } else if (!item_.parameters.emplace(name, part.substr(equals + 1)).second) {
        problem("parameters", "\"" + name + "\" is there twice; keep one.");
      }
    }
    if (kind_ == Kind::range) range();
    const auto randomize = item_.parameters.find("randomize");
    const bool random = randomize != item_.parameters.end();
    if (random && !says_yes(randomize->second) && !says_no(randomize->second))
      problem("parameters", "Write randomize=true or randomize=false.");
    if (item_.parameters.contains("seed") && (!random || !says_yes(randomize->second)))
      problem("parameters", "A seed needs randomize=true beside it.");
    if (const auto lines = item_.parameters.find("rows"); lines != item_.parameters.end()) {
      item_.rows = lines->second;
      item_.parameters.erase(lines);
    }
  }

  void range() {
    const std::array<std::pair<const char*, const char*>, 3> defaults = {
        {{"start", "1"}, {"end", "10"}, {"step", "1"}}};
    bool good = true;
    for (const auto& [name, value] : defaults) {
      const std::string& given = item_.parameters.emplace(name, value).first->second;
      if (is_decimal(given)) continue;
      good = false;
      problem("parameters", std::string(name) + " is a number, and not \"" + given + "\".");
    }
    if (!good) return;
    const double start = number(item_.parameters["start"]);
    const double end = number(item_.parameters["end"]);
    const double step = number(item_.parameters["step"]);
    if (step <= 0) return problem("parameters", "A step is more than 0.");
    if (start >= end) return problem("parameters", "The start comes before the end; turn them round.");
    const double steps = (end - start) / step;
    if (steps > most_steps) return problem("parameters", "That is more than 1,000 steps; use a larger step.");
    if (std::abs(steps - std::round(steps)) > 1e-9)
      problem("parameters", "The steps do not come out at the end; choose a step that does.");
  }

  void max_length() const {
    if (item_.max_length.empty()) return;
    const bool good = item_.max_length.size() <= 4 && item_.max_length[0] != '0' &&
                      digits(item_.max_length) && number(item_.max_length) <= longest_text;
    if (kind_ != Kind::text || !good)
      problem("bind::mend:max-length",
              "The longest text is a number from 1 to 1000, for a row of type text.");
  }

  void appearance() const {
    if (item_.appearance.find("search(") != std::string::npos)
      return problem("appearance", "search() is an old way; use select_one_from_file.");
    if (item_.appearance.find("ex:") != std::string::npos)
      return problem("appearance", "No other program can be opened from a form; take it out.");
    for (AppearanceRemark& remark : appearance_remarks(survey_, item_)) {
      if (remark.wrong) {
        problem("appearance", std::move(remark.message));
      } else {
        reporter_.warning(item_, "appearance", std::move(remark.message));
      }
    }
  }

  void answer_class() const {
    if (identity_.answer_class == "rj" && !item_.generated && (kind_ == Kind::text || item_.type.or_other))
      problem("type", "A form of class rj holds no free text; use choices.");
    if (identity_.answer_class == "survey" && (kind_ == Kind::start || kind_ == Kind::end)) {
      problem("type", "A survey carries no exact time, because that could tell who answered; take it out.");
    }
  }

  const FormIdentity& identity_;
  const Survey& survey_;
  Item& item_;
  const Reporter& reporter_;
  Kind kind_;
};

}  // namespace

void check_item(const FormIdentity& identity, const Survey& survey, Item& item, const Reporter& reporter) {
  ItemChecker(identity, survey, item, reporter).run();
}

}  // namespace mend::xlsform
