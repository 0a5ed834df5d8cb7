#pragma once

#include "content/form/definition.h"

#include <string>
#include <string_view>
#include <vector>

namespace mend::xlsform {

/// Something that is wrong with a field; `message` goes on after its ref.
struct Remark {
  int field = 0;
  std::string message;
};

/// What a form must not hold, whatever its words say, beside what form/host_rules.h keeps from devices too:
/// * of class "survey": no time, which could tell who answered; of any class: no time that would tell how
///   long somebody took, or when they answered which question;
/// * of class "rj": nothing that could spell a name: no question with ten or more choices that are one letter
///   each, or more than eleven that are one letter or digit, and none that asks for a letter of a name;
/// * outside of "rj": no field "response_class", which sends the answers to other readers;
/// * nothing that counts answers into a score.
std::vector<Remark> class_rules(const form::Definition& form, std::string_view answer_class);

}  // namespace mend::xlsform
