#include "content/author/readable.h"
#include "content/form/definition.h"

#include <cstdio>
#include <set>

namespace mend::author {

namespace {

using form::Definition;
using form::Entry;
using form::Field;
using form::Label;
using form::Rule;

/// What the words are made of when answers stand in them: "Hello {/data/name}".
std::string with_outputs(const std::vector<form::Piece>& pieces) {
  std::string text;
  for (const form::Piece& piece : pieces) {
    text += piece.text;
    if (!piece.output.empty()) text += "{" + std::string(piece.output.text) + "}";
  }
  return text;
}

class WordsWriter {
 public:
  WordsWriter(const Definition& form, std::string_view language) : form_(form), language_(language) {}

  Lines write() {
    say("Title", form_.title);
    for (const form::Group& group : form_.groups) {
      const std::string name = group.field >= 0 ? form_.at(group.field).name : "without a name";
      say("Group " + name, group.label);
      say("  hint of " + name, group.hint);
    }
    for (const Entry& entry : form_.entries) {
      const Field& field = form_.at(entry.field);
      say(field.name, entry.label);
      say("  hint of " + field.name, entry.hint);
      for (const form::Item& item : entry.items) say("  ○ " + item.name, item.label);
      say("  if it is not answered", field.required_message);
      say("  if it breaks the rule", field.constraint_message);
    }
    // What expressions choose, for instance the labels of choices in data.
    for (const auto& [id, text] : form_.texts.all(language_)) {
      if (!told_.contains(id)) add("Text " + std::string(id), *text, language_);
    }
    return std::move(lines_);
  }

 private:
  void say(const std::string& what, const Label& label) {
    if (label.empty()) return;
    if (!label.id.empty()) lines_.push_back(what + ": the text " + std::string(label.id.text));
    if (!label.pieces.empty()) lines_.push_back(what + ": " + with_outputs(label.pieces));
    if (!label.literal.empty()) lines_.push_back(what + ": " + label.literal);
    if (label.itext.empty()) return;
    told_.insert(label.itext);
    if (const form::Text* text = form_.texts.find(language_, label.itext)) {
      add(what, *text, language_);
    } else if (const form::Text* other = form_.texts.find(form_.languages.front(), label.itext)) {
      add(what, *other, form_.languages.front());
    }
  }
  void add(const std::string& what, const form::Text& text, std::string_view language) {
    const std::string where = language == language_ ? "" : " (in " + std::string(language) + ")";
    lines_.push_back(what + where + ": " + with_outputs(text.plain));
    if (!text.guidance.empty())
      lines_.push_back("  for who asks" + where + ": " + with_outputs(text.guidance));
    const auto file = [&](const char* kind, const std::string& name) {
      if (!name.empty()) lines_.push_back(std::string("  ") + kind + where + ": " + name);
    };
    file("picture", text.image);
    file("large picture", text.big_image);
    file("recording", text.audio);
    file("film", text.video);
  }

  const Definition& form_;
  std::string_view language_;
  std::set<std::string_view> told_;
  Lines lines_;
};

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.15g", value);
  return text;
}

const char* preload_name(form::Preload preload) {
  switch (preload) {
    case form::Preload::none:
      return "";
    case form::Preload::uid:
      return "a number of its own";
    case form::Preload::start:
      return "the time of beginning";
    case form::Preload::end:
      return "the time of sending";
    case form::Preload::today:
      return "the day";
  }
  return "";
}

class LogicWriter {
 public:
  explicit LogicWriter(const Definition& form) : form_(form), told_(form.fields.size()) {}

  Lines write() {
    lines_.push_back("Form " + form_.id + (form_.version.empty() ? "" : ", version " + form_.version));
    for (const Entry& entry : form_.entries) question(entry);
    for (std::size_t i = 0; i < form_.fields.size(); ++i) {
      if (told_[i]) continue;
      lines_.push_back(form_.fields[i].ref + " (not asked)");
      rules(form_.fields[i]);
    }
    for (const form::Group& group : form_.groups) add(group);
    for (const form::Action& action : form_.actions) add(action);
    first_values(form_.seed);
    for (const auto& [field, seed] : form_.templates) {
      lines_.push_back(form_.at(field).ref + ", each new one:");
      first_values(seed);
    }
    for (const form::Secondary& data : form_.instances) {
      lines_.push_back("Data " + data.id + ":");
      rows(*data.tree, 0, "");
    }
    return std::move(lines_);
  }

