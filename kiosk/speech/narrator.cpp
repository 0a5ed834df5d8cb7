#include "kiosk/speech/narrator.h"

#include "content/base/bytes.h"
#include "kiosk/speech/telling.h"

#include <algorithm>
#include <unordered_set>

namespace mend::speech {

using ui::Node;
using ui::Role;
using ui::Tree;

namespace {

bool is_notice(const Node& node) {
  return (node.role == Role::alert || node.role == Role::status) && node.id != "notice" &&
         node.id != "error-summary";
}

bool in_toolbar(const Tree& tree, const Node& node) {
  return node.parent && tree.nodes[*node.parent].role == Role::toolbar;
}

/// The same thing in the other tree; plain text has no id.
const Node* same_in(const Tree& tree, const Node& node) {
  return node.id.empty() ? nullptr : tree.find(node.id);
}

const Node* focused_before(const Tree& before, const Tree& after) {
  const Node* old = before.focused();
  return old ? same_in(after, *old) : nullptr;
}

/// Words that were not there before, below what was pressed: the answer of the page to it.
void tell_new_words(Telling& telling, const Tree& before) {
  std::unordered_set<std::string> known;
  for (const Node& node : before.nodes) known.insert(node.name);
  const Tree& tree = telling.tree();
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (node.scrolls && (node.role == Role::text || node.role == Role::heading) && !known.contains(node.name))
      telling.name(i);
  }
}

void tell_new_notices(Telling& telling, const Tree& before) {
  const Tree& tree = telling.tree();
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    // A status without an id is the count of letters that are left: it changes with each of them.
    if (!is_notice(node) || node.id.empty() || before.find(node.id)) continue;
    telling.whole(i);
  }
}

/// What has become of the one that still has the focus.
void tell_change(Telling& telling, const Node& before, std::size_t at) {
  const Node& now = telling.tree().nodes[at];
  if (now.role == Role::textbox && !now.states.masked) {
    if (now.value != before.value) telling.typed(before.value, now);
  } else if (now.value != before.value) {
    telling.value(at);
  }
  // The button of reading aloud says "Stop reading" while it is read: that is no news.
  if (now.name != before.name && !in_toolbar(telling.tree(), now)) return telling.whole(at);
  const bool turned =
      now.states.checked != before.states.checked || now.states.selected != before.states.selected ||
      now.states.expanded != before.states.expanded || now.states.disabled != before.states.disabled;
  if (turned) telling.states(at);
  if (now.error != before.error && !now.error.empty()) telling.error(at);
}

/// What was turned elsewhere: by touch the focus may stay where it was.
bool tell_turned(Telling& telling, const Tree& before, const Node* told) {
  bool any = false;
  const Tree& tree = telling.tree();
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& now = tree.nodes[i];
    const Node* then = same_in(before, now);
    if (!then) continue;
    const bool turned_on =
        now.states.checked != then->states.checked && (now.states.checked || now.role == Role::checkbox);
    any = any || turned_on;
    if (&now == told) continue;
    if (turned_on) {
      telling.name(i);
      telling.states(i);
    }
    // Digits that were pressed on the pad.
    if (now.states.masked && now.value != then->value) telling.value(i);
  }
  return any;
}

}  // namespace

void Narrator::forget() {
  for (Node& node : before_.nodes) {
    base::wipe(node.name);
    base::wipe(node.value);
    base::wipe(node.description);
  }
  before_ = {};
  fresh_ = true;
}

Speech Narrator::follow(const Tree& tree, const messages::Catalogue& catalogue) {
  if (tree.nodes.empty()) return {};
  Telling telling(tree, catalogue);
  const bool new_page = fresh_ || before_.nodes.empty() || before_.nodes.front().id != tree.nodes.front().id;
  const Node* focus = tree.focused();
  if (new_page) {
    telling.page();
    if (focus) telling.arrival(focus, nullptr);
  } else {
    const Node* before_focus = before_.focused();
    const bool moved =
        (focus ? focus->id : std::string()) != (before_focus ? before_focus->id : std::string());
    const bool opened = tree.modal && !before_.modal;
    if (opened) telling.dialog();
    const bool answered = tell_turned(telling, before_, moved || before_focus ? focus : nullptr);
    tell_new_notices(telling, before_);
    if (focus && moved) {
      telling.arrival(focus, focused_before(before_, tree));
    } else if (focus && before_focus) {
      tell_change(telling, *before_focus, telling.index(*focus));
    }
    if (answered) tell_new_words(telling, before_);
  }
  before_ = tree;
  fresh_ = false;
  return telling.take();
}

Speech Narrator::from_here(const Tree& tree, const messages::Catalogue& catalogue) {
  Telling telling(tree, catalogue);
  const Node* focus = tree.focused();
  std::size_t start = focus && focus->scrolls ? telling.index(*focus) : 0;
  // The label of what has the focus stands above it.
  while (start > 0 && tree.nodes[start - 1].scrolls && tree.nodes[start - 1].role != Role::button && focus &&
         tree.nodes[start - 1].name == focus->name) {
    --start;
  }
  for (std::size_t i = start; i < tree.nodes.size(); ++i) {
    // The way back is on every page; who wants it finds it with the keys.
    if (tree.nodes[i].scrolls && (tree.nodes[i].id != "back" || &tree.nodes[i] == focus)) telling.read(i);
  }
  return telling.take();
}

Speech Narrator::where(const Tree& tree, const messages::Catalogue& catalogue) {
  if (tree.nodes.empty()) return {};
  Telling telling(tree, catalogue);
  telling.page();
  if (const Node* focus = tree.focused()) telling.arrival(focus, nullptr);
  return telling.take();
}

}  // namespace mend::speech
