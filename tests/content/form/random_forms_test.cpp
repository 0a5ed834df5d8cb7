#include "content/form/submission.h"
#include "scenario.h"

#include <algorithm>
#include <vector>

using namespace mend::form;
using namespace mend::form::testing;

namespace {

/// A form made by chance: fields that read fields before them, groups, choices that follow answers, and
/// repeats in which all of that happens again.
class Made {
 public:
  explicit Made(mend::base::Random& random) : random_(random) {
    const std::uint32_t parts = 3 + random_.below(4);
    for (std::uint32_t part = 0; part < parts; ++part) {
      switch (random_.below(4)) {
        case 0:
          in_group(part);
          break;
        case 1:
          in_repeat(part);
          break;
        default:
          body_ += field("", all_);
          break;
      }
      calculate("", all_);
    }
  }

  [[nodiscard]] std::string xml() const {
    return xform(fields_, model() + binds_, body_.empty() ? input("meta") : body_);
  }
  /// Fields that are asked, by their refs without positions.
  [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }
  /// Those that the person adds to, and all.
  [[nodiscard]] const std::vector<std::string>& repeats() const { return repeats_; }
  [[nodiscard]] const std::vector<std::string>& places() const { return places_; }
  /// Asked whatever is answered, and outside of repeats.
  [[nodiscard]] const std::vector<std::string>& always() const { return always_; }
  template <class List>
  [[nodiscard]] auto pick(const List& list) const {
    return *(std::begin(list) + random_.below(static_cast<std::uint32_t>(std::size(list))));
  }

 private:
  static std::string model() {
    std::string items;
    for (const char* one : {"1x", "2y", "3x", "4z"})
      items += "<item><name>" + std::string(one, 1) + "</name><of>" + (one + 1) + "</of></item>";
    return "<instance id=\"k\"><root>" + items + "</root></instance>";
  }

  /// An expression over fields before; `inside` are those of the same instance, by their own names.
  std::string reading(const std::vector<std::string>& from) {
    const std::string a = from.empty() ? "'x'" : pick(from);
    const std::string b = from.empty() ? "'2'" : pick(from);
    const std::string forms[] = {"concat(" + a + ", '-', " + b + ")",
                                 "string-length(" + a + ") * 2",
                                 "if(" + a + " = " + b + ", " + a + ", 'other')",
                                 "coalesce(" + a + ", " + b + ")",
                                 "count-selected(" + a + ") + number(" + b + ")",
                                 "selected(" + a + ", 'x')",
                                 "round(" + a + " div 3, 1)",
                                 "substr(" + b + ", 0, 2)"};
    return pick(forms);
  }
  std::string condition(const std::vector<std::string>& from) {
    const std::string a = pick(from);
    const std::string forms[] = {a + " = 'x'",
                                 a + " != ''",
                                 a + " > 1",
                                 "not(selected(" + a + ", 'y'))",
                                 "string-length(" + a + ") mod 2 = 0",
                                 a + " = '' or " + pick(from) + " = '2'"};
    return pick(forms);
  }

  /// Body of a new question; `prefix` is "" or "r1/".
  std::string field(const std::string& prefix, std::vector<std::string>& readable) {
    const std::string name = "f" + std::to_string(++count_);
    const std::string ref = prefix + name;
    (prefix.empty() ? fields_ : inside_) += "<" + name + "/>";
    std::string rules;
    const bool hidden = !readable.empty() && random_.below(2) == 0;
    if (hidden) rules += " relevant=\"" + condition(readable) + "\"";
    if (!readable.empty() && random_.below(5) == 0) rules += " required=\"" + condition(readable) + "\"";
    if (random_.below(5) == 0) rules += " constraint=\". != 'y'\"";
    const bool number = random_.below(3) == 0;
    if (number) rules += " type=\"int\"";
    if (!rules.empty()) binds_ += binding(ref, rules);
    asked_.push_back(ref);
    if (!hidden && prefix.empty()) always_.push_back(ref);
    const std::string filter = readable.empty() ? "" : "[of = " + pick(readable) + " or name = '1']";
    readable.push_back("/data/" + ref);
    if (number || random_.below(3) != 0) return input(ref);
    if (random_.below(2) == 0) return select("select", ref, "x y 2");
    return "<select1 ref=\"/data/" + ref + "\"><label>f</label><itemset nodeset=\"instance('k')/root/item" +
           filter + "\"><value ref=\"name\"/><label ref=\"name\"/></itemset></select1>";
  }

