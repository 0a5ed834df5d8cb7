// One organisation's trouble costs what it covers, and nobody else anything.
#include "delegated_device.h"

using namespace mend;
using namespace delegated_test;

namespace {

constexpr const char* old_and_new = "mend/rj=two acme/calm=acme one local/gym=gym one ";
constexpr std::int64_t too_long = 300 * 1024 * 1024;

/// Version 2 of mend's and acme's; acme's manifest as given.
struct TwoUpdates : Installed {
  explicit TwoUpdates(const std::string& acme) {
    put("mend", "rj", 2, "two", "authors-mend");
    repository.put_target("modules/acme/calm/2.json", acme, "authors-acme");
  }
  std::string installs_the_rest() {
    const auto report = import();
    if (!report) return report.error().message;
    if (report->notices.size() != 1) return std::to_string(report->notices.size()) + " notices";
    if (shown() != old_and_new) return shown();
    const std::string code = report->notices[0].code;
    const auto again = import();
    if (!again || again->outcome != ImportOutcome::unchanged) return "It is installed again and again.";
    return code.substr(0, code.find(" expected="));
  }
};

std::string manifest(const std::string& sha256, std::int64_t length) {
  base::Json said = support::sample_manifest("calm", 2, sha256, static_cast<std::uint64_t>(length));
  said["org"] = "acme";
  return said.dump();
}

}  // namespace

TEST_CASE("A signed manifest that nobody can read costs its own organisation only, at the dock and in the cell") {
  const std::string a(64, 'a');
  for (const std::string& bad : {std::string("{"), std::string("[]"), std::string(R"({"files":[],"format":9})"),
                                 manifest("x", 1), manifest(a, too_long)}) {
    INFO(bad);
    TwoUpdates device(bad);
    REQUIRE(device.files.remove_tree("drop"));
    const auto brought = device.courier();
    REQUIRE(brought);
    CHECK(device.installs_the_rest() == "trust.malformed role=modules%2Facme%2Fcalm%2F2.json");
  }
}

TEST_CASE("The courier names what it left out, the file, and what was expected") {
  TwoUpdates device(manifest(std::string(64, 'a'), too_long));
  const auto brought = device.courier();
  REQUIRE(brought);
  REQUIRE(brought->left_out.size() == 1);
  CHECK(brought->left_out[0].code ==
        "trust.too-long role=modules%2Facme%2Fcalm%2F2.json expected=268435456 seen=314572800");
  CHECK(brought->left_out[0].message.find("\"acme/calm\" stays as it is") == 0);
}

TEST_CASE("An offered version that the hub lacks costs nothing else: the installed one stays") {
  const std::string words = "acme two";
  TwoUpdates device(manifest(base::sha256_hex(base::as_bytes(words)), 8));
  SECTION("its manifest") {
    device.repository.put_blob(words);
    device.repository.update_snapshot();
    for (const std::string& name : device.repository.file_names()) {
      if (name.starts_with("targets/modules/acme/calm/") && name.ends_with(".2.json"))
        device.repository.hidden.insert(name);
    }
    REQUIRE(device.repository.hidden.size() == 1);
    REQUIRE(device.courier()->left_out.size() == 1);
    CHECK(device.installs_the_rest() == "trust.missing role=modules%2Facme%2Fcalm%2F2.json");
  }
  SECTION("one of its files") {
    REQUIRE(device.courier()->left_out.size() == 1);
    CHECK(device.installs_the_rest() == "trust.missing role=acme%2Fcalm");
    device.repository.put_blob(words);
    REQUIRE(device.courier()->left_out.empty());
    REQUIRE(device.import());
    CHECK(device.shown() == "mend/rj=two acme/calm=acme two local/gym=gym one ");
  }
}

TEST_CASE("What is offered and was never published keeps nothing else back, and is named") {
  Installed device;
  device.put("mend", "rj", 2, "two", "authors-mend");
  device.policy({"mend/rj", "acme/none", "acme/calm", "local/gym"});
  REQUIRE(device.courier());
  const auto report = device.import();
  REQUIRE(report);
  REQUIRE(report->notices.size() == 1);
  CHECK(report->notices[0].code == "trust.not-listed role=modules%2Facme%2Fnone%2F");
  CHECK(device.shown() == old_and_new);
  CHECK(device.import()->outcome == ImportOutcome::unchanged);
}

TEST_CASE("What a trusted role took back is not carried over") {
  for (const bool replaced : {false, true}) {
    INFO(replaced);
    Installed device;
    device.put("acme", "calm", 3, "acme three", "authors-acme");
    device.drop();
    REQUIRE(device.import());
    base::Json& acme = device.repository.content("authors-acme");
    acme["targets"].erase("modules/acme/calm/3.json");
    acme["targets"].erase("modules/acme/calm/1.json");
    if (replaced) device.repository.put_target("modules/acme/calm/2.json", "{", "authors-acme");
    acme["version"] = 9;
    device.drop();
    REQUIRE(device.import());
    CHECK(device.shown() == "mend/rj=one local/gym=gym one ");
  }
}

TEST_CASE("Several things that cannot be had do not make the device install the same again at each dock") {
  Installed device;
  device.put("acme", "calm", 2, "acme two", "authors-acme");
  device.repository.blobs.erase(base::sha256_hex(base::as_bytes("acme two")));
  device.repository.put_target("local/DEMO/gym/2.json", "{", "est-demo");
  device.put("mend", "rj", 2, "two", "authors-mend");
  REQUIRE(device.courier());
  REQUIRE(device.import());
  CHECK(device.shown() == old_and_new);
  CHECK(device.import()->outcome == ImportOutcome::unchanged);
}

TEST_CASE("A role that is held back for ever is told to staff once it has run out, and installs nothing") {
  Installed device;
  constexpr base::UnixMillis day = RepositorySimulator::day;
  base::Json& acme = device.repository.content("authors-acme");
  acme["expires"] = base::format_utc(now + 5 * day);
  acme["version"] = 8;
  device.put("mend", "rj", 2, "two", "authors-mend");
  device.drop();
  REQUIRE(device.import());

  device.put("acme", "calm", 2, "acme two", "authors-acme");
  acme["expires"] = base::format_utc(now + 300 * day);
  device.repository.hidden.insert("metadata/9.authors-acme.json");
  REQUIRE(device.courier());
  const auto early = device.import(now + 4 * day);
  REQUIRE(early);
  CHECK(early->notices.size() == 1);
  const auto late = device.import(now + 6 * day);
  REQUIRE(late);
  REQUIRE(late->notices.size() == 2);
  CHECK(late->notices[1].code.starts_with("trust.not-renewed role=authors-acme version=8 expected="));
  CHECK(late->notices[1].message.find("has not been renewed since") != std::string::npos);
  CHECK(device.shown() == old_and_new);
}
