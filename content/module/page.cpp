#include "content/module/page.h"

#include "content/module/directive.h"
#include "content/module/limits.h"
#include "content/module/markdown.h"

#include <algorithm>
#include <type_traits>

namespace mend::module {

namespace {

/// Definitions of link targets leave no trace in what cmark gives us; they must not be dropped in silence.
base::Status refuse_link_targets(std::string_view page) {
  int line = 0;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    const std::string_view text = page.substr(at, end - at);
    at = end + 1;
    ++line;
    const std::size_t open = text.find_first_not_of(' ');
    if (open == std::string_view::npos || text[open] != '[') continue;
    if (text.find("]:", open) != std::string_view::npos) {
      return base::refused(at_line(line) +
                           "links are not allowed, because there is nowhere to go from a cell.");
    }
  }
  return {};
}

base::Status refuse_level_one(const std::vector<Part>& parts, int line) {
  for (const Part& part : parts) {
    const auto* heading = std::get_if<Heading>(&part);
    if (heading != nullptr && heading->level == 1) {
      return base::refused(at_line(line) + "a page has one title, at its very start; use \"##\" for \"" +
                           plain(heading->spans) + "\".");
    }
  }
  return {};
}

base::Result<Block> read_directive(const Stretch& stretch) {
  if (stretch.directive == "choice") {
    MEND_TRY(Choice choice, read_choice(stretch.markdown, stretch.line));
    return Block(std::move(choice));
  }
  MEND_TRY(std::vector<Part> parts, read_parts(stretch.markdown, stretch.line));
  MEND_CHECK(refuse_level_one(parts, stretch.line));
  if (stretch.directive == "help-pause") return Block(HelpPause{std::move(parts)});
  if (parts.empty()) {
    return base::refused(at_line(stretch.line - 1) + "the \"" + stretch.directive +
                         "\" is empty; write in it.");
  }
  if (stretch.directive == "callout") return Block(Callout{std::move(parts)});
  if (stretch.directive == "reflection") return Block(Reflection{std::move(parts)});
  return base::refused(at_line(stretch.line - 1) + "there is no \"" + stretch.directive +
                       "\"; use callout, reflection, choice or help-pause.");
}

Block block_of(Part&& part) {
  return std::visit([](auto&& inner) { return Block(std::forward<decltype(inner)>(inner)); },
                    std::move(part));
}

}  // namespace

std::string plain(const Spans& spans) {
  std::string text;
  for (const Span& span : spans) text += span.text;
  return text;
}

base::Result<Page> read_page(std::string_view markdown) {
  if (markdown.size() > limits::page_bytes) {
    return base::refused("The page is larger than 32 KiB; split it into several pages.");
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (markdown.starts_with(byte_order_mark)) markdown.remove_prefix(byte_order_mark.size());
  MEND_CHECK(refuse_link_targets(markdown));
  MEND_TRY(const std::vector<Stretch> stretches, cut_at_directives(markdown));

  Page page;
  for (const Stretch& stretch : stretches) {
    if (!stretch.directive.empty()) {
      MEND_TRY(Block block, read_directive(stretch));
      page.blocks.push_back(std::move(block));
    } else {
      MEND_TRY(std::vector<Part> parts, read_parts(stretch.markdown, stretch.line));
      if (&stretch == &stretches.front() && !parts.empty()) {
        const auto* title = std::get_if<Heading>(&parts.front());
        if (title != nullptr && title->level == 1) {
          page.title = plain(title->spans);
          parts.erase(parts.begin());
        }
      }
      MEND_CHECK(refuse_level_one(parts, stretch.line));
      std::transform(parts.begin(), parts.end(), std::back_inserter(page.blocks),
                     [](Part& part) { return block_of(std::move(part)); });
    }
    if (page.blocks.size() > limits::blocks) {
      return base::refused("The page has more than 60 blocks; split it into several pages.");
    }
  }
  if (page.title.empty() || page.title.size() > limits::title_bytes) {
    return base::refused("Line 1: the page needs a short title as its first line, after one \"#\".");
  }
  return page;
}

std::vector<std::string> picture_files(const Page& page) {
  std::vector<std::string> files;
  const auto add = [&](const std::string& file) {
    if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
  };
  const auto add_parts = [&](const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      if (const auto* picture = std::get_if<Picture>(&part)) add(picture->file);
    }
  };
  for (const Block& block : page.blocks) {
    std::visit(
        [&](const auto& inner) {
          using Inner = std::decay_t<decltype(inner)>;
          if constexpr (std::is_same_v<Inner, Picture>) add(inner.file);
          if constexpr (requires { inner.parts; }) add_parts(inner.parts);
        },
        block);
  }
  return files;
}

}  // namespace mend::module
