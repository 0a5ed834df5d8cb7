#include "content/author/proposal.h"

#include "content/author/archive.h"
#include "content/author/role_edit.h"
#include "content/base/hash.h"
#include "content/trust/canonical.h"
#include "content/trust/limits.h"
#include "content/trust/offers.h"

#include <array>
#include <set>

namespace mend::author {

namespace {

using base::Bytes;
using base::Json;

constexpr std::size_t max_head_bytes = 256 * 1024;
constexpr std::size_t max_line_bytes = 300;
constexpr std::size_t max_reason_bytes = 4000;

constexpr std::array kinds = {
    std::pair{ProposalKind::content, "content"},       std::pair{ProposalKind::withdrawal, "withdrawal"},
    std::pair{ProposalKind::delegation, "delegation"}, std::pair{ProposalKind::rotation, "rotation"},
    std::pair{ProposalKind::revocation, "revocation"}, std::pair{ProposalKind::renewal, "renewal"},
    std::pair{ProposalKind::ceremony, "ceremony"}};

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_role_name(std::string_view name) {
  return !name.empty() && name.size() <= 80 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

/// Words that are shown to reviewers: no control characters, which could play tricks on a terminal.
bool is_shown_text(std::string_view text, std::size_t most, bool lines) {
  if (text.size() > most) return false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0x7f || (byte < 0x20 && !(lines && c == '\n'))) return false;
  }
  return true;
}

}  // namespace

std::string_view name_of(ProposalKind kind) {
  for (const auto& [value, name] : kinds) {
    if (value == kind) return name;
  }
  return "";
}

/// Reads one proposal, member by member.
class ProposalReader {
 public:
  ProposalReader(Bytes file, std::string what) : what_(std::move(what)) { proposal_.file_ = std::move(file); }

  base::Result<Proposal> read(const ProposalLimits& limits) {
    if (proposal_.file_.size() > limits.file_bytes) return damaged("it is larger than a proposal may be");
    MEND_CHECK(read_archive(proposal_.file_, what_, limits.entries,
                            [this](const ArchiveMember& member) { return take(member); }));
    if (!has_head_) return damaged("it does not say what it proposes");
    std::set<std::string> there;
    for (const auto& [role, content] : proposal_.roles_) there.insert(role);
    if (there != named_) return damaged("the roles that it names are not those that it holds");
    proposal_.id_ = base::sha256_hex(proposal_.file_);
    return std::move(proposal_);
  }

 private:
  [[nodiscard]] tl::unexpected<base::Error> damaged(const std::string& why) const {
    return base::refused(what_ + " cannot be used: " + why + ".");
  }

  base::Status take(const ArchiveMember& member) {
    const std::string_view name = member.name;
    if (name == "proposal.json") return take_head(member.bytes);
    if (!has_head_) return damaged("its first file is not proposal.json");
    if (name.starts_with("signed/") && name.ends_with(".json"))
      return take_role(std::string(name.substr(7, name.size() - 12)), member.bytes);
    if (name.starts_with("targets/")) {
      if (member.bytes.size() > trust::Limits{}.target_bytes || name.size() - 8 > trust::max_path_bytes)
        return damaged("\"" + member.name + "\" in it is larger than a target may be");
      proposal_.targets_.emplace(name.substr(8), Bytes(member.bytes.begin(), member.bytes.end()));
      return {};
    }
    if (name.starts_with("blobs/")) return take_blob(std::string(name.substr(6)), member.bytes);
    return damaged("\"" + member.name + "\" has no place in it");
  }

  base::Status take_head(base::ByteView bytes) {
    const base::JsonLimits limits{.bytes = max_head_bytes, .depth = 8, .string_bytes = 8192};
    MEND_TRY(const Json head, base::parse_json(bytes, what_, limits));
    const std::set<std::string> known = {"format", "kind",    "title", "author",
                                         "reason", "made_at", "base",  "roles"};
    if (!head.is_object() || head.size() != known.size())
      return damaged("its proposal.json has other members");
    MEND_TRY(const std::int64_t format, base::json_integer(head, "format", what_));
    if (format != 1) return damaged("it has a format that this program does not know");
    MEND_TRY(const std::string kind, base::json_string(head, "kind", what_));
    bool is_known = false;
    for (const auto& [value, name] : kinds) {
      if (kind != name) continue;
      proposal_.kind_ = value;
      is_known = true;
    }
    if (!is_known) return damaged("it is of a kind that this program does not know");
    MEND_TRY(proposal_.title_, base::json_string(head, "title", what_));
    MEND_TRY(proposal_.author_, base::json_string(head, "author", what_));
    MEND_TRY(proposal_.reason_, base::json_string(head, "reason", what_));
    if (!is_shown_text(proposal_.title_, max_line_bytes, false) || proposal_.title_.empty() ||
        !is_shown_text(proposal_.author_, max_line_bytes, false) ||
        !is_shown_text(proposal_.reason_, max_reason_bytes, true)) {
      return damaged("its title, author or reason is empty, too long or no plain text");
    }
    MEND_TRY(const std::string made, base::json_string(head, "made_at", what_));
    MEND_TRY(proposal_.made_at_, base::parse_utc(made));
    MEND_TRY(const Json* base, base::json_object(head, "base", what_));
    for (const auto& [role, entry] : base->items()) {
      Base stands;
      MEND_TRY(stands.version, base::json_integer(entry, "version", what_));
      MEND_TRY(stands.sha256, base::json_string(entry, "sha256", what_));
      if (!is_role_name(role) || entry.size() != 2 || stands.version < 0 ||
          (stands.version == 0 ? !stands.sha256.empty() : !is_hash(stands.sha256))) {
        return damaged("what it was made for is not said as it should be");
      }
      proposal_.base_.emplace(role, std::move(stands));
    }
    MEND_TRY(const Json* roles, base::json_array(head, "roles", what_));
    for (const Json& role : *roles) {
      if (!role.is_string() || !named_.insert(role.get<std::string>()).second)
        return damaged("its list of roles is wrong");
    }
    for (const std::string& role : named_) {
      if (!proposal_.base_.contains(role))
        return damaged("it does not say which version of " + role + " it was made for");
    }
    if (named_.empty()) return damaged("it changes nothing");
    has_head_ = true;
    return {};
  }

