#pragma once

#include "content/form/functions.h"
#include "content/form/xml.h"

#include <libxml/xpath.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

struct FreeExpression {
  void operator()(xmlXPathCompExpr* expression) const { xmlXPathFreeCompExpr(expression); }
};
using Expression = std::unique_ptr<xmlXPathCompExpr, FreeExpression>;

/// Evaluates XPath with ODK's functions over one instance document. Work per evaluation is bounded. Used by
/// one thread; `document` and `clock` must outlive it.
class Evaluator {
 public:
  Evaluator(xmlDoc* document, const base::Clock& clock);

  /// Null if it is not XPath. Expressions are not shared between evaluators: libxml2 writes into them.
  [[nodiscard]] Expression compile(const std::string& text) const;

  /// False if it could not be evaluated; then the result stays as it was.
  bool boolean(const Expression& expression, xmlNode* field, bool& result) const;
  bool text(const Expression& expression, xmlNode* field, std::string& result) const;
  bool nodes(const Expression& expression, xmlNode* field, std::vector<xmlNode*>& result) const;

 private:
  struct FreeContext {
    void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
  };
  struct FreeObject {
    void operator()(xmlXPathObject* object) const { xmlXPathFreeObject(object); }
  };
  [[nodiscard]] std::unique_ptr<xmlXPathObject, FreeObject> run(const Expression& expression,
                                                                xmlNode* field) const;

  xmlDoc* document_;
  std::unique_ptr<Evaluation> evaluation_ = std::make_unique<Evaluation>();
  std::unique_ptr<xmlXPathContext, FreeContext> context_;
};

}  // namespace mend::form
