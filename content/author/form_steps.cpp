#include "content/author/form_steps.h"

#include "content/author/form_run.h"
#include "content/base/memory_files.h"

#include <algorithm>

namespace mend::author {

namespace {

using base::Json;

/// 2026-01-05T09:00:00Z, a Monday.
constexpr base::UnixMillis fixed_time = 1'767'603'600'000;

/// Objects may hold more than is expected of them; anything else is just it.
bool holds(const Json& answer, const Json& expected) {
  if (!expected.is_object()) return answer == expected;
  if (!answer.is_object()) return false;
  return std::all_of(expected.items().begin(), expected.items().end(), [&](const auto& member) {
    return answer.contains(member.key()) && holds(answer[member.key()], member.value());
  });
}

std::string shown(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::vector<std::string> run_form_steps(const std::shared_ptr<const form::Form>& form, std::string_view name,
                                        std::string_view steps) {
  const base::ManualClock clock(fixed_time);
  base::SeededRandom random(1);
  base::MemoryFiles files;
  FormRun run(form::Session(form, clock, random), files);
  std::vector<std::string> problems;
  std::size_t line = 0;
  std::size_t seen = 0;
  while (!steps.empty()) {
    const std::size_t end = std::min(steps.find('\n'), steps.size());
    const std::string_view text = steps.substr(0, end);
    steps.remove_prefix(std::min(end + 1, steps.size()));
    ++line;
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    ++seen;
    const std::string place = std::string(name) + ", line " + std::to_string(line) + ": ";
    const auto step = read_form_step(text);
    if (!step) {
      // Also where a refusal is expected: it has to come from the form.
      problems.push_back(place + step.error().message);
      continue;
    }
    const Json expected = step->members.value("expect", Json{{"ok", true}});
    const Json answer = run.step(*step);
    if (!holds(answer, expected)) {
      problems.push_back(place + "It should answer " + shown(expected) + ", and answers " + shown(answer) +
                         ".");
    }
  }
  if (seen == 0)
    problems.push_back(std::string(name) + ": It holds no steps; add some, or take the file out.");
  return problems;
}

}  // namespace mend::author
