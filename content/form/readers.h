#pragma once

#include "content/form/definition.h"
#include "content/form/xml.h"

namespace mend::form {

// The parts of Form::load, in the order in which they run. Each fills its part of the definition.

/// Translations and their languages.
base::Status read_itext(const xmlNode* model, Definition& definition);
/// Fields of the primary instance, then their binds.
base::Status read_model(const xmlNode* model, Definition& definition);
/// Groups, questions and choices.
base::Status read_body(const xmlNode* body, Definition& definition);
/// Compiles every expression, finds what reads what, and puts the steps in order.
base::Status order_steps(Definition& definition);

/// `jr:itext('id')` or plain words.
Label label_from(std::string_view text_or_call);

}  // namespace mend::form
