#include "content/library/base_set.h"

#include "content/library/import.h"

#include <algorithm>

namespace mend::library {

base::Status check_base_set(const Generation& generation) {
  const std::vector<Item> items = generation.items();
  const auto form = std::ranges::find(items, ItemKind::form, &Item::kind);
  if (form != items.end()) {
    return base::refused("The base set is refused: it offers the form \"" + form->name() +
                         "\", and there is nobody that it could be sent to.");
  }
  if (!generation.selection.policy.class_keys.empty())
    return base::refused("The base set is refused: its policy names keys to seal answers to.");
  return {};
}

base::Status make_base_set(base::Files& files, const base::Path& repository, const base::Path& out,
                           base::ByteView pinned_root, base::UnixMillis now) {
  if (files.exists(out))
    return base::refused("\"" + out.string() + "\" is there already; name a new folder.");
  MEND_CHECK(files.make_folders(out));
  const auto made = import_drop(files, repository, out, pinned_root, base_establishment, now);
  const auto checked = [&]() -> base::Status {
    MEND_CHECK(made);
    if (made->outcome != ImportOutcome::installed)
      return base::refused("\"" + repository.string() + "\" is no repository: it has no metadata.");
    if (!made->notices.empty()) return base::refused("The base set is not whole. " + made->notices.front().message);
    MEND_TRY(const Generation generation, read_generation(files, generation_folder(out, made->generation),
                                                          pinned_root, base_establishment));
    MEND_CHECK(check_base_set(generation));
    // Nothing is ever fetched into it.
    MEND_CHECK(files.remove_tree(out / "trust"));
    return files.remove_tree(out / "partial");
  }();
  if (!checked) static_cast<void>(files.remove_tree(out));
  return checked;
}

}  // namespace mend::library
