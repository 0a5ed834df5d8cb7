#include "sync/seal/envelope.h"

#include "content/base/hash.h"
#include "people.h"
#include "sync/protocol/protocol.h"
#include "sync/seal/box.h"
#include "sync/seal/header.h"
#include "sync/seal/signed.h"
#include "sync/spool/spool.h"

#include <catch2/catch.hpp>
#include <set>

using namespace mend;
using namespace mend::seal;
using seal::testing::People;

namespace {

/// The outer map as the hub sees it, to be changed and sealed again.
CborMap outer_of(People& people, const SealedEnvelope& sealed) {
  const auto padded = open_box(base::ByteView(sealed.file).subspan(8), people.hub);
  REQUIRE(padded);
  auto map = CborMap::parse(*unpad(padded->view()));
  REQUIRE(map);
  return std::move(*map);
}

base::Bytes file_of(const People& people, base::ByteView plain) {
  base::Bytes file = base::to_bytes(envelope_magic);
  const auto sealed = *seal_box(pad(plain).view(), people.hub.public_key);
  file.insert(file.end(), sealed.begin(), sealed.end());
  return file;
}

void sign_again(People& people, CborMap& map) {
  map.put_bytes("signature", *sign(envelope_domain, signed_digest(map), people.device));
}

}  // namespace

TEST_CASE("What a resident answers is what the staff member with the class key reads") {
  People people;
  const auto contents = people.contents();
  const auto sealed = people.seal(contents, people.class_key());
  CHECK(is_id(sealed.id));
  CHECK(sealed.sha256 == base::sha256_hex(sealed.file));

  const auto outer = opening::open_outer(sealed.file, people.hub, people.lookup());
  REQUIRE(outer);
  CHECK(outer->header.envelope == sealed.id);
  CHECK(outer->header.device == people.device_id);
  CHECK(outer->header.subject == people.subject);
  CHECK(outer->header.kind == EnvelopeKind::answers);
  CHECK(outer->header.response_class == "key-work");
  CHECK(outer->header.class_key == key_id(people.key_work.public_key));
  CHECK(outer->header.form == "mend/weekly-check-in");
  CHECK(outer->header.form_version == 3);
  CHECK(outer->header.form_hash == contents.form_hash);
  CHECK(outer->header.urgent);
  CHECK(outer->header.created == 1'800'000'012'000);
  CHECK(outer->header.about.empty());

  const auto answers = opening::open_inner(outer->inner, outer->header, people.key_work);
  REQUIRE(answers);
  CHECK(answers->language == "cy");
  CHECK(base::as_text(answers->submission.view()) == "<data><week>very-bad</week></data>");
}

TEST_CASE("The hub's key alone does not open answers, nor does another class key") {
  People people;
  const auto sealed = people.seal(people.contents(), people.class_key());
  const auto outer = opening::open_outer(sealed.file, people.hub, people.lookup());
  REQUIRE(outer);
  CHECK_FALSE(opening::open_inner(outer->inner, outer->header, people.hub));
  CHECK_FALSE(opening::open_inner(outer->inner, outer->header, people.survey));
  CHECK_FALSE(opening::open_outer(sealed.file, people.key_work, people.lookup()));
}

TEST_CASE("A survey cannot be traced: no subject, no urgent flag, no time of day") {
  People people;
  const auto sealed = people.seal(people.contents(), people.survey_key());
  const auto map = outer_of(people, sealed);
  CHECK_FALSE(map.has("subject"));
  CHECK(*map.text("created") == "2027-01-15");
  CHECK_FALSE(*map.flag("urgent"));
  const auto outer = opening::open_outer(sealed.file, people.hub, people.lookup());
  REQUIRE(outer);
  CHECK(outer->header.subject.empty());
  CHECK(outer->header.created % 86'400'000 == 0);
}

TEST_CASE("A survey that names somebody is refused by the hub") {
  People people;
  const auto sealed = people.seal(people.contents(), people.survey_key());
  const auto refused = [&](auto change) {
    auto map = outer_of(people, sealed);
    change(map);
    sign_again(people, map);
    return !opening::open_outer(file_of(people, map.encode().view()), people.hub, people.lookup());
  };
  CHECK_FALSE(refused([](CborMap&) {}));
  CHECK(refused([&](CborMap& map) { map.put_text("subject", people.subject); }));
  CHECK(refused([](CborMap& map) { map.put_text("created", "2027-01-15T08:00:12Z"); }));
  CHECK(refused([](CborMap& map) { map.put_flag("urgent", true); }));
}

