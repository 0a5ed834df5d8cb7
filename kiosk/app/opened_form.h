#pragma once

#include "content/form/form.h"
#include "content/library/library.h"
#include "kiosk/app/backend.h"
#include "kiosk/app/form_media.h"
#include "kiosk/store/drafts.h"
#include "kiosk/store/records.h"

#include <memory>
#include <optional>
#include <string>

namespace mend::app {

/// A form as read from the disk, or the draft of it that is there already.
struct OpenedForm {
  store::DraftHead head;  ///< with the rules that came with the form
  std::shared_ptr<const form::Form> form;
  FormMedia media;
  std::optional<store::DraftSummary> draft;

  static base::Result<OpenedForm> read(Backend& backend, const library::Library& library,
                                       const store::Identity& who, const std::string& name);
};

/// A draft as read from the disk, or the record of what became of it.
struct TakenUpDraft {
  base::Result<store::Draft> draft;
  std::shared_ptr<const form::Form> form;
  FormMedia media;
  std::optional<store::RecordBody> sent;

  static TakenUpDraft read(Backend& backend, const library::Library* library, const store::Identity& who,
                           const std::string& draft);
  /// Jobs are done in order: by the time this one runs, the draft was sent or it was not.
  static TakenUpDraft read_after_sending(Backend& backend, const library::Library* library,
                                         const store::Identity& who, const std::string& draft);
};

}  // namespace mend::app
