#include "content/author/build.h"

#include "content/author/picture.h"
#include "content/author/recording.h"
#include "content/author/scratch.h"
#include "content/author/source_files.h"
#include "content/author/xlsform/xlsform.h"
#include "content/base/hash.h"
#include "content/form/form.h"
#include "content/library/item.h"
#include "content/module/limits.h"
#include "content/module/page.h"
#include "content/trust/offers.h"

#include <algorithm>
#include <set>

namespace mend::author {

namespace {

using base::Json;

constexpr std::size_t max_page_bytes = 256 * 1024;
constexpr std::size_t max_picture_bytes = 8 * 1024 * 1024;

class Builder {
 public:
  Builder(base::Files& files, const Source& source, const Translator& translate)
      : files_(files), source_(source), translate_(translate) {}

  base::Result<Built> run() {
    MEND_CHECK(source_.kind == "form" ? add_form() : add_pages());
    std::vector<std::string> languages = source_.languages;
    std::sort(languages.begin(), languages.end());
    Json list = Json::array();
    for (const auto& [path, bytes] : built_.files) {
      list.push_back({{"path", path}, {"sha256", base::sha256_hex(bytes)}, {"length", bytes.size()}});
    }
    built_.manifest = {{"format", 1},
                       {"kind", source_.kind},
                       {"org", source_.org},
                       {"id", source_.id},
                       {"source_language", source_.source_language()},
                       {"languages", languages},
                       {"title", source_.title},
                       {"summary", source_.summary},
                       {"minutes", source_.minutes},
                       {"files", std::move(list)}};
    if (source_.kind == "form") built_.manifest["class"] = source_.response_class;
    // Read the way that the kiosk will.
    Json with_version = built_.manifest;
    with_version["version"] = 1;
    MEND_CHECK(library::read_manifest(base::as_bytes(with_version.dump())));
    return std::move(built_);
  }

 private:
  base::Status add_form() {
    const base::Path folder = source_.folder / "form";
    MEND_TRY(xlsform::Compiled compiled,
             xlsform::compile(files_, folder, {source_.id, source_.response_class}));
    if (!compiled.findings.empty()) {
      return base::refused(folder.string() + ": " + compiled.findings.front().text());
    }
    MEND_TRY(const auto form, form::Form::load(compiled.xform));
    for (const std::string& language : source_.languages) {
      const auto& known = form->languages();
      if (std::find(known.begin(), known.end(), language) == known.end()) {
        return base::refused(folder.string() + ": the form has no columns for the language \"" + language +
                             "\" of module.toml.");
      }
    }
    built_.files["form.xml"] = std::move(compiled.xform);
    for (auto& [name, bytes] : compiled.media) built_.files["media/" + name] = std::move(bytes);
    return {};
  }

  base::Status add_pages() {
    const base::Path folder = source_.folder / "pages";
    MEND_TRY(const std::vector<std::string> names, files_.list_files(folder));
    std::vector<std::string> pages;
    std::copy_if(names.begin(), names.end(), std::back_inserter(pages),
                 [](const std::string& name) { return name.ends_with(".md"); });
    if (pages.empty()) return base::refused("\"" + folder.string() + "\" holds no pages; add 01-name.md.");
    for (const std::string& language : source_.languages) {
      for (const std::string& name : pages) {
        MEND_TRY(base::Bytes page, page_in(language, folder / name));
        const auto read = module::read_page(base::as_text(page));
        if (!read) {
          return base::refused((folder / name).string() + " in \"" + language +
                               "\": " + read.error().message);
        }
        for (const std::string& picture : module::picture_files(*read))
          MEND_CHECK(add_picture(picture, name));
        built_.files["pages/" + language + "/" + name] = std::move(page);
        MEND_CHECK(add_recording("audio/" + language + "/" + base::Path(name).stem().string() + ".opus"));
      }
    }
    return refuse_lost_recordings();
  }

  base::Status add_recording(const std::string& path) {
    if (!files_.exists(source_.folder / path)) return {};
    MEND_TRY(base::Bytes bytes, files_.read(source_.folder / path, module::limits::recording_bytes));
    MEND_CHECK(check_recording(bytes, (source_.folder / path).string()));
    built_.files[path] = std::move(bytes);
    return {};
  }

  /// A recording whose name is misspelt would never be heard, and nobody would know.
  base::Status refuse_lost_recordings() {
    const base::Path folder = source_.folder / "audio";
    if (!files_.exists(folder)) return {};
    MEND_TRY(const std::vector<std::string> languages, files_.list_folders(folder));
    for (const std::string& language : languages) {
      MEND_TRY(const std::vector<std::string> names, files_.list_files(folder / language));
      for (const std::string& name : names) {
        if (built_.files.contains("audio/" + language + "/" + name)) continue;
        return base::refused((folder / language / name).string() +
                             ": no page of this language has this name; name it like its page, for example "
                             "01-name.opus.");
      }
    }
    return {};
  }

