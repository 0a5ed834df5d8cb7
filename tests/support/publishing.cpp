#include "tests/support/publishing.h"

#include "content/author/ceremony.h"
#include "content/author/signer.h"
#include "content/base/random.h"

#include <stdexcept>

namespace mend::support {

namespace {

template <class T>
T must(base::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}
void must(const base::Status& status) {
  if (!status) throw std::runtime_error(status.error().message);
}

template <class T>
std::string said(const base::Result<T>& result) {
  return result ? "" : result.error().message;
}

}  // namespace

Publishing::Publishing(base::Files& the_files, base::Path where, base::UnixMillis time,
                       const std::vector<std::string>& roles)
    : files(the_files), folder(std::move(where)), now(time) {
  base::SystemRandom random;
  const author::DemoCeremony ceremony{folder / "keys", folder / "repository", roles};
  const auto held = must(author::hold_ceremony(files, ceremony, nullptr, random, now));
  pinned = must(files.read(held.root, 1'000'000));
  must(files.make_folders(proposals()));
}

base::Result<author::Repository> Publishing::repository() const {
  return author::Repository::open(files, repository_folder(), &pinned);
}

void Publishing::write(const base::Path& name, std::string_view text) {
  must(files.make_folders((folder / name).parent_path()));
  must(files.write_atomic(folder / name, base::as_bytes(text), base::FileMode::shared_read));
}

base::Path Publishing::write_module(const std::string& id, const std::string& words) {
  const base::Path at = base::Path("catalogue") / id;
  write(at / "module.toml",
        "id = \"" + id +
            "\"\nkind = \"module\"\norg = \"mend\"\nlanguages = [\"en\"]\nminutes = 5\naudience = "
            "\"everyone\"\n[title]\nen = \"A guide\"\n[summary]\nen = \"A short guide.\"\n");
  write(at / "pages/01-hurt.md", "# Hurt\n\n" + words + "\n");
  return folder / at;
}

base::Path Publishing::write_policy(const base::Json& policy) {
  write("policy.json", policy.dump(1));
  return folder / "policy.json";
}

std::string Publishing::key(const std::string& role, int number) const {
  return (folder / "keys" / (role + "-" + std::to_string(number) + ".key")).string();
}

base::Result<author::Proposal> Publishing::proposal(const std::string& name) const {
  return author::Proposal::read(files, proposals() / (name + ".proposal"));
}

base::Result<author::SignatureFiles> Publishing::signatures(const std::string& name) const {
  MEND_TRY(const author::Proposal read, proposal(name));
  return author::collect_signatures(files, {proposals()}, read);
}

std::string Publishing::put(const base::Result<base::Bytes>& bytes, const std::string& name) {
  if (!bytes) return bytes.error().message;
  return said(files.write_atomic(proposals() / (name + ".proposal"), *bytes, base::FileMode::shared_read));
}

std::string Publishing::propose(const author::ProposeRequest& request, const std::string& name) {
  const auto open = repository();
  if (!open) return open.error().message;
  return put(author::propose(files, *open, request, now), name);
}

std::string Publishing::approve(const std::string& role, int number, const std::string& name) {
  const auto act = [&]() -> base::Status {
    MEND_TRY(const author::Repository open, repository());
    MEND_TRY(const author::Proposal read, proposal(name));
    MEND_TRY(const auto signer, author::open_signer(files, key(role, number), {}));
    MEND_CHECK(author::approve(files, open, read, {proposals()}, *signer, now, false));
    return {};
  };
  return said(act());
}

std::string Publishing::reject(const std::string& role, int number, const std::string& why,
                               const std::string& name) {
  const auto act = [&]() -> base::Status {
    MEND_TRY(const author::Repository open, repository());
    MEND_TRY(const author::Proposal read, proposal(name));
    MEND_TRY(const auto signer, author::open_signer(files, key(role, number), {}));
    MEND_CHECK(author::reject(files, open, read, {proposals()}, why, *signer, false));
    return {};
  };
  return said(act());
}

std::string Publishing::publish(const std::string& name) {
  const auto act = [&]() -> base::Status {
    MEND_TRY(const author::Repository open, repository());
    MEND_TRY(const author::Proposal read, proposal(name));
    MEND_TRY(const author::SignatureFiles there, signatures(name));
    MEND_TRY(author::Publication publication, author::prepare(open, read, there));
    MEND_TRY(const auto keys, author::open_signers(files, {key("snapshot", 1), key("timestamp", 1)}, {}));
    MEND_TRY(report, publication.publish(files, {keys[0].get(), keys[1].get()}, now));
    return {};
  };
  return said(act());
}

std::string Publishing::approve_and_publish(const std::string& name) {
  const auto read = proposal(name);
  if (!read) return read.error().message;
  for (const auto& [role, content] : read->roles()) {
    for (const int number : {1, 2}) {
      if (const std::string why = approve(role, number, name); !why.empty()) return why;
    }
  }
  return publish(name);
}

std::string Publishing::bring(const author::ProposeRequest& request) {
  if (const std::string why = propose(request); !why.empty()) return why;
  return approve_and_publish();
}

}  // namespace mend::support
