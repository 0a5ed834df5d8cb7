#include "content/author/readable.h"

#include <cstdio>
#include <type_traits>

namespace mend::author {

namespace {

std::string styled(const module::Spans& spans) {
  std::string text;
  for (const module::Span& span : spans) {
    const char* mark = span.style == module::Style::strong     ? "**"
                       : span.style == module::Style::emphasis ? "*"
                                                               : "";
    text += mark + span.text + mark;
  }
  return text;
}

class PageWriter {
 public:
  Lines write(const module::Page& page) {
    lines_.push_back("# " + page.title);
    for (const module::Block& block : page.blocks) {
      std::visit([this](const auto& inner) { add(inner, ""); }, block);
    }
    return std::move(lines_);
  }

 private:
  void add(const module::Heading& heading, const std::string& inside) {
    lines_.push_back(inside + std::string(static_cast<std::size_t>(heading.level), '#') + " " +
                     styled(heading.spans));
  }
  void add(const module::Paragraph& paragraph, const std::string& inside) {
    lines_.push_back(inside + styled(paragraph.spans));
  }
  void add(const module::List& list, const std::string& inside) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      lines_.push_back(inside + (list.ordered ? std::to_string(i + 1) + ". " : "• ") + styled(list.items[i]));
    }
  }
  void add(const module::Picture& picture, const std::string& inside) {
    lines_.push_back(inside + "Picture " + picture.file + ", in words: " + picture.alt);
  }
  void add(const module::Callout& callout, const std::string&) { add_parts("To notice", callout.parts); }
  void add(const module::Reflection& reflection, const std::string&) {
    add_parts("To think about", reflection.parts);
  }
  void add(const module::Choice& choice, const std::string&) {
    lines_.push_back("Question: " + choice.question);
    for (const module::Option& option : choice.options) {
      lines_.push_back("  ○ " + option.label);
      lines_.push_back("      then: " + option.feedback);
    }
  }
  void add(const module::HelpPause& pause, const std::string&) { add_parts("Help pause", pause.parts); }

  void add_parts(const std::string& what, const std::vector<module::Part>& parts) {
    lines_.push_back(what + ":");
    for (const module::Part& part : parts) {
      std::visit([this](const auto& inner) { add(inner, "  | "); }, part);
    }
  }

  Lines lines_;
};

void add_json(const base::Json& node, const std::string& name, Lines& lines) {
  if (node.is_object() && !node.empty()) {
    for (const auto& [member, inner] : node.items()) {
      // A member's own name may hold anything; as JSON text it cannot be taken for two.
      const bool plain = member.find_first_of(" ,:\"") == std::string::npos && !member.empty();
      add_json(inner, (name.empty() ? "" : name + ", ") + (plain ? member : base::Json(member).dump()),
               lines);
    }
  } else if (node.is_array() && !node.empty()) {
    for (const base::Json& element : node) lines.push_back(name + " •: " + element.dump());
  } else {
    lines.push_back(name + ": " + node.dump());
  }
}

bool is_hidden(char32_t c) {
  return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C || c == 0x115F ||
         c == 0x1160 || c == 0x180E || (c >= 0x200B && c <= 0x200F && c != 0x200C && c != 0x200D) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || c == 0xFEFF ||
         c == 0xFFA0 || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

}  // namespace

Lines readable_page(const module::Page& page) {
  return PageWriter().write(page);
}

Lines readable_json(const base::Json& document) {
  Lines lines;
  if (document.is_null() || document == base::Json::object()) return lines;
  add_json(document, "", lines);
  return lines;
}

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
    char32_t c = length == 1 ? first : length == 0 ? 0xFFFD : first & (0xFF >> (length + 1));
    bool good = length > 0 && at + length <= text.size();
    for (std::size_t i = 1; good && i < length; ++i) {
      const auto next = static_cast<unsigned char>(text[at + i]);
      good = (next & 0xC0) == 0x80;
      c = (c << 6) | (next & 0x3F);
    }
    char name[24];
    if (!good) {
      std::snprintf(name, sizeof name, "⟨byte %02X⟩", static_cast<unsigned>(first));
      out += name;
      ++at;
      continue;
    }
    if (is_hidden(c)) {
      std::snprintf(name, sizeof name, "⟨U+%04X⟩", static_cast<unsigned>(c));
      out += name;
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

}  // namespace mend::author
