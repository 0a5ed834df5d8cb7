#include "content/author/xlsform/default_value.h"
#include "content/author/xlsform/engine.h"
#include "content/author/xlsform/expression_slips.h"
#include "content/author/xlsform/item_rules.h"
#include "content/author/xlsform/media.h"
#include "content/author/xlsform/names.h"
#include "content/author/xlsform/references.h"
#include "content/author/xlsform/sheet.h"
#include "content/author/xlsform/shown_choices.h"
#include "content/author/xlsform/suggest.h"
#include "content/author/xlsform/triggers.h"
#include "content/form/text.h"

#include <algorithm>
#include <set>

namespace mend::xlsform {

namespace {

constexpr std::string_view numbers = "0123456789";

class Finisher {
 public:
  Finisher(const FormIdentity& identity, base::Files& files, const base::Path& media, Survey& survey,
           Notes& notes)
      : identity_(identity),
        survey_(survey),
        notes_(notes),
        reporter_(survey, notes),
        references_(survey.items),
        media_(files, media, survey, reporter_) {}

  void run() {
    for (Item& item : survey_.items) check_item(identity_, survey_, item, reporter_);
    for (std::size_t i = 0; i < survey_.items.size(); ++i) finish(static_cast<int>(i));
    missing_instances();
    instance_name();
    for (const auto& [name, list] : survey_.lists) choices(list);
    for (const std::string& file : media_.unused())
      notes_.warnings.push_back({"media/" + file, 0, "", "The form does not use this file; take it out."});
    for (const auto& [sheet, columns] : survey_.data_columns) {
      for (const std::string& column : columns) {
        if (used_.contains(column)) continue;
        notes_.warnings.push_back({sheet, 1, column,
                                   "No choice_filter or calculation reads this column." +
                                       did_you_mean(column, {"label", "image", "audio", "big-image"})});
      }
    }
  }

 private:
  [[nodiscard]] Item& item(int index) { return survey_.items[static_cast<std::size_t>(index)]; }

  void finish(int index) {
    Item& it = item(index);
    words(index, "label", it.label);
    words(index, "hint", it.hint);
    words(index, "guidance_hint", it.guidance);
    words(index, "required_message", it.required_message);
    words(index, "constraint_message", it.constraint_message);
    media_.add_words("survey", it.row, it.image, it.big_image, it.audio);
    if (!it.max_length.empty()) {
      const std::string rule = "string-length(.) <= " + it.max_length;
      it.constraint = it.constraint.empty() ? rule : "(" + it.constraint + ") and " + rule;
    }
    const std::string asked = it.relevant;
    const std::string calculation = it.calculation;
    for (const auto& [column, text] : {std::pair{"relevant", &it.relevant},
                                       {"required", &it.required},
                                       {"constraint", &it.constraint},
                                       {"readonly", &it.readonly},
                                       {"calculation", &it.calculation},
                                       {"bind::saveincomplete", &it.save_incomplete}}) {
      expression(index, column, *text);
    }
    repeat_count(index);
    choices_of(index);
    if (const std::string later = asked_later(asked, survey_, references_, index); !later.empty())
      reporter_.warning(it, "relevant", later);
    if (const std::string blank = blank_number(calculation, survey_, references_); !blank.empty())
      reporter_.warning(it, "calculation", blank);
    if (it.type.kind == Kind::external_csv) media_.add_data(it, "name", it.name + ".csv", it.name, {});
    if (it.type.kind == Kind::external_xml) media_.add_data(it, "name", it.name + ".xml", it.name, {});
    default_value(index);
    read_triggers(survey_, references_, reporter_, index);
  }

  void words(int index, const char* column, const Words& words) {
    for (const auto& [language, text] : words) {
      for (const std::string& problem : references_.words(text, index).problems)
        reporter_.problem(item(index), column, problem);
    }
  }

  bool expression(int index, std::string_view column, std::string& text, Where where = Where::field) {
    if (text.empty()) return true;
    Resolved resolved = references_.expression(text, index, where);
    for (const std::string& problem : resolved.problems) reporter_.problem(item(index), column, problem);
    if (!resolved.problems.empty()) return false;
    for (const std::string& slip : slips(text, survey_, references_))
      reporter_.problem(item(index), column, slip);
    for (const auto& [function, name] : resolved.lookups) look_up(index, column, function, name);
    for (const auto& [sheet, columns] : survey_.data_columns) {
      for (const std::string& data : columns) {
        if (text.find(data) != std::string::npos) used_.insert(data);
      }
    }
    if (const std::string objection = engine_objection(resolved.text); !objection.empty()) {
      reporter_.problem(item(index), column, objection + remedy_for(text, objection));
      return false;
    }
    text = std::move(resolved.text);
    return true;
  }

  /// instance('list') and pulldata('file', …)
  void look_up(int index, std::string_view column, const std::string& function, const std::string& name) {
    if (function == "pulldata") return media_.add_data(item(index), column, name + ".csv", name, {});
    if (function != "instance") return;
    if (const auto list = survey_.lists.find(name); list != survey_.lists.end()) {
      list->second.as_instance = true;
      return;
    }
    wanted_.push_back({index, std::string(column), name});
  }

  /// Files that expressions name may come in a later row.
  void missing_instances() {
    std::vector<std::string> known;
    for (const auto& [id, list] : survey_.lists) known.push_back(id);
    for (const auto& [id, data] : survey_.data) known.push_back(id);
    for (const Wanted& wanted : wanted_) {
      if (survey_.data.contains(wanted.name)) continue;
      reporter_.problem(item(wanted.reader), wanted.column,
                        "There is no list or file \"" + wanted.name +
                            "\"; add it to choices, or mend the name." + did_you_mean(wanted.name, known));
    }
  }

