#pragma once

#include "content/library/import.h"
#include "content/library/library.h"
#include "content/trust/folder_fetcher.h"
#include "content/trust/mirror.h"
#include "tests/support/faulty_files.h"
#include "tests/support/publishing.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>

namespace mend::author_test {

struct HouseFiles {
  support::FaultyFiles disk;
};

/// A publishing house in memory, and a device behind a courier.
struct House : HouseFiles, support::Publishing {
  static constexpr base::UnixMillis start = support::RepositorySimulator::now;
  static constexpr base::UnixMillis day = 86'400'000;

  explicit House(const std::vector<std::string>& roles = {"authors-mend"})
      : support::Publishing(disk, "house", start, roles) {}

  author::ProposeRequest request(const std::vector<base::Path>& sources,
                                 const std::vector<base::Path>& policies = {}) {
    author::ProposeRequest wanted;
    wanted.sources = sources;
    wanted.policies = policies;
    wanted.author = "Mo";
    return wanted;
  }
  static base::Json policy(const std::vector<std::string>& offered) {
    base::Json said = support::sample_policy(offered);
    said["help_stop"] = base::Json::object();
    said["urgent"] = base::Json::object();
    return said;
  }
  /// The module "mend/guide" with these words, and the policy that offers it, published.
  void bring_guide(const std::string& words) {
    const std::string why =
        bring(request({write_module("guide", words)}, {write_policy(policy({"mend/guide"}))}));
    if (!why.empty()) FAIL(why);
  }
  void put_form(const std::string& choices) {
    write("catalogue/ask/module.toml",
          "id = \"ask\"\nkind = \"form\"\norg = \"mend\"\nclass = \"key-work\"\nlanguages = "
          "[\"en\"]\nminutes = 5\n"
          "audience = \"everyone\"\n[title]\nen = \"Ask\"\n[summary]\nen = \"A short form.\"\n");
    write("catalogue/ask/form/survey.csv", "type,name,label\nselect_one help,help,Do you need help?\n");
    write("catalogue/ask/form/choices.csv", "list_name,name,label\n" + choices);
  }
  /// What a device shows after courier and kiosk did their part; or why not.
  std::string device() {
    trust::FolderFetcher source(disk.inner, repository_folder());
    trust::MirrorOptions options;
    options.root = pinned;
    if (const auto mirrored = trust::mirror_to_drop(source, disk.inner, "device/drop", options); !mirrored)
      return mirrored.error().message;
    const auto imported =
        library::import_drop(disk.inner, "device/drop", "device/content", pinned, "DEMO", now);
    if (!imported) return imported.error().message;
    const auto open = library::Library::open(disk.inner, "device/content", pinned, "DEMO");
    if (!open) return open.error().message;
    if (open->items().empty()) return "nothing on offer";
    const auto page = open->file(open->items().at(0), "pages/en/01-hurt.md");
    return page ? std::string(base::as_text(*page)) : page.error().message;
  }
};

}  // namespace mend::author_test
