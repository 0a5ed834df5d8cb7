#pragma once

#include "content/base/disk_files.h"
#include "content/base/hash.h"
#include "kiosk/platform/device.h"
#include "kiosk/store/exchange.h"
#include "kiosk/store/store.h"
#include "sync/seal/open/answer_device.h"
#include "sync/seal/open/open_envelope.h"
#include "sync/spool/spool.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>
#include <memory>
#include <sodium.h>
#include <string>

namespace mend::tests {

/// The least that libsodium takes: tests are about what is decided, not about how long a guess takes.
inline constexpr store::PinCost cheap{1, 8192};

inline std::string verifier_of(std::string_view code) {
  char verifier[crypto_pwhash_STRBYTES] = {};
  REQUIRE(crypto_pwhash_str(verifier, code.data(), code.size(), 1, 8192) == 0);
  return verifier;
}

/// A device on the real disk, and the hub that it talks to.
struct Cell {
  TemporaryFolder folder;
  base::DiskFiles files;
  base::ManualClock clock;
  base::SystemRandom random;
  platform::Device device = *platform::make_device(files, random, folder.path() / "device", "DEMO");
  seal::SigningPair hub_signing = seal::make_signing_pair(random);
  seal::BoxPair hub_box = seal::make_box_pair(random);
  seal::BoxPair rj_box = seal::make_box_pair(random);
  seal::BoxPair key_work_box = seal::make_box_pair(random);
  store::Sealer sealer{device,
                       {hub_box.public_key,
                        hub_signing.public_key,
                        {{"rj", rj_box.public_key}, {"key-work", key_work_box.public_key}}},
                       random};
  spool::Spool spool{files, folder.path() / "spool"};
  std::unique_ptr<store::Store> store;

  Cell() {
    REQUIRE(spool.prepare());
    REQUIRE(store::Store::create(around(), database()));
    reopen();
  }

  [[nodiscard]] store::Surroundings around() { return {files, device, clock, random}; }
  [[nodiscard]] base::Path database() const { return folder.path() / "device" / "mend.db"; }

  /// As after a power cut: nothing of the old store but its file.
  void reopen() {
    store.reset();
    auto opened = store::Store::open(around(), database(), cheap);
    REQUIRE(opened);
    REQUIRE_FALSE(opened->trouble);
    store = std::move(opened->store);
  }

  void roster(std::int64_t sequence = 1, std::string code = "12345678") {
    const std::string verifier = code.empty() ? std::string() : verifier_of(code);
    const auto taken = store->residents.apply(
        {{{sam, "Sam Canaryname", "boat", verifier}, {ali, "Ali", "tree", verifier}}}, sequence);
    REQUIRE(taken);
    REQUIRE(*taken);
  }

  store::Identity enter(const std::string& subject, std::string_view pin = "2468") {
    auto chosen = store->residents.choose_pin(subject, "12345678", pin);
    REQUIRE(chosen);
    REQUIRE(std::holds_alternative<store::Identity>(*chosen));
    return std::get<store::Identity>(std::move(*chosen));
  }

  std::string begin_draft(const store::Identity& who, const std::string& response_class = "key-work") {
    store::DraftHead head;
    head.form = "mend/canary-form";
    head.form_version = 1;
    head.response_class = response_class;
    head.titles = {{"en", "Canarytitle"}};
    head.xform = base::to_bytes("<canaryxform/>");
    head.begun = clock.now();
    head.help_stop = {{"canary-form", {{"canaryquestion", {"canarybad"}}}}};
    const auto id = store->drafts.begin(who, head);
    REQUIRE(id);
    return *id;
  }

  seal::SealedEnvelope seal_answers(const store::Identity& who,
                                    const std::string& response_class = "key-work", bool urgent = false) {
    seal::Contents contents;
    contents.subject = who.subject;
    contents.form = "mend/canary-form";
    contents.form_version = 1;
    contents.form_hash = std::string(64, 'a');
    contents.created = clock.now();
    contents.urgent = urgent;
    contents.language = "en";
    contents.answers = base::SecretBytes(base::as_bytes("<data><good>canaryanswer</good></data>"));
    auto sealed = sealer.seal(std::move(contents), response_class);
    REQUIRE(sealed);
    return std::move(*sealed);
  }

  static store::RecordBody body(const std::string& response_class = "key-work") {
    return {"mend/canary-form", 1, std::string(64, 'a'), response_class, {{"en", "Canarytitle"}}, false};
  }

  /// Sends something; the id of its envelope.
  std::string send(const store::Identity& who, const std::string& response_class = "key-work") {
    const std::string draft = begin_draft(who, response_class);
    const auto envelope = seal_answers(who, response_class);
    REQUIRE(store->records.submit(who, draft, envelope, body(response_class)));
    REQUIRE(exchange().put_out());
    return envelope.id;
  }

  [[nodiscard]] store::Exchange exchange() { return {*store, spool, device, clock}; }

  /// What the hub would answer for the envelope that lies in the spool.
  std::string receipt_for(const std::string& envelope) {
    const auto file = spool.envelope(envelope);
    REQUIRE(file);
    const auto receipt = opening::sign_receipt({envelope, base::sha256_hex(*file), clock.now()}, hub_signing);
    REQUIRE(receipt);
    return *receipt;
  }

  /// The courier carried one envelope and brought the hub's answer.
  void dock(const std::string& envelope) {
    const std::string receipt = receipt_for(envelope);
    REQUIRE(spool.put_receipt(envelope, base::as_bytes(receipt)));
    REQUIRE(spool.mark_sent(envelope));
  }

  void bring(const seal::Item& item) {
    const auto file = opening::seal_item(item, to_key(device.inbox_key), hub_signing);
    REQUIRE(file);
    REQUIRE(spool.put_item(item.item, *file));
  }

  /// What the hub learns of an envelope in the spool.
  seal::Header header_of(const std::string& envelope) {
    const auto file = spool.envelope(envelope);
    REQUIRE(file);
    const auto opened = opening::open_outer(
        *file, hub_box,
        [&](std::string_view) -> base::Result<seal::PublicKey> { return to_key(device.signing_key); });
    REQUIRE(opened);
    return opened->header;
  }

  static seal::PublicKey to_key(const base::Bytes& bytes) {
    seal::PublicKey key{};
    REQUIRE(bytes.size() == key.size());
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
  }

  const std::string sam = std::string(31, '0') + "1";
  const std::string ali = std::string(31, '0') + "2";
};

}  // namespace mend::tests
