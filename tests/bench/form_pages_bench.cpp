// form-pages-bench [SHARE]: what a long form costs on the kiosk's screens, one JSON object a line as
// form-bench's. CPU times of this process: what the form's pages decide, and whole frames with their pixels.
#include "content/base/random.h"
#include "i18n/text/engine.h"
#include "i18n/text/private_fonts.h"
#include "kiosk/screens/check_screen.h"
#include "kiosk/screens/form_pages.h"
#include "kiosk/screens/question_screen.h"
#include "kiosk/window/window.h"
#include "report.h"

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

using namespace mend;
using bench::now_us;
using bench::report;

namespace {

std::vector<double> times_of(int runs, const std::function<void()>& work) {
  std::vector<double> times;
  for (int run = 0; run < runs; ++run) {
    const double before = now_us();
    work();
    times.push_back((now_us() - before) / 1000);
  }
  return times;
}

std::string xform(const std::string& fields, const std::string& binds, const std::string& body) {
  return "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" "
         "xmlns:jr=\"http://openrosa.org/javarosa\">"
         "<h:head><h:title>Long</h:title><model><instance><data id=\"long\" version=\"1\">" +
         fields + "<meta><instanceID/></meta></data></instance>" + binds + "</model></h:head><h:body>" +
         body + "</h:body></h:html>";
}

/// `tasks` groups with words of their own, with as many questions each: half choices, half texts; every fifth
/// appears by an answer before it. With 0 tasks all stand one after another.
std::string long_form(int questions, int tasks) {
  std::string fields;
  std::string binds;
  std::string body;
  const int each = tasks == 0 ? questions : questions / tasks;
  for (int i = 0; i < questions; ++i) {
    const std::string group = tasks == 0 ? "" : "t" + std::to_string(i / each);
    const std::string above = "/data/" + (group.empty() ? "" : group + "/");
    const std::string name = "q" + std::to_string(i);
    if (!group.empty() && i % each == 0) {
      fields += "<" + group + ">";
      body += "<group ref=\"/data/" + group + "\"><label>Part " + std::to_string(i / each) + "</label>";
    }
    fields += "<" + name + "/>";
    binds += "<bind nodeset=\"" + above + name + "\" type=\"string\"" +
             (i % 5 == 4 ? " relevant=\"" + above + "q" + std::to_string(i - 1) + " != 'no'\"" : "") + "/>";
    body += i % 2 == 0
                ? "<select1 ref=\"" + above + name + "\"><label>Did question " + std::to_string(i) +
                      " go well for you this week?</label><item><label>Yes, it did</label><value>yes</value>"
                      "</item><item><label>Not so well</label><value>no</value></item></select1>"
                : "<input ref=\"" + above + name + "\"><label>What would you say about it, number " +
                      std::to_string(i) + "?</label></input>";
    if (!group.empty() && (i + 1) % each == 0) {
      fields += "</" + group + ">";
      body += "</group>";
    }
  }
  return xform(fields, binds, body);
}

struct Filled {
  explicit Filled(const std::string& xml) {
    auto loaded = form::Form::load(base::as_bytes(xml));
    if (!loaded) {
      std::fprintf(stderr, "%s\n", loaded.error().message.c_str());
      std::exit(1);
    }
    form.emplace(form::Session(*loaded, clock, random), library::AnswerRules{}, library::AnswerRules{});
  }
  /// To its end, but not past `most` presses of Continue; the time of each, with the answer before it.
  std::vector<double> go_through(int most) {
    std::vector<double> times;
    for (int n = 0; n < most && form->place() != screens::FormPlace::check; ++n) {
      const bool asks = form->place() == screens::FormPlace::question;
      const double before = now_us();
      if (asks) {
        const form::Question question = form->page().front();
        form->edit(question.ref, question.control == form::Control::text ? "It went as it goes." : "yes");
      }
      form->go_on();
      // What the next frame asks for.
      (void)form->pages();
      (void)form->tasks();
      (void)form->take_journal();
      times.push_back((now_us() - before) / 1000);
    }
    return times;
  }

  base::ManualClock clock;
  base::SeededRandom random{1};
  std::optional<screens::FormModel> form;
};

/// A kiosk's window as a person sees it; draws until nothing moves any more.
struct Desk {
  text::Engine& engine;
  window::Window& window;
  messages::Catalogue catalogue = {};
  ui::Ui ui{engine, window.size()};
  screens::Frame frame = [this] {
    screens::Frame made;
    made.service = catalogue.get("app.name");
    made.help = catalogue.get("help.title");
    made.back = catalogue.get("button.back");
    made.hide = catalogue.get("button.hide");
    return made;
  }();

