#pragma once

#include "content/author/build.h"
#include "content/author/check.h"
#include "content/author/source.h"
#include "kiosk/preview/edition.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mend::preview {

/// What is looked at now, and so wanted first.
struct Wanted {
  std::string language;
  std::string page;  ///< "01-hurt"; empty: none in particular
};

/// What came of one step.
struct Step {
  std::shared_ptr<const Edition> edition;  ///< null: nothing new to show
  /// What `check` says; nothing: not known yet. Only the last step has looked at the translations.
  std::optional<author::CheckReport> report;
  bool more = false;  ///< go_on has more to do
};

/// Builds a source folder again and again, quickly: the source language at once, then the translations, of
/// which only those are made anew whose page or PO file changed. Writes nothing but what po4a leaves in
/// `scratch`. On the worker's thread; each call is short (one page is translated at most).
class Workshop {
 public:
  /// `files` must outlive it, and be the real disk: po4a reads it.
  Workshop(base::Files& files, base::Path folder, base::Path scratch);

  /// The folder as it is now, with the translations that are at hand.
  Step begin();
  /// Translates the next page, first what is wanted; at the end checks everything.
  Step go_on(const Wanted& wanted);

 private:
  [[nodiscard]] author::Translator translator();
  base::Result<std::shared_ptr<const Edition>> build();
  base::Result<author::CheckReport> check();
  base::Result<base::Bytes> translate(const base::Path& master, const base::Path& po);

  /// What a translation is made of: the hashes of the page and of the PO file.
  using Key = std::pair<std::string, std::string>;
  base::Result<Key> key_of(const base::Path& master, const base::Path& po);
  struct Waiting {
    base::Path master, po;
  };

  base::Files& files_;
  base::Path folder_;
  base::Path scratch_;
  std::optional<author::Source> source_;
  std::map<Key, base::Result<base::Bytes>> made_;
  std::set<Key> used_;                      ///< by the last build
  std::map<std::string, Waiting> waiting_;  ///< by their path in the manifest
  bool checked_ = false;
};

}  // namespace mend::preview
