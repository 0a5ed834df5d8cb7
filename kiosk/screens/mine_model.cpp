#include "kiosk/screens/mine_model.h"

#include "kiosk/screens/interpreter.h"

#include <algorithm>

namespace mend::screens {
namespace {

using messages::Catalogue;
using messages::Date;
using messages::Text;

/// The one sentence that is true now. A withdrawal on this device counts from the press, whatever the hub
/// still says.
Text status_words(const Catalogue& catalogue, const store::RecordState& state) {
  if (state.withdrawn || state.status == "status.withdrawn") return catalogue.get("status.withdrawn");
  const Date news{state.status_date};
  if (state.status == "status.ended") return catalogue.get("status.ended");
  if (state.status == "status.may-visit") return catalogue.get("status.may-visit");
  if (state.status == "status.checking") return catalogue.get("status.checking");
  if (state.status == "status.with-staff") return catalogue.format("status.with-staff", {{"date", news}});
  if (state.status == "status.collected") return catalogue.format("status.collected", {{"date", news}});
  if (state.collected) return catalogue.format("status.collected", {{"date", Date{*state.collected}}});
  return catalogue.get("status.saved");
}

std::optional<Text> seen_words(const Catalogue& catalogue, const store::RecordState& state) {
  if (state.seen == "seen.read") return catalogue.get("seen.read");
  if (state.seen == "seen.will-talk") return catalogue.get("seen.will-talk");
  if (state.seen == "seen.passed-on") return catalogue.get("seen.passed-on");
  return std::nullopt;
}

base::UnixMillis latest(const store::RecordState& state) {
  return std::max(
      {state.collected.value_or(0), state.withdrawn.value_or(0), state.status_date, state.seen_date});
}

MineRow make_row(const Catalogue& catalogue, const store::Record& record, std::string_view language) {
  MineRow row;
  row.envelope = record.envelope;
  row.made = catalogue.format("mine.made", {{"date", Date{record.state.created}}});
  row.news.push_back(status_words(catalogue, record.state));
  if (const auto seen = seen_words(catalogue, record.state)) row.news.push_back(*seen);
  if (const auto date = latest(record.state); date > 0) {
    row.updated = catalogue.format("mine.update", {{"date", Date{date}}});
  }
  if (!record.body) {
    row.title = catalogue.get("mine.locked");
    row.news.push_back(catalogue.get("mine.locked.hint"));
    return row;
  }
  row.title = in_language(record.body->titles, language, "en");
  const bool over = record.state.withdrawn || record.state.status == "status.withdrawn";
  if (record.body->can_withdraw() && !over) row.withdraw = catalogue.get("button.withdraw");
  return row;
}

}  // namespace

MineModel make_mine(const Catalogue& catalogue, const std::vector<store::Record>* records,
                    std::string_view language, MineNotice notice) {
  MineModel model;
  model.title = catalogue.get("mine.title");
  if (records == nullptr) return model;
  if (records->empty()) model.empty = catalogue.get("mine.empty");
  for (const store::Record& record : *records) {
    model.rows.push_back(make_row(catalogue, record, language));
    const MineRow& row = model.rows.back();
    if (row.withdraw) model.withdraw_hint = catalogue.get("mine.withdraw.hint");
  }
  if (notice == MineNotice::withdrawn) {
    model.withdrawn_title = catalogue.get("status.withdrawn");
    model.withdrawn_body = catalogue.get("mine.withdraw.tell");
  } else if (notice == MineNotice::failed) {
    model.trouble = catalogue.get("mine.withdraw.failed");
  }
  model.interpreter = interpreter_for(catalogue, model.withdraw_hint, model.withdrawn_title,
                                      model.withdrawn_body, model.trouble);
  for (const MineRow& row : model.rows) {
    if (!model.interpreter) model.interpreter = interpreter_for(catalogue, row.news, row.withdraw);
  }
  return model;
}

}  // namespace mend::screens
