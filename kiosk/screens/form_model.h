#pragma once

#include "content/form/session.h"
#include "content/library/policy.h"
#include "kiosk/screens/form_way.h"
#include "kiosk/store/drafts.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mend::screens {

enum class FormPlace {
  question,       ///< one question, or a few that belong together
  list,           ///< what was added to a repeat, and a way to add another
  take_out,       ///< whether one of them should really go
  skip,           ///< whether a page of several questions should really be left without its answers
  stop,           ///< help, before an answer that calls for it is kept
  tasks,          ///< the form's parts, in any order
  section_check,  ///< the answers of one part
  check,          ///< all answers
};

/// One part of a form with a task list.
struct TaskModel {
  std::string ref;
  form::Words label;
  bool done = false;
  bool begun = false;
};

/// What stands in the way of going on or of sending.
struct FormProblem : form::Problem {
  /// It was changed and not gone on from: neither what is typed nor what stood there before may be sent as if
  /// it were the answer.
  bool unfinished = false;
};

/// A repeat instance around a page: "Child: 2 of 3".
struct InstanceModel {
  std::string ref;
  form::Words label;  ///< of the repeat; may be empty
  std::size_t position = 0;
  std::size_t count = 0;
};

/// Something that the person may answer: neither only words nor fixed.
[[nodiscard]] inline bool is_asked(const form::Question& question) {
  return question.control != form::Control::note && !question.readonly;
}

/// A form while it is filled in: one question per page (or one group that belongs together), a list for each
/// repeat, a task list where the form has parts, the help stop before an answer that calls for it is kept,
/// and the page that checks them all. Decides; draws and stores nothing. What must be written down comes out
/// as journal entries, in order.
class FormModel {
 public:
  /// `policy` gives the answers that bring up the help stop or set the urgent flag (which brings it up, too);
  /// it is copied.
  FormModel(form::Session session, const library::AnswerRules& help_stop, const library::AnswerRules& urgent);

  /// Other rules, from now on: those of a policy that came while the form is open.
  void set_rules(const library::AnswerRules& help_stop, const library::AnswerRules& urgent);

  /// Takes a draft up again where it was left.
  void replay(const std::vector<store::DraftEntry>& entries);

  [[nodiscard]] FormPlace place() const { return place_; }
  [[nodiscard]] const form::Session& session() const { return session_; }
  void set_language(std::string_view tag);

  /// The questions on this page, with what is typed or picked shown as their value. Never empty while
  /// place() is question.
  [[nodiscard]] const std::vector<form::Question>& page() const;
  /// Names the page for as long as it is shown, also while its first question comes or goes.
  [[nodiscard]] const std::string& page_id() const { return page_id_; }
  /// Counts the pages that ask something, from 1; 0 on a page that only says something.
  [[nodiscard]] std::size_t page_number() const;
  [[nodiscard]] bool changing() const { return !scopes_.empty(); }
  [[nodiscard]] bool can_skip() const;
  [[nodiscard]] const std::vector<FormProblem>& problems() const { return problems_; }
  /// True while the stop is about an answer that also sets the urgent flag.
  [[nodiscard]] bool stop_is_urgent() const { return stop_urgent_; }
  /// The repeat instances around this page, the outermost first.
  [[nodiscard]] std::vector<InstanceModel> around() const;
  /// The part of the form that this page is in, where there is a task list.
  [[nodiscard]] std::optional<TaskModel> section() const;

  /// Typed or picked; not an answer yet, except for a choice on a page of several questions: others of the
  /// page may depend on it.
  void edit(std::string_view ref, std::string value);
  /// "Continue". May stay (problems), stop for help, or go on.
  void go_on();
  /// "Skip this question": takes back what was answered here and goes on. Asks first where that is more than
  /// one question.
  void skip();
  void skip_page(bool really);
  /// "I have read this."
  void acknowledge_stop();
  /// False when there is no page before this one.
  [[nodiscard]] bool back();
  /// "Change" on a check page. A question that is not asked now changes nothing.
  void change(std::string_view ref);

  // On the list of a repeat.
  [[nodiscard]] std::optional<form::Repeat> repeat() const;
  [[nodiscard]] std::vector<std::string> instances() const;
  /// "Add another": goes to its first question.
  void add();
  void change_instance(std::string_view instance);
  /// Asks first.
  void ask_take_out(std::string_view instance);
  [[nodiscard]] const std::string& taking_out() const { return taking_out_; }
  void take_out(bool really);

  [[nodiscard]] bool has_tasks() const { return has_tasks_; }
  /// The parts of the form, where it has a task list: those that ask something now.
  [[nodiscard]] const std::vector<TaskModel>& tasks() const;
  void open_task(std::string_view ref);

  // On the check pages.
  /// All questions that are asked now, with their answers.
  [[nodiscard]] const std::vector<form::Question>& questions() const;
  [[nodiscard]] const std::vector<WayPage>& pages() const;
  /// The session's, asked for once after each change.
  [[nodiscard]] const std::vector<form::Repeat>& repeats() const;
  [[nodiscard]] const std::vector<form::Section>& sections() const;
  /// Else there are problems(), or help comes first: an answer calls for it by the rules of now, and that was
  /// not read.
  bool ready_to_send();
  [[nodiscard]] bool urgent() const;

