#include "sync/console/console.h"

#include "content/base/hash.h"
#include "sync/hub/device_reports.h"
#include "sync/hub/roster.h"
#include "tests/sync/hub/prison.h"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace mend;
using namespace mend::console;
using hub::HttpRequest;
using hub::HttpResponse;
using hub::Role;
using support::Written;

namespace {

constexpr const char* kForm =
    R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">)"
    R"(<h:head><h:title>Weekly check-in</h:title><model><instance><data id="test" version="1"><good/><sleep/>)"
    R"(<meta><instanceID/></meta></data></instance></model></h:head><h:body>)"
    R"(<input ref="/data/good"><label>Something good this week</label></input>)"
    R"(<select1 ref="/data/sleep"><label>How did you sleep?</label><item><label>Badly</label><value>bad</value></item></select1>)"
    R"(</h:body></h:html>)";

/// A console on a hub with two key workers, an RJ lead and the others, with one resident whose name attacks.
struct Desk {
  support::Prison prison;
  hub::FormShelf forms{prison.files, prison.repository()};
  std::string form_hash = base::sha256_hex(base::as_bytes(kForm));
  Console console{{prison.context(), *prison.sessions, forms, *prison.policy, "HMP <Demo>",
                   prison.folder.path() / "look"}};
  std::string sam;
  support::Terminal terminal;

  Desk() {
    const base::Path folder = prison.repository() / "blobs" / form_hash.substr(0, 2);
    std::filesystem::create_directories(folder);
    REQUIRE(
        prison.files.write_atomic(folder / form_hash, base::as_bytes(kForm), base::FileMode::shared_read));
    for (const auto& [username, role] :
         std::vector<std::pair<std::string, Role>>{{"jo", Role::key_worker},
                                                   {"kim", Role::key_worker},
                                                   {"lee", Role::rj_lead},
                                                   {"ali", Role::safer_custody},
                                                   {"ros", Role::roster},
                                                   {"aud", Role::auditor},
                                                   {"sue", Role::survey}}) {
      prison.add_staff(username, {role});
    }
    sam = prison.add_resident("Sam <script>alert(1)</script>", "A1234BC", "jo");
    terminal = prison.add_terminal({sam});
    (void)prison.fetch_items(terminal);
  }

  std::string send(const std::string& response_class = "key-work", bool urgent = false) {
    Written written{sam, response_class};
    written.answers =
        "<data id=\"test\" version=\"1\"><good>&lt;img src=x "
        "onerror=alert(2)&gt;</good><sleep>bad</sleep></data>";
    written.form_hash = form_hash;
    written.urgent = urgent;
    return prison.send(terminal, written);
  }

