#include "sync/console/layout.h"

#include "sync/console/components.h"

#include <vector>

namespace mend::console {

namespace {

using hub::Role;

struct Entry {
  std::string_view address, words;
};

std::vector<Entry> menu(const hub::Viewer& viewer) {
  std::vector<Entry> entries;
  if (viewer.is(Role::key_worker) || viewer.is(Role::safer_custody)) entries.push_back({"/work", "My work"});
  if (viewer.is(Role::rj_lead)) entries.push_back({"/requests", "RJ requests"});
  if (viewer.is(Role::survey)) entries.push_back({"/surveys", "Surveys"});
  if (viewer.is(Role::roster)) entries.push_back({"/roster", "Residents and devices"});
  if (viewer.is(Role::auditor)) entries.push_back({"/audit", "Record of acts"});
  return entries;
}

Html header(const Frame& frame) {
  Html person;
  if (frame.session) {
    person = join(
        {tag("span", {{"class", "mend-header__person"}}, text(frame.session->viewer.name)),
         tag("form", {{"action", "/sign-out"}, {"method", "post"}},
             join({void_tag("input", {{"type", "hidden"},
                                      {"name", "token"},
                                      {"value", frame.session->form_token("/sign-out")}}),
                   tag("button", {{"type", "submit"}, {"class", "mend-header__out"}}, text("Sign out"))}))});
  }
  return tag(
      "header", {{"class", "mend-header"}},
      tag("div", {{"class", "govuk-width-container mend-header__inner"}},
          join(
              {tag("span", {{"class", "mend-header__name"}},
                   join({text("Mend"), tag("span", {{"class", "mend-header__prison"}}, text(frame.prison))})),
               person})));
}

Html navigation(const Frame& frame) {
  if (!frame.session) return {};
  Html items;
  for (const Entry& entry : menu(frame.session->viewer)) {
    const bool current = entry.address == frame.section;
    const Html words =
        current ? tag("strong", {{"class", "govuk-service-navigation__active-fallback"}}, text(entry.words))
                : text(entry.words);
    items += tag("li",
                 {{"class", current ? "govuk-service-navigation__item govuk-service-navigation__item--active"
                                    : "govuk-service-navigation__item"}},
                 tag("a",
                     {{"class", "govuk-service-navigation__link"},
                      {"href", entry.address},
                      Attribute::unless_empty("aria-current", current ? "page" : "")},
                     words));
  }
  if (items.empty()) return {};
  return tag(
      "div", {{"class", "govuk-service-navigation"}, {"data-module", "govuk-service-navigation"}},
      tag("div", {{"class", "govuk-width-container"}},
          tag("div", {{"class", "govuk-service-navigation__container"}},
              tag("nav", {{"aria-label", "Menu"}, {"class", "govuk-service-navigation__wrapper"}},
                  join({tag("button",
                            {{"type", "button"},
                             {"class", "govuk-service-navigation__toggle govuk-js-service-navigation-toggle"},
                             {"aria-controls", "navigation"},
                             Attribute::flag("hidden"),
                             {"aria-hidden", "true"}},
                            text("Menu")),
                        tag("ul", {{"class", "govuk-service-navigation__list"}, {"id", "navigation"}},
                            items)})))));
}

}  // namespace

std::string home_of(const hub::Viewer& viewer) {
  const std::vector<Entry> entries = menu(viewer);
  return entries.empty() ? "/work" : std::string(entries.front().address);
}

void secure(hub::HttpResponse& response) {
  response.set("Content-Security-Policy",
               "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
               "connect-src 'self';"
               " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.set("X-Content-Type-Options", "nosniff");
  response.set("X-Frame-Options", "DENY");
  // Not "no-referrer": browsers would then send "Origin: null" with our own forms.
  response.set("Referrer-Policy", "same-origin");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), usb=()");
  response.set("Strict-Transport-Security", "max-age=31536000");
}

hub::HttpResponse page(const Frame& frame, int status, std::string_view title, const Html& content) {
  const Html head = tag(
      "head", {},
      join({void_tag("meta", {{"charset", "utf-8"}}), tag("title", {}, text(std::string(title) + " – Mend")),
            void_tag("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
            void_tag("link", {{"rel", "icon"}, {"href", "/static/icon.svg"}, {"type", "image/svg+xml"}}),
            void_tag("link", {{"rel", "stylesheet"}, {"href", "/static/mend.css"}})}));
  const Html body = tag(
      "body", {{"class", "govuk-template__body"}},
      join({tag("script", {{"src", "/static/first.js"}}),
            tag("a",
                {{"href", "#main-content"}, {"class", "govuk-skip-link"}, {"data-module", "govuk-skip-link"}},
                text("Skip to main content")),
            header(frame), navigation(frame),
            tag("div", {{"class", "govuk-width-container"}},
                tag("main", {{"class", "govuk-main-wrapper"}, {"id", "main-content"}}, content)),
            tag("footer", {{"class", "mend-footer"}},
                tag("div", {{"class", "govuk-width-container"}},
                    text("Everything you open here is recorded with your name and reason. Sign out when you "
                         "leave the desk."))),
            tag("script", {{"type", "module"}, {"src", "/static/start.js"}})}));
  hub::HttpResponse response;
  response.status = status;
  response.body = document("en", head, body).string();
  response.set("Content-Type", "text/html; charset=utf-8");
  response.set("Cache-Control", "no-store");
  return response;
}

hub::HttpResponse redirect(std::string_view address) {
  hub::HttpResponse response;
  response.status = 303;
  response.set("Location", std::string(address));
  response.set("Cache-Control", "no-store");
  return response;
}

hub::HttpResponse problem(const Frame& frame, int status, std::string_view title, std::string_view words) {
  const std::string home = frame.session ? home_of(frame.session->viewer) : "/sign-in";
  return page(frame, status, title,
              join({heading(title), paragraph(words),
                    tag("p", {{"class", "govuk-body"}},
                        link(home, frame.session ? "Go to your start page" : "Sign in"))}));
}

hub::HttpResponse problem(const Frame& frame, const base::Error& error) {
  switch (error.kind) {
    case base::ErrorKind::not_found:
      return problem(frame, 404, "There is nothing here for you",
                     "The page is not there, or it is not part of your work.");
    case base::ErrorKind::refused:
      return problem(frame, 400, "That was not done", error.message);
    case base::ErrorKind::no_space:
    case base::ErrorKind::unavailable:
      return problem(frame, 503, "That was not done", error.message);
    case base::ErrorKind::internal:
      break;
  }
  return problem(frame, 500, "That was not done",
                 "The hub made a mistake. Try again, and tell whoever looks after the hub.");
}

}  // namespace mend::console
