#pragma once

#include "sync/hub/inbox.h"
#include "sync/hub/sessions.h"
#include "sync/seal/open/open_envelope.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend::hub {

/// Why somebody opens a resident's answers: a closed set, kept in the audit.
struct Reason {
  std::string_view id, words;
};
inline constexpr std::array<Reason, 5> kReasons = {
    {{"key-work-session", "I am getting ready for a key work session"},
     {"safety", "I am concerned for somebody’s safety"},
     {"asked", "The resident asked me to look"},
     {"request", "I am dealing with this request"},
     {"covering", "I am covering for a colleague"}}};
/// What a resident is told when their check-in was seen: the kiosk's sentences (i18n/po/mend.pot), word for
/// word.
inline constexpr std::array<Reason, 3> kSeenNotes = {
    {{"seen.read", "Your key worker has read this."},
     {"seen.will-talk", "Your key worker has read this and will talk with you."},
     {"seen.passed-on", "Your key worker has read this and passed it on."}}};

/// A check-in as a list shows it: nothing of what was answered.
struct CheckIn {
  std::string envelope, subject, name, number;
  std::string form, form_hash;
  std::string key_worker_name;
  base::UnixMillis created = 0, received = 0;
  bool urgent = false;
  bool withdrawn = false;
  bool may_open = false;  ///< for this viewer; safer custody sees that an answer is urgent, not what it says
  std::string acknowledged_by;
  std::optional<base::UnixMillis> acknowledged_at;
  std::string seen_by, seen_note;
  std::optional<base::UnixMillis> seen_at;
  bool opened = false;  ///< by this viewer, at some time
  /// Stays at the top until a named person took note of it and it was read.
  [[nodiscard]] bool needs_attention() const {
    return urgent && (!acknowledged_at || (!seen_at && !withdrawn));
  }
};

/// A call for help whose form could not be filed: all that is known of it.
struct UnfiledCall {
  std::string envelope, name, number;  ///< name and number empty for a resident who is not known here
  base::UnixMillis received = 0;
};

struct OpenedAnswers {
  std::string form, form_hash, language;
  base::SecretBytes submission;
};

/// What residents sent to key workers and safer custody. Every function shows or does only what the viewer
/// needs to know; what they may not know of and what is not there look the same (not_found).
class Answers {
 public:
  explicit Answers(const Context& context) : context_(context), inbox_(context) {}

  /// Urgent ones that still need somebody; then all others that nobody has seen; oldest first.
  Result<std::vector<CheckIn>> waiting(const Viewer& viewer) const;
  /// The newest that were seen already.
  Result<std::vector<CheckIn>> seen(const Viewer& viewer) const;
  Result<CheckIn> find(const Viewer& viewer, const std::string& envelope) const;

  /// Writes the reason into the audit and then opens. Also for requests about RJ, by an RJ lead. Refused
  /// without a reason from the set, after a withdrawal, and in a session without the key of the class.
  Result<OpenedAnswers> open(const Session& session, const std::string& envelope,
                             const std::string& reason) const;

  /// For safer custody (nobody else sees any): until a named person took it on. Oldest first.
  Result<std::vector<UnfiledCall>> unfiled_calls(const Viewer& viewer) const;
  Status acknowledge_unfiled(const Viewer& viewer, const std::string& envelope) const;

  /// The viewer takes note, by name, that this is urgent. A second one changes nothing.
  Status acknowledge(const Viewer& viewer, const std::string& envelope) const;

  /// Tells the resident that it was seen. Refused before the viewer has opened it, before an urgent one was
  /// acknowledged, and a second time.
  Status mark_seen(const Viewer& viewer, const std::string& envelope, const std::string& note) const;

  /// Returns of each survey form, for the survey team; nothing about who. Below ten the count is withheld.
  struct SurveyCount {
    std::string form, form_hash;
    std::optional<std::int64_t> returns;
  };
  Result<std::vector<SurveyCount>> surveys(const Viewer& viewer) const;

 private:
  Result<std::vector<CheckIn>> select(const Viewer& viewer, std::string_view condition,
                                      const Value& parameter) const;
  static Result<CheckIn> find_in(Connection& connection, const Viewer& viewer, const std::string& envelope);

  Context context_;
  Inbox inbox_;
};

}  // namespace mend::hub
