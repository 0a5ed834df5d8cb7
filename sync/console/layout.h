#pragma once

#include "sync/console/html.h"
#include "sync/hub/http.h"
#include "sync/hub/sessions.h"

#include <string>

namespace mend::console {

/// What every page stands in.
struct Frame {
  std::string prison;
  const hub::Session* session = nullptr;  ///< nullptr before sign-in
  std::string section;                    ///< path of the menu entry that is current
};

/// A page of ours as an answer, with the headers that keep it safe.
hub::HttpResponse page(const Frame& frame, int status, std::string_view title, const Html& content);
/// "See other": after a post, so that a reload does not post again.
hub::HttpResponse redirect(std::string_view address);
/// A page that says what is wrong and where to go on.
hub::HttpResponse problem(const Frame& frame, int status, std::string_view title, std::string_view words);
/// The page for an error of the hub; not_found also stands for "not for you".
hub::HttpResponse problem(const Frame& frame, const base::Error& error);
/// Puts the security headers on any answer.
void secure(hub::HttpResponse& response);
/// The address that a person starts from.
std::string home_of(const hub::Viewer& viewer);

}  // namespace mend::console
