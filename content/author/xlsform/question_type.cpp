#include "content/author/xlsform/question_type.h"

#include "content/author/xlsform/suggest.h"
#include "content/form/text.h"

#include <array>
#include <map>

namespace mend::xlsform {

namespace {

using Kinds = std::map<std::string, Kind, std::less<>>;
using Reasons = std::map<std::string, std::string, std::less<>>;

const Kinds& simple() {
  static const Kinds kinds = {{"text", Kind::text},
                              {"string", Kind::text},
                              {"integer", Kind::integer},
                              {"int", Kind::integer},
                              {"decimal", Kind::decimal},
                              {"date", Kind::date},
                              {"time", Kind::time},
                              {"datetime", Kind::date_time},
                              {"date time", Kind::date_time},
                              {"note", Kind::note},
                              {"acknowledge", Kind::acknowledge},
                              {"trigger", Kind::acknowledge},
                              {"range", Kind::range},
                              {"calculate", Kind::calculate},
                              {"hidden", Kind::hidden},
                              {"start", Kind::start},
                              {"end", Kind::end},
                              {"today", Kind::today},
                              {"begin group", Kind::group},
                              {"begin repeat", Kind::repeat},
                              {"end group", Kind::end_group},
                              {"end repeat", Kind::end_repeat},
                              {"csv-external", Kind::external_csv},
                              {"xml-external", Kind::external_xml}};
  return kinds;
}

/// Types that name a list after them. The longest spelling comes first.
constexpr std::array<std::pair<std::string_view, Kind>, 15> listed = {{
    {"add select multiple prompt using", Kind::select_multiple},
    {"add select one prompt using", Kind::select_one},
    {"select_multiple_from_file", Kind::select_multiple},
    {"select multiple from file", Kind::select_multiple},
    {"select all that apply from", Kind::select_multiple},
    {"select all that apply", Kind::select_multiple},
    {"select_one_from_file", Kind::select_one},
    {"select_one_external", Kind::select_one},
    {"select one external", Kind::select_one},
    {"select one from file", Kind::select_one},
    {"select one from", Kind::select_one},
    {"select_multiple", Kind::select_multiple},
    {"select multiple", Kind::select_multiple},
    {"select_one", Kind::select_one},
    {"select one", Kind::select_one},
}};

const Reasons& reasons() {
  static const std::string place =
      "A place is not asked for in a cell, and there is nothing that could tell it";
  static const std::string made = "Nothing can be photographed, recorded or taken from a file in a cell";
  static const std::string who =
      "It would name who answers; the sealed envelope says that, and only to whom it is meant for";
  static const std::string watch = "What somebody does while answering is never recorded";
  static const Reasons all = {{"geopoint", place},
                              {"geotrace", place},
                              {"geoshape", place},
                              {"gps", place},
                              {"location", place},
                              {"start-geopoint", place},
                              {"background-geopoint", place},
                              {"osm", place},
                              {"image", made},
                              {"photo", made},
                              {"audio", made},
                              {"video", made},
                              {"file", made},
                              {"barcode", made},
                              {"username", who},
                              {"email", who},
                              {"phonenumber", who},
                              {"phone number", who},
                              {"deviceid", who},
                              {"imei", who},
                              {"simserial", who},
                              {"subscriberid", who},
                              {"uri:username", who},
                              {"uri:email", who},
                              {"uri:phonenumber", who},
                              {"uri:deviceid", who},
                              {"audit", watch},
                              {"background-audio", watch},
                              {"cascading_select", "It is an old way; use select_one with a choice_filter"},
                              {"begin loop", "It is an old way; use begin_repeat"},
                              {"end loop", "It is an old way; use end_repeat"},
                              {"begin_matrix", "It is not ODK's; use a group with the appearance table-list"},
                              {"xml", "Name the file after xml-external"}};
  return all;
}

std::string single_spaced(std::string_view cell) {
  std::string out;
  for (const char letter : form::trimmed(cell)) {
    const bool space = letter == ' ' || letter == '\t' || letter == '\n';
    if (!space || !out.ends_with(' ')) out += space ? ' ' : letter;
  }
  return out;
}

/// Lower case; "begin_group" → "begin group".
std::string normal(std::string_view spaced) {
  std::string out = lower(spaced);
  for (const char* word : {"begin_", "end_"}) {
    if (out.starts_with(word)) out[std::string_view(word).size() - 1] = ' ';
  }
  return out;
}

std::vector<std::string> spellings() {
  std::vector<std::string> all = {"select_one",  "select_multiple", "select_one_from_file", "rank",
                                  "begin_group", "end_group",       "begin_repeat",         "end_repeat"};
  for (const auto& [name, kind] : simple()) {
    if (name.find(' ') == std::string::npos) all.push_back(name);
  }
  return all;
}

/// What comes after a type that names a list. The list keeps its capitals.
tl::expected<QuestionType, std::string> with_list(Kind kind, std::string rest, bool from_file) {
  QuestionType type{kind, "", "", false, false};
  rest = form::trimmed(rest);
  for (const std::string_view ending : {" or_other", " or specify other", " or other"}) {
    if (!lower(rest).ends_with(ending)) continue;
    type.or_other = true;
    rest = form::trimmed(rest.substr(0, rest.size() - ending.size()));
  }
  if (rest.empty()) return tl::unexpected(std::string("Name the list of choices after the type"));
  if (type.or_other && kind == Kind::rank)
    return tl::unexpected(std::string("A rank cannot have or_other; take it out"));
  (from_file ? type.file : type.list) = rest;
  return type;
}

}  // namespace

tl::expected<QuestionType, std::string> read_question_type(std::string_view cell) {
  const std::string text = single_spaced(cell);
  const std::string small = normal(text);
  if (small.empty()) return tl::unexpected(std::string("Write what kind of question this is"));
  if (const auto found = simple().find(small); found != simple().end())
    return QuestionType{found->second, "", "", false, false};
  if (const auto found = reasons().find(small); found != reasons().end())
    return tl::unexpected("\"" + text + "\" is not supported. " + found->second);
  for (const auto& [word, kind] : listed) {
    if (!small.starts_with(word) || (small.size() > word.size() && small[word.size()] != ' ')) continue;
    auto type = with_list(kind, text.substr(std::min(word.size(), text.size())),
                          word.find("file") != std::string_view::npos);
    if (type) type->external = word.ends_with("external");
    return type;
  }
  if (small == "rank" || small.starts_with("rank ")) return with_list(Kind::rank, text.substr(4), false);
  const std::string first = small.substr(0, small.find(' '));
  if (const auto found = reasons().find(first); found != reasons().end())
    return tl::unexpected("\"" + text + "\" is not supported. " + found->second);
  return tl::unexpected("\"" + text + "\" is not a type of question." + did_you_mean(first, spellings()));
}

bool is_select(Kind kind) {
  return kind == Kind::select_one || kind == Kind::select_multiple || kind == Kind::rank;
}

bool is_shown(Kind kind) {
  switch (kind) {
    case Kind::calculate:
    case Kind::hidden:
    case Kind::start:
    case Kind::end:
    case Kind::today:
    case Kind::end_group:
    case Kind::end_repeat:
    case Kind::external_csv:
    case Kind::external_xml:
      return false;
    default:
      return true;
  }
}

bool is_section(Kind kind) {
  return kind == Kind::group || kind == Kind::repeat;
}

}  // namespace mend::xlsform
