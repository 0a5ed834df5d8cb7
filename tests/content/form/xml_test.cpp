#include "content/form/xml.h"

#include <catch2/catch.hpp>

using namespace mend::form;

TEST_CASE("text survives being written into XML and read again") {
  const std::string text = "a < b & \"c\" 'd' > e\n\tŵ سلام";
  const std::string xml = "<r v=\"" + escaped(text) + "\">" + escaped(text) + "</r>";
  const auto document = parse_xml(mend::base::as_bytes(xml), "It", 10'000).value();
  const xmlNode* root = xmlDocGetRootElement(document.get());
  CHECK(content(root) == text);
  CHECK(attribute(root, "v") == text);
}

TEST_CASE("a document type is refused in every spelling of the bytes") {
  std::string wide;
  for (const char c : std::string("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")) {
    wide += c;
    wide += '\0';
  }
  CHECK_FALSE(parse_xml(mend::base::as_bytes("\xff\xfe" + wide), "It", 10'000));
  CHECK_FALSE(
      parse_xml(mend::base::as_bytes("<?xml version='1.0'?>\n<!-- x --><!DOCTYPE a><a/>"), "It", 10'000));
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(length_in_characters("") == 0);
  CHECK(length_in_characters("aŵ\u0634😀") == 4);
}
