#include "content/author/text_diff.h"

#include <algorithm>
#include <cstdint>

namespace mend::author {

namespace {

constexpr std::size_t max_work = 4'000'000;

using Texts = std::vector<std::string>;

struct Step {
  Mark mark = Mark::same;
  std::string text;
};

/// Longest common subsequence of what is between the common beginning and the common end.
std::vector<Step> compare(const Texts& before, const Texts& after) {
  std::size_t begin = 0;
  while (begin < before.size() && begin < after.size() && before[begin] == after[begin]) ++begin;
  std::size_t tail = 0;
  while (tail < before.size() - begin && tail < after.size() - begin &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  const std::size_t rows = before.size() - begin - tail;
  const std::size_t columns = after.size() - begin - tail;

  std::vector<Step> steps;
  for (std::size_t i = 0; i < begin; ++i) steps.push_back({Mark::same, before[i]});
  std::size_t row = 0;
  std::size_t column = 0;
  if ((rows + 1) * (columns + 1) <= max_work) {
    std::vector<std::uint32_t> longest((rows + 1) * (columns + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
      return longest[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        at(i, j) = before[begin + i] == after[begin + j] ? at(i + 1, j + 1) + 1
                                                         : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    while (row < rows && column < columns) {
      if (before[begin + row] == after[begin + column]) {
        steps.push_back({Mark::same, before[begin + row]});
        ++row;
        ++column;
      } else if (at(row + 1, column) >= at(row, column + 1)) {
        steps.push_back({Mark::removed, before[begin + row++]});
      } else {
        steps.push_back({Mark::added, after[begin + column++]});
      }
    }
  }
  while (row < rows) steps.push_back({Mark::removed, before[begin + row++]});
  while (column < columns) steps.push_back({Mark::added, after[begin + column++]});
  for (std::size_t i = before.size() - tail; i < before.size(); ++i) steps.push_back({Mark::same, before[i]});
  return steps;
}

/// Words, each with the space behind it.
Texts words(const std::string& text) {
  Texts words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = std::min(text.find(' ', at), text.size() - 1);
    words.push_back(text.substr(at, space - at + 1));
    at = space + 1;
  }
  return words;
}

/// The pieces of one side; nothing if the two lines have too little in common to be one that was changed.
bool mark_words(const std::string& before, const std::string& after, ChangeLine& removed, ChangeLine& added) {
  const std::vector<Step> steps = compare(words(before), words(after));
  const auto same = static_cast<std::size_t>(
      std::count_if(steps.begin(), steps.end(), [](const Step& step) { return step.mark == Mark::same; }));
  if (same * 2 < steps.size()) return false;
  const auto put = [](ChangeLine& line, const std::string& text, bool changed) {
    if (line.pieces.empty() || line.pieces.back().changed != changed) line.pieces.push_back({"", changed});
    line.pieces.back().text += text;
  };
  for (const Step& step : steps) {
    if (step.mark != Mark::added) put(removed, step.text, step.mark == Mark::removed);
    if (step.mark != Mark::removed) put(added, step.text, step.mark == Mark::added);
  }
  return true;
}

}  // namespace

ChangeLine line_of(Mark mark, std::string text) {
  return {mark, {{std::move(text), false}}};
}

std::string text_of(const ChangeLine& line) {
  std::string text;
  for (const Piece& piece : line.pieces) text += piece.text;
  return text;
}

std::vector<ChangeLine> diff_lines(const Texts& before, const Texts& after) {
  const std::vector<Step> steps = compare(before, after);
  std::vector<ChangeLine> lines;
  for (std::size_t at = 0; at < steps.size();) {
    if (steps[at].mark == Mark::same) {
      lines.push_back(line_of(Mark::same, steps[at++].text));
      continue;
    }
    // All that lies between two unchanged lines: what went, then what came.
    Texts gone;
    Texts come;
    for (; at < steps.size() && steps[at].mark != Mark::same; ++at) {
      (steps[at].mark == Mark::removed ? gone : come).push_back(steps[at].text);
    }
    for (std::size_t i = 0; i < std::max(gone.size(), come.size()); ++i) {
      ChangeLine removed{Mark::removed, {}};
      ChangeLine added{Mark::added, {}};
      if (i >= gone.size() || i >= come.size() || !mark_words(gone[i], come[i], removed, added)) {
        if (i < gone.size()) removed = line_of(Mark::removed, gone[i]);
        if (i < come.size()) added = line_of(Mark::added, come[i]);
      }
      if (i < gone.size()) lines.push_back(std::move(removed));
      if (i < come.size()) lines.push_back(std::move(added));
    }
  }
  return lines;
}

std::vector<ChangeLine> near_changes(const std::vector<ChangeLine>& lines, std::size_t context) {
  std::vector<ChangeLine> kept;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const std::size_t from = at > context ? at - context : 0;
    const std::size_t to = std::min(at + context + 1, lines.size());
    if (std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(from),
                    lines.begin() + static_cast<std::ptrdiff_t>(to),
                    [](const ChangeLine& line) { return line.mark != Mark::same; })) {
      kept.push_back(lines[at]);
    }
  }
  return kept;
}

}  // namespace mend::author
