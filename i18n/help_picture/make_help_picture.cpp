// help-picture SHARE OUT.cpp: draws the help screen in the languages below and writes it as C++, so that
// the kiosk can show it with no font, no file and no database. Run by the build, never installed.
#include "i18n/help_picture/pictures.h"
#include "i18n/locale/locale.h"
#include "i18n/messages/catalogue.h"
#include "i18n/text/canvas.h"
#include "i18n/text/engine.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace mend;
using text::Canvas;
using text::Direction;
using text::Layout;
using text::Paragraph;

constexpr std::array languages{"en", "cy", "ar"};
constexpr std::array<messages::Id, 4> steps{"help.cell-bell", "help.officer", "help.listener",
                                            "help.samaritans.ask"};

constexpr Canvas::Colour paper{243, 242, 241};
constexpr Canvas::Colour card{255, 255, 255};
constexpr Canvas::Colour ink{11, 12, 12};
constexpr Canvas::Colour red{148, 37, 20};
constexpr Canvas::Colour white{255, 255, 255};

/// Sizes in pixels for a picture of 1280 × 800; everything grows with the picture.
struct Measures {
  explicit Measures(float scale)
      : margin(36 * scale),
        between(28 * scale),
        header(132 * scale),
        bar(8 * scale),
        padding(20 * scale),
        gap(18 * scale),
        title(60 * scale),
        step(31 * scale) {}
  float margin, between, header, bar, padding, gap, title, step;
};

/// One language's column.
struct Column {
  Direction direction = Direction::left_to_right;
  Layout title;
  std::vector<Layout> steps;
};

std::string approved(const messages::Catalogue& catalogue, messages::Id id) {
  const messages::Text words = catalogue.get(id);
  if (!words.approved()) {
    throw std::runtime_error("\"" + std::string(id.name()) + "\" is not approved in \"" +
                             catalogue.language() +
                             "\", so the help picture can't be drawn: approve it in i18n/po.");
  }
  return words.value();
}

Column make_column(text::Engine& engine, const messages::Catalogue& catalogue, const Measures& measures,
                   float title_size, float width) {
  Column column;
  column.direction = locale::locale_for(catalogue.language()).direction;
  Paragraph paragraph;
  paragraph.language = catalogue.language();
  paragraph.base = column.direction;
  paragraph.utf8 = approved(catalogue, "help.title");
  paragraph.weight = text::Weight::bold;
  paragraph.size_px = title_size;
  paragraph.max_width = width;
  column.title = engine.lay_out(paragraph);
  paragraph.weight = text::Weight::regular;
  paragraph.size_px = measures.step;
  paragraph.max_width = width - measures.bar - 2 * measures.padding;
  for (const messages::Id id : steps) {
    paragraph.utf8 = approved(catalogue, id);
    column.steps.push_back(engine.lay_out(paragraph));
  }
  for (const Layout* layout : {&column.title, &column.steps.front()}) {
    if (layout->unknown_glyphs != 0) throw std::runtime_error("A font for the help picture is missing.");
  }
  return column;
}

std::vector<Column> make_columns(text::Engine& engine, std::span<const messages::Catalogue> catalogues,
                                 const Measures& measures, float width) {
  // The largest title that is one line in every language.
  for (float size = measures.title;; size -= 1) {
    std::vector<Column> columns;
    for (const auto& catalogue : catalogues) {
      columns.push_back(make_column(engine, catalogue, measures, size, width));
    }
    const bool fits = std::all_of(columns.begin(), columns.end(),
                                  [](const Column& column) { return column.title.lines.size() == 1; });
    if (fits || size < measures.step) return columns;
  }
}

