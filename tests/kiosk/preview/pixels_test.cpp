#include "author.h"
#include "content/author/build.h"
#include "kiosk/screens/reader_screen.h"
#include "kiosk/window/rasteriser.h"
#include "person.h"

#include <catch2/catch.hpp>

using namespace mend;
using tests::Author;
using tests::Person;
using tests::Prison;

namespace {

void compare(const window::Canvas& kiosk, const window::Canvas& preview) {
  REQUIRE(kiosk.size == preview.size);
  std::size_t different = 0;
  for (std::size_t i = 0; i < kiosk.pixels.size(); ++i)
    different += kiosk.pixels[i] != preview.pixels[i] ? 1 : 0;
  CHECK(different == 0);
}

struct Cell {
  Prison prison;
  Person sam;
  Cell() : sam(prison) {
    prison.publish();
    prison.send_roster();
    sam.restart();
    sam.enrol("Sam");
  }
};

}  // namespace

TEST_CASE("a module's page in the preview is, pixel for pixel, the page of a kiosk that has it installed") {
  Cell cell;
  cell.sam.press_id("home/learn");
  cell.sam.press_id("learn/mend/what-is-rj");
  Author author("what-is-rj");
  CHECK(author.sees("Crime hurts people"));
  compare(cell.sam.pixels(), author.kiosk_pixels());

  cell.sam.press_id("continue");
  author.press("continue");
  author.settle();
  CHECK(author.sees("Who may take part"));
  compare(cell.sam.pixels(), author.kiosk_pixels());

  // Every size, by the button of the kiosk's own foot.
  for (const char* size : {"large", "largest", "huge", "normal"}) {
    CAPTURE(size);
    cell.sam.press_id("foot/text-size");
    author.press("foot/text-size");
    author.settle();
    compare(cell.sam.pixels(), author.kiosk_pixels());
  }
}

TEST_CASE("a form in the preview is, pixel for pixel, the form of a kiosk that has it installed") {
  Cell cell;
  cell.sam.press_id("home/forms");
  cell.sam.press_id("forms/mend/weekly-check-in");
  Author author("weekly-check-in");
  compare(cell.sam.pixels(), author.kiosk_pixels());
  for (const char* id : {"start", "continue", "/data/week/good", "continue", "skip"}) {
    CAPTURE(id);
    cell.sam.press_id(id);
    author.press(id);
    author.settle();
    compare(cell.sam.pixels(), author.kiosk_pixels());
  }
}

TEST_CASE("each language and size in the preview is what the kiosk's screen draws of the built pages") {
  Author author("what-is-rj");
  const auto source = author::read_source(author.files, author.folder.path() / "source");
  REQUIRE(source);
  const auto built = author::build_source(author.files, *source, author.folder.path() / "scratch");
  REQUIRE(built);
  const auto tongues = app::Tongues::load(base::Path(MEND_BINARY_DIR) / "share" / "mend" / "locale");
  for (const std::string language : {"en", "cy", "ar"}) {
    for (const ui::TextSize size :
         {ui::TextSize::normal, ui::TextSize::large, ui::TextSize::largest, ui::TextSize::huge}) {
      CAPTURE(language, static_cast<int>(size));
      const char* names[] = {"normal", "large", "largest", "huge"};
      author.preview().visit().choose_language(language);
      REQUIRE(author.preview().visit().prefer("text-size", names[static_cast<int>(size)]));
      author.preview().visit().go_to("page/06-not");
      author.settle();

      // By hand, with nothing of the preview and nothing of the app.
      const messages::Catalogue& words = tongues.catalogue(language);
      screens::Frame frame;
      frame.language = language;
      frame.direction = locale::locale_for(language).direction;
      frame.look.text_size = size;
      frame.service = words.get("app.name");
      frame.help = words.get("help.title");
      frame.back = words.get("button.back");
      frame.hide = words.get("button.hide");
      frame.more_below = words.get("page.more-below");
      frame.foot = {{"read-aloud", words.get("speech.play"), ui::Icon::listen},
                    {"text-size", words.get("settings.text-size"), ui::Icon::text_size},
                    {"sign-out", words.get("button.sign-out"), ui::Icon::sign_out}};
      std::vector<module::Page> pages;
      for (const auto& [path, bytes] : built->files) {
        if (!path.starts_with("pages/" + language + "/")) continue;
        auto page = module::read_page(base::as_text(bytes));
        REQUIRE(page);
        pages.push_back(std::move(*page));
      }
      REQUIRE(pages.size() == 9);
      const screens::ReaderModel model("mend/what-is-rj", {source->title.at(language), language}, language,
                                       pages, 5);
      ui::Ui ui(tests::preview_engine(), {1280, 800});
      do {
        screens::ReaderActions actions;
        screens::draw(ui, frame, model, screens::make_reader_words(words, model), {}, std::nullopt, actions);
      } while (ui.pending());
      window::Canvas canvas;
      canvas.resize({1280, 800});
      window::Rasteriser().draw(ui.draw_data(), ui.textures(), canvas);
      compare(canvas, author.kiosk_pixels());
    }
  }
}
