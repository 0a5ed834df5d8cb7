#include "kiosk/preview/workshop.h"

#include "content/author/source_files.h"
#include "content/author/translate.h"
#include "content/base/hash.h"
#include "content/form/host_rules.h"
#include "content/library/item.h"

#include <algorithm>

namespace mend::preview {
namespace {

constexpr std::size_t max_page_bytes = 1024 * 1024;
constexpr std::size_t max_po_bytes = 8 * 1024 * 1024;

author::CheckReport only(const base::Error& error) {
  author::CheckReport report;
  report.problems.push_back(error.message);
  return report;
}

library::Item item_of(const author::Source& source, const std::map<std::string, base::Bytes>& files) {
  library::Item item;
  item.kind = source.kind == "form" ? library::ItemKind::form : library::ItemKind::module;
  item.org = source.org;
  item.id = source.id;
  item.source_language = source.source_language();
  item.languages = source.languages;
  std::sort(item.languages.begin(), item.languages.end());
  item.title = source.title;
  item.summary = source.summary;
  item.minutes = source.minutes;
  item.response_class = source.response_class;
  for (const auto& [path, bytes] : files) item.files.push_back({path, {}, bytes.size()});
  return item;
}

}  // namespace

Workshop::Workshop(base::Files& files, base::Path folder, base::Path scratch)
    : files_(files), folder_(std::move(folder)), scratch_(std::move(scratch)) {}

base::Result<Workshop::Key> Workshop::key_of(const base::Path& master, const base::Path& po) {
  MEND_TRY(const base::Bytes page, files_.read(master, max_page_bytes));
  MEND_TRY(const base::Bytes words, files_.read(po, max_po_bytes));
  return Key{base::sha256_hex(page), base::sha256_hex(words)};
}

author::Translator Workshop::translator() {
  return [this](const base::Path& master, const base::Path& po) -> base::Result<base::Bytes> {
    MEND_TRY(const Key key, key_of(master, po));
    used_.insert(key);
    if (const auto made = made_.find(key); made != made_.end()) return made->second;
    waiting_["pages/" + po.stem().string() + "/" + master.filename().string()] = {master, po};
    return files_.read(master, max_page_bytes);
  };
}

base::Result<std::shared_ptr<const Edition>> Workshop::build() {
  waiting_.clear();
  used_.clear();
  auto edition = std::make_shared<Edition>();
  edition->source = *source_;
  MEND_TRY(author::Built built, author::build_source(files_, *source_, translator()));
  edition->files = std::move(built.files);
  edition->item = item_of(*source_, edition->files);
  if (source_->kind == "form") {
    MEND_TRY(edition->form, form::Form::load(edition->files.at("form.xml")));
    // No device begins it, so there is nothing to see.
    MEND_CHECK(form::refuse_unsafe(*edition->form, source_->response_class));
  }
  for (const auto& [path, place] : waiting_) edition->waiting.insert(path);
  return std::shared_ptr<const Edition>(std::move(edition));
}

base::Result<author::CheckReport> Workshop::check() {
  MEND_TRY(author::CheckReport report, author::check_source(files_, *source_, translator(), scratch_));
  // What stands in for a translation is not what its reader will get.
  std::erase_if(report.problems, [this](const std::string& problem) {
    return std::any_of(waiting_.begin(), waiting_.end(), [&](const auto& page) {
      return problem.starts_with((folder_ / page.first).string());
    });
  });
  return report;
}

Step Workshop::begin() {
  Step step;
  checked_ = false;
  source_.reset();
  auto source = author::read_source(files_, folder_);
  if (!source) {
    step.report = only(source.error());
    return step;
  }
  source_ = std::move(*source);
  const base::Status real = author::check_source_files(folder_);
  auto edition = real ? build() : base::Result<std::shared_ptr<const Edition>>(base::fail(real.error()));
  if (!edition) {
    // Everything that is wrong, not only the first.
    const auto report = check();
    step.report = report && !report->problems.empty() ? *report : only(edition.error());
    return step;
  }
  step.edition = std::move(*edition);
  step.more = true;
  return step;
}

Step Workshop::go_on(const Wanted& wanted) {
  Step step;
  if (!source_) return step;
  if (!checked_) {
    // Before the slow translations: the source language is what is being written.
    checked_ = true;
    const auto report = check();
    step.report = report ? *report : only(report.error());
    step.more = !waiting_.empty();
    return step;
  }
  if (waiting_.empty()) return step;

  const auto urgency = [&](const std::string& path) {
    const base::Path page(path);
    const bool language = page.parent_path().filename() == wanted.language;
    return (language ? 2 : 0) + (language && page.stem() == wanted.page ? 1 : 0);
  };
  const auto next = std::max_element(
      waiting_.begin(), waiting_.end(),
      [&](const auto& left, const auto& right) { return urgency(left.first) < urgency(right.first); });
  const bool looked_at = urgency(next->first) == 3;
  const Waiting page = next->second;
  const auto before = key_of(page.master, page.po);
  auto made = author::translate_page(page.master, page.po, scratch_);
  const auto after = key_of(page.master, page.po);
  // Changed meanwhile: whoever watches the folder will ask to begin anew.
  if (!before || !after || *before != *after) return step;
  made_.insert_or_assign(*before, std::move(made));
  waiting_.erase(next);

  step.more = !waiting_.empty();
  if (step.more && !looked_at) return step;
  auto edition = build();
  if (!edition) {
    step.report = only(edition.error());
    step.more = false;
    return step;
  }
  step.edition = std::move(*edition);
  if (step.more) return step;
  const auto report = check();
  step.report = report ? *report : only(report.error());
  std::erase_if(made_, [this](const auto& entry) { return !used_.contains(entry.first); });
  return step;
}

}  // namespace mend::preview
