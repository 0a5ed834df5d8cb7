// text-bench [SHARE]: what text costs, one JSON object a line: {"name", "value" (median), "least", "most",
// "unit", "runs"}. Times are CPU times of this process, so that other programs hardly count.
#include "i18n/text/engine.h"
#include "report.h"
#include "tests/i18n/text/languages.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

using namespace mend::text;
using mend::bench::now_us;
using mend::bench::report;

std::vector<double> time_us(int runs, const std::function<void(int)>& work) {
  std::vector<double> times;
  for (int run = 0; run < runs; ++run) {
    const double before = now_us();
    work(run);
    times.push_back(now_us() - before);
  }
  return times;
}

Engine make_engine() {
  auto engine = Engine::create();
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().c_str());
    std::exit(1);
  }
  return std::move(*engine);
}

Paragraph paragraph(std::string words, std::string_view language, float size = 20, float width = 600) {
  Paragraph made;
  made.utf8 = std::move(words);
  made.language = language;
  made.base = mend::locale::locale_for(language).direction;
  made.size_px = size;
  made.max_width = width;
  return made;
}

/// Waits for `work` in a process of its own, which has met no fonts yet.
void in_child(const std::function<void()>& work) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    work();
    std::fflush(stdout);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
}

double field_mb(const char* file, const char* field) {
  std::ifstream status(file);
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(field)) return std::atof(line.c_str() + std::strlen(field)) / 1024;
  }
  return 0;
}

void memory_of_all_languages() {
  Engine engine = make_engine();
  std::vector<Layout> kept;
  for (const float size : {20.0F, 32.0F}) {
    for (const Weight weight : {Weight::regular, Weight::bold}) {
      for (const Language& language : languages) {
        Paragraph words = paragraph(sixty_words(language), language.tag, size);
        words.weight = weight;
        kept.push_back(engine.lay_out(words));
        engine.refresh(kept.back());
      }
      kept.push_back(engine.lay_out(paragraph(std::string(emoji), "en", size)));
      engine.refresh(kept.back());
    }
  }
  report("memory.all-languages.resident", {field_mb("/proc/self/status", "VmRSS:")}, "MB");
  report("memory.all-languages.own", {field_mb("/proc/self/smaps_rollup", "Private_Dirty:")}, "MB");
}

void layout_cold(const Language& language) {
  const Paragraph words = paragraph(sixty_words(language), language.tag);
  std::vector<double> times;
  for (int run = 0; run < 5; ++run) {
    Engine engine = make_engine();
    times.push_back(time_us(1, [&](int) {
                      Layout layout = engine.lay_out(words);
                      engine.refresh(layout);
                    }).front());
  }
  report("layout.cold." + std::string(language.tag), times, "us");
}

void layout_warm(Engine& engine, const Language& language) {
  const Paragraph words = paragraph(sixty_words(language), language.tag);
  const auto work = [&](int) {
    Layout layout = engine.lay_out(words);
    engine.refresh(layout);
  };
  work(0);
  report("layout.warm." + std::string(language.tag), time_us(31, work), "us");
}

void cached_frame(Engine& engine) {
  std::vector<Layout> words;
  for (const Language& language : languages) {
    std::string text(language.words);
    for (std::size_t at = 0; at < text.size() && words.size() < 300;) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      words.push_back(engine.lay_out(paragraph(text.substr(at, end - at), language.tag, 20, 0)));
      at = end + 1;
    }
  }
  std::vector<float> corners;
  std::size_t quads = 0;
  const auto frame = [&](int) {
    corners.clear();
    quads = 0;
    engine.begin_frame();
    for (Layout& layout : words) {
      engine.refresh(layout);
      for (const Glyph& glyph : layout.glyphs) {
        corners.insert(corners.end(), {glyph.x, glyph.y, glyph.u0, glyph.v0, glyph.x + glyph.w,
                                       glyph.y + glyph.h, glyph.u1, glyph.v1});
        ++quads;
      }
    }
  };
  frame(0);
  report("frame.cached-300-words", time_us(101, frame), "us");
  report("frame.cached-300-words.quads", {static_cast<double>(quads)}, "");
}

