#pragma once

#include "content/base/bytes.h"
#include "content/form/form.h"
#include "kiosk/app/read_aloud.h"
#include "kiosk/screens/question_screen.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace mend::app {

/// The pictures and recordings of a form, as its item carries them, by the names that the form calls them.
struct FormMedia {
  screens::Pictures pictures;
  std::map<std::string, std::shared_ptr<const base::Bytes>> recordings;
};

/// The bytes of a file of the form's item, by its path in the manifest.
using FormFile = std::function<base::Result<base::Bytes>(const std::string& path)>;

/// What cannot be read is left out, and told in the log: the words beside it say what it shows or says.
[[nodiscard]] FormMedia open_media(const form::Form& form, const FormFile& file);

/// The players of a page of questions, of which one is heard at a time. Of one person's one form.
class FormPlayers {
 public:
  /// For the recordings that the page's questions name; nothing where nothing can be heard. Call it in each
  /// frame that draws the page.
  [[nodiscard]] std::map<std::string, screens::ReaderAudio> make(const messages::Catalogue& catalogue,
                                                                 const screens::QuestionModel& model,
                                                                 const FormMedia& media, ReadAloud& aloud);
  void press(const std::string& name, ui::AudioPress press, const FormMedia& media, ReadAloud& aloud);
  void forget() { at_.clear(); }

 private:
  std::string at_;  ///< the one that was pressed last
};

}  // namespace mend::app
