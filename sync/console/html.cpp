#include "sync/console/html.h"

#include <array>

namespace mend::console {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Length of the UTF-8 character at the start of `text`, 0 if it is not one.
std::size_t character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xc2 && first < 0xe0   ? 2
                             : first >= 0xe0 && first < 0xf0 ? 3
                             : first >= 0xf0 && first < 0xf5 ? 4
                                                             : 0;
  if (length == 0 || text.size() < length) return 0;
  unsigned long point = first & (0xffu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    point = (point << 6) | (byte(i) & 0x3f);
  }
  const std::array<unsigned long, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = point >= 0xd800 && point < 0xe000;
  return point < least[length] || point > 0x10ffff || surrogate || (point >= 0x80 && point < 0xa0) ? 0
                                                                                                   : length;
}

void escape(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = character(text);
    const char first = text.front();
    if (length != 1) {
      out += length == 0 ? kReplacement : text.substr(0, length);
    } else if (first == '&') {
      out += "&amp;";
    } else if (first == '<') {
      out += "&lt;";
    } else if (first == '>') {
      out += "&gt;";
    } else if (first == '"') {
      out += "&quot;";
    } else if (first == '\'') {
      out += "&#39;";
    } else if ((static_cast<unsigned char>(first) < 0x20 && first != '\n' && first != '\t') ||
               first == 0x7f) {
      out += kReplacement;
    } else {
      out += first;
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
}

bool is_own_address(std::string_view value) {
  if (value.starts_with('#')) return true;
  return value.starts_with('/') && !value.starts_with("//") && !value.starts_with("/\\");
}

}  // namespace

void Attribute::append_to(std::string& out) const {
  if (kind_ == Kind::absent) return;
  const std::string_view name = name_.view();
  out += ' ';
  out += name;
  if (kind_ == Kind::flag) return;
  const bool address = name == "href" || name == "action" || name == "src";
  out += "=\"";
  escape(out, address && !is_own_address(value_) ? std::string_view("#") : std::string_view(value_));
  out += '"';
}

Html text(std::string_view words) {
  Html html;
  escape(html.html_, words);
  return html;
}

Html tag(Literal name, Attributes attributes, const Html& content) {
  Html html = void_tag(name, attributes);
  html.html_ += content.html_;
  html.html_ += "</";
  html.html_ += name.view();
  html.html_ += '>';
  return html;
}

Html void_tag(Literal name, Attributes attributes) {
  Html html;
  html.html_ += '<';
  html.html_ += name.view();
  for (const Attribute& attribute : attributes) attribute.append_to(html.html_);
  html.html_ += '>';
  return html;
}

Html join(std::initializer_list<Html> parts) {
  Html html;
  for (const Html& part : parts) html.html_ += part.html_;
  return html;
}

Html document(std::string_view language, const Html& head, const Html& body) {
  Html html;
  html.html_ = "<!DOCTYPE html>\n";
  html += tag("html", {{"lang", language}, {"class", "govuk-template govuk-template--rebranded"}},
              join({head, body}));
  html.html_ += '\n';
  return html;
}

}  // namespace mend::console
