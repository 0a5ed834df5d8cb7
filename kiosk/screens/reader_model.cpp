#include "kiosk/screens/reader_model.h"

#include "kiosk/screens/interpreter.h"

#include <algorithm>
#include <utility>

namespace mend::screens {

ReaderModel::ReaderModel(std::string item, form::Words title, std::string language,
                         std::vector<module::Page> pages, std::size_t start)
    : item_(std::move(item)),
      title_(std::move(title)),
      language_(std::move(language)),
      pages_(std::move(pages)),
      at_(pages_.empty() ? 0 : std::min(start, pages_.size() - 1)) {}

void ReaderModel::next() {
  if (is_last()) return;
  ++at_;
  picks_.clear();
}

void ReaderModel::back() {
  if (is_first()) return;
  --at_;
  picks_.clear();
}

std::optional<std::size_t> ReaderModel::picked(std::size_t block) const {
  const auto found = picks_.find(block);
  if (found == picks_.end()) return std::nullopt;
  return found->second;
}

ReaderWords make_reader_words(const messages::Catalogue& catalogue, const ReaderModel& model) {
  ReaderWords words{catalogue.format("learn.page", {{"page", static_cast<std::int64_t>(model.at() + 1)},
                                                    {"pages", static_cast<std::int64_t>(model.size())}}),
                    catalogue.get("button.continue"),
                    catalogue.get("button.done"),
                    catalogue.get("learn.think"),
                    catalogue.get("learn.pause"),
                    catalogue.get("learn.no-score")};
  words.interpreter = interpreter_for(catalogue, words.pause);
  return words;
}

}  // namespace mend::screens
