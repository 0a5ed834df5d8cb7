#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace mend::console {

/// Text that is known to the compiler: names of tags and attributes, fixed classes.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}
  [[nodiscard]] std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

/// One attribute. Values are always escaped; those that hold addresses (href, action, src) are replaced by
/// "#" unless they begin with a single "/" or with "#", so that nothing can point elsewhere or run.
class Attribute {
 public:
  Attribute(Literal name, std::string_view value) : name_(name), value_(value) {}
  /// An attribute without a value, such as required; left out if `on` is false.
  static Attribute flag(Literal name, bool on = true) {
    Attribute attribute(name, "");
    attribute.kind_ = on ? Kind::flag : Kind::absent;
    return attribute;
  }
  /// Left out when the value is empty.
  static Attribute unless_empty(Literal name, std::string_view value) {
    Attribute attribute(name, value);
    if (value.empty()) attribute.kind_ = Kind::absent;
    return attribute;
  }
  void append_to(std::string& out) const;

 private:
  enum class Kind { value, flag, absent };
  Literal name_;
  std::string value_;
  Kind kind_ = Kind::value;
};

using Attributes = std::initializer_list<Attribute>;

/// Finished HTML. There is no way to make one from a string but text(), which escapes it.
class Html {
 public:
  Html() = default;
  [[nodiscard]] const std::string& string() const { return html_; }
  [[nodiscard]] bool empty() const { return html_.empty(); }
  Html& operator+=(const Html& other) {
    html_ += other.html_;
    return *this;
  }

 private:
  friend Html text(std::string_view);
  friend Html tag(Literal, Attributes, const Html&);
  friend Html join(std::initializer_list<Html>);
  friend Html void_tag(Literal, Attributes);
  friend Html document(std::string_view, const Html&, const Html&);
  std::string html_;
};

/// Anything from outside, shown as it is. What is not UTF-8 and control characters become U+FFFD.
Html text(std::string_view words);
/// An element; void_tag for those without content (input, link …).
Html tag(Literal name, Attributes attributes, const Html& content = {});
Html void_tag(Literal name, Attributes attributes);
Html join(std::initializer_list<Html> parts);
/// The whole page.
Html document(std::string_view language, const Html& head, const Html& body);

}  // namespace mend::console
