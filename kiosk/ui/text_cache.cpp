#include "kiosk/ui/text_cache.h"

#include "content/base/bytes.h"

#include <functional>
#include <string>

namespace mend::ui {
namespace {

/// A page or two of words; then what was not shown for a while goes.
constexpr std::size_t kMost = 400;
constexpr std::uint64_t kFramesKept = 60;

std::size_t hash_of(const text::Paragraph& paragraph) {
  std::size_t hash = std::hash<std::string>{}(paragraph.utf8);
  const auto mix = [&](std::size_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL; };
  mix(std::hash<std::string>{}(paragraph.language));
  mix(std::hash<float>{}(paragraph.size_px));
  mix(std::hash<float>{}(paragraph.max_width));
  mix(std::hash<float>{}(paragraph.line_height));
  mix(std::hash<float>{}(paragraph.letter_spacing));
  mix(static_cast<std::size_t>(paragraph.weight) * 16 + static_cast<std::size_t>(paragraph.align) * 4 +
      static_cast<std::size_t>(paragraph.base) * 2 + (paragraph.with_carets ? 1 : 0));
  return hash;
}

}  // namespace

void TextCache::begin_frame() {
  engine_.begin_frame();
  ++frame_;
  if (entries_.size() <= kMost) return;
  for (auto it = entries_.begin(); it != entries_.end();) {
    if (it->second->used + kFramesKept < frame_) {
      drop(*it->second);
      it = entries_.erase(it);
    } else {
      ++it;
    }
  }
}

const text::Layout& TextCache::get(const text::Paragraph& paragraph) {
  const std::size_t hash = hash_of(paragraph);
  const auto [begin, end] = entries_.equal_range(hash);
  for (auto it = begin; it != end; ++it) {
    Entry& entry = *it->second;
    if (entry.paragraph != paragraph) continue;
    if (entry.used != frame_) engine_.refresh(entry.layout);
    entry.used = frame_;
    return entry.layout;
  }
  auto entry = std::make_unique<Entry>(Entry{paragraph, engine_.lay_out(paragraph), frame_});
  engine_.refresh(entry->layout);
  return entries_.emplace(hash, std::move(entry))->second->layout;
}

const text::Layout* TextCache::with_carets(const text::Layout& layout) {
  for (const auto& [hash, entry] : entries_) {
    if (&entry->layout != &layout) continue;
    text::Paragraph paragraph = entry->paragraph;
    paragraph.with_carets = true;
    return &get(paragraph);
  }
  return nullptr;
}

void TextCache::drop(Entry& entry) {
  base::wipe(entry.paragraph.utf8);
  base::wipe(entry.layout.utf8);
}

void TextCache::forget() {
  for (auto& [hash, entry] : entries_) drop(*entry);
  entries_.clear();
}

}  // namespace mend::ui
