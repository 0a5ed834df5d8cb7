#pragma once

#include "content/author/xlsform/reporter.h"

#include <optional>
#include <set>

namespace mend::xlsform {

/// The folder of pictures, sound and data beside the sheets. Reads what the form uses into `Survey::media`
/// and `Survey::data`.
class MediaFolder {
 public:
  MediaFolder(base::Files& files, const base::Path& folder, Survey& survey, const Reporter& reporter);

  /// Pictures and sound that a row names. `item` is only for its row where `sheet` is "survey".
  void add_words(const char* sheet, int row, const Words& image, const Words& big_image, const Words& audio);
  /// A CSV or XML file that expressions look into, as an instance with the id `id`. A CSV has to have
  /// `columns`. Problems go to `column` of the row.
  void add_data(const Item& item, std::string_view column, const std::string& file, const std::string& id,
                const std::vector<std::string>& columns);
  /// Names of files that the form does not use.
  [[nodiscard]] std::vector<std::string> unused() const;

 private:
  /// Nothing if it could not be read; then `problem` says why.
  std::optional<base::Bytes> read(const std::string& file, std::size_t limit, std::string& problem);
  bool read_data(const Item& item, std::string_view column, const std::string& file, DataFile& data);
  void choices_in(const Item& item, std::string_view column, const DataFile& data,
                  const std::vector<std::string>& columns) const;
  void add_file(const char* sheet, int row, const char* column, const std::string& file, bool sound);

  base::Files& files_;
  base::Path folder_;
  Survey& survey_;
  const Reporter& reporter_;
  std::vector<std::string> names_;
  std::set<std::string> used_;
};

}  // namespace mend::xlsform
