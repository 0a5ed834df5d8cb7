#include "content/author/archive.h"
#include "content/author/withdrawn.h"
#include "tests/content/author/officers.h"

#include <archive.h>
#include <archive_entry.h>

using namespace mend;
using namespace mend::author;

namespace {

struct Member {
  std::string name;
  std::string text;
  mode_t type = AE_IFREG;
  std::string link = {};
};

la_ssize_t append(archive*, void* to, const void* data, std::size_t size) {
  auto& out = *static_cast<base::Bytes*>(to);
  out.insert(out.end(), static_cast<const std::uint8_t*>(data),
             static_cast<const std::uint8_t*>(data) + size);
  return static_cast<la_ssize_t>(size);
}

/// An archive as a hostile hand makes it.
base::Bytes hostile(const std::vector<Member>& members, bool pax = false) {
  base::Bytes out;
  archive* writer = archive_write_new();
  pax ? archive_write_set_format_pax(writer) : archive_write_set_format_ustar(writer);
  archive_write_open(writer, &out, nullptr, append, nullptr);
  for (const Member& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, member.type);
    archive_entry_set_perm(entry, 0644);
    if (!member.link.empty()) {
      member.type == AE_IFLNK ? archive_entry_set_symlink(entry, member.link.c_str())
                              : archive_entry_set_hardlink(entry, member.link.c_str());
    }
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.text.size()));
    archive_write_header(writer, entry);
    archive_write_data(writer, member.text.data(), member.text.size());
    archive_entry_free(entry);
  }
  archive_write_free(writer);
  return out;
}

std::vector<Member> good_members(Officers& officers) {
  const Repository repository = officers.open();
  const base::Bytes bytes = *Officers::propose(repository, 1, "one", officers.now).bytes();
  std::vector<Member> members;
  REQUIRE(read_archive(bytes, "it", 100, [&](const ArchiveMember& member) -> base::Status {
    members.push_back({member.name, std::string(base::as_text(member.bytes))});
    return {};
  }));
  return members;
}

}  // namespace

TEST_CASE("The same change at the same time is the same file, and reads back whole") {
  Officers officers;
  const Repository repository = officers.open();
  const auto once = Officers::propose(repository, 1, "one", officers.now).bytes();
  const auto again = Officers::propose(repository, 1, "one", officers.now).bytes();
  REQUIRE(once);
  CHECK(*once == *again);
  const Proposal proposal = *Proposal::parse(*once, "it");
  CHECK(proposal.id() == base::sha256_hex(*once));
  CHECK(proposal.title() == "A module");
  CHECK(proposal.roles().at("authors-mend")["version"] == 2);
  CHECK(proposal.roles().at("authors-mend")["expires"] == base::format_utc(officers.now + 365 * day));
  CHECK(proposal.base().at("authors-mend").version == 1);
  const std::string page = base::sha256_hex(base::as_bytes("one"));
  CHECK(base::as_text(proposal.blob(page)) == "one");
}

TEST_CASE("A hostile archive is refused, whatever is wrong with it") {
  Officers officers;
  const std::vector<Member> good = good_members(officers);
  REQUIRE(Proposal::parse(hostile(good), "it"));
  const auto refused = [&](std::vector<Member> members, const char* why) {
    INFO(why);
    CHECK_FALSE(Proposal::parse(hostile(members), "it"));
  };
  const auto with = [&](const Member& more) {
    std::vector<Member> members = good;
    members.push_back(more);
    return members;
  };
  refused(with({"../outside", "x"}), "a path that climbs out");
  refused(with({"/etc/passwd", "x"}), "an absolute path");
  refused(with({"targets/../x", "x"}), "a path that climbs within");
  refused(with({"targets/link", "", AE_IFLNK, "/etc/passwd"}), "a symbolic link");
  refused(with({"targets/link", "", AE_IFREG, "proposal.json"}), "a hard link");
  refused(with({"targets/folder", "", AE_IFDIR}), "a folder");
  refused(with({"targets/pipe", "", AE_IFIFO}), "a pipe");
  refused(with(good.back()), "a member that comes twice");
  refused(with({"elsewhere/x", "x"}), "a member that has no place");
  refused(with({"blobs/aa/" + std::string(64, 'a'), "x"}), "a blob that is not what its name says");
  refused(with({"signed/root.json", "{}"}), "a role that the head does not name");
  refused({good.begin() + 1, good.end()}, "no head");
  refused({good[1], good[0]}, "the head not first");
  refused({good[0]}, "a role that is named and missing");
  refused({}, "nothing");
  base::Json head = base::Json::parse(good[0].text);
  head["title"] = "\033[2J";
  std::vector<Member> members = good;
  members[0].text = head.dump();
  refused(members, "control characters for the terminal");
  head["title"] = "x";
  head["more"] = 1;
  members[0].text = head.dump();
  refused(members, "a member that is not known");
  CHECK_FALSE(Proposal::parse(hostile(good), "it", {.file_bytes = 100}));
  CHECK_FALSE(Proposal::parse(hostile(good), "it", {.entries = 2}));
  CHECK_FALSE(Proposal::parse(base::to_bytes("PK\x03\x04 is no tar"), "it"));
}

