#include "content/library/policy.h"

#include "content/base/files.h"
#include "content/base/json.h"
#include "content/library/strict.h"
#include "content/trust/offers.h"

#include <algorithm>

namespace mend::library {

namespace {

using base::Json;

constexpr std::string_view what = "The policy";
constexpr std::size_t max_policy_bytes = 1024 * 1024;

struct HelpLineKind {
  HelpLineId id;
  std::string_view name;
  bool needs_number;
};

constexpr HelpLineKind help_line_kinds[] = {
    {HelpLineId::cell_bell, "cell-bell", false},
    {HelpLineId::officer, "officer", false},
    {HelpLineId::listener, "listener", false},
    {HelpLineId::samaritans, "samaritans", true},
};

constexpr std::string_view response_classes[] = {"key-work", "rj", "safer-custody", "survey", "progress"};

tl::unexpected<base::Error> no(const std::string& why) {
  return base::refused(std::string(what) + " cannot be used: " + why);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

base::Result<std::vector<HelpLine>> read_help_lines(const Json& policy) {
  MEND_TRY(const Json* list, base::json_array(policy, "help_lines", what));
  if (list->size() > std::size(help_line_kinds)) return no("\"help_lines\" is too long.");
  std::vector<HelpLine> lines;
  std::vector<HelpLineId> seen;
  for (const Json& entry : *list) {
    MEND_CHECK(check_members(entry, {"id", "number"}, "A help line of the policy"));
    MEND_TRY(const std::string name, base::json_string(entry, "id", "A help line of the policy"));
    const auto* kind = std::find_if(std::begin(help_line_kinds), std::end(help_line_kinds),
                                    [&](const HelpLineKind& known) { return known.name == name; });
    if (kind == std::end(help_line_kinds)) return no("there is no help line \"" + name.substr(0, 64) + "\".");
    if (std::find(seen.begin(), seen.end(), kind->id) != seen.end()) {
      return no("the help line \"" + name + "\" is listed twice.");
    }
    seen.push_back(kind->id);
    HelpLine line{.id = kind->id, .number = {}};
    if (entry.contains("number")) {
      MEND_TRY(line.number, base::json_string(entry, "number", "A help line of the policy"));
      if (line.number.size() > 32 || line.number.find_first_not_of("0123456789 +*#-") != std::string::npos) {
        return no("the number of the help line \"" + name + "\" is no telephone number.");
      }
    }
    // Never a guess: without its number the line is not shown.
    if (kind->needs_number && is_blank(line.number)) continue;
    lines.push_back(std::move(line));
  }
  if (lines.empty()) return no("no help line is left to show; list at least \"cell-bell\".");
  return lines;
}

base::Result<PublicKey> read_public_key(const Json& object, std::string_view member, std::string_view where) {
  MEND_TRY(const std::string text, base::json_string(object, member, where));
  const auto bytes = base::from_base64(text);
  PublicKey key{};
  if (!bytes || bytes->size() != key.size()) {
    return no("\"" + std::string(member) + "\" is no key: 32 bytes in base64 are expected.");
  }
  std::copy(bytes->begin(), bytes->end(), key.begin());
  return key;
}

base::Result<std::vector<ClassKey>> read_class_keys(const Json& policy) {
  MEND_TRY(const Json* list, base::json_array(policy, "class_keys", what));
  std::vector<ClassKey> keys;
  for (const Json& entry : *list) {
    constexpr std::string_view where = "A class key of the policy";
    MEND_CHECK(check_members(entry, {"class", "id", "key"}, where));
    ClassKey key;
    MEND_TRY(key.response_class, base::json_string(entry, "class", where));
    if (!is_response_class(key.response_class)) {
      return no("there is no class \"" + key.response_class.substr(0, 64) + "\" of answers.");
    }
    MEND_TRY(key.id, base::json_string(entry, "id", where));
    if (key.id.size() != 16 || key.id.find_first_not_of("0123456789abcdef") != std::string::npos) {
      return no("the id of a class key is not 16 lower-case hexadecimal digits.");
    }
    MEND_TRY(key.key, read_public_key(entry, "key", where));
    for (const ClassKey& other : keys) {
      if (other.response_class == key.response_class)
        return no("the class \"" + key.response_class + "\" has two keys.");
    }
    keys.push_back(std::move(key));
  }
  return keys;
}

base::Result<std::set<std::string>> read_withdrawn(const Json& policy) {
  MEND_TRY(const std::vector<std::string> list, read_texts(policy, "withdrawn", what, 5000, 277));
  for (const std::string& entry : list) {
    const std::size_t at = entry.find('@');
    const std::string_view version = at == std::string::npos ? "" : std::string_view(entry).substr(at + 1);
    if (!trust::is_item_name(std::string_view(entry).substr(0, at)) || version.empty() ||
        version.size() > 18 || version.front() == '0' ||
        version.find_first_not_of("0123456789") != std::string_view::npos) {
      return no("\"" + entry + "\" in \"withdrawn\" is not of the form org/id@version.");
    }
  }
  return std::set<std::string>(list.begin(), list.end());
}

base::Result<AnswerRules> read_rules(const Json& policy, std::string_view member) {
  MEND_TRY(const Json* forms, base::json_object(policy, member, what));
  if (forms->size() > 256) return no("\"" + std::string(member) + "\" is too long.");
  AnswerRules rules;
  for (const auto& [form, questions] : forms->items()) {
    if (!base::is_safe_name(form) || !questions.is_object() || questions.empty() || questions.size() > 256) {
      return no("\"" + std::string(member) + "\" has a bad entry for the form \"" + form.substr(0, 64) +
                "\".");
    }
    for (const auto& [question, answers] : questions.items()) {
      const std::string where = "The policy's \"" + std::string(member) + "\" for " + form;
      if (question.empty() || question.size() > 128)
        return no("\"" + std::string(member) + "\" names a bad question.");
      MEND_TRY(rules[form][question], read_texts(questions, question, where, 64, 128));
    }
  }
  return rules;
}

base::Result<int> read_time(const Json& object, std::string_view member) {
  constexpr std::string_view where = "The policy's \"staffed_hours\"";
  MEND_TRY(const std::string text, base::json_string(object, member, where));
  const auto digit = [&](std::size_t at) {
    return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100;
  };
  if (text.size() != 5 || text[2] != ':')
    return no("\"" + text.substr(0, 32) + "\" is no time such as 08:00.");
  const int hours = digit(0) * 10 + digit(1);
  const int minutes = digit(3) * 10 + digit(4);
  if (hours > 23 || minutes > 59) return no("\"" + text + "\" is no time such as 08:00.");
  return hours * 60 + minutes;
}

}  // namespace

std::string_view name_of(HelpLineId id) {
  for (const HelpLineKind& kind : help_line_kinds) {
    if (kind.id == id) return kind.name;
  }
  return "";
}

bool is_response_class(std::string_view name) {
  return std::find(std::begin(response_classes), std::end(response_classes), name) !=
         std::end(response_classes);
}

const ClassKey* Policy::key_for(std::string_view response_class) const {
  for (const ClassKey& key : class_keys) {
    if (key.response_class == response_class) return &key;
  }
  return nullptr;
}

base::Result<Policy> read_policy(base::ByteView bytes) {
  MEND_TRY(const Json json,
           base::parse_json(bytes, what, {.bytes = max_policy_bytes, .depth = 8, .string_bytes = 4096}));
  MEND_CHECK(check_members(
      json,
      {"format", "establishment", "name", "help_lines", "hub", "class_keys", "offered", "withdrawn",
       "languages", "help_stop", "urgent", "review_days", "staffed_hours", "idle_lock_seconds"},
      what));
  MEND_CHECK(read_number(json, "format", what, 1, 1));
  Policy policy;
  MEND_TRY(policy.establishment, base::json_string(json, "establishment", what));
  if (!base::is_safe_name(policy.establishment))
    return no("\"establishment\" is no plain code such as DEMO.");
  MEND_TRY(policy.name, base::json_string(json, "name", what));
  if (policy.name.empty() || policy.name.size() > 256) return no("\"name\" is empty or too long.");
  MEND_TRY(policy.help_lines, read_help_lines(json));

  // What a device shows before it has seen a hub names none.
  if (policy.establishment != base_establishment || json.contains("hub")) {
    MEND_TRY(const Json* hub, base::json_object(json, "hub", what));
    MEND_CHECK(check_members(*hub, {"sealing_key", "signing_key"}, "The policy's \"hub\""));
    MEND_TRY(policy.hub_sealing_key, read_public_key(*hub, "sealing_key", what));
    MEND_TRY(policy.hub_signing_key, read_public_key(*hub, "signing_key", what));
  }
  MEND_TRY(policy.class_keys, read_class_keys(json));

  MEND_TRY(policy.offered, read_texts(json, "offered", what, 5000, 257));
  for (const std::string& name : policy.offered) {
    if (!trust::is_item_name(name)) {
      return no("\"" + name + "\" in \"offered\" is not of the form org/id.");
    }
  }
  if (json.contains("withdrawn")) {
    MEND_TRY(policy.withdrawn, read_withdrawn(json));
  }
  MEND_TRY(policy.languages, read_texts(json, "languages", what, 64, 35));
  if (policy.languages.empty() ||
      !std::all_of(policy.languages.begin(), policy.languages.end(), is_language)) {
    return no("\"languages\" is empty or holds something that is no language tag.");
  }
  MEND_TRY(policy.help_stop, read_rules(json, "help_stop"));
  MEND_TRY(policy.urgent, read_rules(json, "urgent"));

  MEND_TRY(const Json* days, base::json_object(json, "review_days", what));
  if (days->size() > 64) return no("\"review_days\" is too long.");
  for (const auto& [step, value] : days->items()) {
    MEND_TRY(policy.review_days[step], read_number(*days, step, "The policy's \"review_days\"", 1, 366));
  }
  MEND_TRY(const Json* hours, base::json_object(json, "staffed_hours", what));
  MEND_CHECK(check_members(*hours, {"from", "to"}, "The policy's \"staffed_hours\""));
  MEND_TRY(policy.staffed_from_minutes, read_time(*hours, "from"));
  MEND_TRY(policy.staffed_to_minutes, read_time(*hours, "to"));
  if (policy.staffed_from_minutes >= policy.staffed_to_minutes)
    return no("\"staffed_hours\" end before they begin.");
  MEND_TRY(policy.idle_lock_seconds, read_number(json, "idle_lock_seconds", what, 30, 3600));
  return policy;
}

}  // namespace mend::library