/// One letter more in the middle of a long answer, as on a key press.
void edit(Engine& engine, const Language& language) {
  std::string text;
  std::size_t letters = 0;
  while (letters < 2000) {
    text.append(language.words).append(" ");
    letters = static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }
  const std::size_t middle = text.find(' ', text.size() / 2);
  Paragraph answer = paragraph(text, language.tag);
  answer.with_carets = true;
  const auto work = [&](int) {
    answer.utf8.insert(middle == std::string::npos ? 0 : middle, language.words.substr(0, 3));
    Layout layout = engine.lay_out(answer);
    engine.refresh(layout);
  };
  work(0);
  report("edit.2000-characters." + std::string(language.tag), time_us(11, work), "us");
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

std::string letters_from(char32_t first, int count) {
  std::string text;
  for (char32_t letter = first; letter < first + static_cast<char32_t>(count); ++letter) {
    if (letter >= 0x10000) text += static_cast<char>(0xF0 | letter >> 18);
    text += static_cast<char>(letter >= 0x10000 ? 0x80 | (letter >> 12 & 0x3F) : 0xE0 | letter >> 12);
    text += static_cast<char>(0x80 | (letter >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (letter & 0x3F));
  }
  return text;
}

/// As many different letters as there are: each has to be drawn for the first time.
void first_pictures(const char* name, char32_t first, int count, float size) {
  Engine engine = make_engine();
  const Paragraph words = paragraph(letters_from(first, count), "en", size, 1200);
  Layout layout;
  report("hostile.layout." + std::string(name), time_us(1, [&](int) { layout = engine.lay_out(words); }),
         "us");
  std::vector<double> frames;
  do {
    frames.push_back(time_us(1, [&](int) {
                       engine.begin_frame();
                       engine.refresh(layout);
                     }).front());
  } while (engine.atlas().wants_another_frame() && frames.size() < 100);
  report("hostile.frames." + std::string(name), frames, "us");
}

void hostile(Engine& engine) {
  const std::pair<const char*, std::string> texts[] = {
      {"8000-W", std::string(8'000, 'W')},
      {"100000-W", std::string(100'000, 'W')},
      {"W-and-spaces", repeated("W W W WWWW ", 10'000)},
      {"10000-marks", "a" + repeated("\u0301", 10'000)},
      {"arabic-marks", repeated("ب\u064b\u0651", 10'000)},
      {"latin-marks", repeated("e\u0301\u0302\u0303", 10'000)},
      {"10000-lines", repeated("a\n", 10'000)},
      {"direction-changes", repeated("aא", 10'000)},
      {"overrides", repeated("\u202e\u202aa", 10'000)},
      {"isolates", repeated("\u2067(", 10'000)},
      {"brackets", repeated("([{", 10'000)},
      {"no-font", repeated("\U00012000漢\u1000𐍈ก", 10'000)},
      {"scripts-in-turn", repeated("aбαबবગਗகกعא漢", 10'000)},
      {"emoji", repeated("\U0001F600", 10'000)},
      {"joined-emoji", repeated("\U0001F469\u200D", 10'000)},
      {"invalid", std::string(100'000, '\xff')},
      {"nul", std::string(100'000, '\0')},
      {"surrogates", repeated("\xed\xa0\x80", 10'000)},
      {"nastaliq-word", repeated("ببببپپپیی", 10'000)},
      {"nastaliq-words", repeated("بببب ", 10'000)},
      {"thai", repeated("กำ", 10'000)},
      {"tamil", repeated("க்ஷொ", 10'000)},
      {"bengali", repeated("ক্ষ্ম্য", 10'000)},
      {"zero-width", repeated("\u200d\u200b", 10'000)},
      {"tabs", std::string(100'000, '\t')},
      {"hyphens", repeated("\u00ad", 50'000)},
  };
  std::vector<double> all;
  for (const auto& [name, text] : texts) {
    Paragraph words = paragraph(text, std::string_view(name).starts_with("nastaliq") ? "ur" : "en");
    words.word_spacing = 0.16F;
    words.letter_spacing = 0.12F;
    const auto work = [&](int) {
      Layout layout = engine.lay_out(words);
      engine.refresh(layout);
    };
    work(0);
    const auto times = time_us(3, work);
    report("hostile." + std::string(name), times, "us");
    all.insert(all.end(), times.begin(), times.end());
  }
  report("hostile.all", all, "us");
}

}  // namespace

int main(int argc, char** argv) {
  const std::string program(argv[0]);
  const std::string bin = program.substr(0, program.find_last_of('/') + 1);
  use_private_fonts(argc > 1 ? std::string(argv[1]) : bin + "../share/mend");

  in_child(memory_of_all_languages);
  in_child([] { report("engine.create", time_us(1, [](int) { (void)make_engine(); }), "us"); });
  for (const Language& language : languages) layout_cold(language);
  Engine engine = make_engine();
  for (const Language& language : languages) layout_warm(engine, language);
  cached_frame(engine);
  for (const Language& language : languages) edit(engine, language);
  hostile(engine);
  first_pictures("han-20", 0x4E00, 6000, 20);
  first_pictures("han-90", 0x4E00, 6000, 90);
  first_pictures("emoji-20", 0x1F300, 0x500, 20);
  first_pictures("emoji-90", 0x1F300, 0x500, 90);
  return 0;
}