 private:
  void rule(const Field& field, const char* what, const Rule& expression) {
    if (!expression.empty())
      lines_.push_back("  " + field.name + " " + what + ": " + std::string(expression.text));
  }
  void rules(const Field& field) {
    if (field.type != "string") lines_.push_back("  " + field.name + " is of the type " + field.type);
    rule(field, "is there only if", field.relevant);
    rule(field, "must be answered if", field.required);
    rule(field, "must be so that", field.constraint);
    rule(field, "is worked out as", field.calculate);
    rule(field, "cannot be changed if", field.readonly);
    if (field.preload != form::Preload::none)
      lines_.push_back("  " + field.name + " begins with " + preload_name(field.preload));
  }
  void question(const Entry& entry) {
    const Field& field = form_.at(entry.field);
    told_[static_cast<std::size_t>(entry.field)] = true;
    std::string line = field.ref + " (" + std::string(form::name_of(entry.control));
    if (entry.control == form::Control::text)
      line += ", at most " + std::to_string(field.max_length) + " characters";
    if (entry.control == form::Control::range)
      line += " from " + number(entry.range.start) + " to " + number(entry.range.end) + " by " +
              number(entry.range.step);
    if (!entry.appearance.empty()) line += ", shown as " + entry.appearance;
    lines_.push_back(line + ")");
    for (const form::Item& item : entry.items) lines_.push_back("  " + field.name + " may be: " + item.name);
    rule(field, "finds its choices in", entry.itemset.nodes);
    rule(field, "takes from each choice", entry.itemset.value);
    rule(field, "shows of each choice", entry.itemset.label);
    rules(field);
  }
  void add(const form::Group& group) {
    if (group.field < 0) return;
    const Field& field = form_.at(group.field);
    if (group.field_list) lines_.push_back(field.ref + " shows its questions on one page");
    if (!group.appearance.empty()) lines_.push_back(field.ref + " is shown as " + group.appearance);
    if (!group.repeat) return;
    lines_.push_back(field.ref + " is asked again and again" +
                     (group.fixed ? ", and nobody adds or takes out" : ""));
    rule(field, "is asked as often as", group.count);
  }
  void add(const form::Action& action) {
    std::string when;
    if (action.first_load) when += ", when the form is begun";
    if (action.load) when += ", whenever the form is opened";
    if (action.new_repeat) when += ", with each new one";
    if (action.value_changed) when += ", when the answer changes";
    std::string line = action.source >= 0   ? "At " + form_.at(action.source).ref
                       : action.repeat >= 0 ? "At " + form_.at(action.repeat).ref
                                            : "In the form";
    line += when + ": " + std::string(action.target.text) + " becomes ";
    lines_.push_back(line +
                     (action.value.empty() ? "\"" + action.literal + "\"" : std::string(action.value.text)));
  }
  void first_values(const form::Seed& seed) {
    if (!seed.text.empty())
      lines_.push_back("  " + form_.at(seed.field).ref + " begins as \"" + seed.text + "\"");
    for (const form::Seed& child : seed.children) first_values(child);
  }
  void rows(const form::Tree& tree, int node, const std::string& path) {
    for (int child = tree.at(node).first; child >= 0; child = tree.at(child).next) {
      const form::Node& inner = tree.at(child);
      const std::string here = path + "/" + (inner.attribute ? "@" : "") + form_.names.text(inner.name) +
                               (inner.ordinal > 1 ? "[" + std::to_string(inner.ordinal) + "]" : "");
      if (inner.first < 0)
        lines_.push_back("  " + here + ": " + std::string(inner.text));
      else
        rows(tree, child, here);
    }
  }

  const Definition& form_;
  std::vector<bool> told_;
  Lines lines_;
};

}  // namespace

Lines readable_words(const form::Form& form, std::string_view language) {
  return WordsWriter(form.definition(), language).write();
}

Lines readable_logic(const form::Form& form) {
  return LogicWriter(form.definition()).write();
}

}  // namespace mend::author