  base::Result<base::Bytes> page_in(const std::string& language, const base::Path& master) {
    if (language == source_.source_language()) return files_.read(master, max_page_bytes);
    const base::Path po = source_.folder / "po" / (language + ".po");
    if (!files_.exists(po)) {
      return base::refused("\"" + po.string() + "\" is missing, but module.toml lists the language \"" +
                           language + "\".");
    }
    return translate_(master, po);
  }

  base::Status add_picture(const std::string& picture, const std::string& page) {
    if (built_.files.contains(picture)) return {};
    auto bytes = files_.read(source_.folder / picture, max_picture_bytes);
    if (!bytes)
      return base::refused(page + " shows the picture \"" + picture + "\": " + bytes.error().message);
    MEND_CHECK(check_picture(*bytes, (source_.folder / picture).string()));
    built_.files[picture] = std::move(*bytes);
    return {};
  }

  base::Files& files_;
  const Source& source_;
  const Translator& translate_;
  Built built_;
};

base::Status put(base::Files& files, const base::Path& path, base::ByteView bytes) {
  MEND_CHECK(files.make_folders(path.parent_path()));
  return files.write_atomic(path, bytes, base::FileMode::shared_read);
}

/// Nobody's own files may go because of a slip in --out.
base::Status make_room(base::Files& files, const base::Path& out) {
  MEND_CHECK(files.make_folders(out));
  MEND_TRY(std::vector<std::string> names, files.list_files(out));
  MEND_TRY(const std::vector<std::string> folders, files.list_folders(out));
  names.insert(names.end(), folders.begin(), folders.end());
  if (!names.empty() && !files.exists(out / "built.json")) {
    return base::refused("\"" + out.string() + "\" holds other files; give --out a folder of its own.");
  }
  // Without its items it says that this folder is ours and that the build has not come to its end.
  MEND_CHECK(put(files, out / "built.json", base::as_bytes("{\"format\": 1}\n")));
  MEND_CHECK(files.remove_tree(out / "manifests"));
  return files.remove_tree(out / "blobs");
}

}  // namespace

base::Result<Built> build_source(base::Files& files, const Source& source, const base::Path& scratch) {
  return build_source(files, source, [&](const base::Path& master, const base::Path& po) {
    return translate_page(master, po, scratch);
  });
}

base::Result<Built> build_source(base::Files& files, const Source& source, const Translator& translate) {
  return Builder(files, source, translate).run();
}

base::Result<std::vector<std::string>> build_catalogue(base::Files& files, const base::Path& catalogue,
                                                       const base::Path& out) {
  MEND_CHECK(check_source_files(catalogue));
  MEND_TRY(const std::vector<std::string> folders, files.list_folders(catalogue));
  MEND_TRY(const Scratch scratch, Scratch::create());
  std::map<std::string, Built> items;
  for (const std::string& folder : folders) {
    if (!files.exists(catalogue / folder / "module.toml")) {
      return base::refused("The folder \"" + (catalogue / folder).string() +
                           "\" holds no module.toml; write one, or move the folder out of the catalogue.");
    }
    MEND_TRY(const Source source, read_source(files, catalogue / folder));
    MEND_TRY(Built built, build_source(files, source, scratch.folder()));
    const std::string name = source.org + "/" + source.id;
    if (items.contains(name))
      return base::refused("\"" + name + "\" is in two folders; an id may be used once.");
    items.emplace(name, std::move(built));
  }
  if (items.empty())
    return base::refused("\"" + catalogue.string() + "\" holds no folder with a module.toml.");

  MEND_CHECK(make_room(files, out));
  Json names = Json::array();
  for (const auto& [name, built] : items) {
    for (const auto& [path, bytes] : built.files) {
      MEND_CHECK(put(files, out / "blobs" / trust::blob_path(base::sha256_hex(bytes)), bytes));
    }
    MEND_CHECK(
        put(files, out / "manifests" / (name + ".json"), base::as_bytes(built.manifest.dump(1) + "\n")));
    names.push_back(name);
  }
  const Json built = {{"format", 1}, {"items", names}};
  MEND_CHECK(put(files, out / "built.json", base::as_bytes(built.dump(1) + "\n")));
  return names.get<std::vector<std::string>>();
}

}  // namespace mend::author