  base::Status take_role(const std::string& role, base::ByteView bytes) {
    if (!is_role_name(role)) return damaged("a role in it has a name that it may not have");
    const base::JsonLimits limits{.bytes = trust::Limits{}.targets_bytes,
                                  .depth = trust::max_json_depth,
                                  .string_bytes = trust::max_string_bytes};
    MEND_TRY(Json content, base::parse_json(bytes, what_, limits));
    if (!content.is_object()) return damaged("the role " + role + " in it is no metadata");
    MEND_TRY(proposal_.signed_[role], trust::canonical_json(content));
    proposal_.roles_[role] = std::move(content);
    return {};
  }

  base::Status take_blob(const std::string& place, base::ByteView bytes) {
    const std::string sha256 = place.size() == 67 ? place.substr(3) : "";
    if (!is_hash(sha256) || place != trust::blob_path(sha256))
      return damaged("\"blobs/" + place + "\" has no place in it");
    if (bytes.size() > trust::Limits{}.blob_bytes) return damaged("a content file in it is too large");
    if (base::sha256_hex(bytes) != sha256)
      return damaged("the content file " + sha256.substr(0, 16) + " in it is damaged");
    proposal_.blobs_[sha256] = bytes.size();
    proposal_.blob_at_[sha256] = static_cast<std::size_t>(bytes.data() - proposal_.file_.data());
    return {};
  }

  Proposal proposal_;
  std::string what_;
  std::set<std::string> named_;
  bool has_head_ = false;
};

base::Result<Proposal> Proposal::parse(Bytes file, const std::string& what, const ProposalLimits& limits) {
  return ProposalReader(std::move(file), what).read(limits);
}

base::Result<Proposal> Proposal::read(base::Files& files, const base::Path& path,
                                      const ProposalLimits& limits) {
  MEND_TRY(Bytes file, files.read(path, limits.file_bytes));
  return parse(std::move(file), "The proposal \"" + path.string() + "\"", limits);
}

base::ByteView Proposal::blob(const std::string& sha256) const {
  return base::ByteView(file_).subspan(blob_at_.at(sha256), static_cast<std::size_t>(blobs_.at(sha256)));
}

void ProposalWriter::depend_on(const std::string& role) {
  const RoleFile* stands = repository_.role(role);
  if (stands == nullptr || !stands->is_published()) {
    base_[role] = {};
  } else {
    base_[role] = {stands->version(), base::sha256_hex(stands->bytes)};
  }
}

void ProposalWriter::change(const std::string& role, Json content) {
  depend_on(role);
  content["version"] = base_[role].version;
  make_next(content, role, now_);
  roles_[role] = std::move(content);
}

void ProposalWriter::add_blob(Bytes bytes) {
  const std::string sha256 = base::sha256_hex(bytes);
  blobs_[sha256] = std::move(bytes);
}

const Json* ProposalWriter::changed(const std::string& role) const {
  const auto at = roles_.find(role);
  return at == roles_.end() ? nullptr : &at->second;
}

base::Result<Bytes> ProposalWriter::bytes() const {
  Json head = {{"format", 1},
               {"kind", name_of(about_.kind)},
               {"title", about_.title},
               {"author", about_.author},
               {"reason", about_.reason},
               {"made_at", base::format_utc(now_)},
               {"base", Json::object()},
               {"roles", Json::array()}};
  for (const auto& [role, stands] : base_)
    head["base"][role] = {{"version", stands.version}, {"sha256", stands.sha256}};
  std::map<std::string, std::string> texts;
  for (const auto& [role, content] : roles_) {
    head["roles"].push_back(role);
    texts["signed/" + role + ".json"] = content.dump(1) + "\n";
  }
  const std::string head_text = head.dump(1) + "\n";
  std::vector<ArchiveMember> members = {{"proposal.json", base::as_bytes(head_text)}};
  for (const auto& [name, text] : texts) members.push_back({name, base::as_bytes(text)});
  for (const auto& [path, content] : targets_) members.push_back({"targets/" + path, content});
  for (const auto& [sha256, content] : blobs_)
    members.push_back({"blobs/" + trust::blob_path(sha256), content});
  MEND_TRY(Bytes file, write_archive(members));
  MEND_CHECK(Proposal::parse(file, "The proposal"));
  return file;
}

base::Result<std::string> ProposalWriter::write(base::Files& files, const base::Path& path) const {
  if (files.exists(path)) {
    return base::refused("\"" + path.string() +
                         "\" exists already; proposals are never replaced, choose another name.");
  }
  MEND_TRY(const Bytes file, bytes());
  MEND_CHECK(files.write_atomic(path, file, base::FileMode::shared_read));
  return base::sha256_hex(file);
}

}  // namespace mend::author