Canvas paint(text::Engine& engine, std::span<const messages::Catalogue> catalogues, int width, int height) {
  const Measures measures(static_cast<float>(height) / help_picture::small_height);
  const auto count = static_cast<float>(catalogues.size());
  const float across =
      (static_cast<float>(width) - 2 * measures.margin - (count - 1) * measures.between) / count;
  std::vector<Column> columns = make_columns(engine, catalogues, measures, across);
  engine.begin_frame();
  for (Column& column : columns) {
    engine.refresh(column.title);
    for (Layout& step : column.steps) engine.refresh(step);
  }
  if (engine.atlas().wants_another_frame())
    throw std::runtime_error("The help picture's letters do not fit the atlas.");

  Canvas canvas(width, height, paper);
  canvas.fill({0, 0, static_cast<float>(width), measures.header}, red);
  // The same step stands at the same height in every language.
  std::vector<float> heights(steps.size(), 0);
  for (const Column& column : columns) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      heights[i] = std::max(heights[i], column.steps[i].height + 2 * measures.padding);
    }
  }
  float used = 0;
  for (const float each : heights) used += each;
  const float room = static_cast<float>(height) - measures.header - 2 * measures.margin;
  const float gaps = measures.gap * static_cast<float>(steps.size() - 1);
  const float stretch = std::max(0.0F, (room - used - gaps) / static_cast<float>(steps.size()));

  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    const bool rtl = column.direction == Direction::right_to_left;
    const float left = measures.margin + static_cast<float>(i) * (across + measures.between);
    canvas.draw(column.title, engine.atlas(), static_cast<int>(left),
                static_cast<int>((measures.header - column.title.height) / 2), white);
    float top = measures.header + measures.margin;
    for (std::size_t j = 0; j < steps.size(); ++j) {
      const float tall = heights[j] + stretch;
      canvas.fill({left, top, across, tall}, card);
      canvas.fill({rtl ? left + across - measures.bar : left, top, measures.bar, tall}, red);
      const float words = left + measures.padding + (rtl ? 0 : measures.bar);
      canvas.draw(column.steps[j], engine.atlas(), static_cast<int>(words),
                  static_cast<int>(top + (tall - column.steps[j].height) / 2), ink);
      top += tall + measures.gap;
    }
  }
  return canvas;
}

/// Few enough colours for one byte: shades of grey at the edges of letters are rounded.
std::uint32_t rounded(std::span<const std::uint8_t> rgb) {
  std::uint32_t colour = 0xFF;
  for (const std::uint8_t part : rgb) colour = colour << 8 | (part >= 252 ? 255U : part & 0xF8U);
  return colour;
}

void write(std::ostream& out, const Canvas& canvas, const std::string& name) {
  std::map<std::uint32_t, std::uint8_t> numbers;
  std::vector<std::uint32_t> colours;
  std::map<std::vector<std::uint8_t>, std::size_t> known_rows;
  std::vector<std::size_t> rows;
  std::vector<std::uint8_t> runs;
  for (int y = 0; y < canvas.height(); ++y) {
    std::vector<std::uint8_t> row;
    for (int x = 0; x < canvas.width(); ++x) {
      const auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas.width()) +
                       static_cast<std::size_t>(x)) *
                      3;
      const std::uint32_t colour = rounded(std::span(canvas.pixels()).subspan(at, 3));
      const auto [number, is_new] = numbers.try_emplace(colour, static_cast<std::uint8_t>(colours.size()));
      if (is_new) colours.push_back(colour);
      if (colours.size() > 256) throw std::runtime_error("The help picture has more than 256 colours.");
      if (!row.empty() && row.back() == number->second && row[row.size() - 2] < 255) {
        ++row[row.size() - 2];
      } else {
        row.insert(row.end(), {1, number->second});
      }
    }
    const auto [place, is_new] = known_rows.try_emplace(row, runs.size());
    if (is_new) runs.insert(runs.end(), row.begin(), row.end());
    rows.push_back(place->second);
  }
  const auto list = [&](const char* type, const char* what, const auto& values) {
    out << "const " << type << " " << name << "_" << what << "[] = {";
    std::size_t i = 0;
    for (const auto value : values)
      out << (i++ % 32 == 0 ? "\n" : "") << static_cast<unsigned long>(value) << ",";
    out << "};\n";
  };
  list("std::uint32_t", "colours", colours);
  list("std::uint32_t", "rows", rows);
  list("std::uint8_t", "runs", runs);
}

void make(const std::string& share, const std::string& path) {
  text::use_private_fonts(share);
  auto engine = text::Engine::create();
  if (!engine) throw std::runtime_error(engine.error());
  std::vector<messages::Catalogue> catalogues;
  for (const char* language : languages) {
    auto catalogue = messages::Catalogue::load(share + "/locale", language);
    if (!catalogue) throw std::runtime_error(catalogue.error());
    catalogues.push_back(std::move(*catalogue));
  }
  std::ofstream out(path);
  out << "// Drawn by make_help_picture.cpp from the help.* messages.\n#include "
         "\"i18n/help_picture/pictures.h\"\n\n"
         "namespace mend::help_picture {\nnamespace {\n\n";
  using namespace help_picture;
  write(out, paint(*engine, catalogues, small_width, small_height), "small");
  write(out, paint(*engine, catalogues, large_width, large_height), "large");
  out << "\n}  // namespace\n\nconst std::array<Picture, 2> pictures{{\n"
         "    {small_width, small_height, small_colours, small_rows, small_runs},\n"
         "    {large_width, large_height, large_colours, large_rows, large_runs},\n}};\n\n"
         "}  // namespace mend::help_picture\n";
  out.close();
  if (!out) throw std::runtime_error(path + " can't be written: is the disk full?");
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("usage: help-picture SHARE OUT.cpp");
    make(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "help-picture: %s\n", error.what());
    return 1;
  }
}
