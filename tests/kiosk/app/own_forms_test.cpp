#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using Catch::Matchers::Contains;
using tests::Person;
using tests::Prison;
using tests::Role;

namespace {

/// An XForm with these fields (as XML), binds and questions; a required tick comes first.
std::string xform(const std::string& fields, const std::string& binds, const std::string& body) {
  return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
         R"( xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Own form</h:title><model><instance>)"
         R"(<data id="own"><start/>)" +
         fields + R"(<meta><instanceID/></meta></data></instance>)" + binds +
         R"(</model></h:head><h:body><trigger ref="/data/start"><label>I choose this.</label></trigger>)" +
         body + "</h:body></h:html>";
}

/// A prison that offers one more form than the catalogue, and somebody who has signed in.
struct Offered {
  Prison prison;
  std::unique_ptr<Person> sam;

  Offered(const std::string& response_class, const std::string& form) {
    prison.others.push_back({"own", response_class, form});
    prison.policy["offered"].push_back("mend/own");
    prison.policy["urgent"]["own"] = {{"help", {"today"}}};
    prison.publish();
    prison.send_roster();
    sam = std::make_unique<Person>(prison);
    sam->enrol("Sam");
    sam->press("My forms");
    sam->press("own");
  }
};

}  // namespace

TEST_CASE("a form about restorative justice in which one could write is not begun, whoever signed it") {
  const Offered text("rj", xform("<a/>", "", R"(<input ref="/data/a"><label>More?</label></input>)"));
  CHECK_FALSE(text.sam->sees("Start"));
  CHECK(text.sam->sees("That did not work. Try again."));
  const Offered choice("rj", xform("<a/>", "",
                                   R"(<select1 ref="/data/a"><label>More?</label><item>)"
                                   R"(<label>Yes</label><value>y</value></item></select1>)"));
  CHECK(choice.sam->sees("Start"));
}

TEST_CASE("an anonymous survey that would turn to the key worker stays a survey without a name") {
  Offered offered("survey", xform("<response_class/>",
                                  R"x(<bind nodeset="/data/response_class" calculate="'key-work'"/>)x", ""));
  Person& sam = *offered.sam;
  sam.press("Start");
  sam.press(Role::checkbox, "I choose this.");
  sam.press("Continue");
  sam.press("Send");
  REQUIRE(offered.prison.dock().size() == 1);
  const seal::Header& header = offered.prison.received().front().header;
  CHECK(header.response_class == "survey");
  CHECK(header.subject.empty());
}
