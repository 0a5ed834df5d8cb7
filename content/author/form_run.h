#pragma once

#include "content/author/form_step.h"
#include "content/base/files.h"
#include "content/form/session.h"

#include <istream>
#include <ostream>
#include <string_view>

namespace mend::author {

/// `mend-author form run`: fills in a form step by step, each step a JSON object on a line of its own.
///
/// {"set":REF,"to":TEXT} {"get":REF} {"state":REF} {"choices":REF} {"label":REF} {"language":TAG}
/// {"repeat_add":REF} {"repeat_remove":REF} {"count":REF} {"validate":true} {"eval":EXPR,"at":REF}
/// {"serialize":true} (a FILE instead of true is written as well) {"save":FILE} {"load":FILE}
/// {"revise":FILE}, a submission to be changed and sent again
/// {"migrate":DRAFT,"from":EARLIER-FORM,"by":MIGRATION}, which answers with "left": the refs left behind
///
/// Each is answered with an object: "ok" true and what was asked for, or "ok" false and "error". A step that
/// is refused changes nothing, and the next one goes on. A member that the step does not know, or that stands
/// there twice, is a refusal; "expect" is for form_steps.h and changes no answer.
class FormRun {
 public:
  /// Nothing is written over `form`, the file or folder that the form comes from, nor in that folder.
  FormRun(form::Session session, base::Files& files, base::Path form = {})
      : session_(std::move(session)), files_(files), form_(std::move(form)) {}

  /// The answer to one line.
  base::Json step(std::string_view line);
  base::Json step(const FormStep& step);
  /// All lines; blank ones are passed over.
  void run(std::istream& in, std::ostream& out);

 private:
  base::Result<base::Json> answer(const std::string& name, const base::Json& step);
  base::Result<base::Json> look(const std::string& verb, const std::string& ref);
  base::Result<base::Json> change(const std::string& verb, const std::string& ref, const base::Json& step);
  base::Result<base::Json> migrate(const std::string& draft, const base::Json& step);
  [[nodiscard]] bool is_of_the_form(const base::Path& file) const;
  base::Status put(const base::Path& file, base::ByteView bytes);

  form::Session session_;
  base::Files& files_;
  base::Path form_;
};

}  // namespace mend::author