  void draw(const std::function<void()>& page) {
    do {
      page();
    } while (ui.pending());
    window.present(ui.draw_data(), ui.textures());
  }
  void check(const screens::FormModel& form) {
    draw([&] {
      screens::CheckActions actions;
      screens::draw(ui, frame, screens::make_check(catalogue, form, {}, false), actions);
    });
  }
  void question(const screens::FormModel& form) {
    draw([&] {
      screens::QuestionActions actions;
      screens::QuestionMemory memory;
      screens::draw(ui, frame, screens::make_question(catalogue, form, screens::Saved::saved, {}, memory),
                    {{}, {}}, memory, actions);
    });
  }
  void between(screens::FormModel& form) {
    draw([&] { (void)screens::draw_between(ui, frame, catalogue, form); });
  }
};

void in_tasks(Desk& desk) {
  const std::string of = " of 500 questions in 20 tasks";
  Filled filled(long_form(500, 20));
  screens::FormModel& form = *filled.form;
  report("form screens: the list of tasks" + of + ", a frame", times_of(15, [&] { desk.between(form); }),
         "ms");
  std::vector<double> times;
  for (int task = 0; task < 20; ++task) {
    form.open_task("/data/t" + std::to_string(task));
    if (task == 10)
      report("form screens: a frame of a question" + of, times_of(15, [&] { desk.question(form); }), "ms");
    while (form.place() == screens::FormPlace::question) {
      const auto one = filled.go_through(1);
      times.insert(times.end(), one.begin(), one.end());
    }
    form.go_on();
  }
  report("form screens: an answer and Continue" + of, times, "ms");
  report("form screens: the same when all are done, a frame", times_of(15, [&] { desk.between(form); }),
         "ms");
}

void to_check(Desk& desk) {
  const std::string of = " of 300 questions";
  Filled filled(long_form(300, 0));
  report("form screens: an answer and Continue" + of, filled.go_through(1'000), "ms");
  const screens::FormModel& form = *filled.form;
  report("form screens: the check page" + of + ", decided",
         times_of(25, [&] { (void)screens::make_check(desk.catalogue, form, {}, false); }), "ms");
  report("form screens: the check page" + of + ", the first frame", times_of(1, [&] { desk.check(form); }),
         "ms");
  report("form screens: the check page" + of + ", a frame", times_of(25, [&] { desk.check(form); }), "ms");
}

void through_repeats(Desk& desk) {
  Filled filled(
      xform("<r jr:template=\"\"><a/><b/></r>", "",
            "<group ref=\"/data/r\"><label>Visit</label><repeat nodeset=\"/data/r\"><input ref=\"/data/r/a\">"
            "<label>Who came?</label></input><input ref=\"/data/r/b\"><label>How was it?</label></input>"
            "</repeat></group>"));
  screens::FormModel& form = *filled.form;
  std::vector<double> adds;
  std::vector<double> answers;
  for (int n = 0; n < 200; ++n) {
    adds.push_back(times_of(1, [&] { form.add(); }).front());
    while (form.place() == screens::FormPlace::question) answers.push_back(filled.go_through(1).front());
  }
  report("form screens: another instance of a repeat, 101 to 200", {adds.begin() + 100, adds.end()}, "ms");
  report("form screens: an answer and Continue in them", {answers.begin() + 200, answers.end()}, "ms");
  report("form screens: the list of 200 instances, the first frame", times_of(1, [&] { desk.between(form); }),
         "ms");
  report("form screens: a frame of this list", times_of(25, [&] { desk.between(form); }), "ms");
}

}  // namespace

int main(int count, char** arguments) {
  text::use_private_fonts(count > 1 ? arguments[1] : MEND_SHARE);
  setenv("SDL_VIDEODRIVER", "dummy", 0);
  auto window = window::Window::create({"Mend", {1280, 800}, window::Mode::window});
  auto engine = text::Engine::create();
  if (!window || !engine) return 1;
  Desk desk{*engine, **window};
  in_tasks(desk);
  to_check(desk);
  through_repeats(desk);
  return 0;
}
