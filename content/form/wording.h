#pragma once

#include "content/form/evaluator.h"

namespace mend::form {

/// Words as they stand on the screen: in the session's language or else the default one, with the values of
/// outputs in their places. `node` is what the words belong to.
Words words_of(Evaluator& evaluator, const Label& label, const NodeRef& node);
Words words_of_id(Evaluator& evaluator, const std::string& id, const NodeRef& node);
/// Guidance, pictures and sound beside the words.
Words guidance_of(Evaluator& evaluator, const Label& label, const NodeRef& node);
Media media_of(Evaluator& evaluator, const Label& label, const NodeRef& node);
Media media_of_id(Evaluator& evaluator, const std::string& id);

}  // namespace mend::form
