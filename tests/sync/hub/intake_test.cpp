#include "sync/hub/intake.h"

#include "content/base/hash.h"
#include "sync/hub/answers.h"
#include "sync/seal/receipt.h"
#include "tests/sync/hub/prison.h"

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace mend;
using namespace mend::hub;
using support::Prison;
using support::Written;

namespace {

struct Cell {
  Prison prison;
  std::string sam;
  support::Terminal terminal;

  Cell() {
    prison.add_staff("jo", {Role::key_worker});
    sam = prison.add_resident("Sam", "A1234BC", "jo");
    terminal = prison.add_terminal({sam});
    (void)prison.fetch_items(terminal);
  }
};

}  // namespace

TEST_CASE("an envelope that arrives earns a receipt that the device accepts, and is told as collected") {
  Cell cell;
  const seal::SealedEnvelope envelope = cell.prison.seal(cell.terminal, {cell.sam});
  const auto receipt = cell.prison.take(cell.terminal, envelope);
  REQUIRE(receipt);
  CHECK(seal::verify_receipt(base::as_bytes(*receipt), cell.prison.context().keys.signing.public_key,
                             envelope.id, envelope.sha256));
  CHECK(cell.prison.count("envelopes") == 1);
  CHECK(cell.prison.fetch_messages(cell.terminal) == std::vector<std::string>{"status.collected"});
}

TEST_CASE("the same envelope again earns the same receipt and is filed once") {
  Cell cell;
  const seal::SealedEnvelope envelope = cell.prison.seal(cell.terminal, {cell.sam});
  const auto first = cell.prison.take(cell.terminal, envelope);
  cell.prison.clock.advance(60'000);
  cell.prison.restart();
  const auto second = cell.prison.take(cell.terminal, envelope);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first == *second);
  CHECK(cell.prison.count("envelopes") == 1);
  CHECK(cell.prison.fetch_messages(cell.terminal).size() == 1);
}

TEST_CASE("a hub that dies before the receipt has the envelope already; one that dies earlier gave none") {
  Cell cell;
  const seal::SealedEnvelope envelope = cell.prison.seal(cell.terminal, {cell.sam});
  const IntakeFault fault = GENERATE(IntakeFault::before_store, IntakeFault::after_store);
  // Close everything, so that the child has the data to itself.
  cell.prison.sessions.reset();
  cell.prison.policy.reset();
  cell.prison.hub.reset();
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    auto opened = Hub::open(cell.prison.files, cell.prison.data(), cell.prison.clock, cell.prison.random);
    if (!opened) ::_exit(1);
    PolicySource policy(cell.prison.files, cell.prison.data(), cell.prison.repository(), "DEMO",
                        cell.prison.clock);
    Intake intake((*opened)->context(), policy);
    intake.at_fault_point = [&](IntakeFault reached) {
      if (reached == fault) ::_exit(42);
    };
    const auto receipt = intake.take(cell.terminal.id, envelope.id, envelope.file);
    ::_exit(receipt ? 2 : 3);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WEXITSTATUS(status) == 42);
  cell.prison.restart();
  CHECK(cell.prison.count("envelopes") == (fault == IntakeFault::after_store ? 1 : 0));
  // Either way the courier asks again and all ends well.
  CHECK(cell.prison.take(cell.terminal, envelope));
  CHECK(cell.prison.count("envelopes") == 1);
}

TEST_CASE("what cannot be filed goes into quarantine, earns a receipt, and does not block what follows") {
  Cell cell;
  const support::Terminal other = cell.prison.add_terminal({});
  const std::string alex = cell.prison.add_resident("Alex", "B1234BC", "jo");
  const seal::SealedEnvelope good = cell.prison.seal(cell.terminal, {cell.sam});

  seal::SealedEnvelope bad = good;
  SECTION("garbage") {
    bad.file.assign(5000, 7);
  }
  SECTION("nothing") {
    bad.file.clear();
  }
  SECTION("a changed byte") {
    bad.file[bad.file.size() / 2] ^= 1;
  }
  SECTION("sent under another id") {
    bad.id = cell.prison.random.id();
  }
  SECTION("signed by a device that is not enrolled") {
    support::Terminal stranger{cell.terminal.id, seal::make_signing_pair(cell.prison.random), {}, {}};
    bad = cell.prison.seal(stranger, {cell.sam});
  }
  SECTION("sent by another device than the one that signed") {
    bad = cell.prison.seal(other, {cell.sam});
  }
  SECTION("about a resident who never was on the device") {
    bad = cell.prison.seal(cell.terminal, {alex});
  }
  bad.sha256 = base::sha256_hex(bad.file);

  const auto receipt = cell.prison.take(cell.terminal, bad);
  REQUIRE(receipt);
  CHECK(seal::verify_receipt(base::as_bytes(*receipt), cell.prison.context().keys.signing.public_key, bad.id,
                             bad.sha256));
  CHECK(cell.prison.count("quarantine") == 1);
  CHECK(cell.prison.count("envelopes") == 0);
  CHECK(cell.prison.take(cell.terminal, bad).value() == *receipt);
  CHECK(cell.prison.count("quarantine") == 1);
  CHECK(cell.prison.take(cell.terminal, good));
  CHECK(cell.prison.count("envelopes") == 1);
}

