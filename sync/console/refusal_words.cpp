#include "sync/console/refusal_words.h"

#include "content/base/code.h"
#include "sync/console/components.h"

#include <initializer_list>

namespace mend::console {

namespace {

constexpr std::string_view stays = " What is installed stays in use.";

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (const std::string_view each : names) {
    if (each == name) return true;
  }
  return false;
}

/// A fact as people read it: times as times, long names cut.
std::string shown(std::string_view fact) {
  if (const auto time = base::parse_utc(fact)) return moment(*time);
  constexpr std::size_t most = 120;
  return fact.size() <= most ? std::string(fact) : std::string(fact.substr(0, most)) + "…";
}

/// "the role timestamp, version 3", "the file policy/DEMO.json"; a role's name holds no "/".
std::string subject(const base::Code& code) {
  const std::string_view role = code.fact("role");
  if (role.empty()) return "what came";
  std::string text = (role.find('/') == std::string_view::npos ? "the role " : "the file ") + shown(role);
  if (const std::string_view version = code.fact("version"); !version.empty())
    text += ", version " + shown(version) + ",";
  return text;
}

/// What a module, form or author's role is refused for costs only what it covers.
bool is_part(std::string_view role) {
  return !role.empty() && !role.starts_with("policy") &&
         !is_one_of(role, {"root", "timestamp", "snapshot", "targets"});
}

RefusalWords trust_words(std::string_view reason, const base::Code& code) {
  const std::string begin =
      (is_part(code.fact("role")) ? "Part of the update was refused: " : "The update was refused: ") + subject(code);
  const std::string expected = shown(code.fact("expected")), seen = shown(code.fact("seen"));
  const auto wanted = [&](const std::string& words) {
    std::string text = begin + words;
    if (!expected.empty()) text += "; expected was " + expected;
    if (!seen.empty()) text += ", and it was " + seen;
    return text + "." + std::string(stays);
  };
  if (reason == "expired") {
    return {
        begin + " expired on " + seen + ". For the device it was " + expected + "." + std::string(stays),
        "If that was the right time, ask the national content team to sign and publish anew. If not, set the "
        "hub’s clock."};
  }
  if (reason == "not-renewed") {
    return {"No newer content of " + subject(code) + " has reached the device since it ran out on " + seen +
                "." + std::string(stays),
            "Copy the repository to the hub anew. If this stays, ask the national content team whether the role was "
            "renewed: somebody may be holding it back."};
  }
  if (reason == "too-few-signatures") {
    return {
        wanted(" is not signed by enough key holders"),
        "Ask the national content team who has still to sign. If all have signed, somebody may have tampered "
        "with the copy: report it."};
  }
  if (is_one_of(reason, {"rollback", "root-version", "vanished"})) {
    return {wanted(" is older than what the device has, or from another repository"),
            "Copy the repository to the hub anew, and find out who put the old copy there."};
  }
  if (is_one_of(reason, {"wrong-version", "wrong-length", "wrong-hash"})) {
    return {wanted(" does not fit the rest"),
            "The copy on the hub is torn or mixed: copy the repository anew."};
  }
  if (is_one_of(reason, {"too-long", "too-many"}))
    return {wanted(" is more than a device takes"),
            "Ask the national content team to publish less in one piece."};
  if (is_one_of(reason, {"not-listed", "role-not-listed"})) {
    return {wanted(" is not among what was signed"),
            "Ask the national content team to publish it, or to take it out of the prison’s policy."};
  }
  if (is_one_of(reason, {"missing", "unavailable"})) {
    return {wanted(" could not be had"),
            "The device tries again at the next dock. If this stays, copy the repository to the hub anew."};
  }
  return {wanted(" is not what it should be (" + std::string(reason) + ")"),
          "Ask the national content team to mend what they published."};
}

RefusalWords time_words(std::string_view reason, const base::Code& code) {
  const std::string begin = "The device did not believe this hub about the time: ";
  if (is_one_of(reason, {"too-early", "too-late"})) {
    return {begin + "the hub said " + shown(code.fact("seen")) + ", and what is signed says that it is " +
                (reason == "too-early" ? "later." : "earlier."),
            "Set the hub’s clock."};
  }
  if (reason == "signature") {
    return {begin + "its answer was not signed by the key in the prison’s policy.",
            "Put what mend-hub keys prints into the policy, and have it published."};
  }
  return {
      begin + "the answer was meant for another device or another question.",
      "Nothing, if it stays at one time. If it comes again, somebody may be replaying answers: report it."};
}

RefusalWords other_words(const base::Code& code) {
  const std::string_view name = code.name;
  if (name.ends_with("no-space"))
    return {"The device has no room for the new content." + std::string(stays),
            "Ask the national content team for smaller modules, or fit a larger disk."};
  if (is_one_of(name, {"device.unavailable", "dock.disk", "device.not-found"}))
    return {"The device could not read or write its disk.", "If this stays, have the device looked at."};
  if (name == "spool.refused")
    return {
        "A receipt or message from this hub was not taken: it was damaged, or not signed by the key in the "
        "prison’s policy.",
        "If this stays, put what mend-hub keys prints into the policy, and have it published."};
  if (name == "dock.cut")
    return {"The link to this hub was lost during a dock.",
            "Check the cable. The next dock goes on from there."};
  if (is_one_of(name, {"dock.identity", "dock.stranger"}))
    return {"The device and this hub did not accept each other’s certificates.", "Enrol the device again."};
  if (name == "dock.answer")
    return {"This hub answered the device with something else than it asked for.",
            "Tell whoever looks after the hub. The next dock tries again."};
  if (name == "device.refused")
    return {"Something that came to the device was not what it should be, and was not taken." +
                std::string(stays),
            "Copy the repository to the hub anew. If this stays, ask the national content team."};
  return {
      "The device reports “" + std::string(name) + "”, which this hub has no words for." + std::string(stays),
      "Bring this hub up to date, or give the national content team these words."};
}

}  // namespace

RefusalWords refusal_words(std::string_view text) {
  const auto code = base::read_code(text);
  if (!code) return other_words({"device.unknown", {}});
  const std::string_view name = code->name;
  if (name.starts_with("trust.")) return trust_words(name.substr(6), *code);
  if (name.starts_with("time.")) return time_words(name.substr(5), *code);
  return other_words(*code);
}

}  // namespace mend::console
