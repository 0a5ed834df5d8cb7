#include "content/base/hash.h"
#include "tests/support/repository_simulator.h"

namespace mend::support {

using base::Bytes;
using base::Json;

Json sample_policy(const std::vector<std::string>& offered) {
  const std::string key = base::base64(Bytes(32, 7));
  return {{"format", 1},
          {"establishment", "DEMO"},
          {"name", "HMP Demo"},
          {"help_lines",
           Json::array(
               {{{"id", "cell-bell"}}, {{"id", "officer"}}, {{"id", "samaritans"}, {"number", "116 123"}}})},
          {"hub", {{"sealing_key", key}, {"signing_key", key}}},
          {"class_keys", Json::array({{{"class", "key-work"}, {"id", "0123456789abcdef"}, {"key", key}}})},
          {"offered", offered},
          {"languages", {"en", "cy", "ar", "so"}},
          {"help_stop", {{"weekly-check-in", {{"week", {"very-bad"}}}}}},
          {"urgent", {{"weekly-check-in", {{"help", {"today"}}}}}},
          {"review_days", {{"collected", 7}, {"checking", 14}, {"may-visit", 28}}},
          {"staffed_hours", {{"from", "08:00"}, {"to", "17:00"}}},
          {"idle_lock_seconds", 300}};
}

Json sample_manifest(const std::string& id, std::int64_t version, const std::string& sha256,
                     std::uint64_t length) {
  return {
      {"format", 1},
      {"kind", "module"},
      {"org", "mend"},
      {"id", id},
      {"version", version},
      {"source_language", "en"},
      {"languages", {"en"}},
      {"title", {{"en", "What is restorative justice?"}}},
      {"summary", {{"en", "A short guide."}}},
      {"minutes", 5},
      {"files", Json::array({{{"path", "pages/en/01-hurt.md"}, {"sha256", sha256}, {"length", length}}})}};
}

void publish_sample(RepositorySimulator& repository, std::int64_t version, const std::string& words) {
  const std::string sha256 = repository.put_blob(words);
  repository.put_target("policy/DEMO.json", sample_policy({"mend/what-is-rj"}).dump());
  repository.put_target("modules/mend/what-is-rj/" + std::to_string(version) + ".json",
                        sample_manifest("what-is-rj", version, sha256, words.size()).dump());
  repository.update_snapshot();
}

}  // namespace mend::support
