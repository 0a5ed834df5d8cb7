#include "kiosk/app/filling.h"

#include "content/form/free_text.h"

#include <algorithm>
#include <iterator>

namespace mend::app {
namespace {

using store::DraftEntry;

/// How many of the entries the disk took, and why it did not take the next one.
struct Kept {
  std::size_t count = 0;
  base::Status status;
};

Kept keep(Backend& backend, const store::Identity& who, const std::string& draft,
          const std::vector<DraftEntry>& entries) {
  Kept kept;
  for (const DraftEntry& entry : entries) {
    kept.status = backend.store().drafts.append(who, draft, entry);
    if (!kept.status) break;
    ++kept.count;
  }
  return kept;
}

/// The pictures and recordings of a form: from its item, as long as that is of the version that is filled in.
FormMedia media_of(const library::Library* library, const store::DraftHead& head, const form::Form& form) {
  const library::Item* item = library ? library->find(head.form) : nullptr;
  if (item == nullptr || item->version != head.form_version) return {};
  return open_media(form, [&](const std::string& path) { return library->file(*item, path); });
}

/// What the worker needs to send a form, all by value.
struct Parcel {
  std::string draft;
  store::DraftHead head;
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

}  // namespace

/// A form as read from the disk, with the draft of it that is there already.
struct Filling::Opened {
  store::DraftHead head;
  std::shared_ptr<const form::Form> form;
  FormMedia media;
  std::optional<store::DraftSummary> draft;

  static base::Result<Opened> read(Backend& backend, const library::Library& library,
                                   const store::Identity& who, const std::string& name) {
    Opened opened;
    MEND_TRY(const auto drafts, backend.store().drafts.list(who));
    const auto same = std::find_if(drafts.begin(), drafts.end(),
                                   [&](const auto& draft) { return draft.head.form == name; });
    if (same != drafts.end()) {
      opened.draft = *same;
      return opened;
    }
    const library::Item* item = library.find(name);
    if (item == nullptr)
      return base::fail(base::ErrorKind::not_found, "The form " + name + " is not on this device any more.");
    MEND_TRY(opened.head.xform, library.file(*item, "form.xml"));
    MEND_TRY(opened.form, form::Form::load(opened.head.xform));
    if (item->response_class == "rj") MEND_CHECK(form::refuse_free_text(*opened.form));
    opened.head.form = name;
    opened.head.form_version = item->version;
    opened.head.response_class = item->response_class;
    opened.head.titles = item->title;
    opened.media = media_of(&library, opened.head, *opened.form);
    return opened;
  }
};

void Filling::show_list() {
  save_unfinished();
  form_.reset();
  definition_.reset();
  media_ = {};
  players_.forget();
  memory_ = {};
  draft_.clear();
  unsaved_.clear();
  saving_ = 0;
  saved_ = screens::Saved::nothing_yet;
  failed_ = unsent_ = sending_ = false;
  place_ = Place::list;
  // What is still on its way belongs to a form that is closed.
  alive_ = std::make_shared<int>(0);
}

void Filling::open(const std::string& item) {
  if (!context_.view.library) return;
  failed_ = false;
  context_.worker.post(
      alive_,
      [this, &backend = context_.backend, library = context_.view.library, who = session_.who,
       item]() -> Worker::Done {
        auto opened = std::make_shared<base::Result<Opened>>(Opened::read(backend, *library, *who, item));
        return [this, opened] {
          if (!*opened) {
            tell(opened->error());
            failed_ = true;
          } else if ((*opened)->draft) {
            offer(std::move(*(*opened)->draft));
          } else {
            head_ = std::move((*opened)->head);
            definition_ = (*opened)->form;
            media_ = std::move((*opened)->media);
            place_ = Place::before;
          }
        };
      });
}

void Filling::offer(store::DraftSummary draft) {
  draft_ = std::move(draft.id);
  head_ = std::move(draft.head);
  place_ = Place::carry_on;
}

void Filling::begin(const std::string& language) {
  if (sending_) return;
  sending_ = true;
  head_.begun = context_.clock.now();
  context_.worker.post(
      alive_,
      [this, &backend = context_.backend, who = session_.who, head = head_, language]() -> Worker::Done {
        auto id = backend.store().drafts.begin(*who, head);
        return [this, id = std::move(id), language] {
          sending_ = false;
          if (!id) {
            tell(id.error());
            show_list();
            failed_ = true;
            return;
          }
          draft_ = *id;
          start_form(definition_, {}, language);
        };
      });
}

/// A draft as read from the disk, or the record of what became of it.
struct Filling::Resumed {
  base::Result<store::Draft> draft;
  std::shared_ptr<const form::Form> form;
  FormMedia media;
  std::optional<store::RecordBody> sent;

