#pragma once

#include "content/base/bytes.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mend::form {

struct Definition;

/// Words for the screen and the language that they are really in: a gap in a translation shows the form's
/// default language, and the screen must say and shape it as such.
struct Words {
  std::string text;
  std::string language;  ///< BCP 47 tag; empty when `text` is empty
  bool operator==(const Words&) const = default;
};

/// Pictures and sound beside words: `jr://images/…`, `jr://audio/…`, as the form names them.
struct Media {
  std::string image;
  std::string big_image;
  std::string audio;
  std::string video;
  bool operator==(const Media&) const = default;
  [[nodiscard]] bool empty() const {
    return image.empty() && big_image.empty() && audio.empty() && video.empty();
  }
};

/// How strictly a form is read, and what stands beside it.
struct Reading {
  /// Rules of our house on top of ODK's: a form has meta/instanceID, a label on each question, something to
  /// ask, and names only fields that are there. Tools for authors read any ODK form.
  bool house_rules = true;
  /// Bytes of a file that the form names ("towns.csv" for jr://file-csv/towns.csv). None: a form that needs
  /// one is refused.
  std::function<base::Result<base::Bytes>(std::string_view name)> attachment;
};

/// An ODK XForm, read and checked once. Never changes; may be shared between threads.
///
/// What it takes is counted in docs/forms.md; anything else is refused by name, never dropped in silence.
class Form {
 public:
  /// Reads XForm XML from outside. No network, DTD or entity is ever followed; size, depth and number of
  /// nodes are bounded. Refuses what is malformed or not supported, and calculations that go in a circle
  /// (by the names of their fields). Nothing throws.
  static base::Result<std::shared_ptr<const Form>> load(base::ByteView xml);
  static base::Result<std::shared_ptr<const Form>> load(base::ByteView xml, const Reading& reading);

  explicit Form(std::unique_ptr<const Definition> definition);
  ~Form();
  Form(const Form&) = delete;
  Form& operator=(const Form&) = delete;

  /// The identity of the form: SHA-256 of the XForm's bytes, 64 lower-case hexadecimal digits.
  [[nodiscard]] const std::string& hash() const;
  /// `id` of the primary instance, for example "weekly-check-in".
  [[nodiscard]] const std::string& id() const;
  /// Languages of the form, its default language first.
  [[nodiscard]] const std::vector<std::string>& languages() const;
  [[nodiscard]] Words title(std::string_view language) const;
  /// Some question needs an answer, if only at times. Else every question may be skipped.
  [[nodiscard]] bool has_required() const;

  /// For the engine itself.
  [[nodiscard]] const Definition& definition() const { return *definition_; }

 private:
  std::unique_ptr<const Definition> definition_;
};

}  // namespace mend::form
