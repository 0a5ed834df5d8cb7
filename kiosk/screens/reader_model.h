#pragma once

#include "content/module/page.h"
#include "kiosk/screens/line.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mend::screens {

/// A module while it is read: its pages and where the reader is. What is picked in a question stays here
/// and goes with the module; it is never stored, counted or sent.
class ReaderModel {
 public:
  /// `pages` has at least one page, all in `language`.
  ReaderModel(std::string item, form::Words title, std::string language, std::vector<module::Page> pages,
              std::size_t start);

  [[nodiscard]] const std::string& item() const { return item_; }
  [[nodiscard]] const form::Words& title() const { return title_; }
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] const module::Page& page() const { return pages_[at_]; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::size_t size() const { return pages_.size(); }
  [[nodiscard]] bool is_last() const { return at_ + 1 == pages_.size(); }
  [[nodiscard]] bool is_first() const { return at_ == 0; }

  void next();
  void back();

  /// Block number on this page → option that was picked.
  void pick(std::size_t block, std::size_t option) { picks_[block] = option; }
  [[nodiscard]] std::optional<std::size_t> picked(std::size_t block) const;

 private:
  std::string item_;
  form::Words title_;
  std::string language_;
  std::vector<module::Page> pages_;
  std::size_t at_ = 0;
  std::map<std::size_t, std::size_t> picks_;
};

/// The words around a page.
struct ReaderWords {
  messages::Text page_of;  ///< "Page 2 of 9"
  messages::Text next, done;
  messages::Text think, pause, no_score;
  /// Goes with `pause`, where that is shown.
  std::optional<messages::Text> interpreter = std::nullopt;
};

ReaderWords make_reader_words(const messages::Catalogue& catalogue, const ReaderModel& model);

}  // namespace mend::screens
