#pragma once

#include "sync/console/layout.h"
#include "sync/hub/answers.h"
#include "sync/hub/form_shelf.h"
#include "sync/hub/policy_source.h"
#include "sync/hub/requests.h"

#include <string>

namespace mend::console {

class FormData;

/// What the pages draw from. All of it outlives the console.
struct Parts {
  hub::Context context;
  hub::Sessions& sessions;
  hub::FormShelf& forms;
  hub::PolicySource& policy;
  std::string prison;  ///< "HMP Demo"
  base::Path look;     ///< folder of style sheet and scripts
};

/// The pages that staff see. Which of them exist for a person is decided by the hub's queries; the menu only
/// leaves out what would be empty.
class Console {
 public:
  explicit Console(const Parts& parts) : parts_(parts), answers_(parts.context), requests_(parts.context) {}

  hub::HttpResponse answer(const hub::HttpRequest& request);

 private:
  /// One request of somebody who is signed in.
  struct Visit {
    const hub::HttpRequest& request;
    const hub::Session& session;
    const FormData& form;  ///< of a post
    const FormData& query;
    Frame frame;
  };

  hub::HttpResponse route(const hub::HttpRequest& request);
  hub::HttpResponse look_file(const hub::HttpRequest& request) const;
  hub::HttpResponse sign_in(const hub::HttpRequest& request, const FormData& form);
  hub::HttpResponse sign_out(const hub::HttpRequest& request);
  hub::HttpResponse visit(Visit visit);

  hub::HttpResponse work(const Visit& visit);
  hub::HttpResponse unfiled(const Visit& visit, const std::string& id);
  hub::HttpResponse check_in(const Visit& visit, const std::string& id, const std::string& act);
  hub::HttpResponse requests(const Visit& visit);
  hub::HttpResponse request(const Visit& visit, const std::string& id, const std::string& act);
  hub::HttpResponse roster(const Visit& visit, const std::string& act);
  hub::HttpResponse device(const Visit& visit, const std::string& id);
  hub::HttpResponse surveys(const Visit& visit);
  hub::HttpResponse audit(const Visit& visit);

  hub::HttpResponse show_check_in(const Visit& visit, const std::string& id, const std::string& error,
                                  const std::string& field, const hub::OpenedAnswers* opened);
  hub::HttpResponse show_request(const Visit& visit, const std::string& id, const std::string& error,
                                 const std::string& field, const hub::OpenedAnswers* opened);
  hub::HttpResponse show_roster(const Visit& visit, const std::string& error);
  /// Question by question; a sentence on why not if they cannot be read.
  base::Result<Html> draw_answers(const hub::OpenedAnswers& opened);

  Parts parts_;
  hub::Answers answers_;
  hub::Requests requests_;
};

/// The page to sign in on; `error` is what went wrong before.
hub::HttpResponse sign_in_page(const Frame& frame, int status, std::string_view username,
                               std::string_view error);

}  // namespace mend::console
