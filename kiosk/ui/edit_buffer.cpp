#include "kiosk/ui/edit_buffer.h"

#include "content/base/bytes.h"
#include "i18n/text/paragraph.h"

#include <algorithm>

namespace mend::ui {
namespace {

/// Keys may send control characters, which no field wants, not even as a sign of what was left out.
std::string without_controls(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    if (byte == '\t') {
      result += ' ';
    } else if (static_cast<unsigned char>(byte) >= 32 ? byte != 127 : byte == '\n') {
      result += byte;
    }
  }
  return result;
}

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); }));
}

void EditBuffer::set(std::string_view text) {
  base::wipe(text_);
  text_ = text::clean(text);
  caret_ = anchor_ = text_.size();
}

void EditBuffer::forget() {
  base::wipe(text_);
  text_.clear();
  caret_ = anchor_ = 0;
}

std::size_t EditBuffer::selection_start() const {
  return std::min(caret_, anchor_);
}
std::size_t EditBuffer::selection_end() const {
  return std::max(caret_, anchor_);
}

void EditBuffer::insert(std::string_view text, const Limits& limits) {
  erase(selection_start(), selection_end());
  const std::size_t used = count_characters(text_);
  std::size_t room = limits.max_characters > used ? limits.max_characters - used : 0;
  std::string taken;
  for (const char byte : text::clean(without_controls(text))) {
    if (!continues(byte)) {
      if (room == 0) break;
      --room;
    }
    const bool further = limits.also.find(byte) != std::string::npos && byte != 0 &&
                         text_.find(byte) == std::string::npos && taken.find(byte) == std::string::npos;
    if (limits.digits_only && (byte < '0' || byte > '9') && !further) {
      if (!continues(byte)) ++room;
      continue;
    }
    taken += limits.one_line && byte == '\n' ? ' ' : byte;
  }
  std::string whole = text_.substr(0, caret_) + taken + text_.substr(caret_);
  // A mark may be too many only together with the letter before it, so the whole is cleaned again.
  std::string cleaned = text::clean(whole);
  caret_ += taken.size();
  if (cleaned.size() != whole.size())
    caret_ = std::min(caret_ - std::min(caret_, whole.size() - cleaned.size()), cleaned.size());
  while (caret_ > 0 && caret_ < cleaned.size() && continues(cleaned[caret_])) --caret_;
  anchor_ = caret_;
  base::wipe(text_);
  text_ = std::move(cleaned);
  base::wipe(whole);
  base::wipe(taken);
}

void EditBuffer::erase(std::size_t start, std::size_t end) {
  end = std::min(end, text_.size());
  if (start < end) text_.erase(start, end - start);
  caret_ = anchor_ = std::min(start, text_.size());
}

void EditBuffer::move_to(std::size_t caret, bool extend) {
  caret_ = std::min(caret, text_.size());
  if (!extend) anchor_ = caret_;
}

void EditBuffer::select_all() {
  anchor_ = 0;
  caret_ = text_.size();
}

}  // namespace mend::ui
