#include "content/author/xlsform/form_size.h"

#include "content/author/xlsform/suggest.h"
#include "content/form/limits.h"

namespace mend::xlsform {

namespace {

std::string mebibytes(std::size_t bytes) {
  const std::size_t tenths = bytes * 10 / (1024 * 1024);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MiB";
}

/// As it stands in the XForm, nearly.
std::size_t bytes_of(const Choice& choice) {
  std::size_t bytes = 3 * choice.name.size() + 80;
  for (const auto& [language, words] : choice.label) bytes += words.size() + choice.name.size() + 50;
  for (const auto& [column, cell] : choice.data) bytes += cell.size() + 2 * column.size() + 5;
  return bytes;
}

/// What fills a form: a file of data, or a list of choices.
struct Filler {
  std::string place;
  std::string name;
  std::size_t rows = 0;
  std::size_t bytes = 0;
};

Filler largest(const Survey& survey) {
  Filler most;
  const auto weigh = [&](Filler filler) {
    if (filler.bytes > most.bytes) most = std::move(filler);
  };
  for (const auto& [id, data] : survey.data)
    weigh({"media/" + data.file, "\"" + data.file + "\"", data.rows, data.xml.size()});
  for (const auto& [name, list] : survey.lists) {
    Filler filler{list.sheet, "the list \"" + name + "\"", list.choices.size(), 0};
    for (const Choice& choice : list.choices) filler.bytes += bytes_of(choice);
    weigh(std::move(filler));
  }
  return most;
}

}  // namespace

std::optional<Finding> too_large(const Survey& survey, std::size_t bytes) {
  constexpr std::size_t most = form::limits::xform_bytes;
  if (bytes <= most) return std::nullopt;
  const Filler filler = largest(survey);
  const std::string size = "The form comes to " + mebibytes(bytes) + ", and a device reads at most " +
                           std::to_string(most / 1024 / 1024) + " MiB";
  if (filler.bytes < bytes / 4)
    return Finding{"survey", 0, "", size + "; make two forms of it, or take out questions and languages."};
  const std::string rows = filler.rows == 0 ? "" : with_commas(filler.rows) + " rows of ";
  return Finding{filler.place, 0, "",
                 size + "; " + rows + filler.name + " are " + mebibytes(filler.bytes) +
                     " of it. Keep fewer rows, shorten names and words, or take out columns that nothing "
                     "reads."};
}

}  // namespace mend::xlsform
