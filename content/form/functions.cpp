#include "content/form/functions.h"

#include "content/form/regex.h"
#include "content/form/xml.h"

#include <algorithm>
#include <cmath>
#include <libxml/xpathInternals.h>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace mend::form {

namespace {

struct FreeObject {
  void operator()(xmlXPathObject* object) const { xmlXPathFreeObject(object); }
};
using Value = std::unique_ptr<xmlXPathObject, FreeObject>;

/// The values of a call, in order; a missing one (libxml2 ran out) is null.
std::vector<Value> take_values(xmlXPathParserContext* context, int count) {
  std::vector<Value> values(static_cast<std::size_t>(count));
  for (auto value = values.rbegin(); value != values.rend(); ++value) value->reset(valuePop(context));
  return values;
}

std::string text_of(const Value& value) {
  if (!value) return {};
  xmlChar* text = xmlXPathCastToString(value.get());
  std::string out(text == nullptr ? "" : reinterpret_cast<const char*>(text));
  xmlFree(text);
  return out;
}
double number_of(const Value& value) {
  return value ? xmlXPathCastToNumber(value.get()) : std::numeric_limits<double>::quiet_NaN();
}

void give(xmlXPathParserContext* context, const std::string& text) {
  valuePush(context, xmlXPathNewCString(text.c_str()));
}
void give(xmlXPathParserContext* context, double number) {
  valuePush(context, xmlXPathNewFloat(number));
}
void give(xmlXPathParserContext* context, bool truth) {
  valuePush(context, xmlXPathNewBoolean(truth));
}

Evaluation& evaluation(xmlXPathParserContext* context) {
  return *static_cast<Evaluation*>(context->context->userData);
}

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t start = list.find_first_not_of(" \t\r\n", at);
    if (start == std::string::npos) break;
    at = std::min(list.find_first_of(" \t\r\n", start), list.size());
    names.push_back(list.substr(start, at - start));
  }
  return names;
}

void selected(xmlXPathParserContext* context, int count) {
  const auto values = take_values(context, count);
  const auto names = names_in(text_of(values[0]));
  give(context, std::find(names.begin(), names.end(), trimmed(text_of(values[1]))) != names.end());
}

void selected_at(xmlXPathParserContext* context, int count) {
  const auto values = take_values(context, count);
  const auto names = names_in(text_of(values[0]));
  const double index = number_of(values[1]);
  const bool there = index >= 0 && index < static_cast<double>(names.size());
  give(context, there ? names[static_cast<std::size_t>(index)] : std::string());
}

void count_selected(xmlXPathParserContext* context, int count) {
  const auto values = take_values(context, count);
  give(context, static_cast<double>(names_in(text_of(values[0])).size()));
}

void if_else(xmlXPathParserContext* context, int count) {
  auto values = take_values(context, count);
  const bool truth = values[0] && xmlXPathCastToBoolean(values[0].get()) != 0;
  give(context, text_of(values[truth ? 1 : 2]));
}

void coalesce(xmlXPathParserContext* context, int count) {
  const auto values = take_values(context, count);
  const std::string first = text_of(values[0]);
  give(context, first.empty() ? text_of(values[1]) : first);
}

void regex(xmlXPathParserContext* context, int count) {
  const auto values = take_values(context, count);
  give(context, matches(text_of(values[0]), text_of(values[1])));
}

void once(xmlXPathParserContext* context, int count) {
  const auto values = take_values(context, count);
  const std::string now = content(evaluation(context).field);
  give(context, now.empty() ? text_of(values[0]) : now);
}

void today(xmlXPathParserContext* context, int) {
  give(context, base::format_utc(evaluation(context).clock->now()).substr(0, 10));
}

void now(xmlXPathParserContext* context, int) {
  give(context, base::format_utc(evaluation(context).clock->now()));
}

void boolean_from_string(xmlXPathParserContext* context, int count) {
  const auto values = take_values(context, count);
  const std::string text = text_of(values[0]);
  give(context, text == "1" || text == "true" || text == "True" || text == "TRUE");
}

