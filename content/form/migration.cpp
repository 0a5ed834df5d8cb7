#include "content/form/migration.h"

#include "content/form/functions.h"
#include "content/form/instance_xml.h"
#include "content/form/state.h"

#include <algorithm>
#include <map>
#include <set>

namespace mend::form {

namespace {

/// `ref` with the first move that is it or stands above it; "" if it is dropped.
std::string moved(const Migration& migration, const std::string& ref) {
  const auto under = [&](const std::string& part) {
    return ref == part || (ref.starts_with(part) && ref[part.size()] == '/');
  };
  if (std::any_of(migration.drops.begin(), migration.drops.end(), under)) return {};
  for (const auto& [from, to] : migration.moves) {
    if (under(from)) return to + ref.substr(from.size());
  }
  return ref;
}

class Mover {
 public:
  Mover(const Instance& old, const Definition& to, const Migration& migration)
      : old_(old), from_(old.definition()), to_(to), migration_(migration), fresh_(to) {}

  Migrated run() {
    // Repeats begin with as many instances as there were answers for.
    for (std::size_t field = 0; field < to_.fields.size(); ++field) {
      if (to_.fields[field].repeated) empty(static_cast<int>(field));
    }
    carry(old_.tree.first_element(0));
    Migrated out;
    out.left = std::move(left_);
    out.draft = base::to_bytes(
        "<mend-draft form=\"" + to_.hash + "\">" +
        write_instance(fresh_, [&](int node) { return std::optional(fresh_.tree.at(node).text); }) +
        "</mend-draft>");
    return out;
  }

 private:
  void empty(int field) {
    std::vector<int> nodes;
    fresh_.collect(0, field, nodes);
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
      fresh_.tree.unlink(*node);
      fresh_.remove(*node);
    }
  }

  void carry(int node) {
    const Field& is = from_.at(old_.field(node));
    const std::string_view text = old_.tree.at(node).text;
    if (!text.empty() && !old_.tree.has_elements(node)) leaf(node, is, std::string(text));
    for (int child = old_.tree.at(node).first; child >= 0; child = old_.tree.at(child).next) carry(child);
  }

  void leaf(int node, const Field& is, std::string text) {
    const std::string ref = moved(migration_, is.ref);
    if (ref.empty()) return;
    const int field = to_.field(ref);
    const bool fits =
        field >= 0 && to_.at(field).attribute == is.attribute && !shape_problem(to_, field, text);
    const int place = fits ? place_of(field, node) : -1;
    // Two answers in one place would be one answer lost.
    if (place < 0 || fresh_.tree.has_elements(place) || !taken_.insert(place).second) {
      left_.push_back(old_.ref(node));
      return;
    }
    fresh_.tree.set_text(place, std::move(text));
  }

  /// The node of `field`, in the repeat instances that have the numbers of those around the old node.
  int place_of(int field, int old) {
    std::vector<int> chain;
    for (int at = field; at >= 0; at = to_.at(at).parent) chain.push_back(at);
    std::vector<int> numbers;
    for (int at = old; at > 0; at = old_.tree.at(at).parent) {
      if (from_.at(old_.field(at)).repeated) numbers.push_back(old_.tree.at(at).ordinal);
    }
    int node = 0;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
      int wanted = 1;
      if (to_.at(*at).repeated && !numbers.empty()) {
        wanted = numbers.back();
        numbers.pop_back();
      }
      node = child(node, *at, wanted);
      if (node < 0) return -1;
    }
    return node;
  }

  int child(int parent, int field, int number) {
    int count = 0;
    for (int at = fresh_.tree.at(parent).first; at >= 0; at = fresh_.tree.at(at).next) {
      if (fresh_.field(at) == field && ++count == number) return at;
    }
    if (!to_.at(field).repeated) return -1;
    int made = -1;
    for (; count < number && fresh_.count() < limits::nodes; ++count)
      made = fresh_.grow(parent, to_.templates.at(field));
    return count == number ? made : -1;
  }

  const Instance& old_;
  const Definition& from_;
  const Definition& to_;
  const Migration& migration_;
  Instance fresh_;
  std::set<int> taken_;  ///< places that have an answer by now
  std::vector<std::string> left_;
};

/// Names of fields that are not there.
std::vector<std::string> wrong_refs(const Definition& from, const Definition& to,
                                    const Migration& migration) {
  std::vector<std::string> problems;
  for (const auto& [old, fresh] : migration.moves) {
    if (from.field(old) < 0)
      problems.push_back("The migration moves " + old + ", which is no field of the earlier form.");
    if (to.field(fresh) < 0)
      problems.push_back("The migration moves to " + fresh + ", which is no field of this form.");
  }
  for (const std::string& old : migration.drops) {
    if (from.field(old) < 0)
      problems.push_back("The migration drops " + old + ", which is no field of the earlier form.");
  }
  return problems;
}

