#include "content/library/answer_rules.h"

#include <catch2/catch.hpp>

using namespace mend;
using library::AnswerRules;

TEST_CASE("no answer that calls for help is lost when two policies meet") {
  const AnswerRules before = {{"check-in", {{"sleep", {"none"}}, {"mood", {"bad"}}}}};
  const AnswerRules now = {{"check-in", {{"rest", {"never"}}, {"mood", {"bad", "awful"}}}},
                           {"other", {{"safe", {"no"}}}}};
  const AnswerRules both = library::united(before, now);
  CHECK(library::matches(both, "check-in", "sleep", {"none"}));
  CHECK(library::matches(both, "check-in", "rest", {"never"}));
  CHECK(library::matches(both, "check-in", "mood", {"awful"}));
  CHECK(both.at("check-in").at("mood") == std::vector<std::string>{"bad", "awful"});
  CHECK(library::matches(both, "other", "safe", {"no"}));
  CHECK(library::united(before, before) == before);
  CHECK(library::united({}, now) == now);
}

TEST_CASE("a draft is given the rules of its own form only") {
  const AnswerRules rules = {{"check-in", {{"sleep", {"none"}}}}, {"other", {{"safe", {"no"}}}}};
  CHECK(library::rules_for(rules, "other") == AnswerRules{{"other", {{"safe", {"no"}}}}});
  CHECK(library::rules_for(rules, "check").empty());
}
