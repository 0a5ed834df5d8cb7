#include "content/form/digest.h"
#include "content/form/functions.h"
#include "content/form/regex.h"
#include "content/form/text.h"

#include <algorithm>
#include <cmath>

namespace mend::form {

namespace {

using Call = const Expr&;
using Where = const Context&;

/// The text of the only value, or of the context where there is none.
std::string own_text(Evaluator& evaluator, Call call, Where where) {
  return call.args.empty() ? text_of(where.node) : evaluator.text(call.args[0], where);
}

/// Texts of all values from `first` on, a set of nodes giving one for each.
std::vector<std::string> texts(Evaluator& evaluator, Call call, Where where, std::size_t first) {
  std::vector<std::string> all;
  for (std::size_t i = first; i < call.args.size(); ++i) {
    const Value value = evaluator.value(call.args[i], where);
    if (!value.is_nodes()) {
      all.push_back(value.text());
      continue;
    }
    for (const NodeRef& node : value.nodes()) all.push_back(text_of(node));
  }
  return all;
}

/// Where each character of valid UTF-8 begins, and the end.
std::vector<std::size_t> starts(std::string_view text) {
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) at.push_back(i);
  }
  at.push_back(text.size());
  return at;
}

/// A text that grows without end is no answer to anything.
Value bounded(Evaluator& evaluator, std::string text) {
  if (text.size() > 64 * limits::calculated_bytes || !evaluator.spend(text.size() / 16)) {
    evaluator.fail("It makes a text that is too long.");
    return {};
  }
  return Value(std::move(text));
}

Value string(Evaluator& e, Call call, Where where) {
  return Value(own_text(e, call, where));
}

Value concat(Evaluator& e, Call call, Where where) {
  std::string out;
  for (const std::string& part : texts(e, call, where, 0)) out += part;
  return bounded(e, std::move(out));
}

Value join(Evaluator& e, Call call, Where where) {
  const std::string separator = e.text(call.args[0], where);
  std::string out;
  bool first = true;
  for (const std::string& part : texts(e, call, where, 1)) {
    if (!first) out += separator;
    out += part;
    first = false;
  }
  return bounded(e, std::move(out));
}

/// From `start` up to before `end`, counted from 0; below 0 from the end.
Value substr(Evaluator& e, Call call, Where where) {
  const std::string text = e.text(call.args[0], where);
  const std::vector<std::size_t> at = starts(text);
  const double size = static_cast<double>(at.size()) - 1;
  const auto place = [&](std::size_t argument, double otherwise) {
    if (call.args.size() <= argument) return otherwise;
    double number = std::trunc(e.number(call.args[argument], where));
    if (std::isnan(number)) number = 0;
    return std::clamp(number < 0 ? number + size : number, 0.0, size);
  };
  const double start = place(1, 0);
  const double end = place(2, size);
  if (end <= start) return Value("");
  const std::size_t from = at[static_cast<std::size_t>(start)];
  return Value(text.substr(from, at[static_cast<std::size_t>(end)] - from));
}

double rounded(double number) {
  return std::floor(number + 0.5);
}

/// XPath 1.0 §4.2, which counts from 1 and rounds.
Value substring(Evaluator& e, Call call, Where where) {
  const std::string text = e.text(call.args[0], where);
  const std::vector<std::size_t> at = starts(text);
  const double start = rounded(e.number(call.args[1], where));
  double end = INFINITY;
  if (call.args.size() > 2) end = start + rounded(e.number(call.args[2], where));
  std::string out;
  for (std::size_t i = 0; i + 1 < at.size(); ++i) {
    const auto position = static_cast<double>(i + 1);
    if (position >= start && position < end) out += text.substr(at[i], at[i + 1] - at[i]);
  }
  return Value(std::move(out));
}

Value substring_before(Evaluator& e, Call call, Where where) {
  const std::string text = e.text(call.args[0], where);
  const std::size_t at = text.find(e.text(call.args[1], where));
  return Value(at == std::string::npos ? std::string() : text.substr(0, at));
}

Value substring_after(Evaluator& e, Call call, Where where) {
  const std::string text = e.text(call.args[0], where);
  const std::string part = e.text(call.args[1], where);
  const std::size_t at = text.find(part);
  return Value(at == std::string::npos ? std::string() : text.substr(at + part.size()));
}