void whole(xmlXPathParserContext* context, int count) {
  const auto values = take_values(context, count);
  give(context, std::trunc(number_of(values[0])));
}

/// Numbers of all values, a node-set giving one for each node.
std::vector<double> numbers_in(const std::vector<Value>& values) {
  std::vector<double> numbers;
  for (const Value& value : values) {
    if (value && value->type == XPATH_NODESET) {
      for (int i = 0; value->nodesetval != nullptr && i < value->nodesetval->nodeNr; ++i) {
        numbers.push_back(xmlXPathCastNodeToNumber(value->nodesetval->nodeTab[i]));
      }
    } else {
      numbers.push_back(number_of(value));
    }
  }
  return numbers;
}

template <class Better>
void best(xmlXPathParserContext* context, int count, Better better) {
  double found = std::numeric_limits<double>::quiet_NaN();
  for (const double number : numbers_in(take_values(context, count))) {
    if (std::isnan(number)) continue;
    if (std::isnan(found) || better(number, found)) found = number;
  }
  give(context, found);
}
void least(xmlXPathParserContext* context, int count) {
  best(context, count, [](double a, double b) { return a < b; });
}
void most(xmlXPathParserContext* context, int count) {
  best(context, count, [](double a, double b) { return a > b; });
}

void ends_with(xmlXPathParserContext* context, int count) {
  const auto values = take_values(context, count);
  give(context, text_of(values[0]).ends_with(text_of(values[1])));
}

void count_non_empty(xmlXPathParserContext* context, int count) {
  const auto values = take_values(context, count);
  double found = 0;
  if (values[0] && values[0]->type == XPATH_NODESET && values[0]->nodesetval != nullptr) {
    for (int i = 0; i < values[0]->nodesetval->nodeNr; ++i) {
      if (!content(values[0]->nodesetval->nodeTab[i]).empty()) ++found;
    }
  }
  give(context, found);
}

void current(xmlXPathParserContext* context, int) {
  valuePush(context, xmlXPathNewNodeSet(evaluation(context).field));
}

constexpr Function table[] = {
    {{"selected", 2, 2}, selected},
    {{"selected-at", 2, 2}, selected_at},
    {{"count-selected", 1, 1}, count_selected},
    {{"if", 3, 3}, if_else},
    {{"coalesce", 2, 2}, coalesce},
    {{"regex", 2, 2}, regex},
    {{"once", 1, 1}, once},
    {{"today", 0, 0}, today},
    {{"now", 0, 0}, now},
    {{"boolean-from-string", 1, 1}, boolean_from_string},
    {{"int", 1, 1}, whole},
    {{"min", 1, -1}, least},
    {{"max", 1, -1}, most},
    {{"ends-with", 2, 2}, ends_with},
    {{"count-non-empty", 1, 1}, count_non_empty},
    {{"current", 0, 0}, current},
};

/// XPath 1.0 §4. Left out: id(), lang(), the name functions and namespaces, which forms have no use for.
constexpr FunctionShape core[] = {
    {"last", 0, 0},      {"position", 0, 0},        {"count", 1, 1},         {"string", 0, 1},
    {"concat", 2, -1},   {"starts-with", 2, 2},     {"contains", 2, 2},      {"substring-before", 2, 2},
    {"substring", 2, 3}, {"substring-after", 2, 2}, {"string-length", 0, 1}, {"normalize-space", 0, 1},
    {"translate", 3, 3}, {"boolean", 1, 1},         {"not", 1, 1},           {"true", 0, 0},
    {"false", 0, 0},     {"number", 0, 1},          {"sum", 1, 1},           {"floor", 1, 1},
    {"ceiling", 1, 1},   {"round", 1, 1},
};

}  // namespace

std::span<const Function> functions() {
  return table;
}

const FunctionShape* function_shape(std::string_view name) {
  for (const Function& function : table) {
    if (name == function.shape.name) return &function.shape;
  }
  for (const FunctionShape& shape : core) {
    if (name == shape.name) return &shape;
  }
  return nullptr;
}

}  // namespace mend::form