TEST_CASE("A withdrawal names what it takes back and looks like any short answer from outside") {
  People people;
  auto contents = people.contents("");
  contents.kind = EnvelopeKind::withdrawal;
  CHECK_FALSE(
      seal_envelope(contents, people.class_key(), people.hub.public_key, people.device, people.random));
  contents.about = people.random.id();
  const auto sealed = people.seal(contents, people.class_key());
  const auto outer = opening::open_outer(sealed.file, people.hub, people.lookup());
  REQUIRE(outer);
  CHECK(outer->header.kind == EnvelopeKind::withdrawal);
  CHECK(outer->header.about == contents.about);
  const auto answers = opening::open_inner(outer->inner, outer->header, people.key_work);
  REQUIRE(answers);
  CHECK(answers->submission.empty());
  CHECK(sealed.file.size() == people.seal(people.contents(), people.class_key()).file.size());
}

TEST_CASE("Sizes leak only steps of 4 KiB") {
  People people;
  std::set<std::size_t> sizes;
  for (std::size_t length = 1; length < 9000; length += 37) {
    sizes.insert(people.seal(people.contents(std::string(length, 'x')), people.class_key()).file.size());
  }
  CHECK(sizes.size() == 3);
  for (const std::size_t size : sizes) CHECK((size - 8 - 48) % 4096 == 0);
}

TEST_CASE("The longest answers still fit the envelope that the wire and the spool take") {
  People people;
  const auto sealed = people.seal(people.contents(std::string(answers_limit, 'x')), people.class_key());
  CHECK(sealed.file.size() <= envelope_limit);
  CHECK(envelope_limit == protocol::envelope_limit);
  CHECK(envelope_limit == spool::envelope_bytes_limit);
  const auto longer = people.contents(std::string(answers_limit + 1, 'x'));
  CHECK_FALSE(seal_envelope(longer, people.class_key(), people.hub.public_key, people.device, people.random));
}

TEST_CASE("Neither answers nor who wrote them can be found in the bytes that leave the cell") {
  People people;
  const auto sealed = people.seal(people.contents(), people.class_key());
  const std::string bytes(base::as_text(sealed.file));
  for (const std::string& word : {std::string("very-bad"), people.subject, people.device_id, sealed.id,
                                  std::string("weekly"), std::string("key-work")}) {
    CHECK(bytes.find(word) == std::string::npos);
  }
}

