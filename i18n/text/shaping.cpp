#include "i18n/text/shaping.h"

#include "i18n/text/families.h"
#include "i18n/text/spacing.h"

#include <algorithm>
#include <cmath>

namespace mend::text {
namespace {

constexpr float smallest_size_px = 6;
constexpr float largest_size_px = 200;
constexpr float largest_width_px = 16'384;
constexpr float largest_spacing_em = 2;
// A word of more letters than this is broken anywhere: Pango's search for a good place to break takes
// time in the square of its length.
constexpr int longest_unbroken = 400;

// The least for what is no number at all.
float within(float least, float value, float most) {
  return value >= least ? std::min(value, most) : least;
}

struct FreeDescription {
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
struct FreeAttributes {
  void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
};

int pango_units(float px) {
  return static_cast<int>(std::lround(px * PANGO_SCALE));
}

bool has_long_word(std::string_view text) {
  int letters = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;  // within a letter
    letters = static_cast<unsigned char>(c) <= ' ' ? 0 : letters + 1;
    if (letters > longest_unbroken) return true;
  }
  return false;
}

// Pango goes astray when an attribute begins or ends within a letter.
guint start_of_letter(const std::string& text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return static_cast<guint>(at);
}

void embolden(PangoAttrList* attributes, const std::vector<Stretch>& parts, const std::string& text) {
  for (const Stretch& part : parts) {
    if (part.start >= part.end) continue;
    PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    bold->start_index = start_of_letter(text, part.start);
    bold->end_index = start_of_letter(text, part.end);
    pango_attr_list_insert(attributes, bold);
  }
}

void set_attributes(PangoLayout* pango, const Paragraph& paragraph, const std::string& text) {
  const bool with_bold = !paragraph.bold.empty() && text == paragraph.utf8;
  const auto spacing = [&](float em) {
    return pango_units(within(0, em, largest_spacing_em) * size_of(paragraph));
  };
  const int between_letters = spacing(paragraph.letter_spacing);
  const int between_words = spacing(paragraph.word_spacing);
  const std::unique_ptr<PangoAttrList, FreeAttributes> attributes(pango_attr_list_new());
  // A long word or number that has to be broken is shown as it is, with no hyphen that nobody wrote.
  pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
  if (with_bold) embolden(attributes.get(), paragraph.bold, text);
  if (between_letters != 0 || between_words != 0) {
    add_spacing(attributes.get(), text, between_letters, between_words);
  }
  pango_layout_set_attributes(pango, attributes.get());
}

PangoAlignment pango_alignment(const Paragraph& paragraph) {
  if (paragraph.align == Align::centre) return PANGO_ALIGN_CENTER;
  // With automatic direction Pango itself takes left for the start.
  const bool starts_left = paragraph.base_from_content || paragraph.base == Direction::left_to_right;
  return (paragraph.align == Align::start) == starts_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

}  // namespace

float size_of(const Paragraph& paragraph) {
  return within(smallest_size_px, paragraph.size_px, largest_size_px);
}

Owned<PangoLayout> shape(PangoContext* context, const Paragraph& paragraph, const std::string& text) {
  const std::unique_ptr<PangoFontDescription, FreeDescription> description(pango_font_description_new());
  pango_font_description_set_family(description.get(), families_for(paragraph.language, text).c_str());
  pango_font_description_set_weight(
      description.get(), paragraph.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(description.get(), pango_units(size_of(paragraph)));

  pango_context_set_language(context, pango_language_from_string(paragraph.language.c_str()));
  pango_context_set_base_dir(
      context, paragraph.base == Direction::right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  Owned<PangoLayout> pango(pango_layout_new(context));
  pango_layout_set_font_description(pango.get(), description.get());
  pango_layout_set_auto_dir(pango.get(), paragraph.base_from_content ? TRUE : FALSE);
  pango_layout_set_alignment(pango.get(), pango_alignment(paragraph));
  pango_layout_set_wrap(pango.get(), has_long_word(text) ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
  if (paragraph.max_width > 0) {
    pango_layout_set_width(pango.get(), pango_units(within(1, paragraph.max_width, largest_width_px)));
  }
  pango_layout_set_text(pango.get(), text.c_str(), static_cast<int>(text.size()));
  set_attributes(pango.get(), paragraph, text);
  return pango;
}

}  // namespace mend::text
