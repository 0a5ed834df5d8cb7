#include "tests/sync/hub/prison.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/wait.h>

using mend::support::TemporaryFolder;

namespace {

struct Run {
  int status = -1;
  std::string output;  ///< both streams
};

/// `output`: where standard output goes instead of to us.
Run run(const std::string& arguments, const std::string& output = "") {
  Run result;
  FILE* const pipe = ::popen((MEND_BINARY_DIR "/bin/mend-hub " + arguments + " 2>&1 " + output).c_str(), "r");
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

/// The alternative names of a certificate as OpenSSL writes them.
std::string names_of(const std::string& pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free_all)> in(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free_all);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr), &X509_free);
  if (!certificate) return "";
  const int at = X509_get_ext_by_NID(certificate.get(), NID_subject_alt_name, -1);
  const std::unique_ptr<BIO, decltype(&BIO_free_all)> out(BIO_new(BIO_s_mem()), &BIO_free_all);
  if (at < 0 || X509V3_EXT_print(out.get(), X509_get_ext(certificate.get(), at), 0, 0) != 1) return "";
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(size)};
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

TEST_CASE("A resident whose one-time code could not be printed is not added") {
  Place place;
  const std::string data = place.root + "/data";
  REQUIRE(run(place.init(data)).status == 0);
  const std::string add = "resident add --data " + data + " --name Sam --picture boat --number A1234BC";
  check_refusal(run(add, ">/dev/full"), "disk is full");
  CHECK(run(add).status == 0);
}

TEST_CASE("The hub's addresses go into its certificate, and nothing else gets in by them") {
  Place place;
  const std::string data = place.root + "/data";
  for (const char* bad : {"hub,DNS:other", "a..b", "10.0.0", "x y", "https://hub", "''", "1.2.3.4.5"})
    check_refusal(run(place.init(data) + " --address " + (bad == std::string("x y") ? "'x y'" : bad)),
                  "address");
  CHECK_FALSE(std::filesystem::exists(data));
  REQUIRE(run(place.init(data) + " --address hub.demo.example --address 192.0.2.7 --address 2001:db8::7")
              .status == 0);
  // The certificate is made when the hub first serves; a taken port ends that at once.
  (void)run("serve --data " + data + " --repository " + place.root + "/repository --address 192.0.2.1");
  std::ifstream file(data + "/server.crt");
  const std::string pem{std::istreambuf_iterator<char>(file), {}};
  const std::string names = names_of(pem);
  CAPTURE(names);
  for (const char* name : {"DNS:localhost", "IP Address:127.0.0.1", "DNS:hub.demo.example",
                           "IP Address:192.0.2.7", "IP Address:2001:DB8:0:0:0:0:0:7"})
    CHECK(names.find(name) != std::string::npos);
}

TEST_CASE("An init that was cut off is done again, and never clears away a hub") {
  Place place;
  const std::filesystem::path data = place.folder.path() / "data";
  REQUIRE(run(place.init(data.string())).status == 0);
  CHECK_FALSE(std::filesystem::exists(data / "init.unfinished"));
  // Cut off before its last step.
  std::filesystem::remove(data / "hub.key");
  std::ofstream(data / "init.unfinished") << "";
  check_refusal(run("keys --data " + data.string()), "mend-hub init");
  REQUIRE(run(place.init(data.string())).status == 0);
  CHECK(run("keys --data " + data.string()).status == 0);
  // A hub that lost its key is not an init that was cut off, also when it once was one.
  std::ofstream(data / "init.unfinished") << "";
  CHECK(run("keys --data " + data.string()).status == 0);
  std::filesystem::remove(data / "hub.key");
  check_refusal(run(place.init(data.string())), "holds a hub already");
  check_refusal(run("keys --data " + data.string()), "last backup");
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
