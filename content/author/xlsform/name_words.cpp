#include "content/author/xlsform/ask_words.h"
#include "content/author/xlsform/phrases.h"

#include <array>

namespace mend::xlsform {

namespace {

constexpr std::array name = {
    Phrase{"en", "their name"},
    Phrase{"en", "his name"},
    Phrase{"en", "her name"},
    Phrase{"en", "name of the person"},
    Phrase{"en", "names of the people"},
    Phrase{"en", "name of the woman"},
    Phrase{"en", "name of the man"},
    Phrase{"en", "name of the girl"},
    Phrase{"en", "name of the boy"},
    Phrase{"en", "name of the child"},
    Phrase{"en", "is she called"},
    Phrase{"en", "is he called"},
    Phrase{"en", "was she called"},
    Phrase{"en", "was he called"},
    Phrase{"en", "their address"},
    Phrase{"en", "their telephone"},
    Phrase{"en", "their phone"},
    Phrase{"cy", "enw'r person"},
    Phrase{"cy", "enw'r fenyw"},
    Phrase{"cy", "enw'r ddynes"},
    Phrase{"cy", "enw'r dyn"},
    Phrase{"cy", "enw'r ferch"},
    Phrase{"cy", "enw'r bachgen"},
    Phrase{"cy", "enw'r plentyn"},
    Phrase{"cy", "eu henw"},
    Phrase{"cy", "ei henw"},
    Phrase{"cy", "ei enw"},
    Phrase{"cy", "eu cyfeiriad"},
    Phrase{"ar", "اسم الشخص"},
    Phrase{"ar", "ما اسمه"},
    Phrase{"ar", "ما اسمها"},
    Phrase{"ar", "عنوانه"},
};

constexpr std::array whereabouts = {
    Phrase{"en", "where does she live"},
    Phrase{"en", "where does she work"},
    Phrase{"en", "where does he live"},
    Phrase{"en", "where does he work"},
    Phrase{"en", "where does the person live"},
    Phrase{"en", "where does the person work"},
    Phrase{"en", "where does the woman live"},
    Phrase{"en", "where does the woman work"},
    Phrase{"en", "where does the man live"},
    Phrase{"en", "where does the man work"},
    Phrase{"en", "where do they live"},
    Phrase{"en", "where do they work"},
    Phrase{"en", "where did she live"},
    Phrase{"en", "where did he live"},
    Phrase{"en", "where did they live"},
    Phrase{"en", "where she lives"},
    Phrase{"en", "where he lives"},
    Phrase{"en", "where they live"},
    Phrase{"en", "where she works"},
    Phrase{"en", "where he works"},
    Phrase{"en", "where is she living"},
    Phrase{"en", "where is he living"},
    Phrase{"en", "where are they living"},
    Phrase{"en", "where is she now"},
    Phrase{"en", "where is he now"},
    Phrase{"en", "where are they now"},
    Phrase{"cy", "ble mae hi'n byw"},
    Phrase{"cy", "ble mae o'n byw"},
    Phrase{"cy", "ble mae e'n byw"},
    Phrase{"cy", "lle mae hi'n byw"},
    Phrase{"cy", "lle mae o'n byw"},
    Phrase{"cy", "lle mae e'n byw"},
    Phrase{"cy", "ble mae'n byw"},
    Phrase{"cy", "lle mae'n byw"},
    Phrase{"cy", "ble maen nhw'n byw"},
    Phrase{"cy", "lle maen nhw'n byw"},
    Phrase{"cy", "ble mae hi'n gweithio"},
    Phrase{"cy", "ble mae o'n gweithio"},
    Phrase{"cy", "ble mae e'n gweithio"},
    Phrase{"cy", "ble maen nhw'n gweithio"},
    Phrase{"cy", "ble mae'r fenyw"},
    Phrase{"cy", "ble mae'r person"},
    Phrase{"ar", "أين يسكن"},
    Phrase{"ar", "أين يعيش"},
};

/// Beside "letter", which alone is also something to post.
constexpr std::array of_name = {
    Phrase{"en", "of the name"},
    Phrase{"en", "of the first name"},
    Phrase{"en", "of the last name"},
    Phrase{"en", "of their name"},
    Phrase{"en", "of their first name"},
    Phrase{"en", "of their last name"},
    Phrase{"en", "of her name"},
    Phrase{"en", "of her first name"},
    Phrase{"en", "of her last name"},
    Phrase{"en", "of his name"},
    Phrase{"en", "of his first name"},
    Phrase{"en", "of his last name"},
    Phrase{"en", "of your name"},
    Phrase{"en", "of your first name"},
    Phrase{"en", "of your last name"},
    Phrase{"en", "of that name"},
    Phrase{"en", "of that first name"},
    Phrase{"en", "of that last name"},
    Phrase{"en", "of a name"},
    Phrase{"en", "of a first name"},
    Phrase{"en", "of a last name"},
    Phrase{"en", "surname"},
    Phrase{"en", "of somebody's name"},
    Phrase{"en", "of someone's name"},
    Phrase{"en", "of the person's name"},
};
constexpr std::array spelled = {
    Phrase{"en", "initials"},         Phrase{"en", "initial of"},       Phrase{"en", "initial letter"},
    Phrase{"en", "spell the"},        Phrase{"en", "spell their"},      Phrase{"en", "spell her"},
    Phrase{"en", "spell his"},        Phrase{"en", "name begin with"},  Phrase{"en", "name begins with"},
    Phrase{"en", "name start with"},  Phrase{"en", "name starts with"}, Phrase{"cy", "llythyren o'r enw"},
    Phrase{"cy", "lythyren o'r enw"}, Phrase{"cy", "llythyren enw"},    Phrase{"cy", "lythyren enw"},
    Phrase{"cy", "llythyren gyntaf"}, Phrase{"cy", "lythyren gyntaf"},  Phrase{"cy", "llythyren olaf"},
    Phrase{"cy", "lythyren olaf"},    Phrase{"cy", "llythyren nesaf"},  Phrase{"cy", "blaenlythr"},
    Phrase{"cy", "flaenlythr"},       Phrase{"cy", "sillafu'r enw"},    Phrase{"cy", "sillafwch"},
    Phrase{"ar", "حرف من اسم"},       Phrase{"ar", "الحرف الأول من"},   Phrase{"ar", "الأحرف الأولى"},
    Phrase{"ar", "تهجئة اسم"},
};

}  // namespace

bool asks_for_name(std::string_view words, std::string_view language) {
  return holds_any(words, language, name) || asks_for_whereabouts(words, language);
}

bool asks_for_whereabouts(std::string_view words, std::string_view language) {
  return holds_any(words, language, whereabouts);
}

bool asks_for_spelling(std::string_view words, std::string_view language) {
  return holds_any(words, language, spelled) ||
         (holds_any(words, {"letter"}) && holds_any(words, language, of_name));
}

}  // namespace mend::xlsform
