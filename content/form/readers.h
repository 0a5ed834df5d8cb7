#pragma once

#include "content/form/definition.h"
#include "content/form/xml.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mend::form {

/// What the parts of Form::load share.
struct Loading {
  Definition& definition;
  const Reading& reading;
  std::unordered_map<std::string, int> bind_ids;  ///< fields by the id of their bind
  std::vector<int> twice;                         ///< fields that are in the instance more than once
  std::size_t choices = 0;

  [[nodiscard]] bool ours() const { return reading.house_rules; }
  /// An attribute that holds an expression; empty where it is missing.
  base::Result<Rule> rule(const xmlNode* node, const char* name, const std::string& ref);
};

// The parts of Form::load, in the order in which they run. Each fills its part of the definition.

/// Translations and their languages.
base::Status read_itext(const xmlNode* model, Loading& loading);
/// Fields of the primary instance.
base::Status read_primary(const xmlNode* model, Loading& loading);
base::Status read_binds(const xmlNode* model, Loading& loading);
/// Instances to look things up in.
base::Status read_secondary(const xmlNode* model, Loading& loading);
/// Groups, repeats, questions and choices.
base::Status read_body(const xmlNode* body, Loading& loading);
/// Actions of the model, or below a part of the body. `source` and `repeat` as in Action.
base::Status read_actions(const xmlNode* parent, int source, int repeat, Loading& loading);
/// What new instances of repeats look like; once it is known what repeats.
base::Status finish_repeats(Loading& loading);
/// Finds what reads what, and puts it in an order. Refuses circles.
base::Status order_things(Loading& loading);
/// Finds what a draft has to keep besides answers; once things are in order.
void find_given(Definition& definition);

bool is_action(const xmlNode* node);
/// Words with outputs in them: the text below a node.
base::Result<std::vector<Piece>> read_pieces(const xmlNode* node, const std::string& where, Loading& loading);
/// A label or hint below `parent`.
base::Status read_words(const xmlNode* parent, const char* name, const std::string& ref, Loading& loading,
                        Label& label);
/// `jr:itext('id')`, or plain words.
Label label_from(std::string_view text_or_call);
/// The field that a ref of the body means: absolute, or from the group around it.
int field_of(const xmlNode* node, int around, const Loading& loading);

}  // namespace mend::form
