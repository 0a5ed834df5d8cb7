#pragma once

#include "content/author/changes.h"
#include "content/form/form.h"
#include "content/library/item.h"

namespace mend::author {

/// An item's manifest, as JSON and as the kiosk reads it.
struct ReadItem {
  base::Json manifest;
  library::Item item;
};
base::Result<ReadItem> read_item(base::ByteView manifest, const std::string& path);

using ReadBlob = std::function<base::Result<base::Bytes>(const std::string& sha256, std::uint64_t length)>;

/// What is different between two versions of a module or form; `before` is null for a new one. `old_blob` and
/// `new_blob` give the files of each.
base::Result<std::vector<ChangedPart>> item_changes(const ReadItem* before, const ReadBlob& old_blob,
                                                    const ReadItem& after, const ReadBlob& new_blob);

/// What a change of a form means for answers, drafts and policies that stand: a warning for what is not safe
/// (a question or choice that is gone or means something else, other people who read the answers), a note for
/// what is.
std::vector<ChangeLine> form_safety(const form::Form& before, const std::string& class_before,
                                    const form::Form& after, const std::string& class_after);

}  // namespace mend::author