  void calculate(const std::string& prefix, std::vector<std::string>& readable) {
    const std::string name = "c" + std::to_string(++count_);
    (prefix.empty() ? fields_ : inside_) += "<" + name + "/>";
    binds_ += binding(prefix + name, "calculate=\"" + reading(readable) + "\"");
    readable.push_back("/data/" + prefix + name);
  }

  void in_group(std::uint32_t part) {
    const std::string name = "g" + std::to_string(part);
    inside_.clear();
    if (!all_.empty()) binds_ += binding(name, "relevant=\"" + condition(all_) + "\"");
    std::string body = field(name + "/", all_);
    body += field(name + "/", all_);
    fields_ += "<" + name + ">" + inside_ + "</" + name + ">";
    body_ += "<group ref=\"/data/" + name + "\">" + body + "</group>";
  }

  void in_repeat(std::uint32_t part) {
    const std::string name = "r" + std::to_string(part);
    inside_.clear();
    std::vector<std::string> readable = all_;
    std::string body = field(name + "/", readable);
    const std::string first = readable.back();
    calculate(name + "/", readable);
    body += field(name + "/", readable);
    inside_ += "<p/>";
    binds_ += binding(name + "/p", "calculate=\"position(..) + count(../../" + name + ")\"");
    fields_ += "<" + name + ">" + inside_ + "</" + name + "><s" + name + "/>";
    binds_ += binding("s" + name, "calculate=\"join('|', " + first + ")\"");
    all_.push_back("/data/s" + name);
    places_.push_back(name);
    std::string rules;
    if (all_.size() > 1 && random_.below(2) == 0) {
      // As many as an answer before it says, one way or another.
      rules = "jr:count=\"string-length(" + all_.front() + ") mod 4\"";
    } else {
      repeats_.push_back(name);
    }
    body_ += repeat(name, body, rules);
  }

  mend::base::Random& random_;
  std::vector<std::string> all_, asked_, always_, repeats_, places_;
  std::string fields_, inside_, binds_, body_;
  int count_ = 0;
};

constexpr const char* values[] = {"", "x", "y", "2", "7", "x y", "1", "3", "hello", "-4"};

/// What a person sees of a session, in one text.
std::string seen(const Session& session) {
  std::string all(mend::base::as_text(session.serialize()));
  for (const Question& one : session.questions()) {
    all +=
        "\n" + one.ref + "=" + one.value + (one.required ? " required" : "") + (one.readonly ? " fixed" : "");
    for (const Choice& choice : one.choices) all += " " + choice.name;
  }
  for (const Problem& one : session.validate())
    all += "\n!" + one.ref + std::to_string(static_cast<int>(one.kind));
  return all;
}

/// A place in a repeat instead of the repeat: "r1/f2" becomes "r1[2]/f2".
std::string placed(const Made& made, const Scenario& form, const std::string& ref) {
  for (const std::string& name : made.places()) {
    if (!ref.starts_with(name + "/")) continue;
    const auto count = static_cast<std::uint32_t>(form.count(name));
    const std::uint32_t numbers[] = {1, 2, 3, 4, 5};
    const std::uint32_t at = 1 + made.pick(numbers) % std::max(count, 1U);
    return name + "[" + std::to_string(at) + "]" + ref.substr(name.size());
  }
  return ref;
}

void answer_by_chance(const Made& made, Scenario& form, mend::base::Random& random) {
  const std::uint32_t what = random.below(6);
  if (what == 0 && !made.repeats().empty()) {
    const std::string name = made.pick(made.repeats());
    if (form.count(name) < 4) form.add(name);
  } else if (what == 1 && !made.repeats().empty()) {
    const std::string name = made.pick(made.repeats());
    const auto count = static_cast<std::uint32_t>(form.count(name));
    if (count > 0) form.remove(name + "[" + std::to_string(1 + random.below(count)) + "]");
  } else if (!made.asked().empty()) {
    (void)form.answer(placed(made, form, made.pick(made.asked())), made.pick(values));
  }
}

}  // namespace

