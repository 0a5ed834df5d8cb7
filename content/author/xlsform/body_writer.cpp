#include "content/author/xlsform/sheet.h"
#include "content/author/xlsform/xform_parts.h"
#include "content/form/text.h"

#include <algorithm>

namespace mend::xlsform {

namespace {

class BodyWriter {
 public:
  explicit BodyWriter(Draft& draft) : draft_(draft), items_(draft.survey.items) {}

  void write() {
    draft_.line("<h:body" + attribute("class", draft_.survey.style) + ">");
    children(-1);
    draft_.line("</h:body>");
  }

 private:
  [[nodiscard]] const Item& item(int index) const { return items_[static_cast<std::size_t>(index)]; }

  void children(int parent) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].parent == parent && is_shown(items_[i].type.kind)) control(static_cast<int>(i));
    }
  }

  void words(const Item& it) {
    if (draft_.survey.is_default(it.label) || draft_.survey.is_default(it.image)) text("label", it);
    if (draft_.survey.is_default(it.hint) || draft_.survey.is_default(it.guidance)) text("hint", it);
  }
  void text(const std::string& name, const Item& it) {
    draft_.line("<" + name + attribute("ref", "jr:itext('" + it.path + ":" + name + "')") + "/>");
  }

  void control(int index) {
    const Item& it = item(index);
    if (it.type.kind == Kind::group) {
      // A table is several questions on one page; programs that know no tables show just that.
      const bool table = it.appearance.find("table-list") != std::string::npos;
      open("group", it, (table ? "field-list " : "") + it.appearance);
      words(it);
      children(index);
      draft_.line("</group>");
    } else if (it.type.kind == Kind::repeat) {
      open("group", it, "");
      words(it);
      repeat(index);
      draft_.line("</group>");
    } else {
      const std::string name = element(it.type.kind);
      open(name, it, it.appearance);
      words(it);
      if (is_select(it.type.kind)) choices(index);
      for (std::size_t i = 0; i < items_.size(); ++i) {
        const auto& triggers = items_[i].triggers;
        if (std::find(triggers.begin(), triggers.end(), index) == triggers.end()) continue;
        draft_.line("<setvalue event=\"xforms-value-changed\"" + attribute("ref", items_[i].path) +
                    attribute("value", items_[i].calculation) + "/>");
      }
      draft_.line("</" + name + ">");
    }
  }

  static std::string element(Kind kind) {
    switch (kind) {
      case Kind::acknowledge:
        return "trigger";
      case Kind::select_one:
        return "select1";
      case Kind::select_multiple:
        return "select";
      case Kind::rank:
        return "odk:rank";
      case Kind::range:
        return "range";
      default:
        return "input";
    }
  }

  void open(const std::string& name, const Item& it, const std::string& appearance) {
    std::string more = attribute("appearance", appearance) + attribute("rows", it.rows);
    if (it.type.kind == Kind::range) {
      for (const char* parameter : {"start", "end", "step"})
        more += attribute(parameter, it.parameters.at(parameter));
    }
    draft_.line("<" + name + attribute("ref", it.path) + more + ">");
  }

  void repeat(int index) {
    const Item& it = item(index);
    draft_.line("<repeat" + attribute("nodeset", it.path) + attribute("appearance", it.appearance) +
                attribute("jr:count", it.repeat_count) +
                attribute("jr:noAddRemove", it.no_add_remove ? "true()" : "") + ">");
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!items_[i].dynamic_default.empty() && draft_.references.repeat_of(static_cast<int>(i)) == index)
        draft_.line(set_default(items_[i], "odk-instance-first-load odk-new-repeat"));
    }
    children(index);
    draft_.line("</repeat>");
  }

  void choices(int index) {
    const Item& it = item(index);
    const auto list = draft_.survey.lists.find(it.type.list);
    const auto randomize = it.parameters.find("randomize");
    const bool random = randomize != it.parameters.end() && says_yes(randomize->second);
    if (list != draft_.survey.lists.end() && !list->second.is_shared() && it.choice_filter.empty() &&
        !random) {
      for (const Choice& choice : list->second.choices) {
        draft_.line("<item><label" +
                    attribute("ref", "jr:itext('" + choice_text(it.type.list, choice) + "')") + "/><value>" +
                    form::escaped(choice.name) + "</value></item>");
      }
      return;
    }
    std::string nodes = "instance('" + it.type.list + "')/root/item";
    std::string value = "name";
    std::string label = "jr:itext(itextId)";
    if (!it.type.file.empty()) {
      const std::string id = base::Path(it.type.file).stem().string();
      nodes = "instance('" + id + "')/root/item";
      value = it.parameters.at("value");
      if (draft_.survey.data.at(id).translated != it.parameters.at("label"))
        label = it.parameters.at("label");
    } else if (it.choices_from >= 0) {
      const int repeat = draft_.references.repeat_of(it.choices_from);
      value = label = item(it.choices_from).path.substr(item(repeat).path.size() + 1);
      nodes = draft_.references.reach(repeat, index) + "[./" + value + " != '']";
    }
    if (!it.choice_filter.empty()) nodes += "[" + it.choice_filter + "]";
    if (random) {
      const auto seed = it.parameters.find("seed");
      nodes = "randomize(" + nodes + (seed == it.parameters.end() ? "" : ", " + seed->second) + ")";
    }
    draft_.line("<itemset" + attribute("nodeset", nodes) + "><value" + attribute("ref", value) + "/><label" +
                attribute("ref", label) + "/></itemset>");
  }

  Draft& draft_;
  const std::vector<Item>& items_;
};

}  // namespace

void write_body(Draft& draft) {
  BodyWriter(draft).write();
}

}  // namespace mend::xlsform
