#include "content/author/signature_file.h"

#include "content/base/hash.h"
#include "content/trust/canonical.h"

#include <algorithm>

namespace mend::author {

namespace {

using base::Json;

constexpr std::size_t max_file_bytes = 64 * 1024;
constexpr std::size_t max_files = 2000;

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

base::Result<Json> read_strictly(base::ByteView bytes, const std::string& what, std::size_t members) {
  MEND_TRY(Json document,
           base::parse_json(bytes, what, {.bytes = max_file_bytes, .depth = 4, .string_bytes = 8192}));
  MEND_TRY(const std::int64_t format, base::json_integer(document, "format", what));
  if (format != 1) return base::refused(what + " has a format that this program does not know.");
  if (document.size() != members)
    return base::refused(what + " has members that this program does not know.");
  return document;
}

base::Result<std::string> read_hash(const Json& document, std::string_view member, const std::string& what) {
  MEND_TRY(std::string text, base::json_string(document, member, what));
  if (!is_hash(text))
    return base::refused(what + " is damaged: its \"" + std::string(member) + "\" is wrong.");
  return text;
}

base::Result<base::Bytes> read_signature_bytes(const Json& document, const std::string& what) {
  MEND_TRY(const std::string text, base::json_string(document, "sig", what));
  auto bytes = base::from_hex(text);
  if (!bytes || bytes->empty() || bytes->size() > 1024)
    return base::refused(what + " is damaged: its signature is wrong.");
  return std::move(*bytes);
}

base::Status write_small(base::Files& files, const base::Path& path, const Json& document) {
  MEND_CHECK(files.make_folders(path.parent_path()));
  return files.write_atomic(path, base::as_bytes(document.dump(1) + "\n"), base::FileMode::shared_read);
}

}  // namespace

std::string rejection_message(const RejectionFile& rejection) {
  const Json said = {{"_type", "mend-rejection"},
                     {"roles", rejection.roles},
                     {"keyid", rejection.key_id},
                     {"why", rejection.why}};
  return trust::canonical_json(said).value_or("");
}

bool is_about(const RejectionFile& rejection, const Proposal& proposal) {
  return std::ranges::any_of(rejection.roles, [&](const auto& rejected) {
    const auto& [role, sha256] = rejected;
    return proposal.roles().contains(role) &&
           base::sha256_hex(base::as_bytes(proposal.signed_bytes(role))) == sha256;
  });
}

base::Result<SignatureFile> parse_signature(base::ByteView bytes, const std::string& what) {
  MEND_TRY(const Json document, read_strictly(bytes, what, 5));
  SignatureFile file;
  MEND_TRY(file.proposal, read_hash(document, "proposal", what));
  MEND_TRY(file.role, base::json_string(document, "role", what));
  if (!base::is_safe_name(file.role)) return base::refused(what + " names a role that cannot be.");
  MEND_TRY(file.key_id, read_hash(document, "keyid", what));
  MEND_TRY(file.signature, read_signature_bytes(document, what));
  return file;
}

base::Result<RejectionFile> parse_rejection(base::ByteView bytes, const std::string& what) {
  MEND_TRY(const Json document, read_strictly(bytes, what, 6));
  RejectionFile file;
  MEND_TRY(file.proposal, read_hash(document, "proposal", what));
  if (!document.contains("roles") || !document["roles"].is_object())
    return base::refused(what + " does not say which roles it rejects; reject the proposal anew.");
  for (const auto& [role, sha256] : document["roles"].items()) {
    if (!base::is_safe_name(role)) return base::refused(what + " names a role that cannot be.");
    MEND_TRY(file.roles[role], read_hash(document["roles"], role, what));
  }
  MEND_TRY(file.key_id, read_hash(document, "keyid", what));
  MEND_TRY(file.why, base::json_string(document, "why", what));
  for (char& c : file.why) {
    // It is shown on terminals.
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f) c = '?';
  }
  MEND_TRY(file.signature, read_signature_bytes(document, what));
  return file;
}

base::Result<SignatureFiles> collect_signatures(base::Files& files, const std::vector<base::Path>& folders,
                                                const Proposal& proposal) {
  SignatureFiles found;
  std::size_t count = 0;
  for (const base::Path& folder : folders) {
    MEND_TRY(const std::vector<std::string> names, files.list_files(folder));
    for (const std::string& name : names) {
      const bool signature = name.starts_with("sig-") && name.ends_with(".json");
      const bool rejection = name.starts_with("rejection-") && name.ends_with(".json");
      if (!signature && !rejection) continue;
      if (++count > max_files)
        return base::refused("\"" + folder.string() + "\" holds too many signatures; move old ones away.");
      const std::string what = "\"" + (folder / name).string() + "\"";
      const auto bytes = files.read(folder / name, max_file_bytes);
      if (!bytes) {
        found.problems.push_back(bytes.error().message);
        continue;
      }
      if (signature) {
        auto file = parse_signature(*bytes, what);
        if (!file) found.problems.push_back(file.error().message);
        if (file && file->proposal == proposal.id()) found.signatures.push_back(std::move(*file));
      } else {
        auto file = parse_rejection(*bytes, what);
        if (!file) found.problems.push_back(file.error().message);
        if (file && is_about(*file, proposal)) found.rejections.push_back(std::move(*file));
      }
    }
  }
  return found;
}

base::Result<std::vector<base::Path>> write_signatures(base::Files& files, const base::Path& folder,
                                                       const Proposal& proposal,
                                                       const std::vector<std::string>& roles,
                                                       Signer& signer) {
  std::vector<base::Path> paths;
  for (const std::string& role : roles) {
    if (!proposal.roles().contains(role))
      return base::refused("The proposal does not change the role " + role + ".");
    MEND_TRY(const base::Bytes signature, signer.sign(base::as_bytes(proposal.signed_bytes(role))));
    base::Path path = folder / ("sig-" + proposal.id().substr(0, 8) + "-" + role + "-" +
                                signer.id().substr(0, 16) + ".json");
    MEND_CHECK(write_small(files, path,
                           {{"format", 1},
                            {"proposal", proposal.id()},
                            {"role", role},
                            {"keyid", signer.id()},
                            {"sig", base::hex(signature)}}));
    paths.push_back(std::move(path));
  }
  return paths;
}

base::Result<base::Path> write_rejection(base::Files& files, const base::Path& folder,
                                         const Proposal& proposal, const std::string& why, Signer& signer) {
  if (why.empty() || why.size() > 4000)
    return base::refused("Say why in 1 to 4000 letters; others have to mend it.");
  RejectionFile file{proposal.id(), {}, signer.id(), why, {}};
  for (const auto& [role, content] : proposal.roles())
    file.roles[role] = base::sha256_hex(base::as_bytes(proposal.signed_bytes(role)));
  MEND_TRY(file.signature, signer.sign(base::as_bytes(rejection_message(file))));
  base::Path path =
      folder / ("rejection-" + proposal.id().substr(0, 8) + "-" + signer.id().substr(0, 16) + ".json");
  MEND_CHECK(write_small(files, path,
                         {{"format", 1},
                          {"proposal", file.proposal},
                          {"roles", file.roles},
                          {"keyid", file.key_id},
                          {"why", file.why},
                          {"sig", base::hex(file.signature)}}));
  return path;
}

}  // namespace mend::author
