#pragma once

#include "content/form/session.h"
#include "content/library/policy.h"
#include "kiosk/store/drafts.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mend::screens {

enum class FormPlace { question, stop, check };

/// A form while it is filled in: one question per page (or one group that belongs together), the help stop
/// before an answer that calls for it is kept, and the page that checks them all. Decides; draws and
/// stores nothing. What must be written down comes out as journal entries, in order.
class FormModel {
 public:
  /// `policy` gives the answers that bring up the help stop or set the urgent flag (which brings it up, too);
  /// it is copied.
  FormModel(form::Session session, const library::AnswerRules& help_stop, const library::AnswerRules& urgent);

  /// Takes a draft up again where it was left.
  void replay(const std::vector<store::DraftEntry>& entries);

  [[nodiscard]] FormPlace place() const { return place_; }
  [[nodiscard]] const form::Session& session() const { return session_; }
  void set_language(std::string_view tag) { session_.set_language(tag); }

  /// The questions on this page, with what is typed or picked shown as their value. Never empty while
  /// place() is question.
  [[nodiscard]] std::vector<form::Question> page() const;
  /// Counts the pages that ask something, from 1; 0 on a page that only says something.
  [[nodiscard]] std::size_t page_number() const;
  [[nodiscard]] bool changing() const { return changing_; }
  [[nodiscard]] bool can_skip() const;
  [[nodiscard]] const std::vector<form::Problem>& problems() const { return problems_; }
  /// True while the stop is about an answer that also sets the urgent flag.
  [[nodiscard]] bool stop_is_urgent() const { return stop_urgent_; }

  /// Typed or picked; not an answer yet.
  void edit(std::string_view ref, std::string value);
  /// "Continue". May stay (problems), stop for help, or go on.
  void go_on();
  /// "Skip this question": takes back what was answered here and goes on.
  void skip();
  /// "I have read this."
  void acknowledge_stop();
  /// False when there is no page before this one.
  [[nodiscard]] bool back();
  /// "Change" on the check page. A question that is not asked now changes nothing.
  void change(std::string_view ref);

  /// On the check page: what stands in the way of sending.
  bool ready_to_send();
  [[nodiscard]] bool urgent() const;

  /// What must be journalled since the last call.
  [[nodiscard]] std::vector<store::DraftEntry> take_journal();
  /// What is typed or picked here and not yet an answer, for when the screen is hidden.
  [[nodiscard]] std::vector<store::DraftEntry> unfinished() const;

 private:
  struct Page {
    std::string ref;  ///< of its first question
    std::vector<std::string> refs;
  };
  [[nodiscard]] std::vector<Page> pages() const;
  [[nodiscard]] std::size_t index_of(const std::vector<Page>& pages, std::string_view ref) const;
  [[nodiscard]] bool calls_for(const library::AnswerRules& rules, const form::Question& question,
                               std::string_view value) const;
  /// page(), with what is typed as the engine takes it wherever it says an answer.
  [[nodiscard]] std::vector<form::Question> answers() const;
  [[nodiscard]] bool stops(const form::Question& question) const;
  void commit();
  void leave_page();
  void go_to(const std::string& ref);

  form::Session session_;
  library::AnswerRules help_stop_;
  library::AnswerRules urgent_;
  FormPlace place_ = FormPlace::question;
  std::string at_;  ///< ref of the first question of the page
  bool changing_ = false;
  bool stop_urgent_ = false;
  std::map<std::string, std::string> edits_;
  std::set<std::string> visited_;
  std::set<std::pair<std::string, std::string>> read_;  ///< ref and value whose stop was read
  std::vector<form::Problem> problems_;
  std::vector<store::DraftEntry> journal_;
};

/// Refuses, by name, a form that asks what these screens cannot show.
base::Status refuse_unshown(const form::Form& form);

/// The names in a select_multiple's value.
[[nodiscard]] std::vector<std::string> split_names(std::string_view value);

}  // namespace mend::screens
