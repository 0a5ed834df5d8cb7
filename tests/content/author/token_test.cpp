#include "content/author/token.h"

#include "content/author/signer.h"
#include "content/base/disk_files.h"
#include "content/trust/key.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

using namespace mend;
using namespace mend::author;

namespace {

/// A token in software, in a folder of its own.
struct SoftToken {
  base::Path folder;
  base::DiskFiles files;
  base::SystemRandom random;
  SecretSource pin;

  SoftToken() {
    std::string name = (std::filesystem::temp_directory_path() / "mend-token-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder = name;
    REQUIRE(files.make_folders(folder / "tokens"));
    write("softhsm2.conf", "directories.tokendir = " + (folder / "tokens").string() +
                               "\nobjectstore.backend = file\nlog.level = ERROR\n");
    ::setenv("SOFTHSM2_CONF", (folder / "softhsm2.conf").c_str(), 1);
    write("pin", "1234\n");
    const std::string made =
        "softhsm2-util --init-token --free --label officer --so-pin 12345678 --pin 1234 >/dev/null";
    REQUIRE(std::system(made.c_str()) == 0);
    pin.pin_file = folder / "pin";
  }
  ~SoftToken() { std::filesystem::remove_all(folder); }
  SoftToken(const SoftToken&) = delete;
  SoftToken& operator=(const SoftToken&) = delete;

  void write(const std::string& name, const std::string& text) {
    REQUIRE(files.write_atomic(folder / name, base::as_bytes(text), base::FileMode::private_file));
  }
};

/// SoftHSM 2.6 leaks the name of the curve at each signature with Ed25519, and is unloaded before leaks are
/// looked for, so that no suppression can name it.
base::Result<base::Bytes> sign_with_softhsm(Signer& signer, std::string_view message) {
#ifdef __SANITIZE_ADDRESS__
  const __lsan::ScopedDisabler disabler;
#endif
  return signer.sign(base::as_bytes(message));
}

template <class T>
std::string problem(const base::Result<T>& result) {
  return result ? "" : result.error().message;
}

}  // namespace

TEST_CASE("A key on a token signs what devices accept, Ed25519 and P-256 alike") {
  SoftToken token;
  for (const TokenKeyKind kind : {TokenKeyKind::ed25519, TokenKeyKind::p256}) {
    const std::string uri =
        std::string("pkcs11:token=officer;object=") + (kind == TokenKeyKind::p256 ? "curve" : "edwards");
    auto made = make_token_key(token.files, uri, kind, token.pin, token.random);
    INFO(problem(made));
    REQUIRE(made);
    auto opened = open_signer(token.files, uri, token.pin);
    INFO(problem(opened));
    REQUIRE(opened);
    CHECK((*opened)->id() == (*made)->id());
    const auto key = trust::read_key((*opened)->id(), (*opened)->key_object());
    REQUIRE(key);
    CHECK(key->scheme == (kind == TokenKeyKind::p256 ? trust::Scheme::ecdsa_p256 : trust::Scheme::ed25519));
    for (const std::string message : {"", "x", "a longer message"}) {
      const auto signature = sign_with_softhsm(**opened, message);
      INFO(problem(signature));
      REQUIRE(signature);
      CHECK(trust::verifies(*key, base::as_bytes(message), *signature));
    }
    CHECK(problem(make_token_key(token.files, uri, kind, token.pin, token.random)).find("never replaced") !=
          std::string::npos);
  }
  CHECK(problem(open_signer(token.files, "pkcs11:token=officer", token.pin)).find("2 private keys") !=
        std::string::npos);
}

TEST_CASE("A token gives nothing for a wrong PIN, a PIN on the command line, or another name") {
  SoftToken token;
  const std::string uri = "pkcs11:token=officer;object=mine";
  REQUIRE(make_token_key(token.files, uri, TokenKeyKind::p256, token.pin, token.random));
  token.write("wrong", "9999\n");
  SecretSource wrong;
  wrong.pin_file = token.folder / "wrong";
  CHECK(problem(open_signer(token.files, uri, wrong)).find("PIN is wrong") != std::string::npos);
  CHECK(problem(open_signer(token.files, uri, {})).find("--pin-file") != std::string::npos);
  CHECK(problem(open_signer(token.files, uri + "?pin-value=1234", token.pin)).find("read by everybody") !=
        std::string::npos);
  CHECK(problem(open_signer(token.files, "pkcs11:token=officer;object=other", token.pin))
            .find("no private key") != std::string::npos);
  CHECK(problem(open_signer(token.files, "pkcs11:token=elsewhere", token.pin)).find("plug it in") !=
        std::string::npos);
  CHECK_FALSE(open_signer(token.files, "pkcs11:nonsense", token.pin));
}

TEST_CASE("The same key of a token under two names signs once") {
  SoftToken token;
  const std::string uri = "pkcs11:token=officer;object=mine";
  REQUIRE(make_token_key(token.files, uri, TokenKeyKind::p256, token.pin, token.random));
  CHECK(problem(open_signers(token.files, {uri, uri + ";type=private"}, token.pin)).find("same key") !=
        std::string::npos);
}