Value translate(Evaluator& e, Call call, Where where) {
  const std::string text = e.text(call.args[0], where);
  const std::string from = e.text(call.args[1], where);
  const std::string to = e.text(call.args[2], where);
  const auto letters = [](const std::string& all) {
    const std::vector<std::size_t> at = starts(all);
    std::vector<std::string_view> list;
    for (std::size_t i = 0; i + 1 < at.size(); ++i) {
      list.push_back(std::string_view(all).substr(at[i], at[i + 1] - at[i]));
    }
    return list;
  };
  const auto wanted = letters(from);
  const auto given = letters(to);
  if (!e.spend(text.size() * (wanted.size() + 1) / 8)) return {};
  std::string out;
  for (const std::string_view letter : letters(text)) {
    const auto found = std::find(wanted.begin(), wanted.end(), letter);
    if (found == wanted.end()) {
      out += letter;
    } else if (const auto index = static_cast<std::size_t>(found - wanted.begin()); index < given.size()) {
      out += given[index];
    }
  }
  return Value(std::move(out));
}

Value string_length(Evaluator& e, Call call, Where where) {
  return Value(static_cast<double>(length_in_characters(own_text(e, call, where))));
}

Value normalize_space(Evaluator& e, Call call, Where where) {
  const std::string text = own_text(e, call, where);
  std::string out;
  for (const std::string_view word : names_in(text)) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return Value(std::move(out));
}

Value contains(Evaluator& e, Call call, Where where) {
  return Value(e.text(call.args[0], where).find(e.text(call.args[1], where)) != std::string::npos);
}
Value starts_with(Evaluator& e, Call call, Where where) {
  return Value(e.text(call.args[0], where).starts_with(e.text(call.args[1], where)));
}
Value ends_with(Evaluator& e, Call call, Where where) {
  return Value(e.text(call.args[0], where).ends_with(e.text(call.args[1], where)));
}
Value regex(Evaluator& e, Call call, Where where) {
  if (!e.spend(100)) return {};
  return Value(matches(e.text(call.args[0], where), e.text(call.args[1], where)));
}

Value uuid(Evaluator& e, Call call, Where where) {
  std::string digits = e.world().random.id();
  if (call.args.empty()) return Value(uuid_from(std::move(digits), e.world().random.below(4)));
  const double size = e.number(call.args[0], where);
  if (!(size >= 0 && size <= 1'000)) {
    e.fail("uuid() gives 0 to 1,000 characters.");
    return {};
  }
  while (digits.size() < static_cast<std::size_t>(size)) digits += e.world().random.id();
  return Value(digits.substr(0, static_cast<std::size_t>(size)));
}

Value digest(Evaluator& e, Call call, Where where) {
  const std::string text = e.text(call.args[0], where);
  const std::string algorithm = e.text(call.args[1], where);
  const std::string encoding = call.args.size() > 2 ? e.text(call.args[2], where) : "base64";
  const auto hash = digest_of(text, algorithm);
  if (!hash || (encoding != "base64" && encoding != "hex")) {
    e.fail("digest() knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512, as base64 or hex.");
    return {};
  }
  return Value(encoding == "hex" ? base::hex(*hash) : base::base64(*hash));
}

Value base64_decode(Evaluator& e, Call call, Where where) {
  const auto bytes = base::from_base64(e.text(call.args[0], where));
  if (!bytes || !is_plain_text(base::as_text(*bytes))) return Value("");
  return Value(std::string(base::as_text(*bytes)));
}

Value extract_signed(Evaluator& e, Call call, Where where) {
  return Value(signed_text(e.text(call.args[0], where), e.text(call.args[1], where)));
}

Value version(Evaluator& e, Call, Where) {
  return Value(e.world().definition.version);
}

constexpr Function table[] = {
    {"string", 0, 1, string},
    {"concat", 0, -1, concat},
    {"join", 1, -1, join},
    {"substr", 2, 3, substr},
    {"substring", 2, 3, substring},
    {"substring-before", 2, 2, substring_before},
    {"substring-after", 2, 2, substring_after},
    {"translate", 3, 3, translate},
    {"string-length", 0, 1, string_length},
    {"normalize-space", 0, 1, normalize_space},
    {"contains", 2, 2, contains},
    {"starts-with", 2, 2, starts_with},
    {"ends-with", 2, 2, ends_with},
    {"regex", 2, 2, regex},
    {"uuid", 0, 1, uuid},
    {"digest", 2, 3, digest},
    {"base64-decode", 1, 1, base64_decode},
    {"extract-signed", 2, 2, extract_signed},
    {"version", 0, 0, version},
};

}  // namespace

std::span<const Function> text_functions() {
  return table;
}

}  // namespace mend::form
