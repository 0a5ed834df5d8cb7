#include "kiosk/speech/narrator.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::speech;
using ui::Node;
using ui::Role;
using ui::Tree;

namespace {

const messages::Catalogue& english() {
  static const messages::Catalogue only;
  return only;
}

Node node(Role role, std::string name, std::string id = {}) {
  Node made;
  made.role = role;
  made.name = std::move(name);
  made.id = std::move(id);
  made.language = "en";
  made.scrolls = true;
  made.focusable =
      role == Role::button || role == Role::radio || role == Role::textbox || role == Role::checkbox;
  return made;
}

Tree page(std::string id, std::string title, std::vector<Node> nodes) {
  Tree tree;
  Node whole = node(Role::page, std::move(title), "page/" + id);
  whole.scrolls = false;
  tree.nodes.push_back(whole);
  for (Node& each : nodes) tree.nodes.push_back(std::move(each));
  return tree;
}

Tree focused(Tree tree, std::string_view id) {
  for (Node& each : tree.nodes) each.states.focused = each.id == id;
  return tree;
}

std::string text_of(const Speech& speech) {
  std::string text;
  for (const Utterance& each : speech)
    text += (text.empty() ? "" : " | ") + std::string(each.is_private ? "*" : "") + each.text;
  return text;
}

std::string without_headphones(const Speech& speech) {
  std::string text;
  for (const Utterance& each : speech) {
    if (!each.is_private) text += each.text + " ";
  }
  return text;
}

Tree question(bool chosen) {
  Node heading = node(Role::heading, "How was your week?", "heading");
  heading.level = 1;
  Node group = node(Role::radio_group, "How was your week?", "q");
  group.hint = "Choose one.";
  Node good = node(Role::radio, "Good", "q/good");
  good.parent = 2;
  good.position = 1;
  good.count = 2;
  good.states.checked = chosen;
  good.states.is_private = true;
  Node bad = node(Role::radio, "Bad", "q/bad");
  bad.parent = 2;
  bad.position = 2;
  bad.count = 2;
  bad.states.is_private = true;
  return page("q", "How was your week?",
              {heading, group, good, bad, node(Role::button, "Continue", "continue")});
}

}  // namespace

TEST_CASE("a new page is named, then what has the focus") {
  Narrator narrator;
  CHECK(text_of(narrator.follow(focused(question(false), "heading"), english())) == "How was your week?");
  CHECK(narrator.follow(focused(question(false), "heading"), english()).empty());
}

TEST_CASE("who cannot see hears each answer with its question, its place and whether it is chosen") {
  Narrator narrator;
  (void)narrator.follow(focused(question(false), "continue"), english());
  CHECK(text_of(narrator.follow(focused(question(false), "q/good"), english())) ==
        "How was your week? | Choose one. | Good | choice | *not chosen | 1 of 2");
  // Inside the same question it is not asked again.
  CHECK(text_of(narrator.follow(focused(question(false), "q/bad"), english())) ==
        "Bad | choice | *not chosen | 2 of 2");
}

TEST_CASE("what was pressed says what became of it, and that is for headphones") {
  Narrator narrator;
  (void)narrator.follow(focused(question(false), "q/good"), english());
  const Speech speech = narrator.follow(focused(question(true), "q/good"), english());
  CHECK(text_of(speech) == "*chosen");
}

TEST_CASE("problems are said at once, each naming its field") {
  Narrator narrator;
  (void)narrator.follow(focused(question(false), "continue"), english());
  Tree wrong = question(false);
  Node summary = node(Role::alert, "There is a problem", "error-summary");
  Node link = node(Role::link, "Say how your week was", "error-summary/q");
  wrong.nodes.insert(wrong.nodes.begin() + 1, {summary, link});
  wrong.nodes[2].parent = 1;
  for (std::size_t i = 3; i < wrong.nodes.size(); ++i) {
    if (wrong.nodes[i].parent) *wrong.nodes[i].parent += 2;
  }
  wrong.nodes[4].error = "Say how your week was";
  CHECK(text_of(narrator.follow(focused(wrong, "error-summary"), english())) ==
        "There is a problem | important | Say how your week was");
  CHECK(text_of(narrator.follow(focused(wrong, "q/good"), english())).find("Problem: ") != std::string::npos);
}

