#include "i18n/keyboard/xkb_layout.h"

#include <array>
#include <map>
#include <memory>
#include <string_view>
#include <xkbcommon/xkbcommon-keysyms.h>
#include <xkbcommon/xkbcommon.h>

namespace mend::keyboard {
namespace {

struct Unref {
  void operator()(xkb_context* context) const { xkb_context_unref(context); }
  void operator()(xkb_keymap* keymap) const { xkb_keymap_unref(keymap); }
};

// Dead keys as the marks that they stand for.
const std::map<xkb_keysym_t, std::string_view>& marks() {
  static const std::map<xkb_keysym_t, std::string_view> kMarks{
      {XKB_KEY_dead_grave, "\u0300"},       {XKB_KEY_dead_acute, "\u0301"},
      {XKB_KEY_dead_circumflex, "\u0302"},  {XKB_KEY_dead_tilde, "\u0303"},
      {XKB_KEY_dead_macron, "\u0304"},      {XKB_KEY_dead_breve, "\u0306"},
      {XKB_KEY_dead_abovedot, "\u0307"},    {XKB_KEY_dead_diaeresis, "\u0308"},
      {XKB_KEY_dead_hook, "\u0309"},        {XKB_KEY_dead_abovering, "\u030A"},
      {XKB_KEY_dead_doubleacute, "\u030B"}, {XKB_KEY_dead_caron, "\u030C"},
      {XKB_KEY_dead_horn, "\u031B"},        {XKB_KEY_dead_belowdot, "\u0323"},
      {XKB_KEY_dead_belowcomma, "\u0326"},  {XKB_KEY_dead_cedilla, "\u0327"},
      {XKB_KEY_dead_ogonek, "\u0328"},
  };
  return kMarks;
}

std::string written(xkb_keysym_t symbol) {
  if (const auto mark = marks().find(symbol); mark != marks().end()) return std::string(mark->second);
  std::array<char, 16> bytes{};
  const int size = xkb_keysym_to_utf8(symbol, bytes.data(), bytes.size());
  const std::string text(bytes.data(), size > 1 ? static_cast<std::size_t>(size) - 1 : 0);
  return text.size() == 1 && (text[0] <= ' ' || text[0] == '\x7F') ? std::string() : text;
}

constexpr std::array<std::string_view, 4> kRows{
    "TLDE AE01 AE02 AE03 AE04 AE05 AE06 AE07 AE08 AE09 AE10 AE11 AE12 ",
    "AD01 AD02 AD03 AD04 AD05 AD06 AD07 AD08 AD09 AD10 AD11 AD12 ",
    "AC01 AC02 AC03 AC04 AC05 AC06 AC07 AC08 AC09 AC10 AC11 BKSL ",
    "LSGT AB01 AB02 AB03 AB04 AB05 AB06 AB07 AB08 AB09 AB10 ",
};

}  // namespace

tl::expected<XkbLayout, std::string> read_xkb(const std::string& layout, const std::string& variant) {
  const std::unique_ptr<xkb_context, Unref> context(xkb_context_new(XKB_CONTEXT_NO_ENVIRONMENT_NAMES));
  const xkb_rule_names names{"evdev", "pc105", layout.c_str(), variant.c_str(), ""};
  const std::unique_ptr<xkb_keymap, Unref> keymap(
      context ? xkb_keymap_new_from_names(context.get(), &names, XKB_KEYMAP_COMPILE_NO_FLAGS) : nullptr);
  if (!keymap) return tl::unexpected("xkb-data has no layout " + layout + " (" + variant + ").");
  XkbLayout read;
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    for (std::size_t at = 0; at < kRows[row].size(); at += 5) {
      const std::string name(kRows[row].substr(at, 4));
      const xkb_keycode_t code = xkb_keymap_key_by_name(keymap.get(), name.c_str());
      XkbKey& key = read.rows[row].emplace_back();
      for (xkb_level_index_t level = 0; level < 4; ++level) {
        const xkb_keysym_t* symbols = nullptr;
        const int count = xkb_keymap_key_get_syms_by_level(keymap.get(), code, 0, level, &symbols);
        for (int i = 0; i < count; ++i) key.levels[level] += written(symbols[i]);
      }
    }
  }
  return read;
}

}  // namespace mend::keyboard
