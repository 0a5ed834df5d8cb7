#include "i18n/keyboard/board.h"

#include <algorithm>

namespace mend::keyboard {
namespace {

constexpr std::size_t kDigits = 10;

/// Rows of at most `columns` keys; one that is too long goes on in the next, in equal parts.
std::vector<Row> broken(const std::vector<Row>& rows, std::size_t columns) {
  std::vector<Row> result;
  for (const Row& row : rows) {
    if (row.size() <= columns) {
      result.push_back(row);
      continue;
    }
    Row keys;
    std::copy_if(row.begin(), row.end(), std::back_inserter(keys),
                 [](const Key& key) { return !key.types.empty(); });
    const std::size_t parts = (keys.size() + columns - 1) / columns;
    const std::size_t each = parts == 0 ? 0 : (keys.size() + parts - 1) / parts;
    for (std::size_t at = 0; at < keys.size(); at += each) {
      const auto from = keys.begin() + static_cast<std::ptrdiff_t>(at);
      result.emplace_back(from, from + static_cast<std::ptrdiff_t>(std::min(each, keys.size() - at)));
    }
  }
  return result;
}

/// All keys one after the other, in rows that are full; `result` goes on.
void pour(const Row& keys, Room room, std::vector<Row>& result) {
  const auto full = [&] {
    const bool last = result.size() % room.rows == 0;
    return result.empty() || result.back().size() >= room.columns - (last ? room.taken : 0);
  };
  for (const Key& key : keys) {
    if (key.types.empty()) continue;
    if (full()) result.emplace_back();
    result.back().push_back(key);
  }
}

}  // namespace

std::vector<std::vector<Row>> pages(const Layout& layout, Sheet sheet, Room room) {
  room.columns = std::max<std::size_t>(room.columns, 1);
  room.rows = std::max<std::size_t>(room.rows, 1);
  std::vector<Row> rows;
  switch (sheet) {
    case Sheet::letters:
      rows = layout.letters;
      break;
    case Sheet::shifted:
      rows = layout.shifted;
      break;
    case Sheet::more:
      rows = {layout.more};
      break;
    case Sheet::more_shifted:
      rows = {layout.more_shifted};
      break;
    case Sheet::numbers:
      rows = {layout.numbers};
      // The digits stand by themselves.
      if (room.columns >= kDigits) {
        const auto signs = layout.numbers.begin() + static_cast<std::ptrdiff_t>(kDigits);
        rows = {Row(layout.numbers.begin(), signs), Row(signs, layout.numbers.end())};
      }
      break;
  }
  const bool as_known = sheet == Sheet::letters || sheet == Sheet::shifted;
  room.taken = std::min(room.taken, room.columns - 1);
  std::vector<Row> fitting;
  if (as_known) fitting = broken(rows, room.columns);
  // Rather in another order on one page than in the known one on two.
  const bool last_has_room =
      fitting.size() < room.rows || fitting.empty() || fitting.back().size() + room.taken <= room.columns;
  if (!as_known || fitting.size() > room.rows || !last_has_room) {
    fitting.clear();
    for (const Row& row : rows) {
      // A new row for what stands by itself.
      if (!as_known && !fitting.empty()) fitting.emplace_back();
      pour(row, room, fitting);
    }
  }
  std::vector<std::vector<Row>> result;
  for (std::size_t at = 0; at < fitting.size(); at += room.rows) {
    const auto from = fitting.begin() + static_cast<std::ptrdiff_t>(at);
    result.emplace_back(from, from + static_cast<std::ptrdiff_t>(std::min(room.rows, fitting.size() - at)));
  }
  if (result.empty()) result.emplace_back(1);
  return result;
}

}  // namespace mend::keyboard
