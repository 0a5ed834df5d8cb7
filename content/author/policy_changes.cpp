#include "content/author/policy_changes.h"

#include "content/author/readable.h"

#include <algorithm>
#include <string_view>

namespace mend::author {

namespace {

struct Rule {
  std::string_view member;
  bool taken_out;  ///< warns of what goes; else of any change
  const char* says;
};

constexpr Rule rules[] = {
    {"hub", false, "Answers will be sealed to another hub. Ask the prison by telephone if this is its key."},
    {"class_keys", false,
     "The keys that answers are sealed to change: others may read them. Ask the prison by telephone."},
    {"help_lines", false, "The ways to get help change. Ring each number before you approve."},
    {"help_stop", true, "An answer that brought up the help screen does so no more."},
    {"urgent", true, "An answer that was urgent is so no more."},
    {"withdrawn", true, "Something that was withdrawn is shown again."},
};

}  // namespace

std::vector<ChangeLine> policy_changes(const base::Json& before, const base::Json& after) {
  const std::vector<ChangeLine> all = diff_lines(readable_json(before), readable_json(after));
  std::vector<ChangeLine> lines;
  if (!before.is_null() && !after.is_null()) {
    for (const Rule& rule : rules) {
      const bool applies = std::any_of(all.begin(), all.end(), [&](const ChangeLine& line) {
        if (line.mark == Mark::same || (rule.taken_out && line.mark == Mark::added)) return false;
        const std::string text = text_of(line);
        return text.starts_with(rule.member) && text.find_first_of(",: ", 0) == rule.member.size();
      });
      if (applies) lines.push_back(line_of(Mark::warning, rule.says));
    }
  }
  const std::vector<ChangeLine> changed = near_changes(all, 0);
  lines.insert(lines.end(), changed.begin(), changed.end());
  return lines;
}

}  // namespace mend::author
