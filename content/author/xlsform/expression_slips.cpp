#include "content/author/xlsform/expression_slips.h"

#include "content/author/xlsform/names.h"
#include "content/author/xlsform/suggest.h"
#include "content/form/functions.h"
#include "content/form/regex.h"
#include "content/form/text.h"

#include <algorithm>

namespace mend::xlsform {

namespace {

struct Token {
  enum class Sort { literal, reference, word, number, sign };
  Sort kind = Sort::sign;
  std::string text;  ///< of a literal what is in the quotation marks, of a reference its name

  [[nodiscard]] bool is(std::string_view sign) const { return kind == Sort::sign && text == sign; }
};

bool begins_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const char letter = text[at];
    std::size_t end = at + 1;
    if (letter == ' ' || letter == '\t' || letter == '\n') {
      at = end;
      continue;
    }
    if (letter == '\'' || letter == '"') {
      end = std::min(text.find(letter, at + 1), text.size());
      tokens.push_back({Token::Sort::literal, std::string(text.substr(at + 1, end - at - 1))});
      at = end + 1;
      continue;
    }
    if (text.substr(at).starts_with("${")) {
      end = std::min(text.find('}', at), text.size());
      tokens.push_back({Token::Sort::reference, form::trimmed(text.substr(at + 2, end - at - 2))});
      at = end + 1;
      continue;
    }
    Token token;
    if (begins_word(letter)) {
      while (end < text.size() && (begins_word(text[end]) || digit(text[end]) || text[end] == '-' ||
                                   text[end] == '.' || text[end] == ':'))
        ++end;
      token.kind = Token::Sort::word;
    } else if (digit(letter)) {
      while (end < text.size() && (digit(text[end]) || text[end] == '.')) ++end;
      token.kind = Token::Sort::number;
    } else if ((letter == '!' || letter == '<' || letter == '>') && end < text.size() && text[end] == '=') {
      ++end;
    }
    token.text = text.substr(at, end - at);
    tokens.push_back(std::move(token));
    at = end;
  }
  return tokens;
}

/// The choices of a question from a list of the sheets; null if they are not known here.
const ChoiceList* list_of(const Survey& survey, const References& references, const std::string& name) {
  const int target = references.find(name);
  if (target < 0) return nullptr;
  const Item& item = survey.items[static_cast<std::size_t>(target)];
  const auto list = survey.lists.find(item.type.list);
  return is_select(item.type.kind) && list != survey.lists.end() ? &list->second : nullptr;
}

/// "" if the list has it.
std::string no_such_choice(const ChoiceList* list, const std::string& question, const std::string& choice) {
  if (list == nullptr || choice.empty()) return {};
  std::vector<std::string> names;
  for (const Choice& one : list->choices) {
    if (one.name == choice) return {};
    names.push_back(one.name);
  }
  return "\"" + question + "\" has no choice \"" + choice +
         "\", so nobody can answer that; write a name of its list." + did_you_mean(choice, names);
}

bool is_operator(const std::string& word) {
  return word == "and" || word == "or" || word == "div" || word == "mod";
}

}  // namespace

std::vector<std::string> slips(std::string_view expression, const Survey& survey,
                               const References& references) {
  std::vector<std::string> found;
  const auto add = [&](std::string slip) {
    if (!slip.empty()) found.push_back(std::move(slip));
  };
  const std::vector<Token> tokens = tokens_of(expression);
  const auto at = [&](std::size_t i) { return i < tokens.size() ? tokens[i] : Token(); };
  using Sort = Token::Sort;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool equals = at(i + 1).is("=") || at(i + 1).is("!=");
    // Of several choices at once an answer is one text.
    const auto one_of = [&](const Token& reference, const Token& literal) {
      const int target = references.find(reference.text);
      if (target < 0 || survey.items[static_cast<std::size_t>(target)].type.kind != Kind::select_one) return;
      add(no_such_choice(list_of(survey, references, reference.text), reference.text, literal.text));
    };
    if (tokens[i].kind == Sort::reference && equals && at(i + 2).kind == Sort::literal)
      one_of(tokens[i], at(i + 2));
    if (tokens[i].kind == Sort::literal && equals && at(i + 2).kind == Sort::reference)
      one_of(at(i + 2), tokens[i]);
    const bool call = tokens[i].kind == Sort::word && at(i + 1).is("(");
    if (call && tokens[i].text == "selected" && at(i + 2).kind == Sort::reference && at(i + 3).is(",") &&
        at(i + 4).kind == Sort::literal && at(i + 5).is(")")) {
      add(no_such_choice(list_of(survey, references, at(i + 2).text), at(i + 2).text, at(i + 4).text));
    }
    if (call && tokens[i].text == "regex" && at(i + 3).is(",") && at(i + 4).kind == Sort::literal &&
        !form::is_regex(at(i + 4).text)) {
      add("The regular expression \"" + at(i + 4).text +
          "\" cannot be read, so it would match nothing; look at its brackets.");
    }
  }
  return found;
}

