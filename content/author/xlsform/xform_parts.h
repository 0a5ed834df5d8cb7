#pragma once

#include "content/author/xlsform/references.h"
#include "content/author/xlsform/survey.h"

#include <string>

namespace mend::xlsform {

/// What the parts of an XForm are written from, and into.
struct Draft {
  const Survey& survey;
  const References& references;
  std::string out;

  void line(const std::string& text) { out += text + "\n"; }
};

// The parts, in the order of the document.
void write_itext(Draft& draft);
void write_instances(Draft& draft, const std::string& id);
void write_binds(Draft& draft);
void write_body(Draft& draft);

/// ` name="value"`, or nothing if there is no value.
std::string attribute(const std::string& name, const std::string& value);
/// Name of a choice's words in itext.
std::string choice_text(const std::string& list, const Choice& choice);
/// What sets a default that is worked out. `event` with spaces between.
std::string set_default(const Item& item, const std::string& event);

}  // namespace mend::xlsform
