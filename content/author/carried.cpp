#include "content/author/carried.h"

#include "content/author/picture.h"
#include "content/author/policy_rules.h"
#include "content/author/recording.h"
#include "content/author/xlsform/safety.h"
#include "content/base/hash.h"
#include "content/module/page.h"
#include "content/trust/offers.h"

#include <algorithm>
#include <set>

namespace mend::author {

namespace {

class Checks {
 public:
  Checks(const Prospect& prospect, const Changes& changes) : prospect_(prospect), changes_(changes) {}

  base::Result<std::vector<std::string>> run() {
    for (const auto& [path, bytes] : prospect_.proposal().targets()) {
      if (path.starts_with("policy/")) {
        note(check_policy(path, bytes));
      } else {
        note(check_item(path, bytes));
      }
    }
    note(check_what_is_carried());
    for (const std::string& path : prospect_.paths_below("policy/")) note(check_rules(path));
    return std::move(problems_);
  }

 private:
  void note(const base::Status& status) {
    if (!status) problems_.push_back(status.error().message);
  }
  void add(const std::vector<xlsform::Finding>& findings) {
    for (const xlsform::Finding& finding : findings) problems_.push_back(finding.text());
  }

  static base::Status check_policy(const std::string& path, const base::Bytes& bytes) {
    MEND_TRY(const library::Policy policy, library::read_policy(bytes));
    if (path == trust::policy_target(policy.establishment)) return {};
    return base::refused("\"" + path + "\" is the policy of \"" + policy.establishment + "\".");
  }

  base::Status check_item(const std::string& path, const base::Bytes& bytes) {
    MEND_TRY(const library::Item item, library::read_manifest(bytes));
    const std::string name = "/" + item.id + "/" + std::to_string(item.version) + ".json";
    const bool is_local = item.org == "local" && path.starts_with("local/") && path.ends_with(name) &&
                          std::count(path.begin(), path.end(), '/') == 3;
    if (!is_local && path != "modules/" + item.org + name) {
      return base::refused("\"" + path + "\" is the manifest of \"" + item.name() + "\" version " +
                           std::to_string(item.version) + ", which does not belong there.");
    }
    for (const auto* words : {&item.title, &item.summary}) {
      for (const auto& [language, text] : *words) add(xlsform::check_words(text, language, path));
      for (const std::string& language : item.languages) {
        if (!words->contains(language))
          problems_.push_back(path + ": the title or the summary is missing in \"" + language + "\".");
      }
    }
    for (const library::ContentFile& file : item.files) {
      used_.insert(file.sha256);
      note(check_file(item, file, path));
    }
    return check_languages(item, path);
  }

  base::Status check_file(const library::Item& item, const library::ContentFile& file,
                          const std::string& path) {
    const std::string where = path + ", " + file.path;
    MEND_TRY(const base::Bytes bytes, prospect_.read_blob(file.sha256, file.length));
    if (file.path == "form.xml") {
      const auto form = form::Form::load(bytes);
      if (!form) return base::refused(where + ": " + form.error().message);
      add(xlsform::check_form(**form, item.response_class, item.languages, where));
    } else if (file.path.starts_with("pages/")) {
      const auto page = module::read_page(base::as_text(bytes));
      if (!page) return base::refused(where + ": " + page.error().message);
      const std::string language = file.path.substr(6, file.path.find('/', 6) - 6);
      add(xlsform::check_page(*page, language, where));
      for (const std::string& picture : module::picture_files(*page)) {
        if (item.find(picture) == nullptr)
          problems_.push_back(where + ": the picture \"" + picture + "\" is not in the module.");
      }
    } else if (file.path.starts_with("media/")) {
      return check_picture(bytes, where);
    } else if (file.path.starts_with("audio/")) {
      return check_recording(bytes, where);
    } else {
      return base::refused(where + ": neither a page, a picture, a recording nor a form.");
    }
    return {};
  }

  /// Every language has every page, under the same name.
  static base::Status check_languages(const library::Item& item, const std::string& path) {
    const auto names = [&](const std::string& language) {
      std::set<std::string> found;
      for (const library::ContentFile& file : item.pages(language))
        found.insert(file.path.substr(file.path.rfind('/') + 1));
      return found;
    };
    for (const std::string& language : item.languages) {
      if (names(language) != names(item.source_language))
        return base::refused(path + ": the pages in \"" + language + "\" are not those of \"" +
                             item.source_language + "\".");
    }
    const bool is_empty = item.kind == library::ItemKind::form ? item.find("form.xml") == nullptr
                                                               : names(item.source_language).empty();
    if (is_empty) return base::refused(path + ": there is nothing in it to show.");
    return {};
  }

  /// Nothing may come along that no list names: nobody has looked at it.
  base::Status check_what_is_carried() {
    for (const auto& [path, bytes] : prospect_.proposal().targets()) {
      const auto listed = prospect_.read_target(path);
      if (!listed) return base::fail(listed.error());
    }
    for (const auto& [sha256, length] : prospect_.proposal().blobs()) {
      if (!used_.contains(sha256))
        return base::refused("The proposal carries the file " + sha256.substr(0, 16) +
                             ", which nothing in it names; have it proposed again.");
    }
    return {};
  }

  /// Of policies that change, and of others whose forms do.
  base::Status check_rules(const std::string& path) {
    MEND_TRY(const base::Bytes bytes, prospect_.read_target(path));
    MEND_TRY(const library::Policy policy, library::read_policy(bytes));
    if (!prospect_.proposal().targets().contains(path) && !touches(policy)) return {};
    const base::Status rules = check_policy_rules(policy, prospect_);
    if (!rules) return base::refused(path + ": " + rules.error().message);
    return {};
  }

  [[nodiscard]] bool touches(const library::Policy& policy) const {
    return std::any_of(policy.offered.begin(), policy.offered.end(), [&](const std::string& name) {
      const std::string folder = trust::manifest_folder(name, policy.establishment);
      const auto is_there = [&](const std::string& path) { return path.starts_with(folder); };
      return std::any_of(changes_.added.begin(), changes_.added.end(), is_there) ||
             std::any_of(changes_.removed.begin(), changes_.removed.end(), is_there);
    });
  }

  const Prospect& prospect_;
  const Changes& changes_;
  std::vector<std::string> problems_;
  std::set<std::string> used_;
};

}  // namespace

base::Result<std::vector<std::string>> check_carried(const Prospect& prospect, const Changes& changes) {
  return Checks(prospect, changes).run();
}

}  // namespace mend::author
