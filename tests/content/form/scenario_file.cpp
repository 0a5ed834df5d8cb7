#include "scenario_file.h"

#include "content/form/submission.h"
#include "scenario_form.h"

#include <fstream>

namespace mend::form::testing {

namespace {

/// A form that is being filled in as the lines say.
class Play {
 public:
  explicit Play(std::shared_ptr<const Form> form)
      : form_(std::move(form)), session_(form_, clock_, random_) {}

  /// What is otherwise than the line says.
  std::optional<std::string> step(const std::string& line) {
    if (const std::size_t arrow = line.find(" <-"); arrow != std::string::npos) return answer(line, arrow);
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string verb = line.substr(0, space);
    std::string rest = after(line, space);
    std::string wanted;
    if (const std::size_t at = rest.find("=>"); at != std::string::npos) {
      wanted = value_of(after(rest, at + 2));
      rest = trimmed(rest.substr(0, at));
    }
    if (const auto done = change(verb, rest)) return *done;
    return expect(verb, rest, wanted);
  }

 private:
  using Outcome = std::optional<std::string>;

  static Outcome same(const std::string& is, const std::string& wanted) {
    if (is == wanted) return std::nullopt;
    return "it is \"" + is + "\"";
  }
  static Outcome held(bool holds) { return holds ? Outcome() : Outcome("it is not so"); }
  static Outcome done(bool fine, bool wanted) {
    return fine == wanted ? Outcome() : Outcome(fine ? "it was not refused" : "it was refused");
  }

  Outcome answer(const std::string& line, std::size_t arrow) {
    const std::string ref = ref_of(trimmed(line.substr(0, arrow)));
    std::size_t from = arrow + 3;
    const bool refused = line.size() > from && line[from] == '!';
    if (refused) ++from;
    std::string value = after(line, from);
    std::string message;
    if (const std::size_t at = value.find("=>"); refused && at != std::string::npos) {
      message = after(value, at + 2);
      value = trimmed(value.substr(0, at));
    }
    const base::Status status = session_.answer(ref, value_of(value));
    if (status.has_value() == refused) return done(status.has_value(), !refused);
    if (refused && status.error().message.find(message) == std::string::npos)
      return "it is refused with \"" + status.error().message + "\"";
    return std::nullopt;
  }

  /// Nothing if the verb is none of these.
  std::optional<Outcome> change(const std::string& verb, const std::string& rest) {
    if (verb == "add") return done(session_.add_repeat(ref_of(rest)).has_value(), true);
    if (verb == "add!") return done(session_.add_repeat(ref_of(rest)).has_value(), false);
    if (verb == "remove") return done(session_.remove_repeat(ref_of(rest)).has_value(), true);
    if (verb == "remove!") return done(session_.remove_repeat(ref_of(rest)).has_value(), false);
    if (verb == "clear") return session_.clear(ref_of(rest)), Outcome();
    if (verb == "language") return session_.set_language(rest), Outcome();
    if (verb == "tomorrow") return clock_.advance(86'400'000), Outcome();
    if (verb == "reload" || verb == "revise") {
      Session other(form_, clock_, random_);
      const auto status = verb == "reload" ? other.load(session_.save()) : other.revise(session_.serialize());
      session_ = std::move(other);
      return done(status.has_value(), true);
    }
    return std::nullopt;
  }

