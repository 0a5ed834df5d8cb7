#include "sync/seal/cbor.h"

#include "content/base/json.h"

#include <catch2/catch.hpp>

using namespace mend;
using seal::CborMap;

namespace {

CborMap sample() {
  CborMap map;
  map.put_text("envelope", "0123456789abcdef0123456789abcdef");
  map.put_bytes("inner", base::Bytes(300, 9));
  map.put_number("form_version", 70'000);
  map.put_flag("urgent", true);
  return map;
}

bool reads(const std::string& hex) {
  return CborMap::parse(*base::from_hex(hex)).has_value();
}

}  // namespace

TEST_CASE("A map reads back as it was written") {
  const auto bytes = sample().encode();
  const auto map = CborMap::parse(bytes.view());
  REQUIRE(map);
  CHECK(map->size() == 4);
  CHECK(*map->text("envelope") == "0123456789abcdef0123456789abcdef");
  CHECK(map->bytes("inner")->size() == 300);
  CHECK(*map->number("form_version") == 70'000);
  CHECK(*map->flag("urgent"));
  CHECK_FALSE(map->text("inner"));
  CHECK_FALSE(map->text("missing"));
  CHECK_FALSE(map->flag("form_version"));
  const auto again = map->encode();
  CHECK(base::hex(again.view()) == base::hex(bytes.view()));
}

TEST_CASE("Another CBOR library reads the map, so the format is not ours alone") {
  const auto bytes = sample().encode();
  const base::Json json = base::Json::from_cbor(bytes.view().begin(), bytes.view().end());
  CHECK(json.size() == 4);
  CHECK(json["envelope"] == "0123456789abcdef0123456789abcdef");
  CHECK(json["form_version"] == 70'000);
  CHECK(json["urgent"] == true);
  CHECK(json["inner"].get_binary().size() == 300);
}

TEST_CASE("Numbers at every width keep their value") {
  for (const std::int64_t value : {std::int64_t{0}, std::int64_t{23}, std::int64_t{24}, std::int64_t{255},
                                   std::int64_t{256}, std::int64_t{65'535}, std::int64_t{65'536},
                                   std::int64_t{4'294'967'295}, std::int64_t{4'294'967'296}, INT64_MAX}) {
    CborMap map;
    map.put_number("n", value);
    const auto back = CborMap::parse(map.encode().view());
    REQUIRE(back);
    CHECK(*back->number("n") == value);
  }
}

TEST_CASE("Only one encoding of a map is read, so a signature covers one meaning") {
  CHECK(reads("a1616101"));
  CHECK_FALSE(reads("a161611801"));      // 1 in two bytes
  CHECK_FALSE(reads("a1616119000f"));    // 15 in three
  CHECK_FALSE(reads("b801616101"));      // count in two bytes
  CHECK_FALSE(reads("a178016101"));      // length in two bytes
  CHECK_FALSE(reads("a2616101616101"));  // the same name twice
  CHECK_FALSE(reads("a2616201616101"));  // b before a
  CHECK_FALSE(reads("bf616101ff"));      // indefinite length
  CHECK_FALSE(reads("a16161016161"));    // bytes after the map
  CHECK_FALSE(reads("a16161"));          // no value
  CHECK_FALSE(reads("a1616120"));        // negative
  CHECK_FALSE(reads("a16161f6"));        // null
  CHECK_FALSE(reads("a16161f93c00"));    // float
  CHECK_FALSE(reads("a16161a0"));        // a map inside
  CHECK_FALSE(
      reads("a1616181"
            "00"));                                // a list inside
  CHECK_FALSE(reads("a16161c001"));                // a tag
  CHECK_FALSE(reads("a1414101"));                  // a name of the wrong kind
  CHECK_FALSE(reads("a1614101"));                  // a name in capitals
  CHECK_FALSE(reads("a161611bffffffffffffffff"));  // over 63 bits
  CHECK_FALSE(reads("a161615bffffffffffffffff"));  // a length beyond the end
  CHECK_FALSE(reads(""));
}

TEST_CASE("Nesting as deep as the sender likes costs no stack") {
  for (const int lead : {0x81, 0x7f, 0x5f, 0x9f, 0xc0, 0xa1}) {
    base::Bytes hostile(1024 * 1024, static_cast<std::uint8_t>(lead));
    CHECK_FALSE(CborMap::parse(hostile));
    hostile[0] = 0xa1;
    hostile[1] = 0x61;
    hostile[2] = 0x61;
    CHECK_FALSE(CborMap::parse(hostile));
  }
}
