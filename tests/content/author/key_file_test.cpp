#include "content/author/key_file.h"

#include "content/base/memory_files.h"
#include "content/trust/key.h"
#include "tests/content/author/author_fixture.h"

#include <sys/stat.h>

using namespace mend;
using author::PassphraseWork;

namespace {

base::SecretBytes secret(std::string_view text) {
  return base::SecretBytes(base::as_bytes(text));
}

struct Keys {
  base::MemoryFiles files;
  base::SystemRandom random;
  author::SigningKey key = author::SigningKey::generate(random);
  base::SecretBytes passphrase = secret("correct horse");

  Keys() { REQUIRE(files.make_folders("keys")); }
  base::Status write(const base::SecretBytes* sealed_by) {
    return author::write_key_file(files, "keys/a.key", key, sealed_by, random,
                                  PassphraseWork::quick_for_tests);
  }
};

}  // namespace

TEST_CASE("A key comes back from its sealed file and signs as before") {
  Keys keys;
  REQUIRE(keys.write(&keys.passphrase));
  auto back = author::read_key_file(keys.files, "keys/a.key", &keys.passphrase);
  REQUIRE(back);
  CHECK(back->id() == keys.key.id());
  CHECK(*back->sign(base::as_bytes("x")) == *keys.key.sign(base::as_bytes("x")));
  const auto public_key = trust::read_key(back->id(), back->key_object());
  REQUIRE(public_key);
  CHECK(trust::verifies(*public_key, base::as_bytes("x"), *back->sign(base::as_bytes("x"))));
}

TEST_CASE("Who takes a sealed key file learns no key without the passphrase") {
  Keys keys;
  REQUIRE(keys.write(&keys.passphrase));
  const base::SecretBytes wrong = secret("correct house");
  CHECK_FALSE(author::read_key_file(keys.files, "keys/a.key", &wrong));
  CHECK_FALSE(author::read_key_file(keys.files, "keys/a.key", nullptr));
  const std::string text(base::as_text(*keys.files.read("keys/a.key", 100'000)));
  CHECK(text.find(base::base64(keys.key.seed())) == std::string::npos);
  CHECK(text.find(base::hex(keys.key.seed())) == std::string::npos);
  CHECK(*author::key_file_id(keys.files, "keys/a.key") == keys.key.id());
}

TEST_CASE("A key file is never replaced") {
  Keys keys;
  REQUIRE(keys.write(nullptr));
  CHECK_FALSE(keys.write(nullptr));
  CHECK(author::read_key_file(keys.files, "keys/a.key", nullptr)->id() == keys.key.id());
}

TEST_CASE("A damaged key file is refused, whatever is damaged") {
  Keys keys;
  REQUIRE(keys.write(&keys.passphrase));
  const base::Json good = base::Json::parse(*keys.files.read("keys/a.key", 100'000));
  const auto refused = [&](const char* pointer, const base::Json& value) {
    base::Json bad = good;
    bad[base::Json::json_pointer(pointer)] = value;
    const std::string text = bad.dump();
    REQUIRE(keys.files.write_atomic("keys/b.key", base::as_bytes(text), base::FileMode::private_file));
    INFO(text);
    CHECK_FALSE(author::read_key_file(keys.files, "keys/b.key", &keys.passphrase));
  };
  refused("/format", 2);
  refused("/key", author::SigningKey::generate(keys.random).key_object());
  refused("/sealed/operations", 1'000'000);
  refused("/sealed/memory", 1'000'000'000'000);
  refused("/sealed/memory", 1);
  refused("/sealed/salt", "AAAA");
  refused("/sealed/nonce", "AAAA");
  refused("/sealed/box", base::base64(base::Bytes(48)));
  refused("/sealed", nullptr);
  REQUIRE(keys.files.write_atomic("keys/b.key", base::as_bytes("{"), base::FileMode::private_file));
  CHECK_FALSE(author::read_key_file(keys.files, "keys/b.key", &keys.passphrase));
}

TEST_CASE("A key file is for its owner's eyes only") {
  author_test::Folder folder;
  base::SystemRandom random;
  const auto key = author::SigningKey::generate(random);
  REQUIRE(author::write_key_file(folder.files, folder.path / "a.key", key, nullptr, random));
  struct stat about {};
  REQUIRE(::stat((folder.path / "a.key").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("A passphrase is the first line of its file, and not too short") {
  base::MemoryFiles files;
  REQUIRE(files.make_folders("d"));
  REQUIRE(files.write_atomic("d/p", base::as_bytes("long enough\nmore"), base::FileMode::private_file));
  CHECK(base::as_text(author::read_passphrase(files, "d/p")->view()) == "long enough");
  REQUIRE(files.write_atomic("d/p", base::as_bytes("short\n"), base::FileMode::private_file));
  CHECK_FALSE(author::read_passphrase(files, "d/p"));
}