  HttpResponse get(const std::string& cookie, const std::string& path) {
    const std::size_t question = std::min(path.find('?'), path.size());
    HttpRequest request{"GET",
                        path.substr(0, question),
                        question < path.size() ? path.substr(question + 1) : "",
                        "localhost:8443",
                        {},
                        {},
                        {},
                        {}};
    request.headers.emplace_back("cookie", "__Host-mend=" + cookie);
    return console.answer(request);
  }
  HttpResponse post_raw(const std::string& cookie, const std::string& path, const std::string& body,
                        const std::string& origin) {
    HttpRequest request{"POST", path, "", "localhost:8443", {}, base::to_bytes(body), {}, {}};
    request.headers.emplace_back("cookie", "__Host-mend=" + cookie);
    if (!origin.empty()) request.headers.emplace_back("origin", origin);
    return console.answer(request);
  }
  /// As the page's own form would.
  HttpResponse post(const std::string& cookie, const std::string& path, const std::string& body) {
    const auto session = prison.sessions->find(cookie);
    REQUIRE(session);
    return post_raw(cookie, path, "token=" + session->form_token(path) + "&" + body,
                    "https://localhost:8443");
  }
};

std::string header(const HttpResponse& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

}  // namespace

TEST_CASE("names and answers from outside are shown as text on every page") {
  Desk desk;
  const std::string id = desk.send("key-work", true);
  const std::string request = desk.send("rj");
  const std::string jo = desk.prison.sign_in("jo"), lee = desk.prison.sign_in("lee"),
                    ros = desk.prison.sign_in("ros"), aud = desk.prison.sign_in("aud");
  const std::vector<HttpResponse> pages = {desk.get(jo, "/work"),
                                           desk.get(jo, "/check-ins/" + id),
                                           desk.post(jo, "/check-ins/" + id + "/open", "reason=asked"),
                                           desk.get(lee, "/requests"),
                                           desk.get(lee, "/requests/" + request),
                                           desk.post(lee, "/requests/" + request + "/open", "reason=request"),
                                           desk.get(ros, "/roster"),
                                           desk.get(aud, "/audit")};
  for (const HttpResponse& page : pages) {
    CAPTURE(page.body);
    CHECK(page.status == 200);
    CHECK(page.body.find("<script>alert") == std::string::npos);
    CHECK(page.body.find("<img") == std::string::npos);
    CHECK(page.body.find("HMP &lt;Demo&gt;") != std::string::npos);
  }
  // The record says that something arrived, not of which class: that would tell who asked about RJ.
  CHECK(pages[7].body.find("key-work<") == std::string::npos);
  CHECK(pages[7].body.find(">rj<") == std::string::npos);
  CHECK_THAT(pages[2].body, Catch::Contains("Something good this week") &&
                                Catch::Contains("&lt;img src=x onerror=alert(2)&gt;") &&
                                Catch::Contains("Badly"));
}

TEST_CASE("every page carries the headers that keep it in its place") {
  Desk desk;
  const std::string jo = desk.prison.sign_in("jo");
  for (const char* path : {"/sign-in", "/work", "/nothing", "/"}) {
    CAPTURE(path);
    const HttpResponse page = desk.get(jo, path);
    CHECK_THAT(header(page, "Content-Security-Policy"),
               Catch::StartsWith("default-src 'none'; script-src 'self'"));
    CHECK(header(page, "X-Content-Type-Options") == "nosniff");
    CHECK(header(page, "Cache-Control") == "no-store");
    CHECK(page.body.find("<style") == std::string::npos);
    CHECK(page.body.find(" style=") == std::string::npos);
  }
}

TEST_CASE("without a session there is nothing but the way in") {
  Desk desk;
  const std::string id = desk.send();
  for (const std::string& path :
       {std::string("/work"), "/check-ins/" + id, std::string("/requests"), std::string("/roster"),
        std::string("/audit"), std::string("/surveys"), std::string("/")}) {
    CAPTURE(path);
    const HttpResponse page = desk.get("", path);
    CHECK(page.status == 303);
    CHECK(header(page, "Location") == "/sign-in");
  }
  CHECK(desk.post_raw("", "/check-ins/" + id + "/open", "reason=asked", "https://localhost:8443").status ==
        403);
}

TEST_CASE("each role has its own pages and no others") {
  Desk desk;
  const std::string check_in = "/check-ins/" + desk.send(), request = "/requests/" + desk.send("rj");
  const std::vector<std::string> paths = {check_in, "/requests", request, "/roster", "/audit", "/surveys"};
  const std::map<std::string, std::set<std::string>> allowed = {
      {"jo", {check_in}},   {"kim", {}},          {"lee", {"/requests", request}},
      {"ali", {}},          {"ros", {"/roster"}}, {"aud", {"/audit"}},
      {"sue", {"/surveys"}}};
  for (const auto& [username, own] : allowed) {
    const std::string cookie = desk.prison.sign_in(username);
    for (const std::string& path : paths) {
      CAPTURE(username, path);
      CHECK(desk.get(cookie, path).status == (own.contains(path) ? 200 : 404));
    }
    const bool in_caseload = desk.get(cookie, "/work").body.find("Sam") != std::string::npos;
    CHECK(in_caseload == (username == "jo"));
  }
  for (const char* username : {"kim", "lee", "ali", "ros", "aud", "sue"}) {
    CAPTURE(username);
    const std::string cookie = desk.prison.sign_in(username);
    CHECK(desk.post(cookie, check_in + "/open", "reason=asked").status == 404);
    CHECK(desk.post(cookie, check_in + "/seen", "note=seen.read").status == 404);
    CHECK(desk.post(cookie, check_in + "/acknowledge", "").status == 404);
    if (std::string(username) != "lee")
      CHECK(desk.post(cookie, request + "/move", "move=start-checking").status == 404);
    if (std::string(username) != "ros")
      CHECK(desk.post(cookie, "/roster/key-worker", "subject=" + desk.sam + "&username=kim").status == 404);
  }
  CHECK(desk.prison.count("openings") == 0);
  CHECK(desk.prison.count("seen_notes") == 0);
}

TEST_CASE("no other site can act for somebody who is signed in") {
  Desk desk;
  const std::string id = desk.send("key-work", true);
  const std::string path = "/check-ins/" + id + "/acknowledge";
  const std::string jo = desk.prison.sign_in("jo");
  const std::string token = desk.prison.sessions->find(jo)->form_token(path);
  const std::string own = "https://localhost:8443";
  CHECK(desk.post_raw(jo, path, "token=" + token, "https://evil.example").status == 403);
  CHECK(desk.post_raw(jo, path, "token=" + token, "http://localhost:8443").status == 403);
  CHECK(desk.post_raw(jo, path, "token=" + token, "null").status == 403);
  CHECK(desk.post_raw(jo, path, "token=" + token, "").status == 403);
  CHECK(desk.post_raw(jo, path, "", own).status == 403);
  CHECK(desk.post_raw(jo, path, "token=" + desk.prison.sessions->find(jo)->form_token("/sign-out"), own)
            .status == 403);
  CHECK(desk.post_raw(jo, path, "token=" + desk.prison.session("jo")->form_token(path), own).status == 403);
  CHECK(desk.get(jo, path).status == 303);
  CHECK(desk.prison.count("urgent_acknowledgements") == 0);
  CHECK(desk.post_raw(jo, path, "token=" + token, own).status == 303);
  CHECK(desk.prison.count("urgent_acknowledgements") == 1);
}

TEST_CASE("an idle session shows nothing and changes nothing") {
  Desk desk;
  const std::string id = desk.send();
  const std::string jo = desk.prison.sign_in("jo");
  const std::string path = "/check-ins/" + id + "/open";
  const std::string token = desk.prison.sessions->find(jo)->form_token(path);
  desk.prison.clock.advance(15 * 60 * 1000);
  CHECK(desk.get(jo, "/work").status == 303);
  CHECK(desk.post_raw(jo, path, "token=" + token + "&reason=asked", "https://localhost:8443").status == 403);
  CHECK(desk.prison.count("openings") == 0);
}

TEST_CASE("signing in sets a cookie that only this host over TLS gets, and signing out takes it away") {
  Desk desk;
  const HttpResponse in =
      desk.post_raw("", "/sign-in", "username=jo&password=a+good+password", "https://localhost:8443");
  REQUIRE(in.status == 303);
  const std::string cookie = header(in, "Set-Cookie");
  CHECK_THAT(cookie, Catch::StartsWith("__Host-mend=") && Catch::Contains("Secure") &&
                         Catch::Contains("HttpOnly") && Catch::Contains("SameSite=Strict") &&
                         Catch::Contains("Path=/"));
  const std::string value = cookie.substr(12, 64);
  CHECK(desk.get(value, "/work").status == 200);
  CHECK(desk.post(value, "/sign-out", "").status == 303);
  CHECK(desk.get(value, "/work").status == 303);
  const HttpResponse wrong =
      desk.post_raw("", "/sign-in", "username=jo&password=wrong", "https://localhost:8443");
  CHECK(wrong.status == 403);
  CHECK_THAT(wrong.body, Catch::Contains("not right"));
  CHECK(
      desk.post_raw("", "/sign-in", "username=jo&password=a+good+password", "https://evil.example").status ==
      403);
}

TEST_CASE("answers of a form that the repository no longer holds are not shown as something else") {
  Desk desk;
  const std::string id = desk.send();
  std::filesystem::remove_all(desk.prison.repository() / "blobs");
  const HttpResponse page =
      desk.post(desk.prison.sign_in("jo"), "/check-ins/" + id + "/open", "reason=asked");
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Catch::Contains("not in this hub’s content"));
  CHECK(page.body.find("Mark as seen") == std::string::npos);
}