  Outcome expect(const std::string& verb, const std::string& rest, const std::string& wanted) {
    const std::string ref = ref_of(rest);
    if (verb == "get") return same(session_.value(ref), wanted);
    if (verb == "asks") return held(session_.question(ref).has_value());
    if (verb == "hides") return held(!session_.question(ref).has_value());
    if (verb == "count") return same(std::to_string(session_.count(ref).value_or(9'999)), wanted);
    if (verb == "label") return same(session_.label(ref).value_or(Words{"(none)", ""}).text, wanted);
    if (verb == "speaks") return same(session_.label(ref).value_or(Words{"", "(none)"}).language, wanted);
    if (verb == "questions") return same(questions(), wanted);
    if (verb == "offers" || verb == "words") return same(offers(ref, verb == "words"), wanted);
    if (verb == "problems") return same(problems(), wanted);
    if (verb == "sends") return held(submission().find(rest) != std::string::npos);
    if (verb == "lacks") return held(submission().find(rest) == std::string::npos);
    if (verb == "reads") return same(read(), wanted);
    if (verb == "eval" || verb == "eval!") {
      const std::size_t at = rest.rfind(" @ ");
      const auto value =
          session_.evaluate(rest.substr(0, at), at == std::string::npos ? "" : ref_of(after(rest, at + 3)));
      if (verb == "eval!") return done(value.has_value(), false);
      return same(value ? value->text : "(refused)", wanted);
    }
    return expect_state(verb, ref);
  }

  Outcome expect_state(const std::string& verb, const std::string& ref) {
    const auto state = session_.state(ref);
    const auto question = session_.question(ref);
    if (verb == "missing") return held(!state);
    if (!state) return "there is no " + ref;
    if (verb == "relevant") return held(state->relevant);
    if (verb == "irrelevant") return held(!state->relevant);
    if (verb == "required") return held(state->required);
    if (verb == "optional") return held(!state->required);
    if (verb == "readonly") return held(state->readonly);
    if (verb == "writable") return held(!state->readonly);
    if (verb == "valid") return held(state->valid);
    if (verb == "invalid") return held(!state->valid);
    return "\"" + verb + "\" is nothing that a scenario says";
  }

  [[nodiscard]] std::string submission() const { return std::string(base::as_text(session_.serialize())); }
  static std::string short_ref(const std::string& ref) {
    return ref.starts_with("/data/") ? ref.substr(6) : ref;
  }
  [[nodiscard]] std::string questions() const {
    std::string all;
    for (const Question& one : session_.questions()) all += (all.empty() ? "" : " ") + short_ref(one.ref);
    return all;
  }
  [[nodiscard]] std::string offers(const std::string& ref, bool words) const {
    std::string all;
    const auto choices = session_.choices(ref);
    if (!choices) return "(refused)";
    for (const Choice& one : *choices)
      all += (all.empty() ? "" : words ? " | " : " ") + (words ? one.label.text : one.name);
    return all;
  }
  [[nodiscard]] std::string problems() const {
    std::string all;
    for (const Problem& one : session_.validate()) {
      const char* kind = one.kind == ProblemKind::required     ? " required"
                         : one.kind == ProblemKind::constraint ? " constraint"
                         : one.kind == ProblemKind::too_long   ? " too long"
                                                               : " not possible";
      all += (all.empty() ? "" : ", ") + short_ref(one.ref) + kind +
             (one.message.text.empty() ? "" : " (" + one.message.text + ")");
    }
    return all;
  }
  [[nodiscard]] std::string read() const {
    const auto answers = read_submission(*form_, session_.serialize(), session_.language());
    if (!answers) return "(refused)";
    std::string all;
    for (const Answer& one : *answers) {
      all += (all.empty() ? "" : ", ") + short_ref(one.ref) + ":";
      for (const Words& words : one.words) all += " " + words.text;
    }
    return all;
  }

  base::ManualClock clock_;
  base::SeededRandom random_{7};
  std::shared_ptr<const Form> form_;
  Session session_;
};

}  // namespace

std::vector<WrittenScenario> read_scenarios(const std::string& path) {
  std::vector<WrittenScenario> all;
  std::ifstream file(path);
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.starts_with("# ")) {
      all.push_back({after(line, 2), path.substr(path.rfind('/') + 1), number, {}});
    } else if (!line.empty() && !all.empty()) {
      all.back().lines.emplace_back(number, line);
    }
  }
  return all;
}

std::optional<std::string> play(const WrittenScenario& scenario) {
  WrittenForm parts;
  std::size_t at = 0;
  for (; at < scenario.lines.size(); ++at) {
    const std::string& line = scenario.lines[at].second;
    const std::size_t space = std::min(line.find(' '), line.size());
    if (line.find(" <-") != std::string::npos || !parts.take(line.substr(0, space), after(line, space)))
      break;
  }
  const std::string xml = parts.xml();
  const auto form = Form::load(base::as_bytes(xml), parts.reading());
  if (!parts.refusal.empty()) {
    if (form) return "The form is not refused.";
    if (form.error().message.find(parts.refusal) != std::string::npos) return std::nullopt;
    return "The form is refused with \"" + form.error().message + "\".";
  }
  if (!form) return "The form is refused: " + form.error().message;
  if (at == scenario.lines.size()) return "Nothing is expected.";
  Play game(*form);
  for (; at < scenario.lines.size(); ++at) {
    const auto& [number, line] = scenario.lines[at];
    if (const auto wrong = game.step(line)) {
      return scenario.file + ":" + std::to_string(number) + ": " + line + " — " + *wrong;
    }
  }
  return std::nullopt;
}

}  // namespace mend::form::testing
