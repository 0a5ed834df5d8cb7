#pragma once

#include "content/form/form.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mend::author {

/// A form's own tests: `NAME.steps.jsonl` beside its sheets, the steps of `mend-author form run`
/// (form_run.h), each with what its answer has to hold:
/// `{"set":"/data/age","to":"17","expect":{"ok":false}}`. A step that expects nothing has to be "ok". Members
/// of an answer that are not expected may be anything. A line that is no step is a problem whatever it
/// expects.
///
/// Runs them in a new form at a fixed time, with fixed chance, in UTC, and with a disk of their own, in
/// memory: what one step of the file saves, another can load. Gives one sentence for each step that went
/// otherwise, with its line; `name` names the file.
std::vector<std::string> run_form_steps(const std::shared_ptr<const form::Form>& form, std::string_view name,
                                        std::string_view steps);

}  // namespace mend::author