TEST_CASE("a page that shows answers asks for a reason first, and says what is missing") {
  Desk desk;
  const std::string id = desk.send();
  const std::string jo = desk.prison.sign_in("jo");
  CHECK(desk.get(jo, "/check-ins/" + id).body.find("Something good") == std::string::npos);
  const HttpResponse without = desk.post(jo, "/check-ins/" + id + "/open", "");
  CHECK(without.status == 400);
  CHECK_THAT(without.body, Catch::Contains("There is a problem") && Catch::Contains("Choose why"));
  CHECK(without.body.find("Something good") == std::string::npos);
}

TEST_CASE("a request is ended only with the day on which staff told the resident") {
  Desk desk;
  const std::string path = "/requests/" + desk.send("rj") + "/move";
  const std::string lee = desk.prison.sign_in("lee");
  CHECK(desk.post(lee, path, "move=end").status == 400);
  CHECK(desk.post(lee, path, "move=end&told-day=31&told-month=2&told-year=2027").status == 400);
  CHECK(desk.post(lee, path, "move=announce-visit").status == 400);
  CHECK(desk.post(lee, path, "move=start-checking").status == 303);
  const std::string today = base::format_utc(desk.prison.clock.now());
  CHECK(desk.post(lee, path,
                  "move=end&told-day=" + today.substr(8, 2) + "&told-month=" + today.substr(5, 2) +
                      "&told-year=" + today.substr(0, 4))
            .status == 303);
  CHECK(desk.prison.fetch_messages(desk.terminal).size() >= 2);
}

