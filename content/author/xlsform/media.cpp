#include "content/author/xlsform/media.h"

#include "content/author/xlsform/data_file.h"
#include "content/author/xlsform/names.h"
#include "content/author/xlsform/suggest.h"
#include "content/form/limits.h"

#include <algorithm>

namespace mend::xlsform {

namespace {

constexpr std::size_t picture_bytes = 8 * 1024 * 1024;
constexpr std::size_t data_bytes = form::limits::data_bytes;
constexpr std::string_view png = "\x89PNG\r\n\x1a\n";
constexpr std::string_view ogg = "OggS";

}  // namespace

MediaFolder::MediaFolder(base::Files& files, const base::Path& folder, Survey& survey,
                         const Reporter& reporter)
    : files_(files), folder_(folder), survey_(survey), reporter_(reporter) {
  if (auto names = files.list_files(folder)) names_ = std::move(*names);
}

std::optional<base::Bytes> MediaFolder::read(const std::string& file, std::size_t limit,
                                             std::string& problem) {
  used_.insert(file);
  if (!base::is_safe_name(file)) {
    problem = "\"" + file +
              "\" is no name of a file in the folder media; use letters, digits, \".\", \"_\" and \"-\".";
    return std::nullopt;
  }
  if (std::find(names_.begin(), names_.end(), file) == names_.end()) {
    problem = "There is no \"" + file + "\" in the folder media; add it or mend the name." +
              did_you_mean(file, names_);
    return std::nullopt;
  }
  auto bytes = files_.read(folder_ / file, limit);
  if (!bytes) {
    problem = bytes.error().message;
    return std::nullopt;
  }
  return std::move(*bytes);
}

void MediaFolder::add_file(const char* sheet, int row, const char* column, const std::string& file,
                           bool sound) {
  std::string problem;
  const std::string ending = lower(base::Path(file).extension().string());
  if (ending != (sound ? ".opus" : ".png")) {
    problem = sound ? "Sound is an Ogg Opus file, such as question.opus; turn it into one."
                    : "A picture is a PNG file, such as question.png; turn it into one.";
  } else if (auto bytes = read(file, picture_bytes, problem)) {
    if (!base::as_text(*bytes).starts_with(sound ? ogg : png)) {
      problem =
          "\"" + file + "\" is not what its ending says; save it again as " + (sound ? "Ogg Opus." : "PNG.");
    }
    survey_.media[file] = std::move(*bytes);
  }
  if (!problem.empty()) reporter_.problem(sheet, row, column, problem);
}

void MediaFolder::add_words(const char* sheet, int row, const Words& image, const Words& big_image,
                            const Words& audio) {
  for (const auto& [language, file] : image) add_file(sheet, row, "image", file, false);
  for (const auto& [language, file] : big_image) add_file(sheet, row, "big-image", file, false);
  for (const auto& [language, file] : audio) add_file(sheet, row, "audio", file, true);
}

bool MediaFolder::read_data(const Item& item, std::string_view column, const std::string& file,
                            DataFile& data) {
  std::string problem;
  if (const auto bytes = read(file, data_bytes, problem)) {
    const bool xml = lower(base::Path(file).extension().string()) == ".xml";
    problem = xml ? read_xml_data(*bytes, data) : read_csv_data(*bytes, survey_, data);
  }
  if (!problem.empty()) reporter_.problem(item, column, problem);
  return problem.empty();
}

/// A choice with a space in its name could not be chosen, and one without a name would not be shown.
void MediaFolder::choices_in(const Item& item, std::string_view column, const DataFile& data,
                             const std::vector<std::string>& columns) const {
  const auto note = [&](int row, const std::string& named, const char* what) {
    if (row > 0)
      reporter_.problem(
          item, column,
          "\"" + data.file + "\", row " + std::to_string(row) + ", column \"" + named + "\": " + what);
  };
  if (const auto names = data.flaws.find(columns[0]); names != data.flaws.end()) {
    const Flaws& flaws = names->second;
    note(flaws.blank, columns[0], "The choice has no name; give it one.");
    note(flaws.spaced, columns[0], "Give the choice a name without spaces.");
    if (item.choice_filter.empty())
      note(flaws.twin, columns[0],
           "This name is there before; give each choice its own, or use a choice_filter.");
  }
  if (const auto words = data.flaws.find(columns[1]); words != data.flaws.end())
    note(words->second.blank, columns[1], "The choice has no words; write its label.");
}

void MediaFolder::add_data(const Item& item, std::string_view column, const std::string& file,
                           const std::string& id, const std::vector<std::string>& columns) {
  const auto note = [&](std::string message) { reporter_.problem(item, column, std::move(message)); };
  const std::string ending = lower(base::Path(file).extension().string());
  if (ending == ".geojson") return note("A place is not asked for in a cell; use a CSV file.");
  if (ending != ".csv" && ending != ".xml") return note("Choices come from a .csv or .xml file; name one.");
  if (!is_name(id)) return note("Name the file with letters, digits, \"_\" or \"-\", such as places.csv.");
  if (survey_.lists.contains(id))
    return note("There is a list \"" + id + "\" in choices as well; give the file or the list another name.");
  const auto known = survey_.data.find(id);
  if (known != survey_.data.end() && known->second.file != file)
    return note("\"" + known->second.file + "\" and \"" + file + "\" are too alike; rename one.");
  if (known == survey_.data.end()) {
    DataFile data;
    data.file = file;
    if (!read_data(item, column, file, data)) return;
    survey_.data.emplace(id, std::move(data));
  }
  const DataFile& data = survey_.data.at(id);
  if (columns.size() == 2) choices_in(item, column, data, columns);
  for (const std::string& wanted : columns) {
    if (data.columns.empty() ||
        std::find(data.columns.begin(), data.columns.end(), wanted) != data.columns.end())
      continue;
    note("\"" + file + "\" has no column \"" + wanted +
         "\"; add it, or say which one to take in parameters." + did_you_mean(wanted, data.columns));
  }
}

std::vector<std::string> MediaFolder::unused() const {
  std::vector<std::string> unused;
  for (const std::string& name : names_) {
    if (!used_.contains(name)) unused.push_back(name);
  }
  return unused;
}

}  // namespace mend::xlsform
