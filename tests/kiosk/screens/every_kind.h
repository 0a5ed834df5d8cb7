#pragma once

#include "content/base/disk_files.h"
#include "kiosk/screens/form_model.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace mend::screens::testing {

/// A form with every kind of question that the screens show.
inline std::shared_ptr<const form::Form> every_kind() {
  base::DiskFiles files;
  const auto bytes = files.read(MEND_SOURCE_DIR "/tests/kiosk/forms/every-kind.xml", 1024 * 1024);
  if (!bytes) FAIL(bytes.error().message);
  const auto loaded = form::Form::load(*bytes);
  if (!loaded) FAIL(loaded.error().message);
  return *loaded;
}

/// Somebody who fills it in; keeps the journal as the disk would.
struct Asked {
  base::ManualClock clock;
  base::SeededRandom random{3};
  std::vector<store::DraftEntry> journal;
  FormModel form = begin();

  explicit Asked(const std::string& name = "nights") {
    journal.push_back({store::DraftEntry::Kind::place, "/data/" + name, {}});
    form.replay(journal);
  }
  [[nodiscard]] FormModel begin() { return {form::Session(every_kind(), clock, random), {}, {}}; }
  [[nodiscard]] std::string at() const {
    return form.page().empty() ? std::string() : form.page().front().name;
  }
  void type(const std::string& name, const std::string& value) { form.edit("/data/" + name, value); }
  void go_on() {
    form.go_on();
    for (auto& entry : form.take_journal()) journal.push_back(std::move(entry));
  }
  [[nodiscard]] std::string value(const std::string& name) const {
    return form.session().value("/data/" + name);
  }
  /// As after a power cut: what was journalled, and what was typed when the screen was hidden.
  [[nodiscard]] FormModel again() {
    auto entries = journal;
    for (auto& entry : form.unfinished()) entries.push_back(std::move(entry));
    FormModel fresh = begin();
    fresh.replay(entries);
    return fresh;
  }
};

}  // namespace mend::screens::testing
