#include "tests/sync/hub/prison.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>

using mend::support::TemporaryFolder;

namespace {

struct Run {
  int status = -1;
  std::string output;  ///< both streams
};

Run run(const std::string& arguments) {
  Run result;
  FILE* const pipe = ::popen((MEND_BINARY_DIR "/bin/mend-hub " + arguments + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    result.output.append(buffer.data(), got);
  result.status = WEXITSTATUS(::pclose(pipe));
  return result;
}

/// A failure of a program: exit 1 and one sentence that begins with its name.
void check_refusal(const Run& run, const std::string& words) {
  CAPTURE(run.output);
  CHECK(run.status == 1);
  CHECK_THAT(run.output, Catch::StartsWith("mend-hub: ") && Catch::Contains(words));
  CHECK(std::count(run.output.begin(), run.output.end(), '\n') == 1);
}

struct Place {
  TemporaryFolder folder;
  std::string root = folder.path().string();
  Place() {
    std::ofstream(folder.path() / "passphrase") << "a passphrase in the safe\n";
    std::ofstream(folder.path() / "password") << "a good password\n";
    std::filesystem::create_directory(folder.path() / "repository");
  }
  std::string init(const std::string& data) {
    return "init --data " + data + " --establishment DEMO --name 'HMP Demo' --custodian-passphrase-file " +
           root + "/passphrase";
  }
};

}  // namespace

TEST_CASE("mend-hub makes a hub and takes in staff and residents from the command line") {
  Place place;
  const std::string data = place.root + "/data";
  const Run made = run(place.init(data));
  CAPTURE(made.output);
  REQUIRE(made.status == 0);
  CHECK_THAT(run("keys --data " + data).output,
             Catch::Contains("\"sealing_key\"") && Catch::Contains("\"key-work\""));
  const std::string staff = "staff add --data " + data +
                            " --username jo --name 'Jo Smith' --roles key-worker,rj-lead --password-file " +
                            place.root + "/password";
  check_refusal(run(staff + " --custodian-passphrase-file " + place.root + "/password"),
                "passphrase is not right");
  CHECK(run(staff + " --custodian-passphrase-file " + place.root + "/passphrase").status == 0);
  const Run resident =
      run("resident add --data " + data + " --name Sam --picture boat --number a1234bc --key-worker jo");
  CHECK(resident.status == 0);
  CHECK_THAT(resident.output, Catch::Matches("\\{\"code\":\"[0-9]{8}\",\"subject\":\"[0-9a-f]{32}\"\\}\n"));
  check_refusal(run("resident add --data " + data + " --name Alex --picture cat --number B1234BC"),
                "no picture \"cat\"");
  check_refusal(run("resident add --data " + data + " --name Alex --picture boat --number 12"), "A1234BC");
  check_refusal(run(place.init(data)), "holds a hub already");
}

TEST_CASE("mend-hub says in one sentence what is wrong") {
  Place place;
  check_refusal(run("keys --data " + place.root + "/none"), "holds no hub");
  check_refusal(run("serve --data " + place.root + "/none --repository " + place.root + "/repository"),
                "holds no hub");
  check_refusal(run("serve --data " + place.root + " --repository " + place.root + "/none"), "no folder");
  check_refusal(run("nonsense"), "--help");
  check_refusal(run(""), "--help");
  std::ofstream(place.folder.path() / "file") << "x";
  check_refusal(run(place.init(place.root + "/file/data")), "file");
  CHECK(run("--help").status == 0);
}
