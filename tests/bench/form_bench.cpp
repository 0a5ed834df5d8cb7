// form-bench [FORM.xml]: what a large form costs, one JSON object a line: {"name", "value" (median), "least",
// "most", "unit", "runs"}. Times are CPU times of this process. With a file name, writes the large form there
// and ends, so that another engine can be given the same.
#include "content/base/random.h"
#include "content/form/session.h"
#include "report.h"

#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using namespace mend;
using bench::now_us;
using bench::report;

double resident_megabytes() {
  std::ifstream statm("/proc/self/statm");
  long size = 0;
  long resident = 0;
  statm >> size >> resident;
  return static_cast<double>(resident * sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

std::string wrap(const std::string& model, const std::string& body) {
  return "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" "
         "xmlns:jr=\"http://openrosa.org/javarosa\"><h:head><h:title>Large</h:title><model>" +
         model + "</model></h:head><h:body>" + body + "</h:body></h:html>";
}

/// 330 selects of 10 choices in 2 languages and 220 texts and numbers; 420 of the 550 appear by an answer
/// before.
std::string large_form() {
  std::string fields;
  std::string binds;
  std::string body;
  std::string texts[2];
  const std::string filler(60, 'w');
  for (int i = 0; i < 550; ++i) {
    const std::string name = "q" + std::to_string(i);
    const std::string before = "q" + std::to_string(i < 10 ? 0 : i - 1 - i % 7);
    fields += "<" + name + "/>";
    const bool select = i % 5 < 3;
    binds += "<bind nodeset=\"/data/" + name + "\" type=\"" +
             (select       ? "string"
              : i % 5 == 3 ? "int"
                           : "string") +
             "\"";
    if (i >= 130) binds += " relevant=\"/data/" + before + " = '' or /data/" + before + " != 'c3'\"";
    if (i % 5 == 3) binds += " constraint=\". &lt; 1000\"";
    if (i % 5 == 4 && i % 10 == 9)
      binds += " calculate=\"concat(/data/q" + std::to_string(i - 1) + ", '-', /data/q0)\"";
    binds += "/>";
    if (!(i % 5 == 4 && i % 10 == 9)) {
      body += std::string(select ? "<select1" : "<input") + " ref=\"/data/" + name +
              "\"><label ref=\"jr:itext('" + name + "')\"/>";
      for (int c = 0; select && c < 10; ++c) {
        body += "<item><label ref=\"jr:itext('" + name + "c" + std::to_string(c) + "')\"/><value>c" +
                std::to_string(c) + "</value></item>";
      }
      body += select ? "</select1>" : "</input>";
    }
    for (std::string& text : texts) {
      text += "<text id=\"" + name + "\"><value>Question " + name + " " + filler + "</value></text>";
      for (int c = 0; select && c < 10; ++c) {
        text += "<text id=\"" + name + "c" + std::to_string(c) + "\"><value>Choice " + std::to_string(c) +
                " of the " + filler + filler + "</value></text>";
      }
    }
  }
  return wrap("<itext><translation lang=\"en\" default=\"true()\">" + texts[0] +
                  "</translation><translation lang=\"cy\">" + texts[1] +
                  "</translation></itext><instance><data id=\"large\" version=\"1\">" + fields +
                  "<meta><instanceID/></meta></data></instance>" + binds,
              body);
}

std::string repeating_form() {
  return wrap(
      "<instance><data id=\"r\" version=\"1\"><name/><r jr:template=\"\"><x>1</x><y/><n/></r><total/><count/>"
      "<meta><instanceID/></meta></data></instance>"
      "<bind nodeset=\"/data/r/x\" type=\"int\"/><bind nodeset=\"/data/r/y\" calculate=\"/data/r/x * 2\"/>"
      "<bind nodeset=\"/data/r/n\" calculate=\"position(..)\"/>"
      "<bind nodeset=\"/data/count\" calculate=\"count(/data/r)\"/>",
      "<input ref=\"/data/name\"><label>n</label></input><group ref=\"/data/r\"><label>R</label>"
      "<repeat nodeset=\"/data/r\"><input ref=\"/data/r/x\"><label>x</label></input></repeat></group>");
}

std::string lookup_form() {
  return wrap(
      "<instance><data id=\"l\" version=\"1\"><county/><town/><meta><instanceID/></meta></data></instance>"
      "<instance id=\"towns\" src=\"jr://file-csv/towns.csv\"/><bind nodeset=\"/data/county\"/>",
      "<input ref=\"/data/county\"><label>c</label></input><select1 ref=\"/data/town\"><label>t</label>"
      "<itemset nodeset=\"instance('towns')/root/item[county = /data/county]\"><value ref=\"name\"/>"
      "<label ref=\"label\"/></itemset></select1>");
}

std::shared_ptr<const form::Form> load(const std::string& xml, const form::Reading& reading = {}) {
  auto form = form::Form::load(base::as_bytes(xml), reading);
  if (!form) {
    std::fprintf(stderr, "%s\n", form.error().message.c_str());
    std::exit(1);
  }
  return *form;
}

void large(base::Random& random, const base::Clock& clock) {
  const std::string xml = large_form();
  std::vector<double> times;
  {
    // The first of the process: later ones find the memory of those before.
    const double memory = resident_megabytes();
    const auto form = load(xml);
    const form::Session session(form, clock, random);
    report("form: memory of a large form and its session, at most", {resident_megabytes() - memory}, "MiB");
  }
  for (int run = 0; run < 7; ++run) {
    const double before = now_us();
    const auto form = load(xml);
    form::Session session(form, clock, random);
    times.push_back((now_us() - before) / 1000);
  }
  report("form: load and begin, " + std::to_string(xml.size() / 1024) + " KiB, 550 binds", times, "ms");
  const auto form = load(xml);
  form::Session session(form, clock, random);
  times.clear();
  for (int run = 0; run < 5; ++run) {
    for (int i = 0; i < 550; ++i) {
      const std::string ref = "/data/q" + std::to_string(i);
      const std::string value =
          i % 5 < 3 ? "c" + std::to_string((run + i) % 10) : std::to_string(run * 7 + i);
      const double before = now_us();
      const auto status = session.answer(ref, value);
      if (status) times.push_back((now_us() - before) / 1000);
    }
  }
  report("form: an answer on it", times, "ms");
  times.clear();
  for (int run = 0; run < 7; ++run) {
    const double before = now_us();
    if (session.questions().empty()) std::exit(1);
    times.push_back((now_us() - before) / 1000);
  }
  report("form: all its questions, with words", times, "ms");
  times.clear();
  for (int run = 0; run < 7; ++run) {
    const double before = now_us();
    (void)session.validate();
    times.push_back((now_us() - before) / 1000);
  }
  report("form: checked before sending", times, "ms");
}

void repeats(base::Random& random, const base::Clock& clock) {
  form::Session session(load(repeating_form()), clock, random);
  std::vector<double> first;
  std::vector<double> last;
  for (int i = 0; i < 1000; ++i) {
    const double before = now_us();
    if (!session.add_repeat("/data/r")) std::exit(1);
    (i < 500 ? first : last).push_back(now_us() - before);
  }
  report("form: a repeat added, the first 500", first, "us");
  report("form: a repeat added, the second 500", last, "us");
  std::vector<double> answers;
  for (int i = 1; i <= 1000; ++i) {
    const std::string ref = "/data/r[" + std::to_string(i) + "]/x";
    const double before = now_us();
    if (!session.answer(ref, "5")) std::exit(1);
    answers.push_back(now_us() - before);
  }
  report("form: an answer in one of 1,000 repeats", answers, "us");
}

/// An expression that looks at other instances than its own.
struct Across {
  const char* name;
  const char* inside;   ///< calculates `y` in each instance; "" = nothing does
  const char* outside;  ///< calculates `total`, outside of them
};
constexpr Across across[] = {
    {"count() of the repeat inside it", "count(/data/r)", ""},
    {"sum() of all inside it", "sum(../../r/x)", ""},
    {"sum() of all outside it", "", "sum(/data/r/x)"},
    {"indexed-repeat() of the one before", "indexed-repeat(/data/r/x, /data/r, position(..) - 1)", ""},
    {"a path that compares positions", "/data/r[position() = position(current()/..) - 1]/x", ""},
    {"the sibling before", "../preceding-sibling::r[1]/x", ""},
    {"the first, by number", "/data/r[1]/x", ""},
    {"the last of a count", "/data/r[position() = count(/data/r)]/x", ""},
};

void repeats_across(base::Random& random, const base::Clock& clock, const Across& one) {
  const auto bind = [](const char* ref, const char* calculate) {
    return *calculate == 0 ? std::string()
                           : "<bind nodeset=\"" + std::string(ref) + "\" calculate=\"" + calculate + "\"/>";
  };
  form::Session session(
      load(wrap(
          "<instance><data id=\"r\" version=\"1\"><name/><r jr:template=\"\"><x>1</x><y/></r><total/>"
          "<meta><instanceID/></meta></data></instance><bind nodeset=\"/data/r/x\" type=\"int\"/>" +
              bind("/data/r/y", one.inside) + bind("/data/total", one.outside),
          "<input ref=\"/data/name\"><label>n</label></input><group ref=\"/data/r\"><label>R</label>"
          "<repeat nodeset=\"/data/r\"><input ref=\"/data/r/x\"><label>x</label></input></repeat></group>")),
      clock, random);
  std::vector<double> first;
  std::vector<double> last;
  for (int i = 1; i <= 1000; ++i) {
    const double before = now_us();
    if (!session.add_repeat("/data/r")) std::exit(1);
    if (i <= 100) first.push_back(now_us() - before);
    if (i > 900) last.push_back(now_us() - before);
  }
  const std::string name = std::string("form: ") + one.name + ", ";
  report(name + "a repeat added, 1 to 100", first, "us");
  report(name + "901 to 1,000", last, "us");
  std::vector<double> answers;
  for (int i = 451; i <= 550; ++i) {
    const std::string ref = "/data/r[" + std::to_string(i) + "]/x";
    const double before = now_us();
    if (!session.answer(ref, "5")) std::exit(1);
    answers.push_back(now_us() - before);
  }
  report(name + "an answer in the middle of 1,000", answers, "us");
  std::vector<double> removals;
  for (int i = 0; i < 20; ++i) {
    const double before = now_us();
    if (!session.remove_repeat("/data/r[500]")) std::exit(1);
    removals.push_back(now_us() - before);
  }
  report(name + "one taken out of the middle", removals, "us");
}

void lookup(base::Random& random, const base::Clock& clock) {
  std::string csv = "name,label,county\n";
  for (int i = 0; i < 50'000; ++i) {
    csv += "t" + std::to_string(i) + ",Town " + std::to_string(i) + ",k" + std::to_string(i % 500) + "\n";
  }
  form::Reading reading;
  reading.attachment = [&](std::string_view) { return base::to_bytes(csv); };
  const double memory = resident_megabytes();
  const double start = now_us();
  const auto form = load(lookup_form(), reading);
  report("form: 50,000 choices loaded from CSV", {(now_us() - start) / 1000}, "ms");
  report("form: memory of the same, at most", {resident_megabytes() - memory}, "MiB");
  form::Session session(form, clock, random);
  std::vector<double> times;
  for (int i = 0; i < 50; ++i) {
    const double before = now_us();
    if (!session.answer("/data/county", "k" + std::to_string(i)) ||
        session.choices("/data/town")->size() != 100)
      std::exit(1);
    times.push_back((now_us() - before) / 1000);
  }
  report("form: 50,000 choices filtered to 100 (the first time makes an index)", times, "ms");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1) {
    std::ofstream(argv[1]) << large_form();
    return 0;
  }
  base::SeededRandom random(1);
  const base::ManualClock clock;
  large(random, clock);
  repeats(random, clock);
  for (const Across& one : across) repeats_across(random, clock, one);
  lookup(random, clock);
  return 0;
}
