#include "kiosk/app/opened_form.h"

#include "content/form/host_rules.h"

#include <algorithm>

namespace mend::app {
namespace {

/// The pictures and recordings of a form: from its item, as long as that is of the version that is filled in.
FormMedia media_of(const library::Library* library, const store::DraftHead& head, const form::Form& form) {
  const library::Item* item = library ? library->find(head.form) : nullptr;
  if (item == nullptr || item->version != head.form_version) return {};
  return open_media(form, [&](const std::string& path) { return library->file(*item, path); });
}

}  // namespace

base::Result<OpenedForm> OpenedForm::read(Backend& backend, const library::Library& library,
                                          const store::Identity& who, const std::string& name) {
  OpenedForm opened;
  MEND_TRY(const auto drafts, backend.store().drafts.list(who));
  const auto same =
      std::find_if(drafts.begin(), drafts.end(), [&](const auto& draft) { return draft.head.form == name; });
  if (same != drafts.end()) {
    opened.draft = *same;
    return opened;
  }
  const library::Item* item = library.find(name);
  if (item == nullptr)
    return base::fail(base::ErrorKind::not_found, "The form " + name + " is not on this device any more.");
  MEND_TRY(opened.head.xform, library.file(*item, "form.xml"));
  MEND_TRY(opened.form, form::Form::load(opened.head.xform));
  MEND_CHECK(form::refuse_unsafe(*opened.form, item->response_class));
  opened.head.form = name;
  opened.head.form_version = item->version;
  opened.head.response_class = item->response_class;
  opened.head.titles = item->title;
  opened.head.help_stop = library::rules_for(library.policy().help_stop, opened.form->id());
  opened.head.urgent = library::rules_for(library.policy().urgent, opened.form->id());
  opened.media = media_of(&library, opened.head, *opened.form);
  return opened;
}

TakenUpDraft TakenUpDraft::read(Backend& backend, const library::Library* library, const store::Identity& who,
                                const std::string& draft) {
  TakenUpDraft found{backend.store().drafts.load(who, draft), nullptr, {}, std::nullopt};
  if (!found.draft) return found;
  auto form = form::Form::load(found.draft->head.xform);
  if (form) {
    found.form = std::move(*form);
    found.media = media_of(library, found.draft->head, *found.form);
  } else {
    found.draft = base::fail(form.error());
  }
  return found;
}

TakenUpDraft TakenUpDraft::read_after_sending(Backend& backend, const library::Library* library,
                                              const store::Identity& who, const std::string& draft) {
  TakenUpDraft found = read(backend, library, who, draft);
  if (found.draft || found.draft.error().kind != base::ErrorKind::not_found) return found;
  const auto records = backend.store().records.list(who);
  if (records && !records->empty()) found.sent = records->front().body;
  return found;
}

}  // namespace mend::app
