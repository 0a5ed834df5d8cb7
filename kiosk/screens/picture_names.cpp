#include "kiosk/screens/picture_names.h"

namespace mend::screens {
namespace {

struct Name {
  std::string_view picture;
  messages::Id id;
};

constexpr std::array<Name, 12> kNames{{
    {"boat", "picture.boat"},
    {"tree", "picture.tree"},
    {"star", "picture.star"},
    {"fish", "picture.fish"},
    {"sun", "picture.sun"},
    {"leaf", "picture.leaf"},
    {"bird", "picture.bird"},
    {"key", "picture.key"},
    {"moon", "picture.moon"},
    {"house", "picture.house"},
    {"cup", "picture.cup"},
    {"flower", "picture.flower"},
}};

}  // namespace

std::optional<messages::Text> picture_name(const messages::Catalogue& catalogue, std::string_view picture) {
  for (const auto& [name, id] : kNames) {
    if (name == picture) return catalogue.get(id);
  }
  return std::nullopt;
}

}  // namespace mend::screens