TEST_CASE("another envelope under a known id never replaces the first") {
  Cell cell;
  const seal::SealedEnvelope first = cell.prison.seal(cell.terminal, {cell.sam});
  REQUIRE(cell.prison.take(cell.terminal, first));
  seal::SealedEnvelope second = cell.prison.seal(cell.terminal, {cell.sam});
  second.id = first.id;
  REQUIRE(cell.prison.take(cell.terminal, second));
  CHECK(cell.prison.count("envelopes") == 1);
  CHECK(cell.prison.count("quarantine") == 1);
}

TEST_CASE("one device cannot fill the disk with what goes into quarantine") {
  Cell cell;
  Intake intake(cell.prison.context(), *cell.prison.policy);
  int receipts = 0;
  for (int i = 0; i < 210; ++i) {
    const Bytes junk = base::to_bytes("junk " + std::to_string(i));
    if (intake.take(cell.terminal.id, cell.prison.random.id(), junk)) ++receipts;
  }
  CHECK(receipts == 200);
  CHECK(cell.prison.take(cell.terminal, cell.prison.seal(cell.terminal, {cell.sam})));
}

TEST_CASE("a survey is kept without device, resident and time of day") {
  Cell cell;
  Written survey;
  survey.response_class = "survey";
  survey.form = "mend/voice";
  const std::int64_t recorded = cell.prison.count("audit");
  (void)cell.prison.send(cell.terminal, survey);
  CHECK(cell.prison.count("audit") == recorded);
  REQUIRE(cell.prison.context().storage.read([](Connection& connection) -> Status {
    MEND_TRY(const Rows rows, connection.run("SELECT device, subject, received FROM envelopes"));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].null(0));
    CHECK(rows[0].null(1));
    CHECK(rows[0].number(2) % (24 * 60 * 60 * 1000) == 0);
    return {};
  }));
}

TEST_CASE("a withdrawal takes the answers away, also when it overtakes them") {
  Cell cell;
  const seal::SealedEnvelope request = cell.prison.seal(cell.terminal, {cell.sam, "rj"});
  Written taken_back{cell.sam, "rj"};
  taken_back.about = request.id;
  const bool overtakes = GENERATE(false, true);
  if (overtakes) (void)cell.prison.send(cell.terminal, taken_back);
  REQUIRE(cell.prison.take(cell.terminal, request));
  if (!overtakes) (void)cell.prison.send(cell.terminal, taken_back);
  REQUIRE(cell.prison.context().storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("SELECT inner_sealed, withdrawn FROM envelopes WHERE id = $1", {request.id}));
    CHECK(rows.at(0).blob(0).empty());
    CHECK_FALSE(rows.at(0).null(1));
    MEND_TRY(const Rows states, connection.run("SELECT state FROM requests"));
    CHECK(states.at(0).text(0) == "withdrawn");
    return {};
  }));
  const auto messages = cell.prison.fetch_messages(cell.terminal);
  CHECK(messages.back() == "status.withdrawn");
}

TEST_CASE("nobody can withdraw what another resident wrote") {
  Cell cell;
  const std::string alex = cell.prison.add_resident("Alex", "B1234BC", "jo");
  REQUIRE(Devices(cell.prison.context()).assign(cell.terminal.id, {cell.sam, alex}, ""));
  const std::string request = cell.prison.send(cell.terminal, {cell.sam, "rj"});
  Written foreign{alex, "rj"};
  foreign.about = request;
  (void)cell.prison.send(cell.terminal, foreign);
  REQUIRE(cell.prison.context().storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows, connection.run("SELECT state FROM requests WHERE envelope = $1", {request}));
    CHECK(rows.at(0).text(0) == "collected");
    return {};
  }));
}

