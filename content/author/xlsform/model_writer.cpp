#include "content/author/xlsform/xform_parts.h"
#include "content/form/text.h"

namespace mend::xlsform {

namespace {

bool is_stored(Kind kind) {
  return kind != Kind::external_csv && kind != Kind::external_xml;
}

class InstanceWriter {
 public:
  explicit InstanceWriter(Draft& draft) : draft_(draft), items_(draft.survey.items) {}

  void write(const std::string& id) {
    draft_.line("<instance>");
    draft_.line("<data id=\"" + form::escaped(id) + "\"" + attribute("version", draft_.survey.version) + ">");
    fields(-1, false);
    draft_.line(draft_.survey.instance_name.empty() ? "<meta><instanceID/></meta>"
                                                    : "<meta><instanceID/><instanceName/></meta>");
    draft_.line("</data>");
    draft_.line("</instance>");
    for (const auto& [name, list] : draft_.survey.lists) {
      if (list.as_instance) choices(name, list);
    }
    for (const auto& [name, data] : draft_.survey.data) {
      draft_.line("<instance" + attribute("id", name) + ">");
      draft_.line(data.xml);
      draft_.line("</instance>");
    }
  }

 private:
  void fields(int parent, bool in_template) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Item& item = items_[i];
      const int index = static_cast<int>(i);
      if (item.parent != parent || !is_stored(item.type.kind)) continue;
      if (!is_section(item.type.kind)) {
        draft_.line(item.default_value.empty()
                        ? "<" + item.name + "/>"
                        : "<" + item.name + ">" + form::escaped(item.default_value) + "</" + item.name + ">");
        continue;
      }
      // A template is what a new instance begins as; the form itself begins with one instance.
      if (item.type.kind == Kind::repeat) {
        draft_.line("<" + item.name + " jr:template=\"\">");
        fields(index, true);
        draft_.line("</" + item.name + ">");
      }
      draft_.line("<" + item.name + ">");
      fields(index, in_template);
      draft_.line("</" + item.name + ">");
    }
  }

  void choices(const std::string& name, const ChoiceList& list) {
    draft_.line("<instance" + attribute("id", name) + ">");
    draft_.line("<root>");
    for (const Choice& choice : list.choices) {
      std::string item = "<itextId>" + form::escaped(choice_text(name, choice)) + "</itextId><name>" +
                         form::escaped(choice.name) + "</name>";
      for (const std::string& column : list.columns) {
        const auto cell = choice.data.find(column);  // "other" has none
        const bool empty = cell == choice.data.end() || cell->second.empty();
        item += "<" + column + (empty ? "/>" : ">" + form::escaped(cell->second) + "</" + column + ">");
      }
      draft_.line("<item>" + item + "</item>");
    }
    draft_.line("</root>");
    draft_.line("</instance>");
  }

  Draft& draft_;
  const std::vector<Item>& items_;
};

std::string bind_type(const Item& item) {
  switch (item.type.kind) {
    case Kind::integer:
      return "int";
    case Kind::decimal:
      return "decimal";
    case Kind::date:
    case Kind::today:
      return "date";
    case Kind::time:
      return "time";
    case Kind::date_time:
    case Kind::start:
    case Kind::end:
      return "dateTime";
    case Kind::rank:
      return "odk:rank";
    case Kind::range:
      for (const auto& [name, value] : item.parameters) {
        if (value.find('.') != std::string::npos) return "decimal";
      }
      return "int";
    default:
      return item.bind_type.empty() ? "string" : item.bind_type;
  }
}

std::string preload(Kind kind) {
  switch (kind) {
    case Kind::start:
      return R"( jr:preload="timestamp" jr:preloadParams="start")";
    case Kind::end:
      return R"( jr:preload="timestamp" jr:preloadParams="end")";
    case Kind::today:
      return R"( jr:preload="date" jr:preloadParams="today")";
    default:
      return {};
  }
}

std::string bind(const Survey& survey, const Item& item) {
  const auto message = [&](const std::string& name, const Words& words) {
    return survey.is_default(words) ? attribute("jr:" + name, "jr:itext('" + item.path + ":" + name + "')")
                                    : "";
  };
  const std::string relevant = attribute("relevant", item.relevant);
  const std::string readonly = attribute("readonly", item.type.kind == Kind::note ? "true()" : item.readonly);
  if (is_section(item.type.kind)) {
    return relevant.empty() && readonly.empty()
               ? ""
               : "<bind" + attribute("nodeset", item.path) + relevant + readonly + "/>";
  }
  // With a trigger the calculation is what the trigger sets, and not what holds all the time.
  return "<bind" + attribute("nodeset", item.path) + attribute("type", bind_type(item)) + relevant +
         attribute("required", item.required) + message("requiredMsg", item.required_message) +
         attribute("constraint", item.constraint) + message("constraintMsg", item.constraint_message) +
         readonly + attribute("calculate", item.trigger.empty() ? item.calculation : "") +
         attribute("saveIncomplete", item.save_incomplete) + preload(item.type.kind) +
         attribute("mend:max-length", item.max_length) + "/>";
}

}  // namespace

void write_instances(Draft& draft, const std::string& id) {
  InstanceWriter(draft).write(id);
}

void write_binds(Draft& draft) {
  for (const Item& item : draft.survey.items) {
    if (!is_stored(item.type.kind)) continue;
    if (const std::string text = bind(draft.survey, item); !text.empty()) draft.line(text);
  }
  draft.line(R"x(<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>)x");
  if (!draft.survey.instance_name.empty()) {
    draft.line(R"(<bind nodeset="/data/meta/instanceName" type="string")" +
               attribute("calculate", draft.survey.instance_name) + "/>");
  }
  for (std::size_t i = 0; i < draft.survey.items.size(); ++i) {
    const Item& item = draft.survey.items[i];
    if (!item.dynamic_default.empty() && draft.references.repeat_of(static_cast<int>(i)) < 0)
      draft.line(set_default(item, "odk-instance-first-load"));
  }
}

}  // namespace mend::xlsform
