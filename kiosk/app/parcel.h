#pragma once

#include "content/form/session.h"
#include "kiosk/app/backend.h"
#include "kiosk/store/drafts.h"
#include "kiosk/store/residents.h"

#include <string>

namespace mend::app {

/// What the worker needs to send a form, all by value.
struct Parcel {
  std::string draft;
  store::DraftHead head;  ///< without the form
  std::string form_hash;
  std::string language;
  base::SecretBytes answers;
  std::string response_class;  ///< whom it is sealed to
  bool urgent = false;
  base::UnixMillis created = 0;
};

/// Whom the answers are sealed to: the form's class, unless the own calculation "response_class" of a form
/// about restorative justice keeps them with the key worker, as it does when the resident says that it may
/// not be passed on. A form cannot send answers to anybody else than these two, and no other form can turn:
/// an anonymous survey would reach the key worker with a name on it.
[[nodiscard]] std::string reader_of(const form::Session& session, const std::string& response_class);

/// Seals it and puts it into the outbox; the draft goes in the same moment.
base::Status send_parcel(Backend& backend, const store::Identity& who, const Parcel& parcel);

}  // namespace mend::app
