#include "content/author/item_changes.h"

#include "content/author/picture.h"
#include "content/author/readable.h"
#include "content/author/recording.h"
#include "content/module/page.h"

#include <set>

namespace mend::author {

namespace {

using library::ContentFile;

std::string sizes(const ContentFile& file) {
  return std::to_string(file.length) + " bytes, SHA-256 " + file.sha256;
}

/// "pages/en/01-hurt.md" → "en"
std::string language_of(const std::string& path) {
  const std::size_t from = path.find('/') + 1;
  return path.substr(from, path.find('/', from) - from);
}

class ItemComparison {
 public:
  ItemComparison(const ReadItem* before, const ReadBlob& old_blob, const ReadItem& after,
                 const ReadBlob& new_blob)
      : before_(before), old_blob_(old_blob), after_(after), new_blob_(new_blob) {}

  base::Result<std::vector<ChangedPart>> run() {
    add_about();
    std::set<std::string> paths;
    for (const ContentFile& file : after_.item.files) paths.insert(file.path);
    if (before_ != nullptr) {
      for (const ContentFile& file : before_->item.files) paths.insert(file.path);
    }
    std::size_t unchanged = 0;
    for (const std::string& path : paths) {
      const ContentFile* old_file = before_ == nullptr ? nullptr : before_->item.find(path);
      const ContentFile* new_file = after_.item.find(path);
      if (old_file != nullptr && new_file != nullptr && old_file->sha256 == new_file->sha256 &&
          old_file->length == new_file->length) {
        ++unchanged;
        continue;
      }
      MEND_CHECK(add_file(path, old_file, new_file));
    }
    if (unchanged > 0 && !parts_.empty()) {
      parts_.push_back(
          {"What stays",
           "",
           {line_of(Mark::note, std::to_string(unchanged) + (unchanged == 1 ? " file is" : " files are") +
                                    " the same, byte for byte.")}});
    }
    return std::move(parts_);
  }

 private:
  void add_about() {
    const auto about = [](const ReadItem* item) {
      if (item == nullptr) return Lines();
      base::Json said = item->manifest;
      said.erase("files");
      return readable_json(said);
    };
    std::vector<ChangeLine> lines = near_changes(diff_lines(about(before_), about(&after_)), 0);
    if (!lines.empty())
      parts_.push_back({"Title, summary and what else is said of it", "", std::move(lines)});
  }

  base::Status add_file(const std::string& path, const ContentFile* old_file, const ContentFile* new_file) {
    ChangedPart part;
    base::Bytes old_bytes;
    base::Bytes new_bytes;
    if (old_file != nullptr) {
      MEND_TRY(old_bytes, old_blob_(old_file->sha256, old_file->length));
    }
    if (new_file != nullptr) {
      MEND_TRY(new_bytes, new_blob_(new_file->sha256, new_file->length));
    }
    const base::Bytes* old_content = old_file == nullptr ? nullptr : &old_bytes;
    const base::Bytes* new_content = new_file == nullptr ? nullptr : &new_bytes;
    if (path == "form.xml") return add_form(old_file, old_content, new_file, new_content);
    if (path.starts_with("pages/")) {
      MEND_TRY(part, page(path, old_content, new_content));
    } else if (path.starts_with("media/") || path.starts_with("audio/")) {
      MEND_TRY(part, exhibits(path, old_content, new_content));
    } else {
      return base::refused(
          "\"" + path + "\" of \"" + after_.item.name() +
          "\" is neither a page, a picture, a recording nor a form, so nobody could see what "
          "it is; take it out.");
    }
    add_hashes(part, old_file, new_file);
    parts_.push_back(std::move(part));
    return {};
  }

  static void add_hashes(ChangedPart& part, const ContentFile* old_file, const ContentFile* new_file) {
    if (old_file != nullptr) part.lines.push_back(line_of(Mark::note, "before: " + sizes(*old_file)));
    part.lines.push_back(
        line_of(Mark::note, new_file == nullptr ? "now: taken out" : "now: " + sizes(*new_file)));
  }

  static base::Result<ChangedPart> page(const std::string& path, const base::Bytes* old_content,
                                        const base::Bytes* new_content) {
    const auto read = [&](const base::Bytes* content) -> base::Result<Lines> {
      if (content == nullptr) return Lines();
      auto page = module::read_page(base::as_text(*content));
      if (!page) return base::refused("\"" + path + "\": " + page.error().message);
      return readable_page(*page);
    };
    MEND_TRY(const Lines before, read(old_content));
    MEND_TRY(const Lines after, read(new_content));
    ChangedPart part{"Page " + path, language_of(path), diff_lines(before, after)};
    if (before == after) {
      part.lines.push_back(line_of(Mark::warning, "It reads the same, but its bytes are others."));
    }
    return part;
  }