TEST_CASE("A proposal that is cut off anywhere or damaged is refused or means the same") {
  Officers officers;
  const Repository repository = officers.open();
  const base::Bytes good = *Officers::propose(repository, 1, "one", officers.now).bytes();
  for (std::size_t size = 0; size + 1024 < good.size(); size += 37) {
    INFO("cut to " << size);
    const auto cut =
        Proposal::parse(base::Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)), "it");
    // What is cut off at the border of a member lacks one, which check_changes sees by its absence.
    if (cut) CHECK_FALSE(check_changes(repository, *cut));
  }
  base::Bytes huge = good;
  for (std::size_t i = 124; i < 135; ++i) huge[i] = '7';
  CHECK_FALSE(Proposal::parse(huge, "it"));
}

TEST_CASE("A role may change only what is its to change") {
  Officers officers;
  const Repository repository = officers.open();
  const auto refused = [&](const std::string& role, const std::string& words,
                           const std::function<void(base::Json&)>& change,
                           ProposalKind kind = ProposalKind::content) {
    ProposalWriter writer(repository, {kind, "Change", "Ann", ""}, officers.now);
    base::Json content = repository.role(role)->content;
    change(content);
    writer.change(role, content);
    const Proposal proposal = Officers::read(writer);
    const auto status = check_changes(repository, proposal);
    INFO(words << ": " << (status ? "allowed" : status.error().message));
    CHECK_FALSE(status);
    if (!status) CHECK(status.error().message.find(words) != std::string::npos);
  };
  const auto lists = [](const std::string& path) {
    return [path](base::Json& content) { list_target(content, path, base::as_bytes("x")); };
  };
  refused("authors-mend", "not of authors-mend", lists("policy/DEMO.json"));
  refused("est-demo", "may list", lists("local/OTHER/a/1.json"));
  refused("est-demo", "not of est-demo", lists("modules/mend/a/1.json"));
  refused("targets", "not of targets", lists("modules/mend/a/1.json"));
  refused("authors-mend", "is not in it", lists("modules/mend/a/1.json"));
  refused("authors-mend", "lives longer",
          [](base::Json& content) { content["x-mend-lifetime-days"] = 3000; });
  refused("authors-mend", "does not know", [](base::Json& content) { content["x-else"] = 1; });
  refused(
      "authors-mend", "may not delegate",
      [&](base::Json& content) {
        REQUIRE(set_delegation(content, *plan_for("est-x"),
                               {officers.key("root-1").key_object(), officers.key("root-2").key_object()}));
      },
      ProposalKind::delegation);
  refused(
      "targets", "differs", [](base::Json& content) { content["delegations"]["roles"][0]["threshold"] = 1; },
      ProposalKind::rotation);
  refused(
      "targets", "not those of before",
      [](base::Json& content) {
        std::swap(content["delegations"]["roles"][0], content["delegations"]["roles"][1]);
      },
      ProposalKind::rotation);
  refused(
      "root", "other than 2", [](base::Json& content) { content["roles"]["root"]["threshold"] = 1; },
      ProposalKind::rotation);
  refused(
      "root", "who signs stays", [](base::Json&) {}, ProposalKind::content);
  refused(
      "targets", "changes nothing",
      [](base::Json& content) { content["delegations"]["roles"][0]["keyids"].erase(0); },
      ProposalKind::renewal);
}

TEST_CASE("A published version of a module never changes, and only a withdrawal takes it away") {
  Officers officers;
  officers.publish_module(1, "one");
  const Repository repository = officers.open();
  const Proposal again = Officers::read(Officers::propose(repository, 1, "another", officers.now));
  CHECK(says(check_changes(repository, again), "a new version needs a new number"));
  for (const ProposalKind kind : {ProposalKind::content, ProposalKind::withdrawal}) {
    ProposalWriter writer(repository, {kind, "Away", "Ann", ""}, officers.now);
    base::Json content = repository.role("authors-mend")->content;
    content["targets"].erase("modules/mend/a/1.json");
    content[std::string(withdrawn_member)] =
        *with_withdrawn(repository, repository.role("authors-mend")->content, {"modules/mend/a/1.json"});
    writer.change("authors-mend", content);
    const auto status = check_changes(repository, Officers::read(writer));
    CHECK(bool(status) == (kind == ProposalKind::withdrawal));
  }
}

TEST_CASE("Nothing travels in a proposal that no role lists") {
  Officers officers;
  const Repository repository = officers.open();
  ProposalWriter writer = Officers::propose(repository, 1, "one", officers.now);
  writer.add_blob(base::to_bytes("stowaway"));
  CHECK(says(check_changes(repository, Officers::read(writer)), "no manifest names it"));
  ProposalWriter other = Officers::propose(repository, 1, "one", officers.now);
  other.add_target("modules/mend/b/1.json", base::to_bytes("{}"));
  CHECK(says(check_changes(repository, Officers::read(other)), "no role lists it"));
}
