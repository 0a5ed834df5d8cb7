#pragma once

#include "content/author/changes.h"
#include "content/base/hash.h"
#include "tests/support/repository_simulator.h"

#include <catch2/catch.hpp>
#include <png.h>

namespace mend::author_test {

/// A picture of one point in one of 256 greys.
inline std::string png(unsigned char grey) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = image.height = 1;
  image.format = PNG_FORMAT_GRAY;
  std::string bytes(1000, '\0');
  png_alloc_size_t size = bytes.size();
  REQUIRE(png_image_write_to_memory(&image, bytes.data(), &size, 0, &grey, 0, nullptr) != 0);
  bytes.resize(size);
  return bytes;
}

/// A form with one choice question "help" and what else is given.
inline std::string form(const std::vector<std::pair<std::string, std::string>>& choices,
                        const std::string& more = {}, const std::string& binds = {}) {
  std::string items;
  for (const auto& [name, label] : choices)
    items += "<item><label>" + label + "</label><value>" + name + "</value></item>";
  return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>)"
         R"(<h:title>Weekly check-in</h:title><model><instance><data id="weekly-check-in" version="1"><help/><more/>)"
         R"(<meta><instanceID/></meta></data></instance>)" +
         binds + R"(</model></h:head><h:body><select1 ref="/data/help"><label>Help?</label>)" + items +
         "</select1>" + more + "</h:body></h:html>";
}

inline base::Json policy() {
  return support::sample_policy({"mend/what-is-rj"});
}

/// What a repository lists, in memory, to compare two of them.
struct Shelf {
  std::map<std::string, base::Json> roles;
  std::map<std::string, std::string> targets;  ///< by path
  std::map<std::string, std::string> blobs;    ///< by SHA-256
  base::Json manifest;                         ///< the last that was put

  static std::string sha(std::string_view bytes) { return base::sha256_hex(base::as_bytes(bytes)); }

  void put(const std::string& role, const std::string& path, const std::string& bytes) {
    targets[path] = bytes;
    roles[role]["targets"][path] = {{"length", bytes.size()}, {"hashes", {{"sha256", sha(bytes)}}}};
  }
  void put_item(const std::string& id, std::int64_t version,
                const std::vector<std::pair<std::string, std::string>>& files) {
    manifest["version"] = version;
    manifest["files"] = base::Json::array();
    for (const auto& [path, bytes] : files) {
      blobs[sha(bytes)] = bytes;
      manifest["files"].push_back({{"path", path}, {"sha256", sha(bytes)}, {"length", bytes.size()}});
    }
    put("targets", "modules/mend/" + id + "/" + std::to_string(version) + ".json", manifest.dump());
  }
  void put_module(std::int64_t version, const std::vector<std::pair<std::string, std::string>>& files) {
    manifest = support::sample_manifest("what-is-rj", version, "", 0);
    bool welsh = false;
    for (const auto& [path, bytes] : files) welsh = welsh || path.starts_with("pages/cy/");
    if (welsh) manifest["languages"] = {"cy", "en"};
    put_item("what-is-rj", version, files);
  }
  void put_form(std::int64_t version, const std::string& xml, const std::string& answers) {
    manifest = support::sample_manifest("weekly-check-in", version, "", 0);
    manifest["kind"] = "form";
    manifest["class"] = answers;
    put_item("weekly-check-in", version, {{"form.xml", xml}});
  }
  void put_policy(const base::Json& said) { put("targets", "policy/DEMO.json", said.dump()); }

  /// Every file there is: targets by path, blobs by hash.
  [[nodiscard]] std::vector<std::string> paths() const {
    std::vector<std::string> all;
    for (const auto& [path, bytes] : targets) all.push_back(path);
    for (const auto& [hash, bytes] : blobs) all.push_back(hash);
    return all;
  }
  [[nodiscard]] std::string bytes_of(const std::string& path) const {
    return targets.contains(path) ? targets.at(path) : blobs.at(path);
  }
  /// Another file in the place of one; whatever names it by its hash names the new one.
  void replace(const std::string& path, const std::string& bytes) {
    if (targets.contains(path)) {
      put("targets", path, bytes);
      return;
    }
    blobs[sha(bytes)] = bytes;
    for (const auto& [target, old] : std::map<std::string, std::string>(targets)) {
      std::string named = old;
      for (std::size_t at = 0; (at = named.find(path, at)) != std::string::npos; at += 64)
        named.replace(at, 64, sha(bytes));
      if (named != old) put("targets", target, named);
    }
  }

  [[nodiscard]] author::Side side() const {
    return {roles,
            [this](const std::string&, const std::string& path) -> base::Result<base::Bytes> {
              return base::to_bytes(targets.at(path));
            },
            [this](const std::string& hash, std::uint64_t) -> base::Result<base::Bytes> {
              if (!blobs.contains(hash)) return base::refused("The blob " + hash + " is missing.");
              return base::to_bytes(blobs.at(hash));
            }};
  }
};

}  // namespace mend::author_test
