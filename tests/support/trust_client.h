#pragma once

#include "content/base/memory_files.h"
#include "content/trust/updater.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>
#include <optional>

namespace mend::support {

/// A client with a store of its own, in memory, that begins from the simulator's first root.
struct Client {
  explicit Client(RepositorySimulator& of) : repository(of) {
    REQUIRE(store.prepare());
    REQUIRE(store.write("root", repository.root_bytes(1)));
  }

  base::Status refresh(base::UnixMillis time = RepositorySimulator::now) {
    repository.requests.clear();
    auto updater = trust::Updater::from_store(repository, store, time, options);
    if (!updater) return base::fail(updater.error());
    last.emplace(std::move(*updater));
    return last->refresh();
  }

  /// A refresh that must go well, then one search. `requests` holds the search's only.
  base::Result<trust::TargetFile> find(const std::string& path,
                                       base::UnixMillis time = RepositorySimulator::now) {
    const auto refreshed = refresh(time);
    INFO((refreshed ? "" : refreshed.error().message));
    REQUIRE(refreshed);
    repository.requests.clear();
    return last->find_target(path);
  }

  std::int64_t version(const std::string& role) {
    const auto bytes = store.read(role, 1'000'000);
    return bytes ? base::Json::parse(*bytes)["signed"]["version"].get<std::int64_t>() : 0;
  }

  RepositorySimulator& repository;
  base::MemoryFiles files;
  trust::Store store{files, "store"};
  trust::Updater::Options options{"metadata/", trust::ExpiryRule::enforced, {}, trust::KeyPolicy::product};
  std::optional<trust::Updater> last;
};

/// True if the result is a refusal with this name ("expired"), for this role if one is given.
template <class T>
bool refused_as(const base::Result<T>& result, const std::string& name, const std::string& role = "") {
  if (result) return false;
  const std::string wanted = "trust." + name + (role.empty() ? "" : " role=" + role);
  UNSCOPED_INFO(result.error().code << ": " << result.error().message);
  return (result.error().code + " ").starts_with(wanted + " ");
}

}  // namespace mend::support
