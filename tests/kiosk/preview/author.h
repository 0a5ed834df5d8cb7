#pragma once

#include "content/base/disk_files.h"
#include "content/base/random.h"
#include "ear.h"
#include "i18n/text/engine.h"
#include "kiosk/preview/panes.h"
#include "temporary_folder.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace mend::tests {

/// With the product's own fonts; one for the whole program.
text::Engine& preview_engine();

/// An author with a copy of a source of ours, its preview in front of them, and an editor.
class Author {
 public:
  explicit Author(const std::string& source, window::Size kiosk = {1280, 800});

  /// Draws until nothing is built any more and both sides stand still.
  void settle();
  /// Until the kiosk's page says this; fails the test after a long while.
  void wait_for(std::string_view words);
  /// The same of the author's side.
  void wait_for_panel(std::string_view words);
  [[nodiscard]] std::string page();
  [[nodiscard]] std::string panel();
  [[nodiscard]] bool sees(std::string_view words) { return page().find(words) != std::string::npos; }

  /// A finger on a node of the kiosk's side, by its id.
  void press(const std::string& id);
  void type(std::string_view text);
  void wheel(float notches);

  [[nodiscard]] base::Path file(const std::string& name) const { return folder.path() / "source" / name; }
  [[nodiscard]] std::string read(const std::string& name) const;
  /// Writes into the file itself.
  void save(const std::string& name, const std::string& text) const;
  /// As most editors do: beside it, then renamed over it.
  void save_by_rename(const std::string& name, const std::string& text) const;
  /// The file with `from` replaced by `to`; fails the test where `from` is not there.
  [[nodiscard]] std::string with(const std::string& name, const std::string& from,
                                 const std::string& to) const;

  /// The kiosk's area alone.
  [[nodiscard]] window::Canvas kiosk_pixels() const;

  TemporaryFolder folder;
  base::DiskFiles files;
  base::ManualClock clock;
  base::SeededRandom random{7};
  Ear ear;

 private:
  void turn(bool acted);
  template <class Done>
  void wait_until(std::string_view what, Done done);

  std::mutex mutex_;
  std::condition_variable woken_;
  bool awake_ = false;
  app::Tongues tongues_;
  std::unique_ptr<preview::Preview> preview_;
  std::unique_ptr<preview::Panes> panes_;
  std::uint64_t time_ms_ = 0;

 public:
  [[nodiscard]] preview::Preview& preview() { return *preview_; }
  [[nodiscard]] preview::Panes& panes() { return *panes_; }
};

}  // namespace mend::tests
