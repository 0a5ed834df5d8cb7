#include "tests/content/author/officers.h"

using namespace mend;
using namespace mend::author;

TEST_CASE("Two reviewers' signatures bring a module to a device, and one does not") {
  Officers officers;
  const Repository repository = officers.open();
  const Proposal proposal = Officers::read(Officers::propose(repository, 1, "one", officers.now));
  CHECK(says(officers.publish(repository, proposal, officers.sign(repository, proposal, {"authors-mend-1"})),
             "1 of the 2 signatures"));
  CHECK(officers.look() == "nothing");
  const auto both = officers.sign(repository, proposal, {"authors-mend-1", "authors-mend-2"});
  const auto report = officers.publish(repository, proposal, both);
  INFO((report ? "" : report.error().message));
  REQUIRE(report);
  CHECK(report->versions ==
        std::map<std::string, std::int64_t>{{"authors-mend", 2}, {"snapshot", 2}, {"timestamp", 2}});
  CHECK(officers.look() == "one");
}

TEST_CASE("One person who signs twice is one signature") {
  Officers officers;
  const Repository repository = officers.open();
  const Proposal proposal = Officers::read(Officers::propose(repository, 1, "one", officers.now));
  auto twice = officers.sign(repository, proposal, {"authors-mend-1"});
  twice.signatures.push_back(twice.signatures.front());
  // The same key under another id, as a key file and a token of one key could give it.
  twice.signatures.push_back(twice.signatures.front());
  twice.signatures.back().key_id = std::string(64, 'a');
  CHECK_FALSE(officers.publish(repository, proposal, twice));
  const auto state = examine(repository, proposal, twice);
  REQUIRE(state);
  CHECK(state->approvals.at(0).signatures.size() == 1);
  CHECK_FALSE(state->problems.empty());
}

TEST_CASE("A signature for another proposal counts for nothing") {
  Officers officers;
  const Repository repository = officers.open();
  const Proposal good = Officers::read(Officers::propose(repository, 1, "good", officers.now));
  const Proposal bad = Officers::read(Officers::propose(repository, 1, "bad", officers.now));
  auto signatures = officers.sign(repository, good, {"authors-mend-1", "authors-mend-2"});
  for (SignatureFile& file : signatures.signatures) file.proposal = bad.id();
  CHECK(says(officers.publish(repository, bad, signatures), "0 of the 2"));
  REQUIRE(officers.files.make_folders("desk"));
  SigningKey signer = officers.key("authors-mend-1");
  REQUIRE(write_signatures(officers.files, "desk", good, {"authors-mend"}, signer));
  CHECK(collect_signatures(officers.files, {"desk"}, bad)->signatures.empty());
  CHECK(collect_signatures(officers.files, {"desk"}, good)->signatures.size() == 1);
}

TEST_CASE("A standing rejection by a reviewer stops publication, one by a stranger does not") {
  Officers officers;
  const Repository repository = officers.open();
  const Proposal proposal = Officers::read(Officers::propose(repository, 1, "one", officers.now));
  const auto signatures = officers.sign(repository, proposal, {"authors-mend-1", "authors-mend-2"});
  for (const bool reviewer : {true, false}) {
    SigningKey signer = reviewer ? officers.key("authors-mend-3") : officers.key("est-demo-1");
    const std::string folder = reviewer ? "desk" : "desk of a stranger";
    REQUIRE(write_rejection(officers.files, folder, proposal, "it says the wrong thing", signer));
    auto files = *collect_signatures(officers.files, {folder}, proposal);
    REQUIRE(files.rejections.size() == 1);
    files.signatures = signatures.signatures;
    if (reviewer) {
      CHECK(says(officers.publish(repository, proposal, files, {"snapshot-1", "timestamp-1"}, true),
                 "it says the wrong thing"));
      files.rejections[0].why = "changed on the way";
      CHECK(officers.publish(repository, proposal, files, {"snapshot-1", "timestamp-1"}, true));
    } else {
      CHECK(examine(repository, proposal, files)->problems.size() == 1);
      CHECK(officers.publish(repository, proposal, files));
    }
  }
}

TEST_CASE("A rejection is not shed by wrapping the same roles as another proposal") {
  Officers officers;
  const Repository repository = officers.open();
  const Proposal rejected = Officers::read(Officers::propose(repository, 1, "one", officers.now));
  SigningKey reviewer = officers.key("authors-mend-3");
  REQUIRE(write_rejection(officers.files, "desk", rejected, "it says the wrong thing", reviewer));
  // The label of a signature file is easily changed, as what is signed are the bytes of the role alone.
  const Proposal wrapped =
      Officers::read(Officers::propose(repository, 1, "one", officers.now, "with other words around it"));
  REQUIRE(wrapped.id() != rejected.id());
  auto files = *collect_signatures(officers.files, {"desk"}, wrapped);
  files.signatures = officers.sign(repository, rejected, {"authors-mend-1", "authors-mend-2"}).signatures;
  for (SignatureFile& file : files.signatures) file.proposal = wrapped.id();
  CHECK(says(officers.publish(repository, wrapped, files), "it says the wrong thing"));
  // What was mended is another change.
  const Proposal mended = Officers::read(Officers::propose(repository, 1, "two", officers.now));
  CHECK(collect_signatures(officers.files, {"desk"}, mended)->rejections.empty());
}