  base::Result<ChangedPart> exhibits(const std::string& path, const base::Bytes* old_content,
                                     const base::Bytes* new_content) {
    const bool is_picture = path.starts_with("media/");
    ChangedPart part{(is_picture ? "Picture " : "Recording ") + path, "", {}};
    const std::string type = is_picture ? "image/png" : "audio/ogg";
    if (new_content != nullptr) {
      // What is damaged must not reach a browser that takes it for something else.
      MEND_CHECK(is_picture ? check_picture(*new_content, path) : check_recording(*new_content, path));
      if (is_picture) {
        MEND_TRY(const std::vector<std::string> alts, alternative_texts(path));
        for (const std::string& alt : alts) part.lines.push_back(line_of(Mark::note, alt));
      }
    }
    if (old_content != nullptr) part.exhibits.push_back({"before", type, *old_content});
    if (new_content != nullptr) part.exhibits.push_back({"now", type, *new_content});
    return part;
  }

  /// What pages say that the picture shows.
  base::Result<std::vector<std::string>> alternative_texts(const std::string& picture) {
    std::vector<std::string> found;
    const std::string wanted = "Picture " + picture + ", in words: ";
    for (const ContentFile& file : after_.item.files) {
      if (!file.path.starts_with("pages/")) continue;
      MEND_TRY(const base::Bytes bytes, new_blob_(file.sha256, file.length));
      const auto page = module::read_page(base::as_text(bytes));
      if (!page) return base::refused("\"" + file.path + "\": " + page.error().message);
      for (const std::string& line : readable_page(*page)) {
        const std::size_t at = line.find(wanted);
        if (at == std::string::npos) continue;
        found.push_back("in words (" + language_of(file.path) + "): " + line.substr(at + wanted.size()));
      }
    }
    return found;
  }

  base::Status add_form(const ContentFile* old_file, const base::Bytes* old_content,
                        const ContentFile* new_file, const base::Bytes* new_content) {
    std::shared_ptr<const form::Form> old_form;
    std::shared_ptr<const form::Form> new_form;
    if (old_content != nullptr) {
      MEND_TRY(old_form, form::Form::load(*old_content));
    }
    if (new_content != nullptr) {
      MEND_TRY(new_form, form::Form::load(*new_content));
    }
    ChangedPart part{"Questions, choices and rules", "", {}};
    if (old_form && new_form) {
      part.lines =
          form_safety(*old_form, before_->item.response_class, *new_form, after_.item.response_class);
    }
    const auto logic = [](const std::shared_ptr<const form::Form>& form) {
      return form ? readable_logic(*form) : Lines();
    };
    const Lines before = logic(old_form);
    const Lines after = logic(new_form);
    const std::vector<ChangeLine> changed = near_changes(diff_lines(before, after), 2);
    part.lines.insert(part.lines.end(), changed.begin(), changed.end());
    bool any = before != after;
    std::set<std::string> languages;
    for (const auto& form : {old_form, new_form}) {
      if (form) languages.insert(form->languages().begin(), form->languages().end());
    }
    std::vector<ChangedPart> words;
    for (const std::string& language : languages) {
      const auto said = [&](const std::shared_ptr<const form::Form>& form) {
        return form ? readable_words(*form, language) : Lines();
      };
      const Lines old_words = said(old_form);
      const Lines new_words = said(new_form);
      if (old_words == new_words) continue;
      any = true;
      words.push_back(
          {"Words of the form in " + language, language, near_changes(diff_lines(old_words, new_words), 1)});
    }
    if (!any)
      part.lines.push_back(
          line_of(Mark::warning, "It asks the same in the same words, but its bytes are others."));
    add_hashes(part, old_file, new_file);
    parts_.push_back(std::move(part));
    std::move(words.begin(), words.end(), std::back_inserter(parts_));
    return {};
  }

  const ReadItem* before_;
  const ReadBlob& old_blob_;
  const ReadItem& after_;
  const ReadBlob& new_blob_;
  std::vector<ChangedPart> parts_;
};

}  // namespace

base::Result<ReadItem> read_item(base::ByteView manifest, const std::string& path) {
  ReadItem read;
  MEND_TRY(read.manifest, base::parse_json(manifest, "\"" + path + "\""));
  MEND_TRY(read.item, library::read_manifest(manifest));
  return read;
}

base::Result<std::vector<ChangedPart>> item_changes(const ReadItem* before, const ReadBlob& old_blob,
                                                    const ReadItem& after, const ReadBlob& new_blob) {
  return ItemComparison(before, old_blob, after, new_blob).run();
}

}  // namespace mend::author
