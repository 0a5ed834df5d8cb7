#include "kiosk/store/drafts.h"

#include "content/base/json.h"
#include "kiosk/store/closet.h"

#include <algorithm>
#include <array>

namespace mend::store {
namespace {

using base::Json;
using base::Result;
using base::Status;

constexpr std::array kind_names = {"answer", "typing", "place", "read", "added", "taken-out"};

std::string head_context(std::string_view draft) {
  return "draft/" + std::string(draft);
}
std::string entry_context(std::string_view draft, std::int64_t number) {
  return head_context(draft) + "/" + std::to_string(number);
}

Json to_json(const DraftHead& head) {
  return {{"form", head.form},     {"version", head.form_version},      {"class", head.response_class},
          {"titles", head.titles}, {"xform", base::base64(head.xform)}, {"begun", head.begun}};
}

Result<DraftHead> head_from(const Json& json) {
  constexpr std::string_view what = "a draft on this device";
  DraftHead head;
  MEND_TRY(head.form, base::json_string(json, "form", what));
  MEND_TRY(head.form_version, base::json_integer(json, "version", what));
  MEND_TRY(head.response_class, base::json_string(json, "class", what));
  MEND_TRY(const Json* titles, base::json_object(json, "titles", what));
  for (const auto& [language, title] : titles->items()) {
    if (title.is_string()) head.titles[language] = title.get<std::string>();
  }
  MEND_TRY(const std::string xform, base::json_string(json, "xform", what));
  MEND_TRY(head.xform, base::from_base64(xform));
  MEND_TRY(head.begun, base::json_integer(json, "begun", what));
  return head;
}

}  // namespace

Result<std::string> Drafts::begin(const Identity& who, const DraftHead& head) {
  const std::string id = random_.id();
  MEND_CHECK(
      database_.run("INSERT INTO draft(id,subject,sealed_head) VALUES(?,?,?)",
                    {id, who.subject, lock_away_json(who.key, to_json(head), head_context(id), random_)}));
  return id;
}

Status Drafts::append(const Identity& who, std::string_view draft, const DraftEntry& entry) {
  const std::string id(draft);
  return database_.in_transaction([&]() -> Status {
    MEND_TRY(const auto rows,
             database_.rows("SELECT (SELECT COALESCE(MAX(number),0)+1 FROM draft_entry WHERE draft=draft.id) "
                            "FROM draft WHERE id=? AND subject=?",
                            {id, who.subject}));
    if (rows.empty())
      return base::fail(base::ErrorKind::not_found, "This form is no longer open on this device.");
    const std::int64_t number = rows.front().integer(0);
    const Json json = {{"kind", kind_names[static_cast<std::size_t>(entry.kind)]},
                       {"ref", entry.ref},
                       {"value", entry.value}};
    return database_.run("INSERT INTO draft_entry(draft,number,sealed) VALUES(?,?,?)",
                         {id, number, lock_away_json(who.key, json, entry_context(draft, number), random_)});
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
           database_.rows("SELECT sealed_head FROM draft WHERE id=? AND subject=?", {id, who.subject}));
  if (heads.empty())
    return base::fail(base::ErrorKind::not_found, "This form is no longer open on this device.");
  MEND_TRY(const Json head, take_out_json(who.key, heads.front().blob(0), head_context(draft)));
  Draft loaded;
  MEND_TRY(loaded.head, head_from(head));
  MEND_TRY(const auto rows,
           database_.rows("SELECT number,sealed FROM draft_entry WHERE draft=? ORDER BY number", {id}));
  for (const Row& row : rows) {
    MEND_TRY(const Json json, take_out_json(who.key, row.blob(1), entry_context(draft, row.integer(0))));
    DraftEntry entry;
    MEND_TRY(const std::string kind, base::json_string(json, "kind", "a draft on this device"));
    const auto* found = std::find(kind_names.begin(), kind_names.end(), kind);
    if (found == kind_names.end()) return base::refused("A draft on this device cannot be read; tell staff.");
    entry.kind = static_cast<DraftEntry::Kind>(found - kind_names.begin());
    MEND_TRY(entry.ref, base::json_string(json, "ref", "a draft on this device"));
    MEND_TRY(entry.value, base::json_string(json, "value", "a draft on this device"));
    loaded.entries.push_back(std::move(entry));
  }
  return loaded;
}

Status Drafts::remove(const Identity& who, std::string_view draft) {
  return database_.run("DELETE FROM draft WHERE id=? AND subject=?", {std::string(draft), who.subject});
}

}  // namespace mend::store
