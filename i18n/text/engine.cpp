#include "i18n/text/engine.h"

#include "i18n/text/cells.h"
#include "i18n/text/log.h"
#include "i18n/text/rasteriser.h"
#include "i18n/text/shaping.h"

#include <algorithm>
#include <cmath>
#include <pango/pangofc-font.h>
#include <pango/pangoft2.h>
#include <unordered_map>
#include <utility>

namespace mend::text {
namespace {

// New pictures in a frame: far more than a page has, and what is beyond comes a frame later rather than
// holding up this one. In units of work_of().
constexpr int work_per_frame = 20'000;
constexpr float largest_line_height = 10;

struct FreeIterator {
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};

// What GLib and Pango have to say goes where ours goes.
void report(const gchar* domain, GLogLevelFlags level, const gchar* message, gpointer) {
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) == 0) return;
  tell(Trouble::library, std::string(domain == nullptr ? "" : domain) + ": " + message);
}

void tell_of(const Mending& mending) {
  if (mending.replaced) {
    tell(Trouble::damaged, "Bytes that are no letters were shown as such (\uFFFD).");
  }
  if (mending.cut) tell(Trouble::too_long, "Text beyond all measure was cut.");
}

// Whether there were more than may be.
bool cut_letters(std::string& text) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80 || ++letters <= max_text_letters) continue;
    text.resize(i);
    return true;
  }
  return false;
}

int line_height_of(const Paragraph& paragraph) {
  const float factor = paragraph.line_height > 0 ? std::min(paragraph.line_height, largest_line_height) : 0;
  return static_cast<int>(std::ceil(factor * size_of(paragraph))) * PANGO_SCALE;
}

// About what it takes to draw a picture for the first time, in microseconds as text-bench measured them.
// Pictures in colour have to be unpacked and made smaller.
int work_of(const GlyphAtlas::Place& place) {
  const int area = place.w * place.h;
  return place.is_colour ? 100 + area / 65 : 10 + area / 130;
}

enum class Placed { now, later, no_room, never };

}  // namespace

struct Engine::State {
  explicit State(const EngineOptions& options) : atlas(options.atlas_width, options.atlas_height) {}
  ~State() {
    for (const auto& [font, number] : font_numbers) g_object_unref(font);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void collect_lines(PangoLayout* pango, int line_height, Layout& layout);
  void collect_glyphs(PangoGlyphItem* run, int x, int y, Layout& layout);
  std::uint32_t number_of(PangoFont* font);
  Placed place(Glyph& glyph);

  Owned<PangoFontMap> fonts;
  Owned<PangoContext> context;
  std::unique_ptr<Rasteriser> rasteriser;
  GlyphAtlas atlas;
  int work_left = work_per_frame;
  // Each holds a reference, so that an address is never another font's.
  std::unordered_map<PangoFont*, std::uint32_t> font_numbers;
};

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

tl::expected<Engine, std::string> Engine::create(EngineOptions options) {
  if (auto checked = check_fonts(); !checked) return tl::unexpected(checked.error());
  g_log_set_default_handler(report, nullptr);
  auto state = std::make_unique<State>(options);
  state->rasteriser = Rasteriser::create();
  state->fonts.reset(pango_ft2_font_map_new());
  if (!state->rasteriser || !state->fonts) {
    return tl::unexpected<std::string>("The font renderer can't start: there is too little memory.");
  }
  state->context.reset(pango_font_map_create_context(state->fonts.get()));
  pango_context_set_round_glyph_positions(state->context.get(), FALSE);
  return Engine(std::move(state));
}

Layout Engine::lay_out(const Paragraph& paragraph) {
  Layout layout;
  Mending mending;
  layout.utf8 = clean(paragraph.utf8, &mending);
  if (!paragraph.with_carets) mending.cut = cut_letters(layout.utf8) || mending.cut;
  tell_of(mending);
  const Owned<PangoLayout> pango = shape(state_->context.get(), paragraph, layout.utf8);
  state_->collect_lines(pango.get(), line_height_of(paragraph), layout);
  if (paragraph.with_carets) layout.cells = cells_of(pango.get(), layout);

  if (layout.unknown_glyphs > 0) {
    tell(Trouble::no_font, "There is no font for " + std::to_string(layout.unknown_glyphs) +
                               " letters, in text marked as language “" +
                               clean(paragraph.language.substr(0, 20)) + "”.");
  }

  PangoRectangle box;
  pango_layout_get_extents(pango.get(), nullptr, &box);
  layout.width = paragraph.max_width > 0 ? paragraph.max_width : std::ceil(pixels(box.x + box.width));
  const Rect& last = layout.lines.back().box;
  layout.height = std::ceil(last.y + last.h);
  return layout;
}

void Engine::begin_frame() {
  state_->atlas.begin_frame();
  state_->work_left = work_per_frame;
}

void Engine::refresh(Layout& layout) {
  if (layout.generation == state_->atlas.generation()) return;
  layout.generation = state_->atlas.generation();
  std::erase_if(layout.glyphs, [&](Glyph& glyph) {
    const Placed placed = state_->place(glyph);
    if (placed == Placed::later) layout.generation = 0;  // ask again in the next frame
    return placed == Placed::never;
  });
}

std::string Engine::font_file(const Glyph& glyph) const {
  const std::string path = state_->rasteriser->file_of(GlyphName::of(glyph.key).font);
  return path.substr(path.find_last_of('/') + 1);
}

GlyphAtlas& Engine::atlas() {
  return state_->atlas;
}
const GlyphAtlas& Engine::atlas() const {
  return state_->atlas;
}

void Engine::State::collect_lines(PangoLayout* pango, int line_height, Layout& layout) {
  int moved = 0;  // how much further down the lines stand than Pango put them
  const std::unique_ptr<PangoLayoutIter, FreeIterator> iterator(pango_layout_get_iter(pango));
  do {
    PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iterator.get());
    PangoRectangle box;
    pango_layout_iter_get_line_extents(iterator.get(), nullptr, &box);
    // Half of what is added goes above, as in a browser; whole pixels, so that all lines are as far apart.
    const int added = std::max(0, line_height - box.height);
    const int above = added / 2 / PANGO_SCALE * PANGO_SCALE;
    const int baseline = pango_layout_iter_get_baseline(iterator.get()) + moved + above;
    box.y += moved;
    box.height += added;
    moved += added;
    layout.lines.push_back(Line{{pixels(box.x), pixels(box.y), pixels(box.width), pixels(box.height)},
                                std::round(pixels(baseline)),
                                static_cast<std::size_t>(line->start_index),
                                static_cast<std::size_t>(line->start_index + line->length)});
    if (layout.lines.size() == 1 && line->resolved_dir == PANGO_DIRECTION_RTL) {
      layout.base = Direction::right_to_left;
    }
    int x = box.x;
    for (GSList* node = line->runs; node != nullptr; node = node->next) {
      auto* run = static_cast<PangoGlyphItem*>(node->data);
      collect_glyphs(run, x, baseline, layout);
      x += pango_glyph_string_get_width(run->glyphs);
    }
  } while (pango_layout_iter_next_line(iterator.get()) != FALSE);
}