TEST_CASE(
    "a call for help that could not be filed is on top of safer custody's page until somebody takes it on") {
  Desk desk;
  REQUIRE(desk.prison.context().storage.write([](hub::Connection& connection) -> hub::Status {
    MEND_CHECK(connection.run("UPDATE class_keys SET key_id = '0000000000000000' WHERE class = 'key-work'"));
    return {};
  }));
  const std::string id = desk.send("key-work", true);
  const std::string ali = desk.prison.sign_in("ali"), jo = desk.prison.sign_in("jo");
  const std::string path = "/unfiled/" + id + "/acknowledge";
  CHECK_THAT(desk.get(ali, "/work").body,
             Catch::Contains("Help asked for today; the form itself could not be filed") &&
                 Catch::Contains("A1234BC"));
  CHECK(desk.get(jo, "/work").body.find("A1234BC") == std::string::npos);
  CHECK(desk.post(jo, path, "").status == 404);
  CHECK(desk.post(ali, path, "").status == 303);
  CHECK(desk.get(ali, "/work").body.find("A1234BC") == std::string::npos);
}

TEST_CASE("the record does not tell the auditor who asked about RJ") {
  Desk desk;
  const std::string request = "/requests/" + desk.send("rj");
  const std::string lee = desk.prison.sign_in("lee"), aud = desk.prison.sign_in("aud");
  CHECK(desk.post(lee, request + "/open", "reason=request").status == 200);
  CHECK(desk.post(lee, request + "/move", "move=start-checking").status == 303);
  CHECK(desk.post(lee, request + "/move", "move=withdraw").status == 303);
  const std::string body = desk.get(aud, "/audit").body;
  CHECK(body.find("RJ request") == std::string::npos);
  CHECK(body.find("withdraw") == std::string::npos);
  for (const char* act : {"Moved a request", "Opened answers"}) {
    const std::size_t at = body.find(act);
    REQUIRE(at != std::string::npos);
    CHECK(body.substr(at, body.find("</tr>", at) - at).find("A1234BC") == std::string::npos);
  }
}

TEST_CASE("a hub where a call for help would reach nobody says so to who keeps the roster") {
  support::Prison prison;
  hub::FormShelf forms{prison.files, prison.repository()};
  prison.add_staff("ros", {Role::roster});
  const auto warned = [&] {
    const auto view = hub::view_roster(prison.context(), prison.session("ros")->viewer);
    REQUIRE(view);
    return !view->safer_custody;
  };
  CHECK(warned());
  prison.add_staff("ali", {Role::safer_custody});
  CHECK_FALSE(warned());
}

