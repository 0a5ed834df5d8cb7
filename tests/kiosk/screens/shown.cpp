#include "shown.h"

#include "check_in.h"
#include "every_kind.h"
#include "filler.h"
#include "i18n/locale/locale.h"
#include "kiosk/screens/ask_screen.h"
#include "kiosk/screens/before_screen.h"
#include "kiosk/screens/check_screen.h"
#include "kiosk/screens/first_run_screen.h"
#include "kiosk/screens/form_pages.h"
#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/home_screen.h"
#include "kiosk/screens/items_screen.h"
#include "kiosk/screens/mine_screen.h"
#include "kiosk/screens/pin_screen.h"
#include "kiosk/screens/question_screen.h"
#include "kiosk/screens/reader_screen.h"
#include "kiosk/screens/sent_screen.h"
#include "kiosk/screens/settings_screen.h"
#include "kiosk/screens/sign_in_screen.h"

#include <filesystem>
#include <memory>
#include <stdexcept>

namespace mend::screens::testing {
namespace {

using messages::Catalogue;

constexpr base::UnixMillis kDay = 1'800'000'000'000;  // 15 January 2027

const form::Words& form_title() {
  static const form::Words title{"Weekly check-in", "en"};
  return title;
}

const std::vector<library::HelpLine>& lines() {
  static const std::vector<library::HelpLine> all{{library::HelpLineId::cell_bell, ""},
                                                  {library::HelpLineId::officer, ""},
                                                  {library::HelpLineId::listener, ""},
                                                  {library::HelpLineId::samaritans, "116 123"}};
  return all;
}

std::vector<library::Item> items(library::ItemKind kind) {
  std::vector<library::Item> made;
  for (const auto& [id, title] : {std::pair("what-is-rj", "What is restorative justice?"),
                                  std::pair("feelings", "Strong feelings, and what helps")}) {
    library::Item item;
    item.kind = kind;
    item.org = "mend";
    item.id = id;
    item.source_language = "en";
    item.languages = {"en"};
    item.title = {{"en", title}};
    item.summary = {{"en", "What it is, who takes part, and that you choose."}};
    item.minutes = 12;
    made.push_back(item);
  }
  return made;
}

std::vector<store::Record> records() {
  const auto record = [](char id, const char* form_class, const char* title) {
    store::Record made;
    made.envelope = std::string(32, id);
    made.body = store::RecordBody{"mend/x", 1, {}, form_class, {{"en", title}}, false};
    made.state.created = kDay;
    return made;
  };
  std::vector<store::Record> all{record('a', "rj", "Ask about restorative justice"),
                                 record('b', "key-work", "Weekly check-in")};
  all[0].state.collected = kDay;
  all[0].state.status = "status.with-staff";
  all[0].state.status_date = kDay + 86'400'000;
  return all;
}

ReaderModel reader() {
  module::Page page;
  page.title = "Everyone must choose freely";
  page.blocks.emplace_back(module::Callout{});
  page.blocks.emplace_back(module::Choice{"May somebody stop half-way?",
                                          {{"Yes, at any time", "That is so. Nobody needs a reason."},
                                           {"Only once", "It is easier than that: at any time."}}});
  page.blocks.emplace_back(module::HelpPause{});
  page.blocks.front() = module::Choice{
      "Who may take part?",
      {{"Whoever wants to", "Yes, if all want it."}, {"Whoever is told to", "Nobody is told to."}}};
  return {"mend/what-is-rj", {"What is restorative justice?", "en"}, "en", {page, {"The end", {}}}, 0};
}

void draw_question(ui::Ui& ui, const Catalogue& catalogue, const Frame& frame, const FormModel& form,
                   Saved saved) {
  QuestionActions actions;
  QuestionMemory memory;
  draw(ui, frame, make_question(catalogue, form, saved, {kDay}), {{}, {}}, memory, actions);
}

/// A page of the form, up to which `go` answers.
Shown question(const char* name, const std::function<void(Writer&)>& go, Saved saved = Saved::saved) {
  auto writer = std::make_shared<std::unique_ptr<Writer>>();
  return {"question", std::string("question-") + name,
          [=](ui::Ui& ui, const Catalogue& catalogue, const Frame& frame) {
            if (!*writer) {
              *writer = std::make_unique<Writer>();
              go(**writer);
            }
            draw_question(ui, catalogue, frame, (*writer)->form, saved);
          }};
}

template <class Model, class Actions>
Shown shown(const char* screen, const char* name, Model make, Actions) {
  return {screen, name, [=](ui::Ui& ui, const Catalogue& catalogue, const Frame& frame) {
            Actions actions;
            draw(ui, frame, make(catalogue), actions);
          }};
}

Shown pin(const char* name, const PinState& state) {
  return shown(
      "pin", name, [=](const Catalogue& c) { return make_pin(c, state); }, PinActions{});
}

const std::vector<std::string>& all_languages() {
  static const std::vector<std::string> kTags{"en", "cy", "sq", "pl", "ro",  "lt", "pt", "vi",
                                              "tr", "so", "ar", "ur", "ckb", "fa", "ps", "pa",
                                              "hi", "bn", "gu", "ta", "zh",  "th"};
  return kTags;
}

void add_door(std::vector<Shown>& all) {
  const std::vector<store::Tile> tiles{
      {"1", "Sam", "boat"}, {"2", "أحمد", "leaf"}, {"3", "Óðinn-Þór", "sun"}};
  all.push_back(shown(
      "sign_in", "sign-in",
      [=](const Catalogue& c) {
        return make_sign_in(c, tiles, {"en", "cy", "ar"}, c.language());
      },
      SignInActions{}));
  all.push_back(shown(
      "sign_in", "sign-in-nobody",
      [](const Catalogue& c) {
        return make_sign_in(c, {}, {"en", "cy", "ar"}, c.language());
      },
      SignInActions{}));
  all.push_back(shown(
      "sign_in", "sign-in-all-languages",
      [=](const Catalogue& c) { return make_sign_in(c, tiles, all_languages(), c.language()); },
      SignInActions{}));
  all.push_back(pin("pin-pictures", {.name = "Sam", .pictures = true}));
  all.push_back(pin("pin", {.name = "Sam"}));
  all.push_back(pin("pin-wrong", {.name = "Sam", .trouble = PinTrouble::wrong, .has_code = true}));
  all.push_back(pin("pin-wait", {.name = "Sam", .trouble = PinTrouble::wrong, .wait_millis = 90'000}));
  all.push_back(pin("pin-code", {.step = PinStep::code, .name = "أحمد"}));
  all.push_back(pin("pin-choose", {.step = PinStep::choose, .name = "Sam", .trouble = PinTrouble::differ}));
  all.push_back(pin("pin-closed", {.step = PinStep::closed, .name = "Sam"}));
}

void add_home(std::vector<Shown>& all) {
  all.push_back(shown(
      "home", "home", [](const Catalogue& c) { return make_home(c, "Sam"); }, HomeActions{}));
  for (const SettingsTab tab :
       {SettingsTab::look, SettingsTab::language, SettingsTab::listen, SettingsTab::press}) {
    all.push_back(shown(
        "settings", std::string("settings-").append(name_of(tab)).c_str(),
        [=](const Catalogue& c) {
          const store::Preferences preferences{.text_size = "large", .switches = "one"};
          return make_settings(c, {preferences, all_languages(), c.language(), tab});
        },
        SettingsActions{}));
  }
  for (const FirstStep step : {FirstStep::language, FirstStep::listen, FirstStep::size, FirstStep::colours}) {
    all.push_back(shown(
        "first_run", std::string(name_of(step)).c_str(),
        [=](const Catalogue& c) {
          const store::Preferences preferences;
          const bool first = step == FirstStep::language;
          return make_first_run(c, {preferences, all_languages(), c.language(), step, first});
        },
        FirstRunActions{}));
  }
  all.push_back(shown(
      "items", "learn",
      [](const Catalogue& c) { return make_learn(c, items(library::ItemKind::module), c.language()); },
      ItemsActions{}));
  all.push_back(shown(
      "items", "forms-none", [](const Catalogue& c) { return make_forms(c, {}, c.language()); },
      ItemsActions{}));
  all.push_back(shown(
      "mine", "mine",
      [](const Catalogue& c) {
        const auto sent = records();
        return make_mine(c, &sent, c.language(), MineNotice::none);
      },
      MineActions{}));
  all.push_back(shown(
      "mine", "mine-withdrawn",
      [](const Catalogue& c) {
        const auto sent = records();
        return make_mine(c, &sent, c.language(), MineNotice::withdrawn);
      },
      MineActions{}));
  all.push_back({"reader", "reader", [](ui::Ui& ui, const Catalogue& catalogue, const Frame& frame) {
                   const ReaderModel model = reader();
                   ReaderActions actions;
                   draw(ui, frame, model, make_reader_words(catalogue, model), {}, std::nullopt, actions);
                 }});
}

/// A page of a form with parts and repeats, up to which `go` answers.
Shown on_the_way(const char* screen, const char* name, const std::shared_ptr<const form::Form>& of,
                 const std::function<void(Filler&)>& go) {
  return {screen, name, [=](ui::Ui& ui, const Catalogue& catalogue, const Frame& frame) {
            Filler filler(of);
            go(filler);
            if (filler.form.place() == FormPlace::check || filler.form.place() == FormPlace::section_check) {
              CheckActions actions;
              draw(ui, frame, make_check(catalogue, filler.form, {kDay}, false), actions);
            } else if (filler.form.place() == FormPlace::question) {
              draw_question(ui, catalogue, frame, filler.form, Saved::saved);
            } else {
              (void)draw_between(ui, frame, catalogue, filler.form);
            }
          }};
}

/// A page of several questions, one of them required, on which an answer has just brought up another.
Shown more_came() {
  const auto form =
      load_form("<g><sleep/><since/><why/></g>",
                R"x(<bind nodeset="/data/g/sleep" required="true()"/>)x"
                R"x(<bind nodeset="/data/g/why" relevant="/data/g/since = 'yes'"/>)x",
                R"(<group ref="/data/g" appearance="field-list"><label>Your nights</label>)" +
                    ask("/data/g/sleep", "How do you sleep?") + pick("/data/g/since", "Was it so before?") +
                    pick("/data/g/why", "Do you know why?") + "</group>");
  struct Held {
    std::unique_ptr<Filler> filler;
    QuestionMemory memory;
  };
  auto held = std::make_shared<Held>();
  return {"question", "question-more", [=](ui::Ui& ui, const Catalogue& catalogue, const Frame& frame) {
            if (!held->filler) {
              held->filler = std::make_unique<Filler>(form);
              held->filler->form.edit("/data/g/since", "yes");
              held->memory.meet("question/data/g/sleep");
              held->memory.shown = {"/data/g/sleep", "/data/g/since"};
              held->memory.came = {"/data/g/why"};
            }
            QuestionActions actions;
            QuestionMemory memory = held->memory;
            const auto model = make_question(catalogue, held->filler->form, Saved::saved, {kDay}, memory);
            draw(ui, frame, model, {{}, {}}, memory, actions);
          }};
}

void add_visitor(Filler& filler, const std::string& name) {
  filler.form.add();
  filler.form.edit(filler.at(), name);
  for (int n = 0; n < 3; ++n) filler.form.go_on();
}

void add_way(std::vector<Shown>& all) {
  const auto list = [](Filler& filler) {
    filler.form.go_on();
    add_visitor(filler, "Ali");
    add_visitor(filler, "Bo");
  };
  all.push_back(on_the_way("list", "list-empty", visitors(), [](Filler& filler) { filler.form.go_on(); }));
  all.push_back(on_the_way("list", "list", visitors(), list));
  all.push_back(on_the_way("list", "take-out", visitors(), [list](Filler& filler) {
    list(filler);
    filler.form.ask_take_out("/data/v[1]");
  }));
  all.push_back(on_the_way("ask", "skip-page", together_page(), [](Filler& filler) {
    filler.form.edit("/data/g/one", "yes");
    filler.form.edit("/data/g/two", "The wait was long");
    filler.form.skip();
  }));
  all.push_back(on_the_way("check", "check-unfinished", together_page(), [](Filler& filler) {
    for (int n = 0; n < 2; ++n) filler.form.go_on();
    filler.form.change("/data/g/two");
    filler.form.edit("/data/g/two", "The wait was long");
    (void)filler.form.back();
    (void)filler.form.ready_to_send();
  }));
  all.push_back(on_the_way("question", "question-in-repeat", visitors(), [list](Filler& filler) {
    list(filler);
    filler.form.change_instance("/data/v[2]");
  }));
  all.push_back(more_came());
  all.push_back(on_the_way("check", "check-repeats", visitors(), [list](Filler& filler) {
    list(filler);
    filler.form.go_on();
    filler.form.go_on();
  }));
  all.push_back(on_the_way("tasks", "tasks", two_parts(), [](Filler& filler) {
    filler.form.go_on();
    filler.form.open_task("/data/a");
    for (int n = 0; n < 2; ++n) filler.form.go_on();
  }));
  all.push_back(on_the_way("check", "check-part", two_parts(), [](Filler& filler) {
    filler.form.go_on();
    filler.form.open_task("/data/a");
    filler.form.go_on();
  }));
}

void add_form(std::vector<Shown>& all) {
  all.push_back(shown(
      "before", "before", [](const Catalogue& c) { return make_before(c, form_title(), "rj", {kDay}, true); },
      BeforeActions{}));
  all.push_back(question(
      "says", [](Writer&) {}, Saved::nothing_yet));
  all.push_back(question(
      "one", [](Writer& writer) { writer.go_on(); }, Saved::failed));
  all.push_back(question("many", [](Writer& writer) {
    writer.go_on();
    writer.answer("week", "bad");
  }));
  all.push_back(question("text", [](Writer& writer) {
    writer.go_on();
    writer.answer("week", "good");
  }));
  all.push_back(question("error", [](Writer& writer) {
    while (writer.form.place() == FormPlace::question && writer.at() != "agree") writer.go_on();
    writer.go_on();
  }));
  for (const bool failed : {false, true}) {
    all.push_back({"check", failed ? "check-failed" : "check",
                   [failed](ui::Ui& ui, const Catalogue& catalogue, const Frame& frame) {
                     Writer writer;
                     writer.go_on();
                     writer.answer("week", "good");
                     writer.answer("good", "tea");
                     writer.to_check();
                     CheckActions actions;
                     draw(ui, frame, make_check(catalogue, writer.form, {kDay}, failed), actions);
                   }});
  }
  for (const bool urgent : {false, true}) {
    all.push_back(shown(
        "sent", urgent ? "sent-urgent" : "sent",
        [urgent](const Catalogue& c) { return make_sent(c, {kDay}, urgent, true); }, SentActions{}));
    all.push_back(shown(
        "help", urgent ? "stop-urgent" : "stop",
        [urgent](const Catalogue& c) { return make_stop(c, &lines(), urgent); }, StopActions{}));
  }
}

/// A picture of one colour, for what the pages do around it.
window::Image picture_of(std::uint32_t colour) {
  window::Image image;
  image.size = {160, 120};
  for (int n = 0; n < 160 * 120; ++n) {
    for (int shift : {24, 16, 8, 0}) image.pixels.push_back(static_cast<std::uint8_t>(colour >> shift));
  }
  return image;
}

const Pictures& form_pictures() {
  static const Pictures all{{"jr://images/meal.png", picture_of(0x2b6777ff)},
                            {"jr://images/tea.png", picture_of(0x8c5a2bff)},
                            {"jr://images/soup.png", picture_of(0xc8963eff)}};
  return all;
}

ReaderAudio player(const Catalogue& catalogue) {
  return {catalogue.format("audio.recording", {{"title", "Listen"}}),
          catalogue.get("audio.play"),
          catalogue.get("audio.pause"),
          catalogue.get("audio.again"),
          catalogue.format("audio.time", {{"position", "0:00"}, {"length", "0:03"}}),
          std::nullopt,
          {.length_s = 3}};
}

/// A question of each kind, with what was typed or chosen, and perhaps what came of Continue.
Shown kind(const char* name, const char* answer, bool go_on = false, const char* called = nullptr) {
  struct Held {
    std::unique_ptr<Asked> asked;
    QuestionMemory memory;
  };
  auto held = std::make_shared<Held>();
  return {"question", std::string("kind-") + (called ? called : name),
          [=](ui::Ui& ui, const Catalogue& catalogue, const Frame& frame) {
            if (!held->asked) {
              held->asked = std::make_unique<Asked>(name);
              held->asked->type(name, answer);
              if (go_on) held->asked->form.go_on();
              held->memory.meet("question/data/" + std::string(name));
              held->memory.open.insert("/data/nights");
            }
            QuestionActions actions;
            const auto model =
                make_question(catalogue, held->asked->form, Saved::saved, {kDay}, held->memory);
            draw(ui, frame, model, {form_pictures(), {{"jr://audio/song.opus", player(catalogue)}}},
                 held->memory, actions);
          }};
}

void add_kinds(std::vector<Shown>& all) {
  all.push_back(kind("nights", "9", true));
  all.push_back(kind("born", "31/2/2026", true));
  all.push_back(kind("month", "/4/2026"));
  all.push_back(kind("call", "5/3/2026 14.", true));
  all.push_back(kind("works", ""));
  all.push_back(kind("wing", "b"));
  all.push_back(kind("trade", "cook"));
  all.push_back(kind("near", "4"));
  all.push_back(kind("stars", "5"));
  all.push_back(kind("far", "2.5"));
  all.push_back(kind("order", ""));
  all.push_back(kind("agree-much", "4"));
  all.push_back(kind("spots", "gym yard"));
  all.push_back(kind("code", "secret"));
  all.push_back(kind("secret-number", "73"));
  all.push_back(kind("secret-digits", "0419"));
  all.push_back(kind("up", "25.70", true));
  all.push_back(kind("number", "007"));
  all.push_back(kind("meal", "soup"));
  all.push_back(kind("song", ""));
  all.push_back(kind("week/sleep", "same", false, "table"));
}

void add_asking(std::vector<Shown>& all) {
  all.push_back(shown(
      "help", "help", [](const Catalogue& c) { return make_help(c, &lines()); }, HelpActions{}));
  all.push_back(shown(
      "help", "help-no-policy", [](const Catalogue& c) { return make_help(c, nullptr); }, HelpActions{}));
  all.push_back(shown(
      "ask", "error", [](const Catalogue& c) { return make_error(c, &lines(), true); }, ErrorActions{}));
  all.push_back(shown(
      "ask", "carry-on", [](const Catalogue& c) { return make_carry_on(c, form_title(), kDay); },
      AskActions{}));
  all.push_back(shown(
      "ask", "delete", [](const Catalogue& c) { return make_delete(c, form_title()); }, AskActions{}));
  all.push_back(shown(
      "ask", "sending", [](const Catalogue& c) { return make_sending(c, form_title()); }, AskActions{}));
  all.push_back(shown(
      "ask", "hidden", [](const Catalogue& c) { return make_hidden(c); }, AskActions{}));
  all.push_back(shown(
      "ask", "idle", [](const Catalogue& c) { return make_idle(c, 30); }, AskActions{}));
}

Catalogue catalogue_of(std::string_view language) {
  if (language == "en") return {};
  if (language == messages::pseudo_tag) return Catalogue::pseudo();
  auto loaded =
      Catalogue::load(std::filesystem::path(MEND_BINARY_DIR) / "share" / "mend" / "locale", language);
  if (!loaded) throw std::runtime_error(loaded.error());
  return std::move(*loaded);
}

}  // namespace

const std::vector<Shown>& all_shown() {
  static const std::vector<Shown> kAll = [] {
    std::vector<Shown> all;
    add_door(all);
    add_home(all);
    add_form(all);
    add_kinds(all);
    add_way(all);
    add_asking(all);
    return all;
  }();
  return kAll;
}

Setting setting_of(std::string_view language, ui::TextSize size) {
  Setting setting{catalogue_of(language), {}};
  const Catalogue& words = setting.catalogue;
  Frame& frame = setting.frame;
  frame.language = language;
  frame.direction = locale::locale_for(language).direction;
  frame.look.text_size = size;
  frame.service = words.get("app.name");
  frame.help = words.get("help.title");
  frame.back = words.get("button.back");
  frame.hide = words.get("button.hide");
  frame.foot = {{"text-size", words.get("settings.text-size"), ui::Icon::text_size},
                {"sign-out", words.get("button.sign-out"), ui::Icon::sign_out}};
  return setting;
}

}  // namespace mend::screens::testing
