#pragma once

#include "content/base/hash.h"
#include "content/library/import.h"
#include "content/library/library.h"
#include "tests/support/faulty_files.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

namespace mend::library_test {

using library::ImportOutcome;
using library::Library;
using support::RepositorySimulator;

inline constexpr base::UnixMillis now = RepositorySimulator::now;

/// A device between its drop folder and its content.
struct Device {
  RepositorySimulator repository;
  support::FaultyFiles files;
  base::Bytes pinned = repository.root_bytes(1);

  /// What a courier without a fault would leave there.
  void drop() {
    REQUIRE(files.inner.remove_tree("drop"));
    repository.dump(files.inner, "drop");
  }
  base::Result<library::ImportReport> import(base::UnixMillis time = now,
                                             const library::ImportOptions& options = {}) {
    return library::import_drop(files, "drop", "content", pinned, "DEMO", time, options);
  }
  /// The words on the one page, or why there are none.
  std::string shown() {
    const auto open = Library::open(files, "content", pinned, "DEMO");
    if (!open) return "no content";
    if (open->items().size() != 1) return "no item";
    const auto page = open->file(open->items()[0], "pages/en/01-hurt.md");
    return page ? std::string(base::as_text(*page)) : "no page";
  }
  /// Refused with the word in the reason, and the old page is still shown.
  void refuses(std::string_view word) {
    const std::string before = shown();
    const auto report = import();
    REQUIRE_FALSE(report);
    INFO(report.error().message);
    CHECK(report.error().message.find(word) != std::string::npos);
    CHECK(shown() == before);
  }
  std::string blob(std::string_view words) const {
    const std::string sha256 = base::sha256_hex(base::as_bytes(words));
    return "/" + sha256.substr(0, 2) + "/" + sha256;
  }
};

struct Installed : Device {
  Installed() {
    support::publish_sample(repository, 1, "one");
    drop();
    REQUIRE(import());
    REQUIRE(shown() == "one");
  }
};

}  // namespace mend::library_test
