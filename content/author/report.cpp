#include "content/author/report.h"

#include "content/author/readable.h"

#include <algorithm>

namespace mend::author {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

struct Look {
  Mark mark;
  const char* sign;     ///< in a terminal, and on paper
  const char* name;     ///< class of the style sheet
  const char* element;  ///< what it is for who cannot see colours
  const char* open;     ///< round changed words in a terminal
  const char* close;
};

constexpr Look looks[] = {
    {Mark::same, "  ", "same", "span", "", ""},          {Mark::added, "+ ", "added", "ins", "{+", "+}"},
    {Mark::removed, "- ", "removed", "del", "[-", "-]"}, {Mark::note, ". ", "note", "span", "", ""},
    {Mark::warning, "! ", "warning", "strong", "", ""},
};

const Look& look_of(Mark mark) {
  return *std::find_if(std::begin(looks), std::end(looks),
                       [&](const Look& look) { return look.mark == mark; });
}

constexpr const char* style = R"(<style>
body { font: 1rem/1.5 system-ui, sans-serif; color: #0b0c0c; background: #fff; max-width: 56rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; border-top: 3px solid #0b0c0c; padding-top: .5rem; overflow-wrap: anywhere; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; overflow-wrap: anywhere; }
p { margin: 0; padding: .15rem .6rem .15rem 2rem; border-inline-start: 5px solid transparent; white-space: pre-wrap; overflow-wrap: anywhere; position: relative; }
p > .sign { position: absolute; inset-inline-start: .6rem; font-weight: bold; }
ins, del, span, strong { text-decoration: none; font-weight: inherit; }
.added { background: #e3f4e8; border-color: #00703c; } .added ins ins { background: #9fdcb4; font-weight: bold; }
.removed { background: #fbe6e3; border-color: #a8321f; } .removed del del { background: #f3b3a9; font-weight: bold; text-decoration: line-through; }
.note { color: #383f43; } .warning { background: #fff4cc; border-color: #b58800; font-weight: bold; }
figure { display: inline-block; margin: .5rem 1rem .5rem 0; vertical-align: top; } figure img { max-width: 24rem; max-height: 20rem; border: 1px solid #b1b4b6; }
figcaption { font-weight: bold; }
@media print { h2 { break-after: avoid; } }
</style>)";

class Page {
 public:
  std::string write(const Report& report) {
    out_ =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; "
        "img-src data:; media-src data:\">\n<meta name=\"viewport\" "
        "content=\"width=device-width\">\n<title>" +
        escaped(report.title) + "</title>\n" + style + "\n</head>\n<body>\n<main>\n<h1>" +
        escaped(report.title) + "</h1>\n";
    for (const ChangedThing& thing : report.things) {
      out_ += "<section>\n<h2>" + escaped(thing.heading) + "</h2>\n";
      for (const ChangedPart& part : thing.parts) add(part);
      out_ += "</section>\n";
    }
    return std::move(out_) + "</main>\n</body>\n</html>\n";
  }

 private:
  void add(const ChangedPart& part) {
    if (!part.heading.empty()) out_ += "<h3>" + escaped(part.heading) + "</h3>\n";
    for (const ChangeLine& line : part.lines) add(line, part.language);
    for (const Exhibit& exhibit : part.exhibits) {
      const std::string data = "data:" + exhibit.type + ";base64," + base::base64(exhibit.bytes);
      out_ += "<figure><figcaption>" + escaped(exhibit.caption) + "</figcaption>";
      if (exhibit.type.starts_with("image/")) {
        out_ += "<img alt=\"The picture " + escaped(exhibit.caption) + "\" src=\"" + data + "\">";
      } else {
        out_ += "<audio controls src=\"" + data + "\"></audio>";
      }
      out_ += "</figure>\n";
    }
  }

  void add(const ChangeLine& line, const std::string& language) {
    const Look& look = look_of(line.mark);
    const bool is_content = line.mark != Mark::note && line.mark != Mark::warning && !language.empty();
    out_ += std::string("<p class=\"") + look.name + "\"" +
            (is_content ? " dir=\"auto\" lang=\"" + escaped(language) + "\"" : "") +
            "><span class=\"sign\">" +
            (line.mark == Mark::added     ? "+"
             : line.mark == Mark::removed ? "−"
             : line.mark == Mark::warning ? "!"
                                          : "") +
            "</span><" + look.element + ">";
    for (const Piece& piece : line.pieces) {
      const std::string words = escaped(piece.text);
      out_ +=
          piece.changed ? std::string("<") + look.element + ">" + words + "</" + look.element + ">" : words;
    }
    out_ += std::string("</") + look.element + "></p>\n";
  }

  std::string out_;
};

std::string size_of(const base::Bytes& bytes) {
  return bytes.size() < 2048 ? std::to_string(bytes.size()) + " bytes"
                             : std::to_string(bytes.size() / 1024) + " KiB";
}

}  // namespace

std::string as_text(const Report& report) {
  std::string out = visible(report.title) + "\n" + std::string(72, '=') + "\n";
  for (const ChangedThing& thing : report.things) {
    out += "\n" + visible(thing.heading) + "\n" + std::string(72, '-') + "\n";
    for (const ChangedPart& part : thing.parts) {
      if (!part.heading.empty()) out += "\n  " + visible(part.heading) + "\n";
      for (const ChangeLine& line : part.lines) {
        const Look& look = look_of(line.mark);
        out += std::string("    ") + look.sign;
        for (const Piece& piece : line.pieces) {
          const std::string words = visible(piece.text);
          out += piece.changed ? look.open + words + look.close : words;
        }
        out += "\n";
      }
      for (const Exhibit& exhibit : part.exhibits) {
        out += "    . " + visible(exhibit.caption) + ": " +
               (exhibit.type.starts_with("image/") ? "a picture of " : "a recording of ") +
               size_of(exhibit.bytes) + "; see or hear it with --html FILE\n";
      }
    }
  }
  return out;
}

std::string as_html(const Report& report) {
  return Page().write(report);
}

}  // namespace mend::author
