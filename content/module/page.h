#pragma once

#include "content/base/result.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mend::module {

enum class Style { plain, strong, emphasis };

/// A run of words in one style.
struct Span {
  std::string text;
  Style style = Style::plain;
  bool operator==(const Span&) const = default;
};
using Spans = std::vector<Span>;

/// The words without their styles.
std::string plain(const Spans& spans);

/// Level 2 or 3; the one heading of level 1 is the page's title.
struct Heading {
  int level = 2;
  Spans spans;
};

struct Paragraph {
  Spans spans;
};

struct List {
  bool ordered = false;
  std::vector<Spans> items;
};

struct Picture {
  std::string file;  ///< path in the module, "media/name.png"
  std::string alt;   ///< what the picture shows, in words; never empty
};

/// What may stand inside a directive.
using Part = std::variant<Heading, Paragraph, List, Picture>;

/// Something to notice.
struct Callout {
  std::vector<Part> parts;
};

/// Something to think about. Nothing is typed and nothing is stored.
struct Reflection {
  std::vector<Part> parts;
};

struct Option {
  std::string label;
  std::string feedback;  ///< gentle, for each option; there is no right, wrong or score
};

/// A question with feedback. What a person picks is never stored or sent.
struct Choice {
  std::string question;
  std::vector<Option> options;  ///< 2 to 6
};

/// A breath: says that help is here. `parts` may be empty, then the screen uses its own words.
struct HelpPause {
  std::vector<Part> parts;
};

using Block = std::variant<Heading, Paragraph, List, Picture, Callout, Reflection, Choice, HelpPause>;

/// One screen of a module.
struct Page {
  std::string title;
  std::vector<Block> blocks;
};

/// Reads one page: CommonMark without HTML and without links, and the directives of docs/authoring.md.
/// Bounded in size, depth and number of blocks. A refusal names the line and the remedy. Nothing throws.
base::Result<Page> read_page(std::string_view markdown);

/// The pictures that a page names, each once, in order.
std::vector<std::string> picture_files(const Page& page);

}  // namespace mend::module