TEST_CASE("Every field that is changed on the way breaks the device's signature") {
  People people;
  const auto sealed = people.seal(people.contents(), people.class_key());
  const std::string other_id = people.random.id();
  const auto opens = [&](auto change) {
    auto map = outer_of(people, sealed);
    change(map);
    return opening::open_outer(file_of(people, map.encode().view()), people.hub, people.lookup()).has_value();
  };
  REQUIRE(opens([](CborMap&) {}));
  CHECK_FALSE(opens([&](CborMap& map) { map.put_text("envelope", other_id); }));
  CHECK_FALSE(opens([&](CborMap& map) { map.put_text("subject", other_id); }));
  CHECK_FALSE(opens([&](CborMap& map) { map.put_text("device", other_id); }));
  CHECK_FALSE(opens([&](CborMap& map) {
    map.put_text("kind", "withdrawal");
    map.put_text("about", other_id);
  }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("class", "rj"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("class_key", "0123456789abcdef"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("form", "mend/other"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_number("form_version", 4); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("form_hash", std::string(64, 'b')); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_flag("urgent", false); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("created", "2027-01-15T08:00:13Z"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_bytes("inner", base::Bytes(4144, 1)); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_bytes("signature", base::Bytes(64, 1)); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("note", "hidden"); }));
}

TEST_CASE("Fields that no device may send are refused even when they are signed") {
  People people;
  const auto sealed = people.seal(people.contents(), people.class_key());
  const auto opens = [&](auto change) {
    auto map = outer_of(people, sealed);
    change(map);
    sign_again(people, map);
    return opening::open_outer(file_of(people, map.encode().view()), people.hub, people.lookup()).has_value();
  };
  REQUIRE(opens([](CborMap&) {}));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("note", "hidden"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("envelope", "../../etc/passwd"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("subject", "A1234BC"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("class", ""); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("form", "no-organisation"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("form", "mend/../x"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_number("form_version", 0); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("form_version", "3"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("created", "yesterday"); }));
  CHECK_FALSE(opens([](CborMap& map) { map.put_text("kind", "other"); }));
  CHECK_FALSE(opens([&](CborMap& map) { map.put_text("about", people.subject); }));
}

TEST_CASE("An envelope of another device's making is refused") {
  People people;
  const auto contents = people.contents();
  const auto thief = make_signing_pair(people.random);
  const auto forged =
      seal_envelope(contents, people.class_key(), people.hub.public_key, thief, people.random);
  REQUIRE(forged);
  CHECK_FALSE(opening::open_outer(forged->file, people.hub, people.lookup()));

  const auto nobody = [](std::string_view) -> base::Result<PublicKey> {
    return base::fail(base::ErrorKind::not_found, "No such device is enrolled.");
  };
  const auto sealed = people.seal(contents, people.class_key());
  const auto refused = opening::open_outer(sealed.file, people.hub, nobody);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == base::ErrorKind::not_found);
}

TEST_CASE("Answers moved into another envelope or another form are refused") {
  People people;
  const auto first = people.seal(people.contents(), people.class_key());
  const auto second = people.seal(people.contents("<data><week>good</week></data>"), people.class_key());
  const auto outer = opening::open_outer(first.file, people.hub, people.lookup());
  const auto other = opening::open_outer(second.file, people.hub, people.lookup());
  REQUIRE(outer);
  REQUIRE(other);
  CHECK_FALSE(opening::open_inner(other->inner, outer->header, people.key_work));
  auto header = outer->header;
  header.form_hash = std::string(64, 'b');
  CHECK_FALSE(opening::open_inner(outer->inner, header, people.key_work));
}

TEST_CASE("An envelope that is cut or changed at any byte is refused") {
  People people;
  const auto sealed = people.seal(people.contents(), people.class_key());
  const auto opens = [&](const base::Bytes& file) {
    return opening::open_outer(file, people.hub, people.lookup()).has_value();
  };
  REQUIRE(opens(sealed.file));
  for (std::size_t length = 0; length < sealed.file.size(); length += length < 80 ? 1 : 211) {
    CHECK_FALSE(opens(base::Bytes(sealed.file.begin(), sealed.file.begin() + static_cast<long>(length))));
  }
  for (std::size_t at = 0; at < sealed.file.size(); at += at < 80 ? 1 : 211) {
    base::Bytes changed = sealed.file;
    changed[at] ^= 1;
    CHECK_FALSE(opens(changed));
  }
  base::Bytes longer = sealed.file;
  longer.push_back(0);
  CHECK_FALSE(opens(longer));
  longer.resize(envelope_limit + 1);
  CHECK_FALSE(opens(longer));
}

TEST_CASE("An envelope padded otherwise is refused") {
  People people;
  const auto map = outer_of(people, people.seal(people.contents(), people.class_key()));
  const auto plain = map.encode();
  base::Bytes file = base::to_bytes(envelope_magic);
  const auto bare = *seal_box(plain.view(), people.hub.public_key);
  file.insert(file.end(), bare.begin(), bare.end());
  CHECK_FALSE(opening::open_outer(file, people.hub, people.lookup()));
  // Properly closed, but not to a whole block: its length would tell how long the answers are.
  for (const std::size_t length : {plain.size() + 1, plain.size() + 100, std::size_t{8192 + 100}}) {
    base::Bytes short_of_a_block(plain.view().begin(), plain.view().end());
    short_of_a_block.push_back(0x80);
    short_of_a_block.resize(std::max(length, short_of_a_block.size()));
    const auto box = *seal_box(short_of_a_block, people.hub.public_key);
    file.resize(8);
    file.insert(file.end(), box.begin(), box.end());
    CHECK_FALSE(opening::open_outer(file, people.hub, people.lookup()));
  }
  const auto zeros = *seal_box(base::Bytes(8192, 0), people.hub.public_key);
  file.resize(8);
  file.insert(file.end(), zeros.begin(), zeros.end());
  CHECK_FALSE(opening::open_outer(file, people.hub, people.lookup()));
}

TEST_CASE("Nothing is sealed to a key that would let anybody read it") {
  People people;
  const auto contents = people.contents();
  CHECK_FALSE(seal_envelope(contents, {"key-work", PublicKey{}}, people.hub.public_key, people.device,
                            people.random));
  CHECK_FALSE(seal_envelope(contents, people.class_key(), PublicKey{}, people.device, people.random));
}

TEST_CASE("A caller's mistake is refused before anything is sealed") {
  People people;
  const auto seals = [&](auto change) {
    auto contents = people.contents();
    change(contents);
    return seal_envelope(contents, people.class_key(), people.hub.public_key, people.device, people.random)
        .has_value();
  };
  REQUIRE(seals([](Contents&) {}));
  CHECK_FALSE(seals([](Contents& contents) { contents.device = "kiosk"; }));
  CHECK_FALSE(seals([](Contents& contents) { contents.subject.clear(); }));
  CHECK_FALSE(seals([](Contents& contents) { contents.answers = {}; }));
  CHECK_FALSE(seals([](Contents& contents) { contents.language = "Welsh, please"; }));
  CHECK_FALSE(seals([](Contents& contents) { contents.form_hash = "abc"; }));
  CHECK_FALSE(seals([](Contents& contents) { contents.created = -1000; }));
}
