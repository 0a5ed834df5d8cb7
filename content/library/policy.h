#pragma once

#include "content/base/bytes.h"
#include "content/library/answer_rules.h"

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mend::library {

/// The establishment whose policy the base set of a device's image follows: policy/BASE.json. Alone it may do
/// without "hub".
inline constexpr const char* base_establishment = "BASE";

/// The closed set of ways to get help; the screens own the words.
enum class HelpLineId { cell_bell, officer, listener, samaritans };

/// As in the policy: "cell-bell", "officer", "listener", "samaritans".
std::string_view name_of(HelpLineId id);

struct HelpLine {
  HelpLineId id = HelpLineId::cell_bell;
  std::string number;  ///< empty for those that need none
};

using PublicKey = std::array<std::uint8_t, 32>;

/// The key that answers of one class are sealed to.
struct ClassKey {
  std::string response_class;
  std::string id;  ///< 16 hexadecimal digits
  PublicKey key{};
};

/// What one establishment decided: `policy/<establishment>.json`, a TUF target.
struct Policy {
  std::string establishment;
  std::string name;
  std::vector<HelpLine> help_lines;  ///< those to show, in order; a line without its number is left out
  PublicKey hub_sealing_key{};       ///< X25519
  PublicKey hub_signing_key{};       ///< Ed25519
  std::vector<ClassKey> class_keys;
  std::vector<std::string> offered;    ///< "org/id" or "local/id", in the order to show
  std::set<std::string> withdrawn;     ///< "org/id@version": not to be shown; the member may be absent
  std::vector<std::string> languages;  ///< BCP 47 tags, in the order to show
  AnswerRules help_stop;               ///< answers that bring up the help screen before anything else
  AnswerRules urgent;                  ///< answers that set the urgent flag
  std::map<std::string, int> review_days;
  int staffed_from_minutes = 0;  ///< minutes after midnight
  int staffed_to_minutes = 0;
  int idle_lock_seconds = 0;

  /// nullptr if the policy has no key for the class: then nothing of that class can be sent.
  [[nodiscard]] const ClassKey* key_for(std::string_view response_class) const;
};

/// The five classes of answers: key-work, rj, safer-custody, survey, progress.
[[nodiscard]] bool is_response_class(std::string_view name);

/// Strict: every member of format 1 present, none unknown, all bounded. The refusal names the member.
base::Result<Policy> read_policy(base::ByteView bytes);

}  // namespace mend::library
