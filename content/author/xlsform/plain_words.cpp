#include "content/author/xlsform/safety.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace mend::xlsform {

namespace {

constexpr std::size_t longest_sentence = 15;

/// What people must not be called, by language: whole words for Latin scripts, word stems for Arabic,
/// where articles and endings join on.
struct Label {
  std::string_view language;
  std::string_view word;
  std::string_view allowed_before;  ///< part of a job's title when this stands right before …
  std::string_view allowed_after;   ///< … or right after it
};
constexpr std::array labels = {
    Label{"en", "offender", "", "manager"},
    Label{"en", "offenders", "", ""},
    Label{"en", "perpetrator", "", ""},
    Label{"en", "perpetrators", "", ""},
    Label{"en", "inmate", "", ""},
    Label{"en", "inmates", "", ""},
    Label{"en", "victim", "", ""},
    Label{"en", "victims", "", ""},
    Label{"cy", "troseddwr", "", ""},
    Label{"cy", "troseddwyr", "rheolwr", ""},
    Label{"cy", "dioddefwr", "", ""},
    Label{"cy", "dioddefwyr", "", ""},
    Label{"ar", "ضحي", "", ""},
    Label{"ar", "ضحايا", "", ""},
    Label{"ar", "الجاني", "", ""},
    Label{"ar", "الجناة", "", ""},
    Label{"ar", "مجرم", "", ""},
};

bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

/// Words in lower case (for ASCII), without what surrounds them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && (in_word(text[i]) || (text[i] == '\'' && !word.empty()))) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
      continue;
    }
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    while (word.ends_with("'")) word.pop_back();
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  }
  return words;
}

void check_labels(std::string_view text, std::string_view language, const std::string& file,
                  std::vector<Finding>& findings) {
  const std::vector<std::string> words = words_of(text);
  for (const Label& label : labels) {
    if (label.language != language) continue;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool found =
          label.language == "ar" ? words[i].find(label.word) != std::string::npos : words[i] == label.word;
      if (!found) continue;
      const bool before = !label.allowed_before.empty() && i > 0 && words[i - 1] == label.allowed_before;
      const bool after = !label.allowed_after.empty() && i + 1 < words.size() &&
                         words[i + 1].starts_with(label.allowed_after);
      if (before || after) continue;
      findings.push_back({file, 0, "",
                          "\"" + words[i] +
                              "\" must not be a label for a person; write \"person harmed\" or "
                              "\"person who caused harm\" (" +
                              std::string(language) + ")."});
    }
  }
}

void check_sentences(std::string_view text, const std::string& file, std::vector<Finding>& findings) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(".?!\n", at), text.size());
    const std::string_view sentence = text.substr(at, end - at);
    const std::size_t count = words_of(sentence).size();
    if (count > longest_sentence) {
      findings.push_back({file, 0, "",
                          "A sentence has " + std::to_string(count) +
                              " words, 15 are the most; split it: \"" + std::string(sentence) + "\"."});
    }
    at = end + 1;
  }
}

/// Signs that turn the order of letters round show a reader other words than a reviewer thinks of.
void check_turned(std::string_view text, const std::string& file, std::vector<Finding>& findings) {
  for (const std::string_view sign : {"\u202D", "\u202E"}) {
    if (text.find(sign) == std::string_view::npos) continue;
    findings.push_back({file, 0, "", "It holds a hidden sign that turns letters round; take it out."});
    return;
  }
}

class PageChecker {
 public:
  PageChecker(std::string_view language, std::string_view file) : language_(language), file_(file) {}

  std::vector<Finding> check(const module::Page& page) {
    words(page.title);
    for (const module::Block& block : page.blocks) {
      std::visit([this](const auto& inner) { one(inner); }, block);
    }
    return std::move(findings_);
  }

 private:
  void words(std::string_view text) {
    auto more = check_words(text, language_, file_);
    findings_.insert(findings_.end(), more.begin(), more.end());
  }
  void one(const module::Heading& heading) { words(module::plain(heading.spans)); }
  void one(const module::Paragraph& paragraph) { words(module::plain(paragraph.spans)); }
  void one(const module::Picture& picture) { words(picture.alt); }
  void one(const module::List& list) {
    for (const module::Spans& item : list.items) words(module::plain(item));
  }
  void one(const module::Choice& choice) {
    words(choice.question);
    for (const module::Option& option : choice.options) {
      words(option.label);
      words(option.feedback);
    }
  }
  void parts(const std::vector<module::Part>& list) {
    for (const module::Part& part : list) {
      std::visit([this](const auto& inner) { one(inner); }, part);
    }
  }
  void one(const module::Callout& callout) { parts(callout.parts); }
  void one(const module::Reflection& reflection) { parts(reflection.parts); }
  void one(const module::HelpPause& pause) { parts(pause.parts); }

  std::string_view language_;
  std::string_view file_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_words(std::string_view text, std::string_view language, std::string_view file) {
  std::vector<Finding> findings;
  const std::string name(file);
  check_labels(text, language, name, findings);
  check_turned(text, name, findings);
  if (language == "en") check_sentences(text, name, findings);
  return findings;
}

std::vector<Finding> check_page(const module::Page& page, std::string_view language, std::string_view file) {
  return PageChecker(language, file).check(page);
}

}  // namespace mend::xlsform
