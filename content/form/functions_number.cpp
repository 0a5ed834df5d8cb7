#include "content/form/functions.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>

namespace mend::form {

namespace {

using Call = const Expr&;
using Where = const Context&;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

template <double (*function)(double)>
Value of_one(Evaluator& e, Call call, Where where) {
  return Value(function(e.number(call.args[0], where)));
}
template <double (*function)(double, double)>
Value of_two(Evaluator& e, Call call, Where where) {
  const double first = e.number(call.args[0], where);
  return Value(function(first, e.number(call.args[1], where)));
}

double ten_to(double exponent) {
  return std::pow(10.0, exponent);
}

Value number(Evaluator& e, Call call, Where where) {
  return Value(call.args.empty() ? number_of(text_of(where.node), e.zone()) : e.number(call.args[0], where));
}

Value random(Evaluator& e, Call, Where) {
  std::uint8_t bytes[8];
  e.world().random.fill(bytes);
  std::uint64_t bits = 0;
  for (const std::uint8_t byte : bytes) bits = bits << 8U | byte;
  return Value(static_cast<double>(bits >> 11U) * 0x1.0p-53);
}

/// The value's number; of a set of nodes one for each.
void add_numbers(Evaluator& e, const Value& value, std::vector<double>& all) {
  if (!value.is_nodes()) return all.push_back(value.number(e.zone()));
  std::string scratch;
  if (!e.spend(value.nodes().size())) return;
  for (const NodeRef& node : value.nodes()) all.push_back(number_of(view_of(node, scratch), e.zone()));
}

Value sum(Evaluator& e, Call call, Where where) {
  const Value found = e.set(call.args[0], where);
  return Value(e.once_for(found, *call.function, [&](const NodeSet& all) {
    double total = 0;
    std::string scratch;
    if (!e.spend(all.size())) return total;
    for (const NodeRef& node : all) total += number_of(view_of(node, scratch), e.zone());
    return total;
  }));
}

/// What is no number leaves no least and no most, as in both of ODK's engines.
template <class Better>
Value best(Evaluator& e, Call call, Where where, Better better) {
  const auto best_of = [&](const std::vector<double>& all) {
    double found = all.empty() ? no_number : all.front();
    for (const double number : all) {
      if (std::isnan(number)) return no_number;
      if (better(number, found)) found = number;
    }
    return found;
  };
  std::vector<double> all;
  for (const Expr& argument : call.args) {
    const Value value = e.value(argument, where);
    if (value.is_nodes() && call.args.size() == 1) {
      return Value(e.once_for(value, *call.function, [&](const NodeSet&) {
        add_numbers(e, value, all);
        return best_of(all);
      }));
    }
    add_numbers(e, value, all);
  }
  return Value(best_of(all));
}
Value least(Evaluator& e, Call call, Where where) {
  return best(e, call, where, std::less<>());
}
Value most(Evaluator& e, Call call, Where where) {
  return best(e, call, where, std::greater<>());
}

/// `value` × 10^`places`, from its decimal digits: 1.005 to two places is 100.5, though the double of 1.005
/// is a little less.
double shifted_by(double value, int places) {
  char text[64];
  const auto end = std::to_chars(text, text + 32, value, std::chars_format::scientific).ptr;
  char* exponent = std::find(text, end, 'e') + 1;
  int power = 0;
  std::from_chars(*exponent == '+' ? exponent + 1 : exponent, end, power);
  const auto stop = std::to_chars(exponent, text + sizeof text, power + places).ptr;
  double out = std::numeric_limits<double>::infinity();
  std::from_chars(text, stop, out);
  return out;
}

/// Halves go up, below zero too, as XPath 1.0 and JavaRosa have it.
Value rounded(Evaluator& e, Call call, Where where) {
  const double value = e.number(call.args[0], where);
  double places = call.args.size() > 1 ? e.number(call.args[1], where) : 0;
  if (std::isnan(value) || std::isnan(places)) return Value(no_number);
  places = std::clamp(std::trunc(places), -300.0, 300.0);
  if (!std::isfinite(value)) return Value(value);
  const double scale = ten_to(std::abs(places));
  const double shifted =
      places == 0 ? std::abs(value) : shifted_by(std::abs(value), static_cast<int>(places));
  if (!std::isfinite(shifted)) return Value(value);
  const double whole = value < 0 ? std::ceil(shifted - 0.5) : std::floor(shifted + 0.5);
  const double back = places < 0 ? whole * scale : whole / scale;
  return Value(value < 0 ? -back : back);
}

Value pi(Evaluator&, Call, Where) {
  return Value(std::numbers::pi);
}

constexpr Function table[] = {
    {"number", 0, 1, number},
    {"random", 0, 0, random},
    {"int", 1, 1, of_one<std::trunc>},
    {"sum", 1, 1, sum},
    {"max", 1, -1, most},
    {"min", 1, -1, least},
    {"round", 1, 2, rounded},
    {"floor", 1, 1, of_one<std::floor>},
    {"ceiling", 1, 1, of_one<std::ceil>},
    {"pow", 2, 2, of_two<std::pow>},
    {"log", 1, 1, of_one<std::log>},
    {"log10", 1, 1, of_one<std::log10>},
    {"abs", 1, 1, of_one<std::abs>},
    {"sin", 1, 1, of_one<std::sin>},
    {"cos", 1, 1, of_one<std::cos>},
    {"tan", 1, 1, of_one<std::tan>},
    {"asin", 1, 1, of_one<std::asin>},
    {"acos", 1, 1, of_one<std::acos>},
    {"atan", 1, 1, of_one<std::atan>},
    {"atan2", 2, 2, of_two<std::atan2>},
    {"sqrt", 1, 1, of_one<std::sqrt>},
    {"exp", 1, 1, of_one<std::exp>},
    {"exp10", 1, 1, of_one<ten_to>},
    {"pi", 0, 0, pi},
};

}  // namespace

std::span<const Function> number_functions() {
  return table;
}

}  // namespace mend::form
