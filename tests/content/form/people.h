#pragma once

#include "scenario.h"

namespace mend::form::testing {

/// People with a name and an age, how old they are next year, and what they come to together.
inline const std::string people = xform(
    "<p><name/><age/><next/></p><sum/><n/>",
    binding("p/age", R"x(type="int")x") + binding("p/next", R"x(calculate="/data/p/age + 1")x") +
        binding("sum", R"x(calculate="sum(/data/p/age)")x") + binding("n", R"x(calculate="count(/data/p)")x"),
    repeat("p", input("p/name") + input("p/age")));

}  // namespace mend::form::testing