std::vector<std::string> filter_slips(std::string_view filter, const Survey& survey, const Item& item) {
  std::vector<std::string> columns;
  std::string where;
  if (const auto list = survey.lists.find(item.type.list); list != survey.lists.end()) {
    columns = list->second.columns;
    where = "The sheet " + list->second.sheet;
  } else if (const auto data = survey.data.find(base::Path(item.type.file).stem().string());
             data != survey.data.end() && !data->second.columns.empty()) {
    columns = data->second.columns;
    where = "\"" + data->second.file + "\"";
  } else {
    return {};
  }
  columns.push_back("name");
  std::vector<std::string> found;
  const std::vector<Token> tokens = tokens_of(filter);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != Token::Sort::word || !is_name(tokens[i].text)) continue;
    const auto sign = [&](std::size_t at, const char* text) {
      return at < tokens.size() && tokens[at].is(text);
    };
    // Only a bare name is a column of the choice: no step of a path, and no call.
    const bool path = i > 0 && (sign(i - 1, "/") || sign(i - 1, "@") || sign(i - 1, ":"));
    if (path || sign(i + 1, "(") || sign(i + 1, ":") || sign(i + 1, "/")) continue;
    const bool between = is_operator(tokens[i].text) && i > 0 && i + 1 < tokens.size();
    if (between || std::find(columns.begin(), columns.end(), tokens[i].text) != columns.end()) continue;
    found.push_back(where + " has no column \"" + tokens[i].text +
                    "\", so no choice would be shown; add it, or mend the name." +
                    did_you_mean(tokens[i].text, columns));
  }
  return found;
}

std::string blank_number(std::string_view calculation, const Survey& survey, const References& references) {
  bool counts = false;
  std::string blank;
  const std::vector<Token> tokens = tokens_of(calculation);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool call = i + 1 < tokens.size() && tokens[i + 1].is("(");
    // Whoever writes these has thought of it.
    if (call && (token.text == "coalesce" || token.text == "if" || token.text == "once")) return {};
    counts = counts || token.is("+") || token.is("*") || (token.is("-") && i > 0) ||
             (call && (token.text == "sum" || token.text == "round")) ||
             (!call && (token.text == "div" || token.text == "mod"));
    const int target = token.kind == Token::Sort::reference ? references.find(token.text) : -1;
    if (target < 0) continue;
    const Item& item = survey.items[static_cast<std::size_t>(target)];
    const bool number =
        item.type.kind == Kind::integer || item.type.kind == Kind::decimal || item.type.kind == Kind::range;
    const bool optional = item.required != "true()" || !item.relevant.empty();
    if (number && optional && item.default_value.empty() && blank.empty()) blank = item.name;
  }
  if (!counts || blank.empty()) return {};
  return "Who skips \"" + blank + "\" leaves no number, and then this gives nothing; write coalesce(${" +
         blank + "}, 0), for a sum over a repeat in a calculate inside of it.";
}

std::string asked_later(std::string_view relevant, const Survey& survey, const References& references,
                        int reader) {
  const Item& here = survey.items[static_cast<std::size_t>(reader)];
  for (const Token& token : tokens_of(relevant)) {
    const int target = token.kind == Token::Sort::reference ? references.find(token.text) : -1;
    if (target <= reader) continue;
    const Item& item = survey.items[static_cast<std::size_t>(target)];
    if (!is_shown(item.type.kind) || is_section(item.type.kind) || item.path.starts_with(here.path + "/"))
      continue;
    return "\"" + item.name + "\" is asked in row " + std::to_string(item.row) +
           ", after this, so this would come up behind who has gone past it; ask for it before.";
  }
  return {};
}

std::string remedy_for(std::string_view expression, std::string_view objection) {
  const std::vector<Token> tokens = tokens_of(expression);
  if (objection.find("the function ") != std::string_view::npos) {
    std::vector<std::string> names;
    for (const auto table : {form::text_functions(), form::number_functions(), form::truth_functions(),
                             form::node_functions(), form::date_functions(), form::choice_functions()}) {
      for (const form::Function& one : table) names.emplace_back(one.name);
    }
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (tokens[i + 1].is("(") && tokens[i].kind == Token::Sort::word &&
          form::find_function(tokens[i].text) == nullptr)
        return did_you_mean(tokens[i].text, names);
    }
    return {};
  }
  if (objection.find("cannot be read") == std::string_view::npos &&
      objection.find("not part of XPath") == std::string_view::npos)
    return {};
  int open = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.is("=") && i + 1 < tokens.size() && tokens[i + 1].is("=")) return " Write = and not ==.";
    if (token.kind == Token::Sort::word && !is_operator(token.text) && is_operator(lower(token.text)))
      return " Write \"" + lower(token.text) + "\" in small letters.";
    if (token.is("&") || token.is("|")) return " Write \"and\" or \"or\" in letters.";
    if (token.is("(") || token.is("[")) ++open;
    if (token.is(")") || token.is("]")) --open;
  }
  if (open > 0) return " A bracket is not closed.";
  return open < 0 ? " A bracket is closed that was never opened." : "";
}

}  // namespace mend::xlsform