TEST_CASE("in forms made by chance, what follows from answers is what follows when all is worked out anew") {
  const auto seed = Catch::rngSeed();
  mend::base::SeededRandom random(seed);
  for (int round = 0; round < 120; ++round) {
    const Made made(random);
    CAPTURE(seed, round, made.xml());
    Scenario form(made.xml(), any_form());
    for (int step = 0; step < 16; ++step) {
      answer_by_chance(made, form, random);
      Session whole(form.form, form.clock, form.random);
      REQUIRE(whole.load(form.session.save()));
      REQUIRE(seen(whole) == seen(form.session));
      REQUIRE(whole.save() == form.session.save());
    }
    CHECK(read_submission(*form.form, form.session.serialize(), "en"));
  }
}

TEST_CASE("in forms made by chance, what is sent and taken up again is sent the same but for its id") {
  const auto seed = Catch::rngSeed();
  mend::base::SeededRandom random(seed);
  const auto without_id = [](const mend::base::Bytes& xml) {
    std::string text(mend::base::as_text(xml));
    const std::size_t at = text.find("uuid:");
    return at == std::string::npos ? text : text.erase(at, 41);
  };
  for (int round = 0; round < 120; ++round) {
    const Made made(random);
    CAPTURE(seed, round, made.xml());
    Scenario form(made.xml(), any_form());
    for (int step = 0; step < 12; ++step) answer_by_chance(made, form, random);
    const mend::base::Bytes sent = form.session.serialize();
    Session again(form.form, form.clock, form.random);
    REQUIRE(again.revise(sent));
    const mend::base::Bytes once = again.serialize();
    CHECK(once != sent);
    REQUIRE(again.revise(once));
    CHECK(without_id(again.serialize()) == without_id(once));
  }
}

TEST_CASE("in forms made by chance, the order of answers changes nothing that follows from them") {
  const auto seed = Catch::rngSeed();
  mend::base::SeededRandom random(seed);
  int tried = 0;
  for (int round = 0; round < 600; ++round) {
    const Made made(random);
    CAPTURE(seed, round, made.xml());
    Scenario first(made.xml(), any_form());
    Scenario second(made.xml(), any_form());
    std::vector<std::pair<std::string, std::string>> given;
    for (const std::string& ref : made.always()) {
      const std::string value = made.pick(values);
      // Only what stays taken whatever else is answered: a choice may fall out of a filter.
      if (!first.question(ref).choices.empty() || !first.session.question("/data/" + ref)) continue;
      if (first.session.check("/data/" + ref, value)) continue;
      given.emplace_back(ref, value);
    }
    if (given.size() < 2) continue;
    bool all = true;
    for (const auto& [ref, value] : given) all = first.answer(ref, value).has_value() && all;
    std::reverse(given.begin(), given.end());
    for (const auto& [ref, value] : given) all = second.answer(ref, value).has_value() && all;
    if (!all) continue;
    ++tried;
    const auto same = [](Session& session) {
      std::string text = seen(session);
      const std::size_t at = text.find("uuid:");
      return at == std::string::npos ? text : text.erase(at, 41);
    };
    CHECK(same(first.session) == same(second.session));
  }
  CHECK(tried > 50);
}