TEST_CASE("an urgent check-in of a resident without a key worker is on safer custody's page") {
  Desk desk;
  REQUIRE(hub::set_key_worker(desk.prison.context(), "", desk.sam, ""));
  (void)desk.send("key-work", true);
  CHECK_THAT(desk.get(desk.prison.sign_in("ali"), "/work").body,
             Catch::Contains("no key worker: choose one"));
}

TEST_CASE("style sheet and scripts are served, and nothing else of the disk") {
  Desk desk;
  std::filesystem::create_directories(desk.prison.folder.path() / "look");
  REQUIRE(desk.prison.files.write_atomic(desk.prison.folder.path() / "look" / "mend.css",
                                         base::as_bytes("p{}"), base::FileMode::shared_read));
  const HttpResponse css = desk.get("", "/static/mend.css");
  CHECK(css.status == 200);
  CHECK(header(css, "Content-Type") == "text/css; charset=utf-8");
  for (const char* path :
       {"/static/../data/hub.key", "/static/%2e%2e/data/hub.key", "/static/", "/static/none.css"})
    CHECK(desk.get("", path).status == 404);
}

TEST_CASE("staff see on a device's page what it refused, and what to do, in plain words") {
  Desk desk;
  const std::string ros = desk.prison.sign_in("ros"), jo = desk.prison.sign_in("jo");
  const std::string path = "/roster/devices/" + desk.terminal.id;
  CHECK_THAT(desk.get(ros, path).body, Catch::Contains("has not yet said anything"));
  const base::UnixMillis now = desk.prison.clock.now();
  constexpr std::int64_t day = 86'400'000;
  protocol::DeviceReport report;
  report.kiosk = protocol::KioskReport{"0.1.0", 12, false, 3'200'000'000, now - 3 * day, 5 * 86'400, {}};
  protocol::add_refusal(report.kiosk->refusals,
                        "trust.expired role=timestamp version=3 expected=2027-01-15T08%3A00%3A00Z "
                        "seen=2026-12-01T00%3A00%3A00Z",
                        now);
  protocol::add_refusal(report.kiosk->refusals,
                        "trust.too-few-signatures role=%3Cscript%3Ealert(1)%3C%2Fscript%3E", now);
  protocol::add_refusal(report.kiosk->refusals, "later.unheard-of role=x", now);
  // A "(" is no part of a code: the whole is refused, as a hub must not show what it does not know the shape
  // of.
  CHECK_FALSE(
      hub::keep_report(desk.prison.context(), desk.terminal.id, base::as_bytes(protocol::encode(report))));
  report.kiosk->refusals[1].code = "trust.too-few-signatures role=%3Cscript%3Ealert%281%29%3C%2Fscript%3E";
  REQUIRE(
      hub::keep_report(desk.prison.context(), desk.terminal.id, base::as_bytes(protocol::encode(report))));
  const HttpResponse page = desk.get(ros, path);
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Catch::Contains("the role timestamp, version 3, expired on 1 December 2026") &&
                            Catch::Contains("What is installed stays in use.") &&
                            Catch::Contains("set the hub’s clock") &&
                            Catch::Contains("ask the national content team to sign and publish anew"));
  CHECK_THAT(page.body, Catch::Contains("Generation 12") && Catch::Contains("3 days ago") &&
                            Catch::Contains("3.2 GB") && Catch::Contains("5 days ahead of this hub’s") &&
                            Catch::Contains("0.1.0"));
  CHECK_THAT(page.body, Catch::Contains("&lt;script&gt;alert(1)&lt;/script&gt;") &&
                            Catch::Contains("“later.unheard-of”"));
  CHECK(page.body.find("<script>alert") == std::string::npos);
  CHECK_THAT(desk.get(ros, "/roster").body,
             Catch::Contains("Something was refused") && Catch::Contains(path));
  // Only who keeps the roster; a device that is not there looks the same.
  CHECK(desk.get(jo, path).status == 404);
  CHECK(desk.get(ros, "/roster/devices/" + std::string(32, 'a')).status == 404);
  protocol::mend_refusals(report.kiosk->refusals, "");
  REQUIRE(
      hub::keep_report(desk.prison.context(), desk.terminal.id, base::as_bytes(protocol::encode(report))));
  CHECK_THAT(desk.get(ros, "/roster").body, Catch::Contains("Generation 12"));
}