  static Resumed read(Backend& backend, const library::Library* library, const store::Identity& who,
                      const std::string& draft) {
    Resumed found{backend.store().drafts.load(who, draft), nullptr, {}, std::nullopt};
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

  /// Jobs are done in order: by the time this one runs, the draft was sent or it was not.
  static Resumed read_after_sending(Backend& backend, const library::Library* library,
                                    const store::Identity& who, const std::string& draft) {
    Resumed found = read(backend, library, who, draft);
    if (found.draft || found.draft.error().kind != base::ErrorKind::not_found) return found;
    const auto records = backend.store().records.list(who);
    if (records && !records->empty()) found.sent = records->front().body;
    return found;
  }
};

void Filling::resume(const std::string& draft, const std::string& language, bool was_sending) {
  if (sending_) return;  // a second press must not open it again over what was answered meanwhile
  sending_ = true;
  context_.worker.post(alive_,
                       [this, &backend = context_.backend, library = context_.view.library,
                        who = session_.who, draft, language, was_sending]() -> Worker::Done {
                         auto found = std::make_shared<Resumed>(
                             was_sending ? Resumed::read_after_sending(backend, library.get(), *who, draft)
                                         : Resumed::read(backend, library.get(), *who, draft));
                         return [this, draft, language, was_sending, found] {
                           sending_ = false;
                           if (found->sent) {
                             head_.response_class = found->sent->response_class;
                             head_.titles = found->sent->titles;
                             sent_urgent_ = found->sent->urgent;
                             place_ = Place::sent;
                             return;
                           }
                           if (!found->draft) {
                             tell(found->draft.error());
                             show_list();
                             failed_ = true;
                             return;
                           }
                           draft_ = draft;
                           head_ = found->draft->head;
                           definition_ = found->form;
                           media_ = std::move(found->media);
                           start_form(found->form, found->draft->entries, language);
                           unsent_ = was_sending;
                         };
                       });
}

void Filling::start_form(std::shared_ptr<const form::Form> form, const std::vector<DraftEntry>& entries,
                         const std::string& language) {
  const library::Policy* policy = context_.policy();
  static const library::AnswerRules none;
  form::Session session(std::move(form), context_.clock, context_.random, form::system_zone());
  form_.emplace(std::move(session), policy ? policy->help_stop : none, policy ? policy->urgent : none);
  form_->set_language(language);
  form_->replay(entries);
  saved_ = entries.empty() ? screens::Saved::nothing_yet : screens::Saved::saved;
  // What is still being saved was of another opening: its end must not be taken for that of these answers.
  alive_ = std::make_shared<int>(0);
  unsaved_.clear();
  saving_ = 0;
  unsent_ = false;
  place_ = Place::form;
}

void Filling::journal(std::vector<DraftEntry> entries) {
  // A disk that refused is asked again with the next answer, and not at every frame.
  if (entries.empty()) return;
  std::move(entries.begin(), entries.end(), std::back_inserter(unsaved_));
  save();
}

void Filling::save() {
  if (saving_ > 0 || unsaved_.empty()) return;
  saving_ = unsaved_.size();
  // Half a sentence is kept in silence, and so is what the form drew; what was gone on from is told.
  const bool told = std::any_of(unsaved_.begin(), unsaved_.end(), [](const DraftEntry& entry) {
    return entry.kind != DraftEntry::Kind::typing && entry.kind != DraftEntry::Kind::given;
  });
  if (told) saved_ = screens::Saved::saving;
  context_.worker.post(alive_,
                       [this, &backend = context_.backend, who = session_.who, draft = draft_,
                        told, entries = unsaved_]() -> Worker::Done {
                         const Kept kept = keep(backend, *who, draft, entries);
                         return [this, kept, told] {
                           saving_ = 0;
                           unsaved_.erase(unsaved_.begin(),
                                          unsaved_.begin() + static_cast<std::ptrdiff_t>(kept.count));
                           if (!kept.status) {
                             tell(kept.status.error());
                             saved_ = screens::Saved::failed;
                             return;
                           }
                           if (told || saved_ == screens::Saved::failed) saved_ = screens::Saved::saved;
                           save();
                         };
                       });
}

void Filling::save_unfinished() {
  if (!form_ || draft_.empty()) return;
  std::vector<DraftEntry> rest(unsaved_.begin() + static_cast<std::ptrdiff_t>(saving_), unsaved_.end());
  const auto typing = form_->unfinished();
  rest.insert(rest.end(), typing.begin(), typing.end());
  if (rest.empty()) return;
  context_.worker.post(
      {}, [&backend = context_.backend, who = session_.who, draft = draft_, rest]() -> Worker::Done {
        const Kept kept = keep(backend, *who, draft, rest);
        if (!kept.status) tell(kept.status.error());
        return nullptr;
      });
}

std::optional<std::string> Filling::open_draft() const {
  if (!form_ || sending_ || place_ == Place::sent) return std::nullopt;
  return draft_;
}

std::optional<std::string> Filling::draft_on_its_way() const {
  if (!form_ || !sending_) return std::nullopt;
  return draft_;
}

void Filling::send() {
  if (sending_ || !form_->ready_to_send()) return;
  sending_ = true;
  base::Bytes answers = form_->session().serialize();
  auto parcel = std::make_shared<Parcel>();
  parcel->draft = draft_;
  parcel->head = head_;
  parcel->form_hash = form_->session().form().hash();
  parcel->language = form_->session().language();
  parcel->answers = base::SecretBytes(answers);
  parcel->response_class = reader_of(form_->session(), head_.response_class);
  parcel->urgent = form_->urgent();
  parcel->created = context_.clock.now();
  base::wipe(answers);
  context_.worker.post(alive_,
                       [this, &backend = context_.backend, who = session_.who, parcel]() -> Worker::Done {
                         const auto sent = send_parcel(backend, *who, *parcel);
                         if (sent) backend.put_out();
                         return [this, sent, urgent = parcel->urgent] {
                           sending_ = false;
                           if (!sent) {
                             tell(sent.error());
                             unsent_ = true;
                             return;
                           }
                           form_.reset();
                           draft_.clear();
                           unsaved_.clear();
                           sent_urgent_ = urgent;
                           place_ = Place::sent;
                         };
                       });
}

void Filling::remove() {
  if (sending_) return;
  context_.worker.post({},
                       [&backend = context_.backend, who = session_.who, draft = draft_]() -> Worker::Done {
                         if (auto removed = backend.store().drafts.remove(*who, draft); !removed)
                           tell(removed.error());
                         return nullptr;
                       });
  form_.reset();
  show_list();
}

}  // namespace mend::app
