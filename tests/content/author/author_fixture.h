#pragma once

#include "content/base/disk_files.h"
#include "content/base/random.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

namespace mend::author_test {

/// A folder on the real disk that goes with the test: po4a can read no other.
struct Folder {
  base::DiskFiles files;
  base::Path path =
      std::filesystem::temp_directory_path() / ("mend-author-test-" + base::SystemRandom().id());

  Folder() { REQUIRE(files.make_folders(path)); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }

  void write(const base::Path& name, std::string_view text) {
    REQUIRE(files.make_folders((path / name).parent_path()));
    REQUIRE(files.write_atomic(path / name, base::as_bytes(text), base::FileMode::shared_read));
  }
  std::string read(const base::Path& name) {
    const auto bytes = files.read(path / name, 10'000'000);
    return bytes ? std::string(base::as_text(*bytes)) : "(" + bytes.error().message + ")";
  }
};

inline constexpr const char* module_toml = R"(id = "guide"
kind = "module"
org = "mend"
languages = ["en", "cy"]
minutes = 5
audience = "everyone"

[title]
en = "A guide"
cy = "Canllaw"

[summary]
en = "A short guide."
cy = "Canllaw byr."
)";

/// One page with three paragraphs: translated, fuzzy and not translated.
inline constexpr const char* page =
    "# Hurt\n\nWhen people are hurt.\n\nThis one waits.\n\nThis one is new.\n";
inline constexpr const char* welsh = R"(msgid ""
msgstr ""
"Language: cy\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

#. type: Title #
msgid "Hurt"
msgstr "Niwed"

#. type: Plain text
msgid "When people are hurt."
msgstr "Pan gaiff pobl eu brifo."

#. type: Plain text
#, fuzzy
msgid "This one waits."
msgstr "Heb ei gymeradwyo."

#. type: Plain text
msgid "This one is new."
msgstr ""
)";

/// The module "mend/guide" in the folder catalogue/guide.
inline void write_guide(Folder& folder) {
  folder.write("catalogue/guide/module.toml", module_toml);
  folder.write("catalogue/guide/pages/01-hurt.md", page);
  folder.write("catalogue/guide/po/cy.po", welsh);
}

}  // namespace mend::author_test
