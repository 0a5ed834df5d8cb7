// Whatever a person presses, in whatever order, and wherever the power goes.
#include "filler.h"
#include "page_forms.h"

#include <algorithm>

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;

namespace {

/// Presses by chance, and remembers what was typed.
struct Anybody {
  Filler sam;
  base::SeededRandom chance;
  std::map<std::string, std::string> typed;
  std::string pressed;
  bool takes_away;  ///< the form itself takes answers away

  Anybody(const std::shared_ptr<const form::Form>& form, std::uint64_t seed, bool takes_answers_away)
      : sam(form, {{"visits", {{"comes", {"no"}}, {"one", {"yes"}}}}}),
        chance(seed),
        takes_away(takes_answers_away) {}

  std::size_t one_of(std::size_t count) {
    std::uint8_t bytes[4] = {};
    chance.fill(bytes);
    return count == 0 ? 0 : (bytes[0] * 65536U + bytes[1] * 256U + bytes[2]) % count;
  }
  bool one_in(std::size_t count) { return one_of(count) == 0; }

  void type() {
    const auto& page = sam.form.page();
    const form::Question question = page[one_of(page.size())];
    if (!is_asked(question)) return;
    std::string value;
    if (question.choices.empty()) {
      static constexpr const char* words[] = {"", "a", "home ", "the wait was long", "x", "somewhere else."};
      value = words[one_of(6)];
    } else if (question.control == form::Control::select_multiple) {
      for (const form::Choice& choice : question.choices) {
        if (one_in(2)) value += (value.empty() ? "" : " ") + choice.name;
      }
    } else {
      value = question.choices[one_of(question.choices.size())].name;
    }
    pressed = "type " + question.ref + " = " + value;
    typed[question.ref] = value;
    sam.form.edit(question.ref, value);
  }
  void skip() {
    pressed = "skip";
    for (const form::Question& question : sam.form.page()) {
      if (sam.form.can_skip() && is_asked(question)) gone.push_back(question.ref);
    }
    sam.form.skip();
    if (sam.form.place() != FormPlace::skip) really_gone();
  }
  void really_gone() {
    for (const std::string& ref : gone) typed.erase(ref);
    gone.clear();
  }
  void on_list() {
    const auto all = sam.form.instances();
    const std::size_t what = one_of(6);
    if (what < 2 && all.size() < 3) {
      pressed = "add";
      sam.form.add();
    } else if (what == 2 && !all.empty()) {
      pressed = "change one";
      sam.form.change_instance(all[one_of(all.size())]);
    } else if (what == 3 && !all.empty()) {
      pressed = "take one out";
      sam.form.ask_take_out(all[one_of(all.size())]);
    } else {
      go_on_or_back();
    }
  }
  void go_on_or_back() {
    if (one_in(3)) {
      pressed = "back";
      (void)sam.form.back();
    } else {
      pressed = "go on";
      sam.form.go_on();
    }
  }
  void change() {
    pressed = "change";
    const auto& pages = sam.form.pages();
    // Not only what is there to press.
    if (!pages.empty()) sam.form.change(std::string(pages[one_of(pages.size())].ref));
  }
  void press() {
    switch (sam.form.place()) {
      case FormPlace::question:
        if (one_in(2)) return type();
        if (one_in(6)) return skip();
        return go_on_or_back();
      case FormPlace::list:
        return on_list();
      case FormPlace::take_out: {
        pressed = "take out " + sam.form.taking_out();
        const bool really = one_in(2);
        if (really) take_out(typed, sam.form.taking_out());
        return sam.form.take_out(really);
      }
      case FormPlace::skip: {
        pressed = "skip the page";
        const bool really = one_in(2);
        if (really) really_gone();
        gone.clear();
        return sam.form.skip_page(really);
      }
      case FormPlace::stop:
        pressed = "read";
        if (one_in(3)) return void(sam.form.back());
        return sam.form.acknowledge_stop();
      case FormPlace::tasks: {
        const auto tasks = sam.form.tasks();
        if (one_in(3) || tasks.empty()) return go_on_or_back();
        pressed = "open a part";
        return sam.form.open_task(tasks[one_of(tasks.size())].ref);
      }
      case FormPlace::section_check:
        if (one_in(2)) return change();
        return go_on_or_back();
      case FormPlace::check:
        if (one_in(3)) return send();
        if (one_in(2)) return change();
        return go_on_or_back();
    }
  }
  void send() {
    pressed = "send";
    FormModel fresh = sam.hidden();
    const bool ready = sam.form.ready_to_send();
    CHECK(ready == fresh.ready_to_send());
    CHECK(sam.form.place() == fresh.place());
    CHECK(refs(sam.form.problems()) == refs(fresh.problems()));
    if (!ready) return;
    // What goes is what was typed last, all of it that is asked.
    for (const auto& question : sam.form.questions()) {
      const auto wanted = typed.find(question.ref);
      if (wanted != typed.end() && is_asked(question) && !takes_away) CHECK(question.value == wanted->second);
    }
  }
  static std::vector<std::string> refs(const std::vector<FormProblem>& problems) {
    std::vector<std::string> all;
    for (const FormProblem& problem : problems)
      all.push_back(problem.ref + (problem.unfinished ? " unfinished" : ""));
    return all;
  }
  /// What stands there, whether it is an answer or not.
  [[nodiscard]] std::string shown(const form::Question& question) const {
    for (const auto& entry : sam.form.unfinished()) {
      if (entry.ref == question.ref) return entry.value;
    }
    return question.value;
  }
  void nothing_is_lost() {
    if (sam.form.place() == FormPlace::question) CHECK_FALSE(sam.form.page().empty());
    if (takes_away) return;
    for (const auto& question : sam.form.questions()) {
      const auto wanted = typed.find(question.ref);
      if (wanted == typed.end() || !is_asked(question)) continue;
      CAPTURE(question.ref);
      CHECK(shown(question) == wanted->second);
    }
  }
  void hide_and_take_up() {
    pressed += ", hide";
    const auto rest = sam.form.unfinished();
    sam.journal.insert(sam.journal.end(), rest.begin(), rest.end());
    sam.form = sam.again();
    gone.clear();
  }

  std::vector<std::string> gone;
};

void wander(const std::shared_ptr<const form::Form>& form, bool takes_away, std::uint64_t seeds) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    Anybody anybody(form, seed, takes_away);
    std::string way;
    for (int n = 0; n < 120; ++n) {
      anybody.press();
      way += anybody.pressed + "\n";
      CAPTURE(seed, n, way);
      anybody.sam.step();
      anybody.nothing_is_lost();
      if (anybody.one_in(15)) anybody.hide_and_take_up();
    }
  }
}

}  // namespace

TEST_CASE(
    "whatever is pressed in repeats in repeats, a draft is taken up the same and nothing typed is lost") {
  wander(visitors(), false, 25);
}

TEST_CASE("whatever is pressed in a form of parts, a draft is taken up the same and nothing typed is lost") {
  wander(two_parts(), false, 25);
}

TEST_CASE("whatever is pressed on pages of several, a draft is taken up the same and nothing typed is lost") {
  wander(together_page(), false, 15);
  wander(hiding(), false, 25);
}

TEST_CASE("whatever is pressed where answers take others away, a draft is taken up the same") {
  wander(topics(), true, 25);
}

TEST_CASE(
    "whatever is pressed where a count falls and grows, a draft is taken up the same and nothing is lost") {
  wander(counted_visits(), false, 25);
}
