#include "content/form/evaluator.h"

#include <cmath>
#include <libxml/xpathInternals.h>

namespace mend::form {

namespace {

constexpr unsigned long operations_per_evaluation = 2'000'000;

// Signature of libxml2's callback; without one it prints to standard error.
void say_nothing(void*, xmlError*) {}

}  // namespace

Evaluator::Evaluator(xmlDoc* document, const base::Clock& clock)
    : document_(document), context_(xmlXPathNewContext(document)) {
  evaluation_->clock = &clock;
  if (!context_) return;
  context_->userData = evaluation_.get();
  context_->error = say_nothing;
  context_->opLimit = operations_per_evaluation;
  for (const Function& function : functions()) {
    xmlXPathRegisterFunc(context_.get(), reinterpret_cast<const xmlChar*>(function.shape.name),
                         function.call);
  }
}

Expression Evaluator::compile(const std::string& text) const {
  if (!context_) return nullptr;
  context_->opCount = 0;
  return Expression(xmlXPathCtxtCompile(context_.get(), reinterpret_cast<const xmlChar*>(text.c_str())));
}

std::unique_ptr<xmlXPathObject, Evaluator::FreeObject> Evaluator::run(const Expression& expression,
                                                                      xmlNode* field) const {
  if (!context_ || !expression) return nullptr;
  context_->opCount = 0;
  context_->doc = document_;
  context_->node = field;
  evaluation_->field = field;
  return std::unique_ptr<xmlXPathObject, FreeObject>(xmlXPathCompiledEval(expression.get(), context_.get()));
}

bool Evaluator::boolean(const Expression& expression, xmlNode* field, bool& result) const {
  const auto value = run(expression, field);
  if (!value) return false;
  result = xmlXPathCastToBoolean(value.get()) != 0;
  return true;
}

bool Evaluator::text(const Expression& expression, xmlNode* field, std::string& result) const {
  const auto value = run(expression, field);
  if (!value) return false;
  if (value->type == XPATH_NUMBER && std::isnan(value->floatval)) {
    result.clear();  // as ODK: what is not a number is no answer
    return true;
  }
  xmlChar* text = xmlXPathCastToString(value.get());
  if (text == nullptr) return false;
  result = reinterpret_cast<const char*>(text);
  xmlFree(text);
  return true;
}

bool Evaluator::nodes(const Expression& expression, xmlNode* field, std::vector<xmlNode*>& result) const {
  const auto value = run(expression, field);
  if (!value || value->type != XPATH_NODESET) return false;
  result.clear();
  if (value->nodesetval != nullptr) {
    result.assign(value->nodesetval->nodeTab, value->nodesetval->nodeTab + value->nodesetval->nodeNr);
  }
  return true;
}

}  // namespace mend::form