namespace {

/// As after a mistake in the policy: this hub does not know the key that the device sealed to.
void swap_key(Prison& prison, const std::string& response_class, const std::string& from,
              const std::string& to) {
  REQUIRE(prison.context().storage.write([&](Connection& connection) -> Status {
    MEND_CHECK(
        connection.run("UPDATE class_keys SET key_id = $3 WHERE class = $1 AND ($2 = '' OR key_id = $2)",
                       {response_class, from, to}));
    return {};
  }));
}

std::string key_id(Prison& prison, const std::string& response_class) {
  std::string id;
  REQUIRE(prison.context().storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("SELECT key_id FROM class_keys WHERE class = $1", {response_class}));
    id = rows.at(0).text(0);
    return {};
  }));
  return id;
}

}  // namespace

TEST_CASE(
    "a call for help that cannot be filed is seen by safer custody, and filed once its cause is mended") {
  Cell cell;
  Prison& prison = cell.prison;
  prison.add_staff("ali", {Role::safer_custody});
  const Answers answers(prison.context());
  const Viewer ali = prison.session("ali")->viewer, jo = prison.session("jo")->viewer;
  Written cry{cell.sam};
  cry.urgent = true;
  const seal::SealedEnvelope envelope = prison.seal(cell.terminal, cry);
  const std::string key = key_id(prison, "key-work");
  swap_key(prison, "key-work", "", "0000000000000000");
  const auto receipt = prison.take(cell.terminal, envelope);
  REQUIRE(receipt);
  REQUIRE(prison.count("quarantine") == 1);

  const auto calls = answers.unfiled_calls(ali);
  REQUIRE(calls);
  REQUIRE(calls->size() == 1);
  CHECK(calls->front().name == "Sam");
  CHECK(calls->front().number == "A1234BC");
  CHECK(answers.unfiled_calls(jo)->empty());
  CHECK_FALSE(answers.acknowledge_unfiled(jo, envelope.id));
  REQUIRE(answers.acknowledge_unfiled(ali, envelope.id));
  CHECK(answers.unfiled_calls(ali)->empty());
  CHECK(all_quarantined(prison.context())->front().subject == cell.sam);

  prison.clock.advance(3'600'000);
  const Intake intake(prison.context(), *prison.policy);
  CHECK(intake.retry()->left == 1);
  swap_key(prison, "key-work", "", key);
  CHECK(intake.retry()->filed == 1);
  CHECK(prison.count("quarantine") == 0);
  CHECK(prison.count("quarantine_calls") == 0);
  const auto filed = answers.find(jo, envelope.id);
  REQUIRE(filed);
  CHECK(filed->acknowledged_by == "Name of ali");
  // The device may ask again and hears the same.
  CHECK(prison.take(cell.terminal, envelope).value() == *receipt);
}

TEST_CASE("a survey in quarantine keeps neither device nor time of day nor a line in the record") {
  Cell cell;
  Prison& prison = cell.prison;
  Written survey;
  survey.response_class = "survey";
  survey.form = "mend/voice";
  const seal::SealedEnvelope envelope = prison.seal(cell.terminal, survey);
  const std::string key = key_id(prison, "survey");
  swap_key(prison, "survey", "", "0000000000000000");
  const std::int64_t recorded = prison.count("audit");
  const auto receipt = prison.take(cell.terminal, envelope);
  REQUIRE(receipt);
  CHECK(prison.count("audit") == recorded);
  REQUIRE(prison.context().storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows, connection.run("SELECT device, received, file FROM quarantine"));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].text(0).empty());
    CHECK(rows[0].number(1) % (24 * 60 * 60 * 1000) == 0);
    CHECK(rows[0].blob(2) != envelope.file);
    CHECK(base::as_text(rows[0].blob(2)).find(cell.terminal.id) == std::string_view::npos);
    return {};
  }));
  CHECK(prison.take(cell.terminal, envelope).value() == *receipt);
  swap_key(prison, "survey", "", key);
  CHECK(Intake(prison.context(), *prison.policy).retry()->filed == 1);
  CHECK(prison.count("envelopes") == 1);
  CHECK(prison.count("audit") == recorded);
}
