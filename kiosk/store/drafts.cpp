#include "kiosk/store/drafts.h"

#include "content/base/json.h"
#include "kiosk/store/closet.h"

#include <algorithm>
#include <array>

namespace mend::store {
namespace {

using base::Bytes;
using base::Json;
using base::Result;
using base::Status;

constexpr std::array kind_names = {"answer", "typing", "place", "read", "added", "taken-out", "given"};

std::string head_context(std::string_view draft) {
  return "draft/" + std::string(draft);
}
std::string entry_context(std::string_view draft, std::int64_t number) {
  return head_context(draft) + "/" + std::to_string(number);
}

std::string form_context(std::string_view draft) {
  return head_context(draft) + "/form";
}

constexpr std::string_view what = "a draft on this device";

Json to_json(const DraftHead& head) {
  return {{"form", head.form},     {"version", head.form_version}, {"class", head.response_class},
          {"titles", head.titles}, {"begun", head.begun},          {"help_stop", head.help_stop},
          {"urgent", head.urgent}};
}

/// Drafts of old have none.
Result<library::AnswerRules> rules_from(const Json& head, std::string_view member) {
  library::AnswerRules rules;
  if (!head.contains(member)) return rules;
  MEND_TRY(const Json* forms, base::json_object(head, member, what));
  for (const auto& [form, unused] : forms->items()) {
    MEND_TRY(const Json* questions, base::json_object(*forms, form, what));
    for (const auto& [question, also_unused] : questions->items()) {
      MEND_TRY(const Json* answers, base::json_array(*questions, question, what));
      for (const Json& answer : *answers) {
        if (answer.is_string()) rules[form][question].push_back(answer.get<std::string>());
      }
    }
  }
  return rules;
}

/// What an older program kept in the head; nothing if the form is beside it.
Result<Bytes> form_in(const Json& head) {
  if (!head.contains("xform")) return Bytes();
  MEND_TRY(const std::string xform, base::json_string(head, "xform", what));
  return base::from_base64(xform);
}

Result<DraftHead> head_from(const Json& json) {
  DraftHead head;
  MEND_TRY(head.form, base::json_string(json, "form", what));
  MEND_TRY(head.form_version, base::json_integer(json, "version", what));
  MEND_TRY(head.response_class, base::json_string(json, "class", what));
  MEND_TRY(const Json* titles, base::json_object(json, "titles", what));
  for (const auto& [language, title] : titles->items()) {
    if (title.is_string()) head.titles[language] = title.get<std::string>();
  }
  MEND_TRY(head.begun, base::json_integer(json, "begun", what));
  MEND_TRY(head.help_stop, rules_from(json, "help_stop"));
  MEND_TRY(head.urgent, rules_from(json, "urgent"));
  return head;
}

tl::unexpected<base::Error> gone() {
  return base::fail(base::ErrorKind::not_found, "This form is no longer open on this device.");
}

}  // namespace

Result<std::string> Drafts::begin(const Identity& who, const DraftHead& head) {
  const std::string id = random_.id();
  MEND_CHECK(
      database_.run("INSERT INTO draft(id,subject,sealed_head,sealed_form) VALUES(?,?,?,?)",
                    {id, who.subject, lock_away_json(who.key, to_json(head), head_context(id), random_),
                     lock_away(who.key, head.xform, form_context(id), random_)}));
  return id;
}

Status Drafts::append(const Identity& who, std::string_view draft, const DraftEntry& entry) {
  const std::string id(draft);
  return database_.in_transaction([&]() -> Status {
    MEND_TRY(const auto rows,
             database_.rows("SELECT (SELECT COALESCE(MAX(number),0)+1 FROM draft_entry WHERE draft=draft.id) "
                            "FROM draft WHERE id=? AND subject=?",
                            {id, who.subject}));
    if (rows.empty()) return gone();
    const std::int64_t number = rows.front().integer(0);
    const Json json = {{"kind", kind_names[static_cast<std::size_t>(entry.kind)]},
                       {"ref", entry.ref},
                       {"value", entry.value}};
    return database_.run("INSERT INTO draft_entry(draft,number,sealed) VALUES(?,?,?)",
                         {id, number, lock_away_json(who.key, json, entry_context(draft, number), random_)});
  });
}

Status Drafts::keep_rules(const Identity& who, std::string_view draft, const library::AnswerRules& help_stop,
                          const library::AnswerRules& urgent) {
  const std::string id(draft);
  return database_.in_transaction([&]() -> Status {
    MEND_TRY(const auto rows,
             database_.rows("SELECT sealed_head FROM draft WHERE id=? AND subject=?", {id, who.subject}));
    if (rows.empty()) return gone();
    MEND_TRY(Json json, take_out_json(who.key, rows.front().blob(0), head_context(id)));
    MEND_TRY(const DraftHead head, head_from(json));
    const auto all_stops = library::united(head.help_stop, help_stop);
    const auto all_urgent = library::united(head.urgent, urgent);
    if (all_stops == head.help_stop && all_urgent == head.urgent) return {};
    json["help_stop"] = all_stops;
    json["urgent"] = all_urgent;
    return database_.run("UPDATE draft SET sealed_head=? WHERE id=?",
                         {lock_away_json(who.key, json, head_context(id), random_), id});
  });
}

Result<std::vector<DraftSummary>> Drafts::list(const Identity& who) {
  MEND_TRY(const auto rows,
           database_.rows("SELECT id,sealed_head FROM draft WHERE subject=?", {who.subject}));
  std::vector<DraftSummary> drafts;
  for (const Row& row : rows) {
    // One that an earlier PIN locked away stays where it is.
    const auto json = take_out_json(who.key, row.blob(1), head_context(row.text(0)));
    if (!json) continue;
    MEND_TRY(DraftHead head, head_from(*json));
    drafts.push_back({row.text(0), std::move(head)});
  }
  std::sort(drafts.begin(), drafts.end(),
            [](const auto& a, const auto& b) { return a.head.begun < b.head.begun; });
  return drafts;
}

Result<Draft> Drafts::load(const Identity& who, std::string_view draft) {
  const std::string id(draft);
  MEND_TRY(const auto heads,
           database_.rows("SELECT sealed_head,sealed_form FROM draft WHERE id=? AND subject=?",
                          {id, who.subject}));
  if (heads.empty()) return gone();
  MEND_TRY(const Json head, take_out_json(who.key, heads.front().blob(0), head_context(draft)));
  Draft loaded;
  MEND_TRY(loaded.head, head_from(head));
  MEND_TRY(loaded.head.xform, form_in(head));
  if (!head.contains("xform")) {
    MEND_TRY(const auto xform, take_out(who.key, heads.front().blob(1), form_context(draft)));
    loaded.head.xform.assign(xform.view().begin(), xform.view().end());
  }
  MEND_TRY(const auto rows,
           database_.rows("SELECT number,sealed FROM draft_entry WHERE draft=? ORDER BY number", {id}));
  for (const Row& row : rows) {
    MEND_TRY(const Json json, take_out_json(who.key, row.blob(1), entry_context(draft, row.integer(0))));
    DraftEntry entry;
    MEND_TRY(const std::string kind, base::json_string(json, "kind", what));
    const auto* found = std::find(kind_names.begin(), kind_names.end(), kind);
    if (found == kind_names.end()) return base::refused("A draft on this device cannot be read; tell staff.");
    entry.kind = static_cast<DraftEntry::Kind>(found - kind_names.begin());
    MEND_TRY(entry.ref, base::json_string(json, "ref", what));
    MEND_TRY(entry.value, base::json_string(json, "value", what));
    loaded.entries.push_back(std::move(entry));
  }
  return loaded;
}

Status Drafts::remove(const Identity& who, std::string_view draft) {
  return database_.run("DELETE FROM draft WHERE id=? AND subject=?", {std::string(draft), who.subject});
}

}  // namespace mend::store
