#include "content/author/xlsform/xform_parts.h"
#include "content/form/text.h"

namespace mend::xlsform {

namespace {

/// One language.
class Translation {
 public:
  Translation(Draft& draft, const std::string& language) : draft_(draft), language_(language) {}

  void write() {
    const bool first = language_ == draft_.survey.default_language;
    draft_.line("<translation lang=\"" + language_ + (first ? "\" default=\"true()\">" : "\">"));
    text("mend:title", plain(draft_.survey.title, -1));
    for (std::size_t i = 0; i < draft_.survey.items.size(); ++i) {
      const Item& item = draft_.survey.items[i];
      const int index = static_cast<int>(i);
      text(item.path + ":label", plain(item.label, index), media(item.label, item));
      text(item.path + ":hint", plain(item.hint, index), value("guidance", item.guidance, index));
      text(item.path + ":requiredMsg", plain(item.required_message, index));
      text(item.path + ":constraintMsg", plain(item.constraint_message, index));
    }
    for (const auto& [list, content] : draft_.survey.lists) {
      for (const Choice& choice : content.choices) {
        text(choice_text(list, choice), plain(choice.label, -1), media(choice.label, choice));
      }
    }
    for (const auto& [id, data] : draft_.survey.data) {
      for (const DataText& one : data.texts) text(one.name, plain(one.words));
    }
    draft_.line("</translation>");
  }

 private:
  void text(const std::string& id, const std::string& words, const std::string& more = {}) {
    if (words.empty() && more.empty()) return;  // the engine shows the default language and says so
    draft_.line("<text id=\"" + form::escaped(id) + "\">" + words + more + "</text>");
  }

  /// Data is only words: a ${ in it is no reference.
  std::string plain(const Words& words) const {
    const auto found = words.find(language_);
    return found == words.end() ? "" : "<value>" + form::escaped(found->second) + "</value>";
  }
  std::string plain(const Words& words, int reader) const { return value("", words, reader); }
  std::string value(const std::string& kind, const Words& words, int reader) const {
    const auto found = words.find(language_);
    if (found == words.end()) return {};
    return "<value" + attribute("form", kind) + ">" + draft_.references.words(found->second, reader).text +
           "</value>";
  }

  template <class Row>
  std::string media(const Words& label, const Row& row) const {
    // Without words of its own the whole text is the default language's, pictures too.
    if (!label.contains(language_) && language_ != draft_.survey.default_language) return {};
    return picture("image", row.image) + picture("big-image", row.big_image) + sound(row.audio);
  }
  /// One picture serves every language that has none of its own.
  std::string picture(const std::string& kind, const Words& files) const {
    auto found = files.find(language_);
    if (found == files.end()) found = files.find(draft_.survey.default_language);
    return found == files.end() ? "" : file(kind, "jr://images/" + found->second);
  }
  std::string sound(const Words& files) const {
    const auto found = files.find(language_);
    return found == files.end() ? "" : file("audio", "jr://audio/" + found->second);
  }
  static std::string file(const std::string& kind, const std::string& uri) {
    return "<value form=\"" + kind + "\">" + form::escaped(uri) + "</value>";
  }

  Draft& draft_;
  const std::string& language_;
};

}  // namespace

void write_itext(Draft& draft) {
  draft.line("<itext>");
  for (const std::string& language : draft.survey.languages) Translation(draft, language).write();
  draft.line("</itext>");
}

}  // namespace mend::xlsform