TEST_CASE(
    "letters are heard as they are typed, words when they end, and what is deleted, on headphones only") {
  Narrator narrator;
  const auto with = [](std::string value) {
    Node field = node(Role::textbox, "Something good", "f");
    field.value = std::move(value);
    field.states.is_private = true;
    field.states.focused = true;
    return page("p", "P", {field});
  };
  CHECK(text_of(narrator.follow(with(""), english())) ==
        "Page: P | Something good | box to write in | *empty");
  CHECK(text_of(narrator.follow(with("t"), english())) == "*t");
  CHECK(text_of(narrator.follow(with("tŷ"), english())) == "*ŷ");
  CHECK(text_of(narrator.follow(with("tŷ "), english())) == "*tŷ");
  CHECK(text_of(narrator.follow(with("tŷ W"), english())).find("capital") != std::string::npos);
  CHECK(text_of(narrator.follow(with("tŷ "), english())).find("deleted") != std::string::npos);
  for (const char* value : {"tŷ a", "tŷ ab", "tŷ abŵ", ""}) {
    for (const Utterance& each : narrator.follow(with(value), english())) CHECK(each.is_private);
  }
}

TEST_CASE("a PIN says how many digits there are and never which") {
  Narrator narrator;
  const auto with = [](std::string value) {
    Node field = node(Role::textbox, "Enter your PIN", "pin");
    field.value = std::move(value);
    field.states.is_private = true;
    field.states.masked = true;
    Node seven = node(Role::button, "7", "pin/7");
    seven.states.is_private = true;
    seven.states.focused = true;
    return page("door", "Sam", {field, seven});
  };
  (void)narrator.follow(with("0 of 4 entered"), english());
  const Speech speech = narrator.follow(with("1 of 4 entered"), english());
  CHECK(text_of(speech) == "*1 of 4 entered");
}

TEST_CASE("a resident's name is said on headphones; without them their picture stands for it") {
  Node tile = node(Role::button, "Sam", "residents/1");
  tile.description = "boat";
  tile.position = 1;
  tile.count = 2;
  tile.states.is_private = true;
  tile.states.focused = true;
  Narrator narrator;
  const Speech speech = narrator.follow(page("sign-in", "Who is here?", {tile}), english());
  CHECK(text_of(speech).find("*Sam") != std::string::npos);
  const std::string loud = without_headphones(speech);
  CHECK(loud.find("Sam") == std::string::npos);
  CHECK(loud.find("boat") != std::string::npos);
  CHECK(loud.find("1 of 2") != std::string::npos);
  for (const Utterance& each : speech) CHECK(each.is_private == each.is_covered);
}

TEST_CASE("an answer on the page of answers is private, its question is not") {
  Node row = node(Role::list_item, "Your week", "answers/week");
  row.value = "Bad";
  row.states.is_private = true;
  const Speech speech = Narrator::from_here(page("check", "Check", {row}), english());
  CHECK(text_of(speech) == "Your week | *Bad");
}

TEST_CASE(
    "what a button has made of an answer is told, and on headphones only; what the button does is no "
    "secret") {
  const auto order = [](std::string place) {
    Node earlier = node(Role::button, "Earlier: Music", "order/music/earlier");
    earlier.value = std::move(place);
    earlier.states.is_private = true;
    return focused(page("order", "What helps most?", {earlier}), "order/music/earlier");
  };
  Narrator narrator;
  CHECK(without_headphones(narrator.follow(order("3"), english())).find("Earlier: Music") !=
        std::string::npos);
  CHECK(text_of(narrator.follow(order("2"), english())) == "*2");
}

TEST_CASE("a page is read to its end in reading order, each part in its own language, and can be marked") {
  Node welsh = node(Role::text, "Bore da.");
  welsh.language = "cy";
  Node bar = node(Role::button, "Get help now", "help");
  bar.scrolls = false;
  const Tree tree = page("p", "P",
                         {bar, node(Role::heading, "Hello", "heading"), node(Role::text, "One."), welsh,
                          node(Role::button, "Continue", "continue")});
  const Speech speech = Narrator::from_here(tree, english());
  CHECK(text_of(speech) == "Hello | One. | Bore da. | Continue | button");
  CHECK(speech[2].language == "cy");
  CHECK(speech[0].node == "heading");
  CHECK(speech[1].node == "#3");
  // From the focus on, when it is on the page.
  CHECK(text_of(Narrator::from_here(focused(tree, "continue"), english())) == "Continue | button");
}

TEST_CASE("where am I: the page, how far it is, and what has the focus") {
  const Tree tree =
      page("p", "Learn", {node(Role::progress, "Page 2 of 9"), node(Role::button, "Continue", "continue")});
  CHECK(text_of(Narrator::where(focused(tree, "continue"), english())) ==
        "Page: Learn | Page 2 of 9 | Continue | button");
}

TEST_CASE("the page's answer to a choice is heard without looking for it") {
  Narrator narrator;
  (void)narrator.follow(focused(question(false), "q/good"), english());
  Tree answered = focused(question(true), "q/good");
  answered.nodes.push_back(node(Role::text, "Many people say so."));
  CHECK(text_of(narrator.follow(answered, english())) == "*chosen | Many people say so.");
}