  /// What must be journalled since the last call.
  [[nodiscard]] std::vector<store::DraftEntry> take_journal();
  /// What is typed or picked and not yet an answer, for when the screen is hidden.
  [[nodiscard]] const std::vector<store::DraftEntry>& unfinished() const;

 private:
  // What is worked out once after each change.
  struct Seen {
    std::optional<std::vector<WayPage>> pages;
    std::map<std::string, std::size_t, std::less<>> places;  ///< of all questions and lists among the pages
    std::optional<std::vector<form::Question>> page, questions;
    std::optional<std::vector<form::Repeat>> repeats;
    std::optional<std::vector<form::Section>> sections;
    std::optional<std::vector<TaskModel>> tasks;
    std::optional<std::set<std::string>> left_open;
    std::optional<std::vector<store::DraftEntry>> unfinished;
  };
  void touched() { seen_ = {}; }  ///< an answer may bring up or hide pages
  void marked();                  ///< only what is typed, or how far the person is, is another
  [[nodiscard]] std::size_t page_at(std::string_view ref) const;

  // Answers.
  /// page(), with what is typed as the engine takes it wherever it says an answer.
  [[nodiscard]] std::vector<form::Question> answers() const;
  bool answer_at_once(const form::Question& question, const std::string& value);
  void keep_typing(const form::Question& question, const std::string& value);
  void keep_edits();
  void commit();
  void leave_without_answers();
  bool put(const std::string& ref, const std::string& value);
  void took(const std::string& ref, const std::string& value);
  void leave_page(const std::vector<WayPage>& before, std::size_t index, const std::set<std::string>& empty);
  void leave_gone(const std::vector<WayPage>& before, std::size_t index);
  void stay();
  /// It was gone on from with an answer, and something else than the person took that away.
  [[nodiscard]] bool emptied(const std::string& ref) const;
  [[nodiscard]] std::set<std::string> emptied_here() const;
  /// What was typed or picked, is no answer yet, and would be another one.
  [[nodiscard]] const std::set<std::string>& left_open() const;

  // The help stop.
  [[nodiscard]] bool is_urgent(const form::Question& question) const;
  [[nodiscard]] bool stops(const form::Question& question) const;
  bool stop_for(const std::vector<form::Question>& questions);
  /// What is asked now and has an answer: only where, what kind and what.
  [[nodiscard]] std::vector<form::Question> answered_now() const;

  // Moves.
  [[nodiscard]] bool passed(const WayPage& page) const;
  /// The next page to ask from `index` on, in this part of the form and within the scope; null at its end.
  [[nodiscard]] const WayPage* next_page(std::size_t index, const std::string& section) const;
  [[nodiscard]] const WayPage* page_to_ask_again(const std::string& section, bool changing) const;
  [[nodiscard]] std::size_t first_task() const;
  [[nodiscard]] std::string scope() const { return scopes_.empty() ? std::string() : scopes_.back(); }
  void on_from(std::size_t index, const std::string& section);
  bool back_from_page();
  void pass();
  void arrive(FormPlace place, const std::string& ref);
  void go_to(const WayPage& page, bool on);
  void go_to(FormPlace place, const std::string& ref, bool on);
  void start();

  // The draft.
  void write(store::DraftEntry::Kind kind, const std::string& ref, const std::string& value);
  void write_given();
  void forget_instance(const std::string& instance);
  void put_back(const store::DraftEntry& entry);
  void replay_place(const store::DraftEntry& entry);

  form::Session session_;
  library::AnswerRules help_stop_;
  library::AnswerRules urgent_;
  bool has_tasks_ = false;
  std::string language_;  ///< as it was asked for; the form may not have it
  FormPlace place_ = FormPlace::question;
  std::string at_;  ///< a question of the page; the repeat of a list; the part of its check page
  std::vector<std::string> mates_;  ///< all of the page, for when `at_` is not asked any more
  std::string page_id_;
  /// Where Continue ends: instances that were opened from their list, innermost last; before them "check" or
  /// "section" when an answer is changed from there; "tasks" on the check page of a part that is done.
  std::vector<std::string> scopes_;
  bool stop_urgent_ = false;
  FormPlace stop_from_ = FormPlace::question;
  std::string taking_out_;
  std::map<std::string, std::string> edits_;
  std::map<std::string, std::string> kept_typing_;      ///< what the journal has of the edits
  std::set<std::string> passed_;                        ///< questions and lists that were gone on from
  std::set<std::string> answered_;                      ///< those of them that had an answer
  std::set<std::pair<std::string, std::string>> read_;  ///< ref and value whose stop was read
  std::map<std::string, std::string> given_;            ///< what the journal has of session().given()
  std::vector<FormProblem> problems_;
  std::vector<store::DraftEntry> journal_;
  mutable Seen seen_;
};

}  // namespace mend::screens