void Engine::State::collect_glyphs(PangoGlyphItem* run, int x, int y, Layout& layout) {
  PangoFont* font = run->item->analysis.font;
  if (font == nullptr) return;
  const std::uint32_t number = number_of(font);
  const auto step = static_cast<long>(rasteriser->quarters_per_step(number));
  for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
    const PangoGlyphInfo& info = run->glyphs->glyphs[i];
    const int pen_x = x + info.geometry.x_offset;
    const int pen_y = y + info.geometry.y_offset;
    x += info.geometry.width;
    if (info.glyph == PANGO_GLYPH_EMPTY) continue;
    GlyphName name{number, info.glyph, 0};
    if ((info.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
      ++layout.unknown_glyphs;
      name.glyph = 0;  // the font's own box for "no such letter"
    }
    const long quarters = std::lround(pixels(pen_x) * 4 / static_cast<float>(step)) * step;
    name.quarter = static_cast<std::uint32_t>(quarters & 3);
    Glyph glyph;
    glyph.pen_x = static_cast<float>((quarters - (quarters & 3)) / 4);
    glyph.pen_y = std::round(pixels(pen_y));
    glyph.key = name.key();
    glyph.line = layout.lines.size() - 1;
    layout.glyphs.push_back(glyph);
  }
}

std::uint32_t Engine::State::number_of(PangoFont* font) {
  const auto known = font_numbers.find(font);
  if (known != font_numbers.end()) return known->second;
  FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
  FcChar8* file = nullptr;
  int face = 0;
  double size = 0;
  FcPatternGetString(pattern, FC_FILE, 0, &file);
  FcPatternGetInteger(pattern, FC_INDEX, 0, &face);
  FcPatternGetDouble(pattern, FC_PIXEL_SIZE, 0, &size);
  // A font of pictures has one size, and a matrix for how much smaller it is drawn.
  FcMatrix* matrix = nullptr;
  if (FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix) == FcResultMatch) size *= matrix->yy;
  FcBool embolden = FcFalse;
  FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &embolden);
  const std::uint32_t number =
      rasteriser->font({file == nullptr ? std::string() : reinterpret_cast<const char*>(file), face,
                        static_cast<float>(size), embolden != FcFalse});
  g_object_ref(font);
  font_numbers.emplace(font, number);
  return number;
}

Placed Engine::State::place(Glyph& glyph) {
  const GlyphAtlas::Place* place = atlas.find(glyph.key);
  glyph.w = glyph.h = 0;  // until it has its place: nothing rather than something else
  if (place == nullptr) {
    if (atlas.is_full()) return Placed::no_room;
    if (work_left <= 0) {
      atlas.put_off();
      return Placed::later;
    }
    const Rasteriser::Picture picture = rasteriser->draw(GlyphName::of(glyph.key));
    work_left -= work_of(picture.place);
    place = atlas.add(glyph.key, picture.place, picture.rgba);
  }
  if (place == nullptr) return Placed::no_room;
  if (place->w == 0) return Placed::never;
  const auto across = static_cast<float>(atlas.width());
  const auto down = static_cast<float>(atlas.height());
  glyph.x = glyph.pen_x + static_cast<float>(place->left);
  glyph.y = glyph.pen_y + static_cast<float>(place->top);
  glyph.w = static_cast<float>(place->w);
  glyph.h = static_cast<float>(place->h);
  glyph.u0 = static_cast<float>(place->x) / across;
  glyph.v0 = static_cast<float>(place->y) / down;
  glyph.u1 = static_cast<float>(place->x + place->w) / across;
  glyph.v1 = static_cast<float>(place->y + place->h) / down;
  glyph.is_colour = place->is_colour;
  return Placed::now;
}

}  // namespace mend::text
