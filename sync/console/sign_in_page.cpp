#include "sync/console/components.h"
#include "sync/console/console.h"

namespace mend::console {

hub::HttpResponse sign_in_page(const Frame& frame, int status, std::string_view username,
                               std::string_view error) {
  const std::string title = error.empty() ? "Sign in" : "Error: Sign in";
  return page(frame, status, title,
              tag("div", {{"class", "govuk-grid-row"}},
                  tag("div", {{"class", "govuk-grid-column-two-thirds"}},
                      join({error_summary(error, "username"), heading("Sign in"),
                            paragraph("This is for staff. What residents write here is private: open it only "
                                      "for your work."),
                            form("/sign-in", "",
                                 join({text_input("username", "Username", "", username, error),
                                       password_input("password", "Password"), button("Sign in")}))}))));
}

}  // namespace mend::console
