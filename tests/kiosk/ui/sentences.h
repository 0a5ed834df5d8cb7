#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mend::ui::test {

/// A sentence in each script, for tests of writing.
inline const std::vector<std::pair<std::string, std::string>>& sentences() {
  static const std::vector<std::pair<std::string, std::string>> all{
      {"en", "I would like to talk about my daughter's visit. "},
      {"cy", "Hoffwn siarad am ymweliad fy merch â'r tŷ. "},
      {"vi", "Tôi muốn nói chuyện về chuyến thăm của con gái. "},
      {"ar", "أريد أن أتحدث عن زيارة ابنتي يوم الجمعة. "},
      {"ur", "میں اپنی بیٹی کی ملاقات کے بارے میں بات کرنا چاہتا ہوں۔ "},
      {"fa", "می‌خواهم دربارهٔ دیدار دخترم صحبت کنم. "},
      {"hi", "मैं अपनी बेटी की मुलाकात के बारे में बात करना चाहता हूँ। "},
      {"bn", "আমি আমার মেয়ের দেখা করতে আসার বিষয়ে কথা বলতে চাই। "},
      {"pa", "ਮੈਂ ਆਪਣੀ ਧੀ ਦੀ ਮੁਲਾਕਾਤ ਬਾਰੇ ਗੱਲ ਕਰਨੀ ਚਾਹੁੰਦਾ ਹਾਂ। "},
      {"gu", "હું મારી દીકરીની મુલાકાત વિશે વાત કરવા માંગુ છું. "},
      {"ta", "என் மகளின் வருகை பற்றி பேச விரும்புகிறேன். "},
      {"th", "ฉันอยากคุยเรื่องการมาเยี่ยมของลูกสาวฉัน "},
      {"zh", "我想谈谈我女儿来探望的事情。"},
  };
  return all;
}

/// As long as asked for, in letters or a few more.
inline std::string long_text(std::string_view language, std::size_t letters) {
  std::string text;
  std::size_t count = 0;
  for (const auto& [tag, sentence] : sentences()) {
    if (tag != language) continue;
    while (count < letters) {
      text += sentence;
      for (const char byte : sentence) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    }
  }
  return text;
}

}  // namespace mend::ui::test