/// How many repeats a field stands in.
int repeats_around(const Definition& form, int field) {
  int count = 0;
  for (int at = field; at >= 0; at = form.at(at).parent) count += form.at(at).repeated ? 1 : 0;
  return count;
}

/// Choices that could be answered before and are not there now. Those that an expression finds are not known.
std::string lost_choices(const Entry& before, const Entry& now) {
  std::string lost;
  if (now.control == Control::text || !before.itemset.nodes.empty() || !now.itemset.nodes.empty())
    return lost;
  for (const Item& item : before.items) {
    const bool there = std::any_of(now.items.begin(), now.items.end(),
                                   [&](const Item& other) { return other.name == item.name; });
    if (!there) lost += (lost.empty() ? "\"" : ", \"") + item.name + "\"";
  }
  return lost;
}

}  // namespace

base::Result<Migration> read_migration(std::string_view text) {
  Migration migration;
  if (text.size() > 256 * 1024) return base::refused("The migration is too long; keep under 256 KiB.");
  for (std::size_t at = 0, number = 1; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::vector<std::string_view> words = names_in(text.substr(at, end - at));
    at = end + 1;
    if (words.empty() || words[0].starts_with('#')) continue;
    if (words[0] == "from" && words.size() == 2 && words[1].size() == 64) {
      migration.from = words[1];
    } else if (words[0] == "move" && words.size() == 3) {
      migration.moves.emplace_back(words[1], words[2]);
    } else if (words[0] == "drop" && words.size() == 2) {
      migration.drops.emplace_back(words[1]);
    } else {
      return base::refused("Line " + std::to_string(number) +
                           " of the migration is not from, move or drop; mend it.");
    }
  }
  if (migration.from.empty())
    return base::refused("The migration does not say from which form; add a line \"from\".");
  return migration;
}

MigrationReport look_through(const Form& from, const Form& to, const Migration& migration) {
  MigrationReport report;
  if (migration.from != from.hash()) {
    report.problems.push_back("The migration is from another version of the form; the earlier one here is " +
                              from.hash() + ".");
  }
  const Definition& before = from.definition();
  const Definition& now = to.definition();
  for (std::string& problem : wrong_refs(before, now, migration))
    report.problems.push_back(std::move(problem));
  std::map<std::string, std::string> from_where;
  for (const Entry& entry : before.entries) {
    const Field& old = before.at(entry.field);
    const std::string ref = entry.control == Control::note ? "" : moved(migration, old.ref);
    if (ref.empty()) continue;
    const Entry* fresh = now.entry(ref);
    if (fresh == nullptr) {
      report.problems.push_back("The answers to " + old.ref + " have no place in this form; write \"move " +
                                old.ref + " …\" with where they go, or \"drop " + old.ref + "\".");
      continue;
    }
    if (const auto [other, alone] = from_where.emplace(ref, old.ref); !alone) {
      report.problems.push_back("The answers to " + other->second + " and to " + old.ref +
                                " would both go to " + ref +
                                ", and one of them would be left behind; move or drop one.");
    }
    if (repeats_around(before, entry.field) > repeats_around(now, fresh->field)) {
      report.doubts.push_back("The answers to " + old.ref + " stand in a repeat, and " + ref +
                              " has room for one of them; those of further instances would be left behind.");
    }
    if (entry.control != fresh->control && fresh->control != Control::text) {
      report.doubts.push_back("The answers to " + old.ref + " (" + std::string(name_of(entry.control)) +
                              ") that are not fit for " + ref + " (" + std::string(name_of(fresh->control)) +
                              ") would be left behind.");
    } else if (const std::string lost = lost_choices(entry, *fresh); !lost.empty()) {
      report.doubts.push_back("The question " + ref + " has no choice " + lost +
                              " any more; such answers to " + old.ref + " would be left behind.");
    }
  }
  return report;
}

base::Result<Migrated> migrate(const Form& from, const Form& to, const Migration& migration,
                               base::ByteView draft) {
  const std::string what = "The draft";
  if (migration.from != from.hash())
    return base::refused("The migration is not from this version of the form.");
  if (const auto wrong = wrong_refs(from.definition(), to.definition(), migration); !wrong.empty())
    return base::refused(wrong.front());
  MEND_TRY(const Document document, parse_xml(draft, what, limits::instance_bytes));
  const xmlNode* root = xmlDocGetRootElement(document.get());
  const std::vector<xmlNode*> inside = elements(root);
  if (root == nullptr || local_name(root) != "mend-draft" || inside.size() != 1 ||
      attribute(root, "form") != from.hash()) {
    return base::refused(what + " is not one of this version of the form.");
  }
  MEND_TRY(const std::unique_ptr<Instance> old, read_instance(from.definition(), inside[0], true, what));
  return Mover(*old, to.definition(), migration).run();
}

}  // namespace mend::form
