#pragma once

#include "kiosk/screens/line.h"
#include "kiosk/store/records.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::screens {

struct MineRow {
  std::string envelope;
  Line title;
  messages::Text made;
  /// From the closed set; the hub cannot send words.
  std::vector<messages::Text> news;
  std::optional<messages::Text> updated = std::nullopt;
  std::optional<messages::Text> withdraw = std::nullopt;
};

/// "My things": what was sent, and what became of it. Never what was answered.
struct MineModel {
  messages::Text title;
  std::optional<messages::Text> empty;  ///< nothing was sent yet
  std::vector<MineRow> rows;
  std::optional<messages::Text> withdraw_hint = std::nullopt;
  /// Right after a request was taken back.
  std::optional<messages::Text> withdrawn_title, withdrawn_body;
  std::optional<messages::Text> trouble = std::nullopt;
  std::optional<messages::Text> interpreter = std::nullopt;
};

enum class MineNotice { none, withdrawn, failed };

/// `records` is null until they were read.
MineModel make_mine(const messages::Catalogue& catalogue, const std::vector<store::Record>* records,
                    std::string_view language, MineNotice notice);

}  // namespace mend::screens
