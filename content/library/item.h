#pragma once

#include "content/base/bytes.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mend::library {

enum class ItemKind { module, form };

struct ContentFile {
  std::string path;    ///< "pages/en/01-hurt.md", "form.xml", "media/x.png"
  std::string sha256;  ///< 64 lower-case hexadecimal digits
  std::uint64_t length = 0;
};

/// A module or a form: what its manifest says.
struct Item {
  ItemKind kind = ItemKind::module;
  std::string org;
  std::string id;
  std::int64_t version = 0;
  std::string source_language;
  std::vector<std::string> languages;          ///< sorted
  std::map<std::string, std::string> title;    ///< by language; always in the source language
  std::map<std::string, std::string> summary;  ///< by language
  int minutes = 0;
  std::string response_class;  ///< forms only
  std::vector<ContentFile> files;

  /// "org/id"
  [[nodiscard]] std::string name() const { return org + "/" + id; }
  [[nodiscard]] const ContentFile* find(std::string_view path) const;
  /// The files "pages/<language>/…", in order; empty for a form or a language that the module lacks.
  [[nodiscard]] std::vector<ContentFile> pages(std::string_view language) const;
  /// The recording of a page ("pages/cy/01-hurt.md": "audio/cy/01-hurt.opus"); null where nobody has made
  /// one.
  [[nodiscard]] const ContentFile* recording(std::string_view page) const;
};

/// Strict and bounded. The refusal names the member.
base::Result<Item> read_manifest(base::ByteView bytes);

}  // namespace mend::library