  void repeat_count(int index) {
    Item& it = item(index);
    if (it.repeat_count.empty() || it.type.kind != Kind::repeat) return;
    if (it.repeat_count.find_first_not_of(numbers) == std::string::npos) {
      if (it.repeat_count.size() > 4)
        reporter_.problem(it, "repeat_count", "That is more than anybody fills in; use a smaller count.");
      return;
    }
    const Resolved resolved = references_.expression(it.repeat_count, index);
    const bool inside = std::any_of(resolved.items.begin(), resolved.items.end(), [&](int target) {
      return target == index || item(target).path.starts_with(it.path + "/");
    });
    if (inside) {
      reporter_.problem(it, "repeat_count",
                        "The count is in the repeat itself; ask for it before the repeat.");
    } else {
      expression(index, "repeat_count", it.repeat_count);
    }
  }

  void choices_of(int index) {
    Item& it = item(index);
    if (!is_select(it.type.kind)) return;
    const std::string filter = it.choice_filter;
    expression(index, "choice_filter", it.choice_filter, Where::choice);
    if (const auto seed = it.parameters.find("seed"); seed != it.parameters.end())
      expression(index, "parameters", seed->second);
    if (!it.type.file.empty()) {
      const auto named = [&](const char* parameter, const char* otherwise) {
        return it.parameters.emplace(parameter, otherwise).first->second;
      };
      const std::vector<std::string> columns = {named("value", "name"), named("label", "label")};
      media_.add_data(it, "type", it.type.file, base::Path(it.type.file).stem().string(), columns);
    } else if (it.type.list.starts_with("${")) {
      return choices_from_answers(it);
    } else if (const std::string missing = missing_list(survey_, it); !missing.empty()) {
      return reporter_.problem(it, "type", missing);
    } else {
      ChoiceList& list = survey_.lists.at(it.type.list);
      ++list.questions;
      if (!it.choice_filter.empty() || says_yes(parameter(it, "randomize")) || list.is_shared())
        list.as_instance = true;
    }
    for (const std::string& slip : filter_slips(filter, survey_, it))
      reporter_.problem(it, "choice_filter", slip);
    if (const std::string twins = twins_shown(survey_, it); !twins.empty())
      reporter_.problem(it, "type", twins);
    if (const std::string many = too_many_shown(survey_, it, filter); !many.empty())
      reporter_.problem(it, "choice_filter", many);
  }

  static std::string parameter(const Item& item, std::string_view name) {
    const auto found = item.parameters.find(name);
    return found == item.parameters.end() ? "" : found->second;
  }

  void choices_from_answers(Item& it) {
    const std::string& list = it.type.list;
    const std::string name = list.ends_with('}') ? form::trimmed(list.substr(2, list.size() - 3)) : "";
    const int target = references_.find(name);
    if (target < 0) return reporter_.problem(it, "type", references_.unknown(name));
    if (references_.repeat_of(target) < 0 || is_section(item(target).type.kind)) {
      return reporter_.problem(
          it, "type",
          "\"" + name + "\" is not asked again and again; only answers in a repeat can be choices.");
    }
    it.choices_from = target;
  }

  /// `now()` and `${x}` are worked out when the form begins; "3" and "2026-01-31" are there from the start.
  void default_value(int index) {
    Item& it = item(index);
    if (it.default_value.empty() || is_section(it.type.kind)) return;
    const std::string& cell = it.default_value;
    const bool named = cell.find("${") != std::string::npos;
    const std::string problem = default_problem(survey_, it, cell);
    const bool call = cell.find('(') != std::string::npos;
    const bool sum =
        !problem.empty() && !is_select(it.type.kind) && cell.find_first_of("+*") != std::string::npos;
    if (named || ((call || sum) && engine_objection(cell).empty())) {
      std::string text = cell;
      if (expression(index, "default", text)) it.dynamic_default = std::move(text);
      it.default_value.clear();
    } else if (!problem.empty()) {
      reporter_.problem(it, "default", problem);
    }
  }

  void instance_name() {
    std::string& text = survey_.instance_name;
    if (text.empty()) return;
    Resolved resolved = references_.expression(text, -1);
    for (const std::string& problem : resolved.problems)
      reporter_.problem("settings", 2, "instance_name", problem);
    if (!resolved.problems.empty()) return;
    if (const std::string objection = engine_objection(resolved.text); !objection.empty())
      reporter_.problem("settings", 2, "instance_name", objection);
    text = std::move(resolved.text);
  }

  void choices(const ChoiceList& list) {
    for (const Choice& choice : list.choices) {
      media_.add_words(list.sheet.c_str(), choice.row, choice.image, choice.big_image, choice.audio);
      for (const auto& [language, text] : choice.label) {
        const Resolved resolved = references_.words(text, -1);
        for (const std::string& problem : resolved.problems)
          reporter_.problem(list.sheet.c_str(), choice.row, "label", problem);
        for (const int target : resolved.items) {
          if (references_.repeat_of(target) < 0) continue;
          reporter_.problem(list.sheet.c_str(), choice.row, "label",
                            "\"" + item(target).name +
                                "\" is in a repeat, so it is not clear which one is meant; "
                                "name a question outside of it.");
        }
      }
    }
  }

  const FormIdentity& identity_;
  Survey& survey_;
  Notes& notes_;
  Reporter reporter_;
  References references_;
  MediaFolder media_;
  std::set<std::string> used_;
  struct Wanted {
    int reader;
    std::string column;
    std::string name;
  };
  std::vector<Wanted> wanted_;  ///< by instance(), and not a list
};

}  // namespace

void finish_survey(const FormIdentity& identity, base::Files& files, const base::Path& media, Survey& survey,
                   Notes& notes) {
  Finisher(identity, files, media, survey, notes).run();
}

}  // namespace mend::xlsform
