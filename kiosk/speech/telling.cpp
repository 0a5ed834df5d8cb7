#include "kiosk/speech/telling.h"

#include "kiosk/speech/word_track.h"
#include "kiosk/ui/words.h"

#include <algorithm>
#include <optional>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <utility>

namespace mend::speech {

using messages::Id;
using ui::Node;
using ui::Role;

namespace {

constexpr std::size_t most_deleted = 200;

std::optional<Id> role_word(Role role) {
  switch (role) {
    case Role::heading:
      return Id("speech.role.heading");
    case Role::button:
      return Id("speech.role.button");
    case Role::link:
      return Id("speech.role.link");
    case Role::radio:
      return Id("speech.role.radio");
    case Role::checkbox:
      return Id("speech.role.checkbox");
    case Role::textbox:
      return Id("speech.role.textbox");
    case Role::combobox:
    case Role::listbox:
      return Id("speech.role.select");
    case Role::tab:
      return Id("speech.role.tab");
    case Role::image:
      return Id("speech.role.image");
    case Role::progress:
      return Id("speech.role.progress");
    case Role::alert:
      return Id("speech.role.alert");
    case Role::dialog:
      return Id("speech.role.dialog");
    case Role::key:
      return Id("speech.role.key");
    default:
      return std::nullopt;
  }
}

bool surrounds(Role role) {
  return role == Role::radio_group || role == Role::group || role == Role::list || role == Role::dialog ||
         role == Role::tab_list || role == Role::listbox;
}

/// The one letter that the text is; 0 when it is more or less than that.
UChar32 only_letter(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  UText* source = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error);
  if (U_FAILURE(error)) return 0;
  const UChar32 letter = utext_next32(source);
  const bool only = letter > 0 && utext_next32(source) < 0;
  utext_close(source);
  return only ? letter : 0;
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
}

}  // namespace

const std::string& Telling::language_of(const Node& node) const {
  if (!node.language.empty()) return node.language;
  const std::string& page = tree_.nodes.front().language;
  return page.empty() ? catalogue_.language() : page;
}

bool Telling::name_is_private(const Node& node) const {
  if (!node.states.is_private) return false;
  switch (node.role) {
    // What is asked is no secret; what was answered is.
    case Role::textbox:
    case Role::radio:
    case Role::checkbox:
    case Role::radio_group:
    case Role::group:
    case Role::combobox:
    case Role::listbox:
    case Role::option:
      return false;
    // What has a value is called what it is about, and its value is what was answered.
    case Role::list_item:
    case Role::button:
      return node.value.empty();
    default:
      return true;
  }
}

void Telling::add(const messages::Text& text, bool is_private) {
  if (!text.value().empty()) speech_.push_back({ui::Words(text).plain(), text.language(), is_private});
}

void Telling::add(std::string_view text, const Node& node, bool is_private, Marked marked) {
  if (text.empty()) return;
  Utterance utterance{std::string(text), language_of(node), is_private};
  if (marked == Marked::yes) utterance.node = node.id.empty() ? "#" + std::to_string(index(node)) : node.id;
  speech_.push_back(std::move(utterance));
}

void Telling::name(std::size_t at) {
  const Node& node = tree_.nodes[at];
  const bool hidden = name_is_private(node);
  add(node.name, node, hidden, Marked::yes);
  // A resident's tile has a picture that can be told; what hides more than a name has nothing to stand in for
  // it.
  if (hidden && !node.description.empty() && !speech_.empty()) speech_.back().is_covered = true;
  last_name_ = node.name;
}

void Telling::role(const Node& node) {
  if (const auto id = role_word(node.role)) add(catalogue_.get(*id));
}

void Telling::states(std::size_t at) {
  const Node& node = tree_.nodes[at];
  const bool hidden = node.states.is_private;
  const auto say = [&](Id id) { add(catalogue_.get(id), hidden); };
  if (node.role == Role::radio || node.role == Role::option)
    say(node.states.checked || node.states.selected ? Id("speech.state.chosen")
                                                    : Id("speech.state.not-chosen"));
  if (node.role == Role::tab && node.states.selected) say("speech.state.chosen");
  if (node.role == Role::checkbox)
    say(node.states.checked ? Id("speech.state.ticked") : Id("speech.state.not-ticked"));
  if (node.role == Role::combobox || (!node.controls.empty() && node.role == Role::button))
    say(node.states.expanded ? Id("speech.state.open") : Id("speech.state.closed"));
  if (node.states.disabled) say("speech.state.unavailable");
}

void Telling::value(std::size_t at) {
  const Node& node = tree_.nodes[at];
  if (node.value.empty()) {
    if (node.role == Role::textbox) add(catalogue_.get("speech.empty"), node.states.is_private);
    return;
  }
  add(node.value, node, node.states.is_private);
}

