#include "content/author/form_step.h"

#include <algorithm>
#include <set>
#include <vector>

namespace mend::author {

namespace {

using base::Json;

constexpr std::size_t line_bytes = 1024 * 1024;

/// What a verb has beside it; each step may also say what to expect.
struct Verb {
  std::string_view name;
  std::vector<std::string> needs = {};
  std::vector<std::string> may = {};
};

/// A step has exactly one of these.
const std::vector<Verb>& verbs() {
  static const std::vector<Verb> all = {{"set", {"to"}},
                                        {"get"},
                                        {"state"},
                                        {"choices"},
                                        {"label"},
                                        {"language"},
                                        {"eval", {}, {"at"}},
                                        {"count"},
                                        {"repeat_add"},
                                        {"repeat_remove"},
                                        {"validate"},
                                        {"serialize"},
                                        {"save"},
                                        {"load"},
                                        {"revise"},
                                        {"migrate", {"from", "by"}}};
  return all;
}

bool among(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// In quotation marks, with what a terminal would act upon escaped.
std::string quoted(const std::string& name) {
  return Json(name).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The line as JSON, and the first member that an object in it has twice; parsers keep one of the two.
Json parse(std::string_view line, std::string& twice) {
  std::vector<std::set<std::string>> open;
  return Json::parse(
      line,
      [&](int, Json::parse_event_t event, Json& parsed) {
        if (event == Json::parse_event_t::object_start) {
          open.emplace_back();
        } else if (event == Json::parse_event_t::object_end) {
          open.pop_back();
        } else if (event == Json::parse_event_t::key && twice.empty()) {
          const auto& name = parsed.get_ref<const std::string&>();
          if (!open.back().insert(name).second) twice = quoted(name);
        }
        return true;
      },
      false);
}

base::Result<const Verb*> verb_of(const Json& step) {
  const Verb* found = nullptr;
  for (const Verb& one : verbs()) {
    if (!step.contains(one.name)) continue;
    if (found != nullptr) {
      return base::refused("A step does one thing; this one says " + quoted(std::string(found->name)) +
                           " and " + quoted(std::string(one.name)) + ".");
    }
    found = &one;
  }
  if (found != nullptr) return found;
  std::string said;
  for (const auto& member : step.items()) said += (said.empty() ? "" : ", ") + quoted(member.key());
  return base::refused("The step says nothing that is known, such as \"set\" or \"get\"" +
                       (said.empty() ? "." : ", but only " + said + "."));
}

base::Status check_members(const Verb& verb, const Json& step) {
  const std::string name = quoted(std::string(verb.name));
  for (const auto& member : step.items()) {
    const std::string& key = member.key();
    if (key == verb.name || key == "expect" || among(verb.needs, key) || among(verb.may, key)) continue;
    std::string may;
    for (const auto* list : {&verb.needs, &verb.may})
      for (const std::string& one : *list) may += quoted(one) + ", ";
    if (!may.empty()) may = may.substr(0, may.size() - 2) + " and ";
    return base::refused("A step with " + name + " does not know " + quoted(key) +
                         "; beside it there may be " + may + "\"expect\".");
  }
  for (const std::string& one : verb.needs) {
    if (!step.contains(one)) return base::refused(name + " needs " + quoted(one) + ".");
  }
  return {};
}

base::Status check_kinds(const Verb& verb, const Json& step) {
  const std::string name(verb.name);
  const Json& value = step[name];
  if (name == "validate" || (name == "serialize" && !value.is_string())) {
    if (value != Json(true))
      return base::refused("\"" + name + "\" takes true; leave the step out if it is not wanted.");
  } else if (!value.is_string()) {
    return base::refused("\"" + name + "\" has to be a text.");
  }
  if (name == "set" && step["to"].is_structured()) return base::refused("\"to\" has to be a text.");
  if (step.contains("at") && !step["at"].is_string()) return base::refused("\"at\" has to be a ref.");
  if (name == "migrate" && (!step["from"].is_string() || !step["by"].is_string()))
    return base::refused("\"migrate\" needs \"from\", the earlier form, and \"by\", the migration.");
  if (step.contains("expect") && (!step["expect"].is_object() || step["expect"].empty())) {
    return base::refused(
        "\"expect\" has to be an object that holds something, for example {\"ok\":true}; mend it.");
  }
  return {};
}

}  // namespace

base::Result<FormStep> read_form_step(std::string_view line) {
  std::string twice;
  Json step = line.size() > line_bytes ? Json() : parse(line, twice);
  if (!step.is_object()) return base::refused("The step is not a JSON object on one line.");
  if (!twice.empty()) return base::refused("The step says " + twice + " twice; leave one.");
  MEND_TRY(const Verb* verb, verb_of(step));
  MEND_CHECK(check_members(*verb, step));
  MEND_CHECK(check_kinds(*verb, step));
  return FormStep{std::string(verb->name), std::move(step)};
}

}  // namespace mend::author
