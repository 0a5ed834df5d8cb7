#pragma once

#include "content/base/json.h"
#include "content/form/form.h"
#include "content/module/page.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::author {

/// What people compare: one line a paragraph, question, choice or setting.
using Lines = std::vector<std::string>;

/// A page as it reads, with the words of its pictures; strong words between **, others between *.
[[nodiscard]] Lines readable_page(const module::Page& page);

/// What a form asks in one language: questions, hints, choices and messages. What is not translated is marked
/// with the language that it is shown in.
[[nodiscard]] Lines readable_words(const form::Form& form, std::string_view language);

/// What a form does, whatever the language: its questions by name, their types, choices, conditions and
/// limits, and what it works out.
[[nodiscard]] Lines readable_logic(const form::Form& form);

/// Every member of a document on a line of its own, and every entry of its lists: "staffed_hours, from:
/// "08:00"". Two documents have the same lines only if they say the same.
[[nodiscard]] Lines readable_json(const base::Json& document);

/// Without what could change how other words look or stand: control characters, and marks that turn the
/// direction of a text or cannot be seen, are shown as "⟨U+202E⟩".
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace mend::author
