#include "kiosk/app/filling.h"

#include "kiosk/app/parcel.h"

namespace mend::app {

void Filling::show_list() {
  save_unfinished();
  form_.reset();
  definition_.reset();
  media_ = {};
  players_.forget();
  memory_ = {};
  draft_.clear();
  journal_.close();
  ruled_by_.reset();
  failed_ = unsent_ = sending_ = false;
  place_ = Place::list;
  // What is still on its way belongs to a form that is closed.
  alive_ = std::make_shared<int>(0);
}

void Filling::open(const std::string& item) {
  // What was pressed first is opened: a second form must not come between that one and its answers.
  if (!context_.view.library || sending_) return;
  sending_ = true;
  failed_ = false;
  context_.worker.post(alive_,
                       [this, &backend = context_.backend, library = context_.view.library,
                        who = session_.who, item]() -> Worker::Done {
                         auto opened = std::make_shared<base::Result<OpenedForm>>(
                             OpenedForm::read(backend, *library, *who, item));
                         return [this, opened] {
                           sending_ = false;
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
  // A form that is still being opened must not take the place of this one.
  alive_ = std::make_shared<int>(0);
  sending_ = false;
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

void Filling::resume(const std::string& draft, const std::string& language, bool was_sending) {
  if (sending_) return;  // a second press must not open it again over what was answered meanwhile
  sending_ = true;
  context_.worker.post(alive_,
                       [this, &backend = context_.backend, library = context_.view.library,
                        who = session_.who, draft, language, was_sending]() -> Worker::Done {
                         auto found = std::make_shared<TakenUpDraft>(
                             was_sending
                                 ? TakenUpDraft::read_after_sending(backend, library.get(), *who, draft)
                                 : TakenUpDraft::read(backend, library.get(), *who, draft));
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

void Filling::start_form(std::shared_ptr<const form::Form> form,
                         const std::vector<store::DraftEntry>& entries, const std::string& language) {
  form::Session session(std::move(form), context_.clock, context_.random, form::system_zone());
  form_.emplace(std::move(session), head_.help_stop, head_.urgent);
  ruled_by_.reset();
  renew_rules();
  form_->set_language(language);
  form_->replay(entries);
  alive_ = std::make_shared<int>(0);
  journal_.open(session_.who, draft_, entries.empty());
  unsent_ = false;
  place_ = Place::form;
}

void Filling::renew_rules() {
  const auto& library = context_.view.library;
  if (!form_ || !library || library == ruled_by_) return;
  ruled_by_ = library;
  const std::string& form = form_->session().form().id();
  const library::Policy& policy = library->policy();
  auto help_stop = library::united(head_.help_stop, library::rules_for(policy.help_stop, form));
  auto urgent = library::united(head_.urgent, library::rules_for(policy.urgent, form));
  if (help_stop == head_.help_stop && urgent == head_.urgent) return;
  head_.help_stop = std::move(help_stop);
  head_.urgent = std::move(urgent);
  form_->set_rules(head_.help_stop, head_.urgent);
  context_.worker.post(
      {},
      [&backend = context_.backend, who = session_.who, draft = draft_,
       rules = std::pair(head_.help_stop, head_.urgent)]() -> Worker::Done {
        if (auto kept = backend.store().drafts.keep_rules(*who, draft, rules.first, rules.second); !kept)
          tell(kept.error());
        return nullptr;
      });
}

void Filling::save_unfinished() {
  if (form_) journal_.finish(form_->unfinished());
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
  renew_rules();
  if (sending_ || !form_->ready_to_send()) return;
  sending_ = true;
  base::Bytes answers = form_->session().serialize();
  auto parcel = std::make_shared<Parcel>();
  parcel->draft = draft_;
  parcel->head = head_;
  parcel->head.xform.clear();
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
                           journal_.close();
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
