#pragma once

#include "content/form/functions.h"
#include "content/form/text.h"
#include "scenario.h"

#include <map>
#include <string>
#include <vector>

namespace mend::form::testing {

inline std::string after(const std::string& line, std::size_t at) {
  return at >= line.size() ? std::string() : trimmed(line.substr(at));
}

/// As written, but "…" keeps spaces, and \n is a line feed.
inline std::string value_of(std::string text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

inline std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (const std::string_view word : names_in(text)) words.emplace_back(word);
  return words;
}

inline std::string ref_of(const std::string& name) {
  return name.empty() || name[0] == '/' ? name : "/data/" + name;
}

/// The parts of a written form, in the order of their lines.
struct WrittenForm {
  std::string fields, model, binds, body, itext;
  std::map<std::string, std::string> files;
  bool any = false;
  std::string refusal;  ///< the form itself is refused with these words

  bool take(const std::string& verb, const std::string& rest) {
    if (verb == "fields") {
      fields += rest;
    } else if (verb == "model") {
      model += rest;
    } else if (verb == "bind") {
      const std::size_t space = rest.find(' ');
      binds += binding(rest.substr(0, space), after(rest, space));
    } else if (verb == "input") {
      for (const std::string& name : words_of(rest)) body += input(name);
    } else if (verb == "select1" || verb == "select") {
      const std::size_t colon = rest.find(": ");
      body += select(verb, rest.substr(0, colon), after(rest, colon + 1));
    } else if (verb == "itemset") {
      const std::size_t colon = rest.find(": ");
      const std::string name = rest.substr(0, colon);
      body += "<select1 ref=\"/data/" + name + "\"><label>" + name + "</label><itemset nodeset=\"" +
              after(rest, colon + 1) + "\"><value ref=\"name\"/><label ref=\"label\"/></itemset></select1>";
    } else if (verb == "repeat") {
      const std::size_t colon = rest.find(": ");
      std::string inside;
      const std::vector<std::string> head = words_of(rest.substr(0, colon));
      for (const std::string& name : words_of(after(rest, colon + 1))) inside += input(head[0] + "/" + name);
      body += repeat(head[0], inside, head.size() > 1 ? head[1] : "");
    } else if (verb == "group") {
      const std::size_t colon = rest.find(": ");
      const std::string name = rest.substr(0, colon);
      body += "<group ref=\"/data/" + name + "\"><label>" + name + "</label>";
      for (const std::string& one : words_of(after(rest, colon + 1))) body += input(name + "/" + one);
      body += "</group>";
    } else if (verb == "items") {  // items ID name label extra=value …
      const std::vector<std::string> words = words_of(rest);
      std::string item = "<item><name>" + words[1] + "</name><label>" + words[2] + "</label>";
      for (std::size_t i = 3; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        const std::string key = words[i].substr(0, equals);
        item += "<" + key + ">" + words[i].substr(equals + 1) + "</" + key + ">";
      }
      instances[words[0]] += item + "</item>";
    } else if (verb == "body") {
      body += rest;
    } else if (verb == "itext") {
      itext += rest;
    } else if (verb == "file") {
      const std::size_t colon = rest.find(": ");
      files[rest.substr(0, colon)] += value_of(after(rest, colon + 1)) + "\n";
    } else if (verb == "any") {
      any = true;
    } else if (verb == "refused") {
      refusal = rest;
    } else {
      return false;
    }
    return true;
  }

  [[nodiscard]] std::string xml() const {
    std::string all;
    for (const auto& [id, items] : instances)
      all.append("<instance id=\"").append(id).append("\"><root>").append(items).append("</root></instance>");
    return xform(fields, all + model + binds, body, itext.empty() ? "" : "<itext>" + itext + "</itext>");
  }
  [[nodiscard]] Reading reading() const {
    Reading reading;
    reading.house_rules = !any;
    reading.attachment = [this](std::string_view uri) -> base::Result<base::Bytes> {
      const auto file = files.find(std::string(uri.substr(uri.rfind('/') + 1)));
      if (file == files.end()) return base::refused("There is no " + std::string(uri) + ".");
      return base::to_bytes(file->second);
    };
    return reading;
  }

 private:
  std::map<std::string, std::string> instances;
};

}  // namespace mend::form::testing
