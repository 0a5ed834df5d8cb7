#pragma once

#include "content/base/bytes.h"
#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/library/answer_rules.h"
#include "kiosk/store/database.h"
#include "kiosk/store/residents.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mend::store {

/// What a draft is a draft of. The form itself is kept with it, so that an update of the content while
/// somebody is writing changes nothing for them.
struct DraftHead {
  std::string form;  ///< "org/id"
  std::int64_t form_version = 0;
  std::string response_class;
  std::map<std::string, std::string> titles;  ///< language → title
  base::Bytes xform;
  base::UnixMillis begun = 0;
  /// Of this form, as the prison had them for its version: a later policy may know only the next version's
  /// questions.
  library::AnswerRules help_stop = {};
  library::AnswerRules urgent = {};
};

/// One thing that the person did, in order: refs have the positions that they had then.
struct DraftEntry {
  enum class Kind {
    answer,     ///< `value` was accepted for `ref`; an empty value takes it back
    typing,     ///< `value` stood in `ref` when the screen was hidden; not accepted yet
    place,      ///< the person went to `ref`; `value` is the screens' own note of the way there
    read,       ///< the help stop for `value` in `ref` was read
    added,      ///< one more was added to the repeat `ref`
    taken_out,  ///< the repeat instance `ref` was taken out; those after it moved up
    given,      ///< `value` is what the form itself put into `ref`
  };
  Kind kind = Kind::answer;
  std::string ref;
  std::string value;
};

struct DraftSummary {
  std::string id;
  DraftHead head;  ///< without the form, which may be large
};

struct Draft {
  DraftHead head;
  std::vector<DraftEntry> entries;
};

/// Answers that were not sent yet: one row per answer, each under the resident's key, on the disk before
/// the screen says "saved".
class Drafts {
 public:
  Drafts(Database& database, base::Random& random) : database_(database), random_(random) {}

  /// The id of the new draft.
  base::Result<std::string> begin(const Identity& who, const DraftHead& head);
  /// Afterwards the entry survives a power cut. `not_found` when the draft was sent or deleted meanwhile.
  base::Status append(const Identity& who, std::string_view draft, const DraftEntry& entry);
  /// Keeps rules that came since for the draft, too. `not_found` as above.
  base::Status keep_rules(const Identity& who, std::string_view draft, const library::AnswerRules& help_stop,
                          const library::AnswerRules& urgent);
  /// The resident's drafts that their key opens, oldest first.
  base::Result<std::vector<DraftSummary>> list(const Identity& who);
  base::Result<Draft> load(const Identity& who, std::string_view draft);
  base::Status remove(const Identity& who, std::string_view draft);

 private:
  Database& database_;
  base::Random& random_;
};

}  // namespace mend::store
