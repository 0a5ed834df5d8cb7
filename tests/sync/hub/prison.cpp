#include "tests/sync/hub/prison.h"

#include "sync/seal/item.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace mend::support {

TemporaryFolder::TemporaryFolder() {
  // In memory where there is such a place: these tests prove order, not that the disk keeps its word.
  const base::Path place =
      std::filesystem::exists("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path();
  std::string pattern = (place / "mend-hub-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Prison::Prison(base::UnixMillis start) : clock(start) {
  REQUIRE(files.make_folders(repository()));
  REQUIRE(hub::Hub::init(files, data(), {"DEMO", "HMP Demo", kPassphrase}, clock, random, kCheap));
  open();
}

void Prison::open() {
  auto opened = hub::Hub::open(files, data(), clock, random);
  REQUIRE(opened);
  hub = std::move(*opened);
  policy = std::make_unique<hub::PolicySource>(files, data(), repository(), hub->establishment(), clock);
  auto started = hub::Sessions::start(context(), {}, kCheap);
  REQUIRE(started);
  sessions = std::move(*started);
}

void Prison::restart() {
  sessions.reset();
  policy.reset();
  hub.reset();
  open();
}

std::string Prison::add_staff(const std::string& username, const std::set<hub::Role>& roles) {
  const auto added =
      hub::add_staff(context(), {username, "Name of " + username, roles}, kPassword, kPassphrase, kCheap);
  REQUIRE(added);
  return *added;
}

std::string Prison::add_resident(const std::string& name, const std::string& number,
                                 const std::string& key_worker) {
  const auto added = hub::add_resident(context(), {name, "boat", number, key_worker}, false);
  REQUIRE(added);
  return added->subject;
}

Terminal Prison::add_terminal(const std::vector<std::string>& subjects) {
  Terminal terminal{random.id(), seal::make_signing_pair(random), seal::make_box_pair(random), {}};
  const CourierRequest request = make_courier_request(terminal.id);
  const auto authority = hub->authority();
  REQUIRE(authority);
  const hub::Devices devices(context());
  const auto enrolment = devices.enrol({{terminal.id, seal::encode_key(terminal.signing.public_key),
                                         seal::encode_key(terminal.inbox.public_key)},
                                        request.csr},
                                       *authority);
  REQUIRE(enrolment);
  terminal.courier = {enrolment->certificate, request.key};
  REQUIRE(devices.assign(terminal.id, subjects, ""));
  return terminal;
}

std::string Prison::sign_in(const std::string& username) {
  const auto cookie = sessions->sign_in(username, kPassword);
  REQUIRE(cookie);
  return *cookie;
}

std::shared_ptr<const hub::Session> Prison::session(const std::string& username) {
  auto session = sessions->find(sign_in(username));
  REQUIRE(session);
  return session;
}

seal::SealedEnvelope Prison::seal(const Terminal& terminal, const Written& written) {
  std::vector<hub::PublicClassKey> keys;
  REQUIRE(context().storage.read([&](hub::Connection& connection) -> hub::Status {
    MEND_TRY(keys, hub::public_class_keys(connection));
    return {};
  }));
  seal::ClassKey class_key;
  for (const hub::PublicClassKey& key : keys) {
    if (key.response_class == written.response_class) class_key = {key.response_class, key.key};
  }
  seal::Contents contents;
  contents.device = terminal.id;
  contents.subject = written.subject;
  contents.kind = written.about.empty() ? seal::EnvelopeKind::answers : seal::EnvelopeKind::withdrawal;
  contents.form = written.form;
  contents.form_version = 1;
  contents.form_hash = written.form_hash;
  contents.urgent = written.urgent;
  contents.created = clock.now() / 1000 * 1000;
  contents.about = written.about;
  contents.language = "en";
  if (written.about.empty()) contents.answers = base::SecretBytes(base::as_bytes(written.answers));
  auto envelope =
      seal::seal_envelope(contents, class_key, context().keys.sealing.public_key, terminal.signing, random);
  REQUIRE(envelope);
  return std::move(*envelope);
}

base::Result<std::string> Prison::take(const Terminal& terminal, const seal::SealedEnvelope& envelope) {
  return hub::Intake(context(), *policy).take(terminal.id, envelope.id, envelope.file);
}

std::string Prison::send(const Terminal& terminal, const Written& written) {
  const seal::SealedEnvelope envelope = seal(terminal, written);
  REQUIRE(take(terminal, envelope));
  return envelope.id;
}

std::vector<seal::Item> Prison::fetch_items(const Terminal& terminal) {
  const hub::Inbox inbox(context());
  const auto ids = inbox.list(terminal.id, staffed);
  REQUIRE(ids);
  std::vector<seal::Item> items;
  for (const std::string& id : *ids) {
    const auto file = inbox.item(terminal.id, id, staffed);
    REQUIRE(file);
    auto item = seal::open_item(*file, terminal.inbox, context().keys.signing.public_key, terminal.id);
    REQUIRE(item);
    items.push_back(std::move(*item));
    REQUIRE(inbox.remove(terminal.id, id));
  }
  return items;
}

std::vector<std::string> Prison::fetch_messages(const Terminal& terminal) {
  std::vector<std::string> messages;
  for (const seal::Item& item : fetch_items(terminal)) {
    if (const auto* status = std::get_if<seal::StatusNews>(&item.body)) messages.push_back(status->message);
    if (const auto* seen = std::get_if<seal::SeenNote>(&item.body)) messages.push_back(seen->message);
  }
  return messages;
}

std::int64_t Prison::count(const std::string& table) {
  std::int64_t count = -1;
  REQUIRE(context().storage.read([&](hub::Connection& connection) -> hub::Status {
    MEND_TRY(const hub::Rows rows, connection.run("SELECT COUNT(*) FROM " + table));
    count = rows[0].number(0);
    return {};
  }));
  return count;
}

CourierRequest make_courier_request(const std::string& common_name) {
  EVP_PKEY* const key = EVP_EC_gen("P-256");
  X509_REQ* const request = X509_REQ_new();
  X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1, 0);
  X509_REQ_set_pubkey(request, key);
  X509_REQ_sign(request, key, EVP_sha256());
  const auto text = [](BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    std::string result(data, static_cast<std::size_t>(size));
    BIO_free(bio);
    return result;
  };
  BIO* const key_bio = BIO_new(BIO_s_mem());
  PEM_write_bio_PrivateKey(key_bio, key, nullptr, nullptr, 0, nullptr, nullptr);
  BIO* const request_bio = BIO_new(BIO_s_mem());
  PEM_write_bio_X509_REQ(request_bio, request);
  CourierRequest result{text(key_bio), text(request_bio)};
  X509_REQ_free(request);
  EVP_PKEY_free(key);
  return result;
}

}  // namespace mend::support