TEST_CASE("A proposal whose base has moved on cannot be published") {
  Officers officers;
  const Repository repository = officers.open();
  const Proposal first = Officers::read(Officers::propose(repository, 1, "one", officers.now));
  const Proposal second = Officers::read(Officers::propose(repository, 1, "another", officers.now));
  const auto signatures = officers.sign(repository, second, {"authors-mend-1", "authors-mend-2"});
  REQUIRE(officers.publish(repository, first,
                           officers.sign(repository, first, {"authors-mend-1", "authors-mend-2"})));
  const Repository later = officers.open();
  CHECK(says(officers.publish(later, second, signatures), "propose it anew"));
  CHECK(says(officers.publish(later, first, {}), "published already"));
  CHECK(officers.look() == "one");
}

TEST_CASE("Without the online keys nothing is published, and nothing is written") {
  Officers officers;
  const Repository repository = officers.open();
  const Proposal proposal = Officers::read(Officers::propose(repository, 1, "one", officers.now));
  const auto signatures = officers.sign(repository, proposal, {"authors-mend-1", "authors-mend-2"});
  CHECK(says(officers.publish(repository, proposal, signatures, {"snapshot-1"}), "timestamp"));
  CHECK(says(officers.publish(repository, proposal, signatures, {"timestamp-1", "authors-mend-1"}),
             "snapshot"));
  CHECK(officers.publish(repository, proposal, signatures, {"snapshot-1", "timestamp-1"}, true));
  CHECK(officers.files.changes == 0);
}

TEST_CASE("A publication that is cut off at any write leaves the old or the new, and can be run again") {
  for (std::int64_t cut = 0;; ++cut) {
    Officers officers;
    officers.publish_module(1, "one");
    Officers::Device device;
    REQUIRE(officers.look(device) == "one");
    const Repository repository = officers.open();
    const Proposal proposal = Officers::read(Officers::propose(repository, 2, "two", officers.now));
    const auto signatures = officers.sign(repository, proposal, {"authors-mend-1", "authors-mend-2"});
    officers.files.changes_left = cut;
    const bool done = bool(officers.publish(repository, proposal, signatures));
    INFO("after " << cut << " changes");
    const std::string seen = officers.look(device);
    CHECK((seen == "one" || (seen == "two")));
    CHECK((!done || seen == "two"));
    officers.files.changes_left = INT64_MAX;
    const Repository again = officers.open();
    const auto report = officers.publish(again, proposal, signatures);
    CHECK((report || says(report, "published already")));
    CHECK(officers.look(device) == "two");
    if (done && officers.files.changes_left == INT64_MAX && cut > 20) break;
    if (cut > 60) break;
  }
}

TEST_CASE("One establishment's expired role does not hold up everybody else") {
  Officers officers;
  officers.now = start + 200 * day;  // policy and est-demo are good for 180
  officers.publish_module(1, "one");
  CHECK(officers.look() == "one");
}

TEST_CASE("A lost timestamp is told from a first publication that was cut off") {
  Officers officers;
  REQUIRE(officers.files.inner.remove("repository/metadata/timestamp.json"));
  CHECK(says(Repository::open(officers.files, "repository"), "lost metadata/timestamp.json"));
  REQUIRE(begin_writing(officers.files, "repository"));
  CHECK(Repository::open(officers.files, "repository"));
  REQUIRE(officers.files.inner.remove("repository/metadata/1.root.json"));
  REQUIRE(
      officers.files.inner.write_atomic("repository/metadata/2.root.json", {}, base::FileMode::shared_read));
  CHECK(says(Repository::open_or_begin(officers.files, "repository"), "lost metadata/1.root.json"));
}

TEST_CASE("Of two who publish at once, one is refused, and nothing of the other is overwritten") {
  Officers officers;
  const Repository repository = officers.open();
  const Proposal one = Officers::read(Officers::propose(repository, 1, "one", officers.now));
  const Proposal other = Officers::read(Officers::propose(repository, 1, "other", officers.now));
  const auto approved = [&](const Proposal& proposal) {
    return officers.sign(repository, proposal, {"authors-mend-1", "authors-mend-2"});
  };
  {
    const auto lock = lock_repository(officers.files, "repository");
    REQUIRE(lock);
    CHECK(says(officers.publish(repository, one, approved(one)), "Somebody is publishing"));
    CHECK(officers.look() == "nothing");
  }
  REQUIRE(officers.publish(repository, one, approved(one)));
  // Prepared from what stood before.
  CHECK(says(officers.publish(repository, other, approved(other)), "Somebody else published"));
  CHECK(officers.look() == "one");
}