void Telling::error(std::size_t at) {
  const Node& node = tree_.nodes[at];
  if (node.error.empty()) return;
  add(catalogue_.format("speech.problem", {{"problem", node.error}}));
}

void Telling::whole(std::size_t at) {
  const Node& node = tree_.nodes[at];
  if (node.name != last_name_ || node.focusable) name(at);
  if (node.role == Role::heading && !node.focusable) return errors(at);
  role(node);
  states(at);
  if (node.role != Role::progress) value(at);
  if (node.count > 0) {
    add(catalogue_.format("speech.position", {{"position", static_cast<std::int64_t>(node.position)},
                                              {"count", static_cast<std::int64_t>(node.count)}}));
  }
  add(node.description, node, false);
  add(node.hint, node, false);
  error(at);
  errors(at);
}

/// An error summary is said to its end: each problem names its field.
void Telling::errors(std::size_t at) {
  if (tree_.nodes[at].id != "error-summary") return;
  for (std::size_t i = at + 1; i < tree_.nodes.size(); ++i) {
    if (tree_.nodes[i].parent == at) name(i);
  }
}

void Telling::arrival(const Node* node, const Node* before) {
  std::vector<std::size_t> around;
  for (auto parent = node->parent; parent; parent = tree_.nodes[*parent].parent) {
    if (surrounds(tree_.nodes[*parent].role) && !tree_.nodes[*parent].name.empty()) around.push_back(*parent);
  }
  const auto surrounded = [&](std::size_t at) {
    for (auto parent = before ? before->parent : std::nullopt; parent; parent = tree_.nodes[*parent].parent) {
      if (*parent == at) return true;
    }
    return false;
  };
  if (before) last_name_ = before->name;
  for (auto at = around.rbegin(); at != around.rend(); ++at) {
    const Node& outer = tree_.nodes[*at];
    if (surrounded(*at)) continue;
    if (outer.name != last_name_) name(*at);
    add(outer.hint, outer, false);
    error(*at);
  }
  whole(index(*node));
}

void Telling::page() {
  const Node& page = tree_.nodes.front();
  const Node* heading = tree_.find("heading");
  // The heading is said when the focus comes to it, or here.
  if (heading && heading->name == page.name) {
    if (!heading->states.focused) name(index(*heading));
  } else if (!page.name.empty()) {
    add(catalogue_.format("speech.page", {{"title", page.name}}), page.states.is_private);
  }
  for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
    if (tree_.nodes[i].role == Role::progress) name(i);
  }
}

void Telling::dialog() {
  if (!tree_.modal || *tree_.modal >= tree_.nodes.size()) return;
  name(*tree_.modal);
  role(tree_.nodes[*tree_.modal]);
  for (std::size_t i = *tree_.modal + 1; i < tree_.nodes.size(); ++i) {
    if (tree_.nodes[i].parent == tree_.modal && tree_.nodes[i].role == Role::text) name(i);
  }
}

void Telling::read(std::size_t at) {
  const Node& node = tree_.nodes[at];
  switch (node.role) {
    case Role::page:
    case Role::toolbar:
    case Role::key:
    case Role::tab_list:
    case Role::tab_panel:
      return;
    case Role::heading:
    case Role::text:
    case Role::list_item:
    case Role::progress:
      if (node.name != last_name_) name(at);
      if (node.role != Role::progress) add(node.value, node, node.states.is_private);
      add(node.description, node, false);
      return;
    case Role::image:
      role(node);
      return name(at);
    case Role::radio_group:
    case Role::group:
    case Role::list:
      if (node.name != last_name_) name(at);
      add(node.hint, node, false);
      return error(at);
    default:
      return whole(at);
  }
}

void Telling::typed(std::string_view before, const Node& now) {
  const std::string_view after = now.value;
  std::size_t start = 0;
  while (start < before.size() && start < after.size() && before[start] == after[start]) ++start;
  while (start > 0 && (continues(before, start) || continues(after, start))) --start;
  std::size_t tail = 0;
  while (tail < before.size() - start && tail < after.size() - start &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  while (tail > 0 && (continues(before, before.size() - tail) || continues(after, after.size() - tail)))
    --tail;
  const std::string_view came = after.substr(start, after.size() - start - tail);
  std::string_view went = before.substr(start, before.size() - start - tail);
  if (came.empty()) {
    std::size_t end = std::min(went.size(), most_deleted);
    while (continues(went, end)) --end;
    went = went.substr(0, end);
    if (!went.empty()) add(catalogue_.format("speech.deleted", {{"text", went}}), true);
    return;
  }
  const UChar32 letter = only_letter(came);
  if (letter == 0) return add(came, now, true);
  if (u_isUWhiteSpace(letter)) return add(last_word(after.substr(0, start), language_of(now)), now, true);
  if (u_isUUppercase(letter)) return add(catalogue_.format("speech.capital", {{"letter", came}}), true);
  add(came, now, true);
}

}  // namespace mend::speech
