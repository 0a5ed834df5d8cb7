#include "i18n/messages/mo_file.h"

#include "mo_builder.h"

#include <catch2/catch.hpp>

using namespace mend::messages;

namespace {

const std::string good = make_mo_file({mo_header, {"help.title\4Get help now", "Cael help nawr"}});

std::string with_number(std::string bytes, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> (8 * i) & 255);
  return bytes;
}

}  // namespace

TEST_CASE("a message is read with its id, its English and its translation") {
  const auto entries = read_mo_file(good);
  REQUIRE(entries);
  REQUIRE(entries->size() == 1);
  CHECK(entries->front().context == "help.title");
  CHECK(entries->front().original == "Get help now");
  CHECK(entries->front().translation == "Cael help nawr");
}

TEST_CASE("a file cut off anywhere is refused, and never read beyond its end") {
  for (std::size_t length = 0; length < good.size(); ++length) {
    const std::string cut = good.substr(0, length);
    CHECK_FALSE(read_mo_file(cut));
  }
}

TEST_CASE("numbers that point outside the file are refused") {
  for (const std::uint32_t value : {0x7FFFFFFFU, 0xFFFFFFFFU, 0xFFFFFFF0U, 100'000U}) {
    for (const std::size_t at : {8U, 12U, 16U, 28U, 32U, 36U, 40U, 44U, 48U, 52U, 56U}) {
      CHECK_FALSE(read_mo_file(with_number(good, at, value)));
    }
  }
}

TEST_CASE("what is not a UTF-8 .mo file of this byte order is refused") {
  CHECK_FALSE(read_mo_file(with_number(good, 0, 0xde120495)));
  CHECK_FALSE(read_mo_file(with_number(good, 4, 0x00020000)));
  CHECK_FALSE(read_mo_file(make_mo_file({{"", "Content-Type: text/plain; charset=ISO-8859-1\n"}})));
  CHECK_FALSE(read_mo_file(make_mo_file({mo_header, {"a\4b", "\xc3\x28"}})));
  CHECK_FALSE(read_mo_file(make_mo_file({mo_header, {"a\4b", std::string("x\0y", 3)}})));
  CHECK_FALSE(read_mo_file(make_mo_file({mo_header, {"no id", "x"}})));
}

TEST_CASE("a message larger than a screen could show is refused") {
  CHECK(read_mo_file(make_mo_file({mo_header, {"a\4b", std::string(16'384, 'x')}})));
  CHECK_FALSE(read_mo_file(make_mo_file({mo_header, {"a\4b", std::string(16'385, 'x')}})));
}
