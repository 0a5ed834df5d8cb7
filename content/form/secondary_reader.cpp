#include "content/form/csv.h"
#include "content/form/readers.h"

#include <algorithm>

namespace mend::form {

namespace {

bool is_name(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return !name.empty() && name.size() <= 128 && letter(name[0]) &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
}

class SecondaryReader {
 public:
  explicit SecondaryReader(Loading& loading) : loading_(loading), names_(loading.definition.names) {}

  base::Status read(const xmlNode* node) {
    Secondary one;
    one.id = attribute(node, "id");
    if (one.id.empty() || loading_.definition.instance(one.id) != nullptr) {
      return base::refused("The instance \"" + one.id.substr(0, 100) +
                           "\" has no id of its own; give it one.");
    }
    one.tree = std::make_unique<Tree>();
    const std::string source = trimmed(attribute(node, "src"));
    if (source.empty() || !elements(node).empty()) {
      MEND_CHECK(grow(*one.tree, node));
    } else {
      MEND_CHECK(read_file(one, source));
    }
    loading_.definition.instances.push_back(std::move(one));
    return {};
  }

 private:
  base::Status read_file(Secondary& one, const std::string& source) {
    const std::string what = "The instance " + one.id;
    const bool csv = source.starts_with("jr://file-csv/");
    if (!csv && !source.starts_with("jr://file/")) {
      return base::refused(what + " comes from \"" + source.substr(0, 200) + "\", which is not supported.");
    }
    const std::string name = source.substr(csv ? 14 : 10);
    if (name.find('/') != std::string::npos || name.empty() || name[0] == '.') {
      return base::refused(what + " comes from \"" + name.substr(0, 200) + "\", which is no name of a file.");
    }
    if (name.ends_with(".geojson"))
      return base::refused(what + " is a map, and forms know no places; take it out.");
    if (!loading_.reading.attachment) {
      return base::refused(what + " is the file " + name +
                           ", which is not there; put the choices into the form.");
    }
    MEND_TRY(const base::Bytes bytes, loading_.reading.attachment(name));
    if (bytes.size() > limits::data_bytes)
      return base::refused(what + " is larger than 16 MiB; make it smaller.");
    if (csv) return grow_table(*one.tree, base::as_text(bytes), what);
    MEND_TRY(const Document document, parse_xml(bytes, what, limits::data_bytes));
    return grow_file(*one.tree, document.get());
  }

  base::Status count() {
    if (++nodes_ > limits::data_nodes)
      return base::refused("The form's instances hold too much; make them smaller.");
    return {};
  }

  base::Status grow_file(Tree& tree, const xmlDoc* document) {
    const xmlNode* root = xmlDocGetRootElement(document);
    return element(tree, 0, root, 1);
  }

  base::Status grow(Tree& tree, const xmlNode* above) {
    for (const xmlNode* root : elements(above)) MEND_CHECK(element(tree, 0, root, 1));
    return {};
  }

  base::Status element(Tree& tree, int parent, const xmlNode* from, std::size_t depth) {
    if (depth > limits::depth)
      return base::refused("An instance of the form is too deep; keep at most 16 levels.");
    MEND_CHECK(count());
    const int node = tree.append(parent, names_.add(local_name(from)), names_.add(prefix_of(from)));
    for (const xmlAttr* a = from->properties; a != nullptr; a = a->next) {
      MEND_CHECK(count());
      const std::string local = reinterpret_cast<const char*>(a->name);
      const int made = tree.append(node, names_.add(local), 0, true);
      tree.keep_text(made, any_attribute(from, local));
    }
    bool leaf = true;
    for (const xmlNode* child = from->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      leaf = false;
      MEND_CHECK(element(tree, node, child, depth + 1));
    }
    if (leaf && from->children != nullptr) tree.keep_text(node, content(from));
    return {};
  }

  base::Status grow_table(Tree& tree, std::string_view csv, const std::string& what) {
    if (!is_plain_text_with_returns(csv))
      return base::refused(what + " is not plain text in UTF-8; save it as such.");
    const int root = tree.append(0, names_.add("root"), 0);
    const int item = names_.add("item");
    std::vector<int> columns;
    return read_csv(csv, what, [&](const std::vector<std::string>& cells) -> base::Status {
      if (columns.empty()) return header(cells, what, columns);
      if (cells.size() > columns.size()) {
        return base::refused(what + " has a row with more cells than its first row; mend it.");
      }
      MEND_CHECK(count());
      const int row = tree.append(root, item, 0);
      for (std::size_t i = 0; i < columns.size(); ++i) {
        MEND_CHECK(count());
        const int cell = tree.append(row, columns[i], 0);
        if (i < cells.size()) tree.keep_text(cell, cells[i]);
      }
      return {};
    });
  }

  base::Status header(const std::vector<std::string>& cells, const std::string& what,
                      std::vector<int>& columns) {
    for (const std::string& cell : cells) {
      const std::string name = trimmed(cell);
      const int number = is_name(name) ? names_.add(name) : -1;
      if (number < 0 || std::find(columns.begin(), columns.end(), number) != columns.end()) {
        return base::refused(what + " has the column \"" + name.substr(0, 100) +
                             "\", which is no name or is there twice; mend its first row.");
      }
      columns.push_back(number);
    }
    return {};
  }

  static bool is_plain_text_with_returns(std::string_view text) {
    std::string clean(text);
    std::erase(clean, '\r');
    return is_plain_text(clean);
  }

  Loading& loading_;
  Names& names_;
  std::size_t nodes_ = 0;
};

}  // namespace

base::Status read_secondary(const xmlNode* model, Loading& loading) {
  SecondaryReader reader(loading);
  bool first = true;
  for (const xmlNode* node : elements(model)) {
    if (!is_element(node, "instance")) continue;
    if (!first) MEND_CHECK(reader.read(node));
    first = false;
  }
  return {};
}

}  // namespace mend::form
