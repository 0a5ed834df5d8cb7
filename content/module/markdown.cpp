#include "content/module/markdown.h"

#include "content/base/files.h"
#include "content/module/limits.h"

#include <cmark-gfm.h>
#include <memory>
#include <string_view>

namespace mend::module {

namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

std::string_view text_of(const char* text) {
  return text == nullptr ? std::string_view() : text;
}

bool is_clean(std::string_view text) {
  // cmark puts U+FFFD where the bytes were no UTF-8.
  if (text.find("\xEF\xBF\xBD") != std::string_view::npos) return false;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if ((byte < 0x20 && letter != '\t') || byte == 0x7F) return false;
  }
  return true;
}

class Reader {
 public:
  Reader(const std::string& markdown, int first_line)
      : first_line_(first_line),
        tree_(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_VALIDATE_UTF8)) {}

  base::Result<std::vector<Part>> parts() {
    std::vector<Part> parts;
    for (cmark_node* node = first(tree_.get()); node != nullptr; node = cmark_node_next(node)) {
      MEND_TRY(Part next, part(node));
      parts.push_back(std::move(next));
    }
    return parts;
  }

  base::Result<Choice> choice() {
    cmark_node* question = first(tree_.get());
    cmark_node* list = question == nullptr ? nullptr : cmark_node_next(question);
    const bool shaped = list != nullptr && type(question) == CMARK_NODE_PARAGRAPH &&
                        type(list) == CMARK_NODE_LIST && cmark_node_next(list) == nullptr;
    if (!shaped) {
      return base::refused(at_line(first_line_) +
                           "a choice is one paragraph with the question and one list of options.");
    }
    Choice choice;
    MEND_TRY(const Spans spans, inlines(question));
    choice.question = plain(spans);
    for (cmark_node* item = first(list); item != nullptr; item = cmark_node_next(item)) {
      MEND_TRY(Option next, option(item));
      choice.options.push_back(std::move(next));
    }
    if (choice.options.size() < limits::least_options || choice.options.size() > limits::most_options) {
      return base::refused(where(list) + "a choice has 2 to 6 options.");
    }
    return choice;
  }

 private:
  static cmark_node* first(cmark_node* node) { return cmark_node_first_child(node); }
  static cmark_node_type type(cmark_node* node) { return cmark_node_get_type(node); }

  [[nodiscard]] std::string where(cmark_node* node) const {
    while (node != nullptr && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
    const int line = node == nullptr ? 1 : cmark_node_get_start_line(node);
    return at_line(first_line_ + line - 1);
  }

  base::Result<Part> part(cmark_node* node) {
    switch (type(node)) {
      case CMARK_NODE_PARAGRAPH: {
        cmark_node* only = first(node);
        if (only != nullptr && type(only) == CMARK_NODE_IMAGE && cmark_node_next(only) == nullptr) {
          MEND_TRY(Picture image, picture(only));
          return Part(std::move(image));
        }
        MEND_TRY(Spans spans, inlines(node));
        return Part(Paragraph{std::move(spans)});
      }
      case CMARK_NODE_HEADING: {
        const int level = cmark_node_get_heading_level(node);
        if (level > 3)
          return base::refused(where(node) + "headings go to level 3 only; use fewer signs \"#\".");
        MEND_TRY(Spans spans, inlines(node));
        return Part(Heading{level, std::move(spans)});
      }
      case CMARK_NODE_LIST: {
        MEND_TRY(List items, list(node));
        return Part(std::move(items));
      }
      case CMARK_NODE_HTML_BLOCK:
        return base::refused(where(node) + "HTML is not allowed; write it in Markdown.");
      case CMARK_NODE_CODE_BLOCK:
        return base::refused(where(node) + "code blocks are not allowed; take the indent or the fence away.");
      case CMARK_NODE_BLOCK_QUOTE:
        return base::refused(where(node) +
                             "quotations are for the feedback in a choice; use \"::: callout\".");
      default:
        return base::refused(where(node) + "\"" + cmark_node_get_type_string(node) +
                             "\" is not supported; use paragraphs, lists and pictures.");
    }
  }

  base::Result<List> list(cmark_node* node) {
    List list;
    list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    for (cmark_node* item = first(node); item != nullptr; item = cmark_node_next(item)) {
      cmark_node* words = first(item);
      if (words == nullptr || type(words) != CMARK_NODE_PARAGRAPH || cmark_node_next(words) != nullptr) {
        return base::refused(where(item) + "each point of a list is one paragraph; write it as one.");
      }
      MEND_TRY(Spans spans, inlines(words));
      list.items.push_back(std::move(spans));
      if (list.items.size() > limits::list_items) {
        return base::refused(where(item) + "a list has at most 30 points; use fewer.");
      }
    }
    return list;
  }

  base::Result<Option> option(cmark_node* item) {
    cmark_node* label = first(item);
    cmark_node* quote = label == nullptr ? nullptr : cmark_node_next(label);
    cmark_node* words = quote == nullptr || type(quote) != CMARK_NODE_BLOCK_QUOTE ? nullptr : first(quote);
    const bool shaped = words != nullptr && type(label) == CMARK_NODE_PARAGRAPH &&
                        type(words) == CMARK_NODE_PARAGRAPH && cmark_node_next(words) == nullptr &&
                        cmark_node_next(quote) == nullptr;
    if (!shaped) {
      return base::refused(where(item) + "each option has a label and, below it, its feedback after \">\".");
    }
    MEND_TRY(const Spans label_spans, inlines(label));
    MEND_TRY(const Spans feedback, inlines(words));
    return Option{plain(label_spans), plain(feedback)};
  }

  base::Result<Picture> picture(cmark_node* node) {
    Picture picture;
    picture.file = text_of(cmark_node_get_url(node));
    for (cmark_node* word = first(node); word != nullptr; word = cmark_node_next(word)) {
      if (type(word) == CMARK_NODE_SOFTBREAK) picture.alt += ' ';
      picture.alt += text_of(cmark_node_get_literal(word));
    }
    if (picture.alt.find_first_not_of(" \t") == std::string::npos) {
      return base::refused(where(node) +
                           "the picture has no words; say between \"[\" and \"]\" what it shows.");
    }
    if (!is_clean(picture.alt) || picture.alt.size() > limits::alt_bytes) {
      return base::refused(where(node) + "the picture's words are too long or not plain text; mend them.");
    }
    constexpr std::string_view folder = "media/";
    const bool good = picture.file.starts_with(folder) && picture.file.ends_with(".png") &&
                      base::is_safe_name(std::string_view(picture.file).substr(folder.size()));
    if (!good) return base::refused(where(node) + "a picture is a file media/name.png of this module.");
    return picture;
  }

  base::Result<Spans> inlines(cmark_node* block) {
    Spans spans;
    MEND_CHECK(collect(block, Style::plain, 0, spans));
    if (plain(spans).find_first_not_of(" \t") == std::string::npos) {
      return base::refused(where(block) + "there are no words here; write some or take it out.");
    }
    return spans;
  }

  base::Status collect(cmark_node* parent, Style style, std::size_t depth, Spans& spans) {
    if (depth > limits::styles_deep) {
      return base::refused(where(parent) + "bold and italics are nested too deeply; use one.");
    }
    for (cmark_node* node = first(parent); node != nullptr; node = cmark_node_next(node)) {
      switch (type(node)) {
        case CMARK_NODE_TEXT: {
          const std::string_view text = text_of(cmark_node_get_literal(node));
          if (!is_clean(text)) {
            return base::refused(where(node) + "some letters are not readable; save the page as UTF-8.");
          }
          add(spans, text, style);
          break;
        }
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
          add(spans, " ", style);
          break;
        case CMARK_NODE_STRONG:
          MEND_CHECK(collect(node, Style::strong, depth + 1, spans));
          break;
        case CMARK_NODE_EMPH:
          MEND_CHECK(collect(node, style == Style::strong ? style : Style::emphasis, depth + 1, spans));
          break;
        case CMARK_NODE_LINK:
          return base::refused(where(node) +
                               "links are not allowed, because there is nowhere to go from a cell.");
        case CMARK_NODE_IMAGE:
          return base::refused(where(node) + "a picture stands alone, with an empty line before and after.");
        case CMARK_NODE_HTML_INLINE:
          return base::refused(where(node) + "HTML is not allowed; write it in Markdown.");
        default:
          return base::refused(where(node) + "\"" + cmark_node_get_type_string(node) +
                               "\" is not supported inside a sentence; use plain words.");
      }
    }
    return {};
  }

  static void add(Spans& spans, std::string_view text, Style style) {
    if (text.empty()) return;
    if (spans.empty() || spans.back().style != style) spans.push_back({{}, style});
    spans.back().text += text;
  }

  int first_line_;
  Tree tree_;
};

}  // namespace

std::string at_line(int line) {
  return "Line " + std::to_string(line) + ": ";
}

base::Result<std::vector<Part>> read_parts(const std::string& markdown, int first_line) {
  return Reader(markdown, first_line).parts();
}

base::Result<Choice> read_choice(const std::string& markdown, int first_line) {
  return Reader(markdown, first_line).choice();
}

}  // namespace mend::module
