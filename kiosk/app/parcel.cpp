#include "kiosk/app/parcel.h"

namespace mend::app {

std::string reader_of(const form::Session& session, const std::string& response_class) {
  static constexpr std::string_view key_work = "key-work";
  if (response_class != "rj") return response_class;
  return session.value("/data/response_class") == key_work ? std::string(key_work) : response_class;
}

base::Status send_parcel(Backend& backend, const store::Identity& who, const Parcel& parcel) {
  MEND_TRY(const store::Sealer sealer, backend.sealer());
  seal::Contents contents;
  contents.subject = who.subject;
  contents.form = parcel.head.form;
  contents.form_version = parcel.head.form_version;
  contents.form_hash = parcel.form_hash;
  contents.urgent = parcel.urgent;
  contents.created = parcel.created;
  contents.language = parcel.language;
  contents.answers = parcel.answers.copy();
  MEND_TRY(const seal::SealedEnvelope envelope, sealer.seal(std::move(contents), parcel.response_class));
  const store::RecordBody body{parcel.head.form,           parcel.head.form_version, parcel.form_hash,
                               parcel.head.response_class, parcel.head.titles,       parcel.urgent,
                               parcel.response_class};
  return backend.store().records.submit(who, parcel.draft, envelope, body);
}

}  // namespace mend::app
