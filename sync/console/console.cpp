#include "sync/console/console.h"

#include "sync/console/components.h"
#include "sync/console/form_data.h"
#include "sync/hub/repository_files.h"
#include "sync/protocol/protocol.h"

#include <algorithm>

namespace mend::console {

namespace {

constexpr std::string_view kCookie = "__Host-mend";
constexpr std::string_view kCookieAttributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";

std::string_view type_of(std::string_view path) {
  if (path.ends_with(".css")) return "text/css; charset=utf-8";
  if (path.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (path.ends_with(".svg")) return "image/svg+xml";
  return "application/octet-stream";
}

/// True if the browser says that the post comes from a page of ours. Every browser that staff use sends one
/// of the two headers.
bool is_own_post(const hub::HttpRequest& request) {
  const std::string_view origin = request.header("origin");
  if (!origin.empty()) return origin == "https://" + request.host;
  return request.header("sec-fetch-site") == "same-origin";
}

/// "/check-ins/<id>/<act>" → id and act; false for any other path below `folder`.
bool split(std::string_view path, std::string_view folder, std::string& id, std::string& act) {
  if (!path.starts_with(folder)) return false;
  path.remove_prefix(folder.size());
  const std::size_t slash = std::min(path.find('/'), path.size());
  id = path.substr(0, slash);
  act = path.substr(std::min(slash + 1, path.size()));
  return protocol::is_id(id);
}

}  // namespace

hub::HttpResponse Console::answer(const hub::HttpRequest& request) {
  hub::HttpResponse response = route(request);
  secure(response);
  return response;
}

hub::HttpResponse Console::route(const hub::HttpRequest& request) {
  Frame frame{parts_.prison, nullptr, {}};
  if (request.path.starts_with("/static/")) return look_file(request);
  const bool post = request.method == "POST";
  if (!post && request.method != "GET" && request.method != "HEAD") {
    hub::HttpResponse response = problem(frame, 405, "That is not possible here", "Go back and try again.");
    response.set("Allow", "GET, HEAD, POST");
    return response;
  }
  if (post && !is_own_post(request)) {
    return problem(frame, 403, "That was not done", "The request did not come from a page of this console.");
  }
  const auto form = FormData::parse(post ? base::as_text(request.body) : std::string_view());
  const auto query = FormData::parse(request.query);
  if (!form || !query)
    return problem(frame, 400, "That was not understood", (form ? query : form).error().message);
  if (request.path == "/sign-in") return sign_in(request, *form);

  const std::shared_ptr<const hub::Session> session =
      parts_.sessions.find(cookie_value(request.header("cookie"), kCookie));
  if (!session) {
    return post ? sign_in_page(frame, 403, "",
                               "You were signed out because nothing happened for a while. Nothing was "
                               "changed. Sign in again.")
                : redirect("/sign-in");
  }
  frame.session = session.get();
  if (post && !session->accepts(request.path, form->get("token"))) {
    return problem(frame, 403, "That was not done",
                   "The page was too old. Go back to it, load it again and try once more.");
  }
  return visit({request, *session, *form, *query, frame});
}

hub::HttpResponse Console::visit(Visit visit) {
  const std::string& path = visit.request.path;
  const bool post = visit.request.method == "POST";
  std::string id, act;
  if (path == "/") return redirect(home_of(visit.session.viewer));
  if (path == "/sign-out" && post) return sign_out(visit.request);
  if (path == "/work" || path.starts_with("/check-ins/")) {
    visit.frame.section = "/work";
    if (path == "/work" && !post) return work(visit);
    if (split(path, "/check-ins/", id, act)) return check_in(visit, id, act);
  }
  if (split(path, "/unfiled/", id, act) && act == "acknowledge") {
    visit.frame.section = "/work";
    return post ? unfiled(visit, id) : redirect("/work");
  }
  if (path.starts_with("/requests")) {
    visit.frame.section = "/requests";
    if (path == "/requests" && !post) return requests(visit);
    if (split(path, "/requests/", id, act)) return request(visit, id, act);
  }
  if (path.starts_with("/roster")) {
    visit.frame.section = "/roster";
    if (path == "/roster" && !post) return roster(visit, "");
    if (split(path, "/roster/devices/", id, act) && act.empty() && !post) return device(visit, id);
    if (path == "/roster/key-worker" && post) return roster(visit, "key-worker");
  }
  if (path == "/surveys" && !post) {
    visit.frame.section = "/surveys";
    return surveys(visit);
  }
  if (path == "/audit" && !post) {
    visit.frame.section = "/audit";
    return audit(visit);
  }
  return problem(visit.frame, {base::ErrorKind::not_found, ""});
}

hub::HttpResponse Console::look_file(const hub::HttpRequest& request) const {
  hub::HttpResponse response =
      hub::serve_file(parts_.look, std::string_view(request.path).substr(8), request);
  if (!response.file) return response;
  for (auto& [name, value] : response.headers) {
    if (name == "Content-Type") value = type_of(request.path);
  }
  return response;
}

hub::HttpResponse Console::sign_in(const hub::HttpRequest& request, const FormData& form) {
  const Frame frame{parts_.prison, nullptr, {}};
  if (request.method != "POST") return sign_in_page(frame, 200, "", "");
  const std::string& username = form.get("username");
  const auto cookie = parts_.sessions.sign_in(username, form.get("password"));
  if (!cookie) {
    using Kind = hub::SignInRefusal::Kind;
    switch (cookie.error().kind) {
      case Kind::wrong:
        return sign_in_page(frame, 403, username, "The username or the password is not right");
      case Kind::wait:
        return sign_in_page(frame, 429, username,
                            "There were too many wrong tries. Wait " +
                                std::to_string(cookie.error().wait_seconds) + " seconds and try again");
      case Kind::busy:
        return sign_in_page(frame, 503, username, "Many people are signing in. Try again in a few seconds");
      case Kind::trouble:
        return sign_in_page(frame, 503, username,
                            "The hub cannot check passwords at the moment. Tell whoever looks after the hub");
    }
  }
  // Whoever was signed in on this browser is not any more.
  parts_.sessions.sign_out(cookie_value(request.header("cookie"), kCookie));
  hub::HttpResponse response = redirect("/");
  response.set("Set-Cookie", std::string(kCookie) + "=" + *cookie + std::string(kCookieAttributes));
  return response;
}

hub::HttpResponse Console::sign_out(const hub::HttpRequest& request) {
  parts_.sessions.sign_out(cookie_value(request.header("cookie"), kCookie));
  hub::HttpResponse response = redirect("/sign-in");
  response.set("Set-Cookie", std::string(kCookie) + "=; Max-Age=0" + std::string(kCookieAttributes));
  response.set("Clear-Site-Data", "\"cache\"");
  return response;
}

}  // namespace mend::console
