#pragma once

#include "filler.h"

// Forms whose answers change what else is asked on their pages.
namespace mend::screens::testing {

/// What comes first, out of what one wants to talk about.
inline std::shared_ptr<const form::Form> topics() {
  static const auto form = load_form(
      "<talk/><first/><last/>",
      R"(<instance id="topic"><root><item><name>home</name></item><item><name>work</name></item><item>)"
      R"(<name>money</name></item></root></instance>)",
      R"x(<select ref="/data/talk"><label>Talk</label><itemset nodeset="instance('topic')/root/item">)x"
      R"x(<value ref="name"/><label ref="name"/></itemset></select>)x"
      R"x(<select1 ref="/data/first"><label>First</label><itemset nodeset="instance('topic')/root/item)x"
      R"x([selected(/data/talk, name)]"><value ref="name"/><label ref="name"/></itemset></select1>)x" +
          ask("/data/last", "Last"));
  return form;
}

/// A page of two, of which each may hide the other by way of a third.
inline std::shared_ptr<const form::Form> hiding() {
  static const auto form = load_form(
      "<before/><g><one/><two/></g><gone/><after/>",
      R"x(<bind nodeset="/data/g" relevant="/data/gone != 'yes'"/>)x"
      R"x(<bind nodeset="/data/g/two" required="true()" relevant="/data/g/one != 'no'"/>)x",
      ask("/data/before", "Before") +
          R"(<group ref="/data/g" appearance="field-list"><label>G</label><select1 ref="/data/g/one">)"
          R"(<label>One</label><item><label>Yes</label><value>yes</value></item><item><label>No</label>)"
          R"(<value>no</value></item><setvalue event="xforms-value-changed" ref="/data/gone" )"
          R"(value="/data/g/one"/></select1>)" +
          ask("/data/g/two", "Two") + "</group>" + ask("/data/after", "After"));
  return form;
}

/// As many as an answer says.
inline std::shared_ptr<const form::Form> counted_visits() {
  static const auto form = load_form(
      "<n/><r><x/><why/></r><last/>", R"x(<bind nodeset="/data/r/why" relevant="../x != 'x'"/>)x",
      R"(<select1 ref="/data/n"><label>How many?</label><item><label>One</label><value>1</value></item><item>)"
      R"(<label>Two</label><value>2</value></item><item><label>Three</label><value>3</value></item></select1>)"
      R"(<group ref="/data/r"><label>Visit</label><repeat nodeset="/data/r" jr:count="/data/n">)" +
          ask("/data/r/x", "X") + ask("/data/r/why", "Why") + "</repeat></group>" +
          ask("/data/last", "Last"));
  return form;
}

}  // namespace mend::screens::testing
