#pragma once

#include "i18n/text/engine.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace mend::text {

/// An engine with the product's own fonts.
inline Engine make_engine(EngineOptions options = {}) {
  use_private_fonts(MEND_BINARY_DIR "/share/mend");
  auto engine = Engine::create(options);
  REQUIRE(engine);
  return std::move(*engine);
}

inline Engine& test_engine() {
  static Engine engine = make_engine();
  return engine;
}

inline Paragraph paragraph(std::string words, std::string language = "en", float max_width = 0) {
  Paragraph made;
  made.utf8 = std::move(words);
  made.base = locale::locale_for(language).direction;
  made.language = std::move(language);
  made.max_width = max_width;
  made.with_carets = true;
  return made;
}

inline Layout lay_out(const Paragraph& wanted) {
  Layout layout = test_engine().lay_out(wanted);
  test_engine().begin_frame();
  test_engine().refresh(layout);
  return layout;
}

/// One of each kind of trouble: joining, marks, both directions, numbers, brackets, isolates, line breaks.
inline const std::vector<Paragraph>& specimens() {
  static const std::vector<Paragraph> all{
      paragraph("Nobody sees this until the device is docked. “It’s my choice”, £4.50 (50%)."),
      paragraph("Dŵr, tŷ, gŵyl, Wrandäwr, môr, âch, ŷd a\u0302ch. Rydych chi’n gallu stopio unrhyw bryd.",
                "cy"),
      paragraph("لن يرى أحد هذا حتى يوصَل الجهاز. لا إله، لأجل السلام (مجاناً) في 3 مايو 2026، 17:30.", "ar"),
      paragraph("Sam said: مرحباً يا صديقي and went (twice) to the \u2068دار\u2069 at 09:30–10:15."),
      paragraph("قال Sam Smith: hello! ثم 116 123 ذهب (key worker) إلى البيت.", "ar"),
      paragraph("First line\n\nthird line\n", "en"),
      paragraph("السطر الأول\nالثاني", "ar"),
  };
  return all;
}

}  // namespace mend::text
