#pragma once

#include "content/base/files.h"
#include "content/base/json.h"
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
/// is refused changes nothing, and the next one goes on.
class FormRun {
 public:
  FormRun(form::Session session, base::Files& files) : session_(std::move(session)), files_(files) {}

  /// The answer to one line.
  base::Json step(std::string_view line);
  /// All lines; blank ones are passed over.
  void run(std::istream& in, std::ostream& out);

 private:
  base::Result<base::Json> answer(const base::Json& step);
  base::Result<base::Json> look(const std::string& verb, const std::string& ref);
  base::Result<base::Json> change(const std::string& verb, const std::string& ref, const base::Json& step);

  base::Result<base::Json> migrate(const std::string& draft, const base::Json& step);

  form::Session session_;
  base::Files& files_;
};

}  // namespace mend::author
