#pragma once

#include "i18n/text/atlas.h"
#include "i18n/text/paragraph.h"
#include "i18n/text/private_fonts.h"

#include <memory>
#include <string>
#include <tl/expected.hpp>

namespace mend::text {

struct EngineOptions {
  int atlas_width = 1024;
  int atlas_height = 2048;  ///< rows that nothing reaches take no memory
};

/// Turns paragraphs into quads. Lay out when words or width change, keep the Layout, and in each frame:
/// `begin_frame()` once, then `refresh(layout)` and draw its glyphs, for each layout. One thread.
class Engine {
 public:
  /// The error is one plain sentence (no fonts); then only the help picture can be shown.
  static tl::expected<Engine, std::string> create(EngineOptions options = {});
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// Never fails: any bytes give a bounded layout. Its quads are empty until refresh(), so that what is only
  /// measured takes no room in the atlas.
  [[nodiscard]] Layout lay_out(const Paragraph& paragraph);

  /// The only moment when the atlas may give room to other glyphs.
  void begin_frame();
  /// Makes the quads good for the atlas as it is now; free when they are. A glyph for which there is
  /// no room, or no time in this frame, has an empty quad; see GlyphAtlas::wants_another_frame.
  void refresh(Layout& layout);

  /// The file that a glyph's picture comes from, without its folder: to check which font speaks for which
  /// letters.
  [[nodiscard]] std::string font_file(const Glyph& glyph) const;

  [[nodiscard]] GlyphAtlas& atlas();
  [[nodiscard]] const GlyphAtlas& atlas() const;

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mend::text
