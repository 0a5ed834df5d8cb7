#include "kiosk/ui/stage.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <imgui.h>
#include <utility>

namespace mend::ui {
namespace {

constexpr float kScrollbar = 18;
constexpr float kNarrowest = 120;
constexpr float kTitleLine = 1.25F;
constexpr float kWidest = 1040;  ///< of a page at normal size

ImGuiContext* make_context(const text::GlyphAtlas& atlas) {
  ImGuiContext* context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  // Its own font is never drawn, but it wants one; shapes take their white from the atlas of the glyphs.
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  io.Fonts->Build();
  io.Fonts->ClearTexData();
  io.Fonts->TexUvWhitePixel = {atlas.white_u(), atlas.white_v()};
  io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(window::TextureId::glyphs)));
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowMinSize = {1, 1};
  style.AntiAliasedLinesUseTex = false;
  style.CircleTessellationMaxError = 0.15F;
  return context;
}

Page empty_page() {
  const Words none = content_words("", "en");
  return {.id = {}, .language = "en", .title = none, .service = none, .help = none};
}

}  // namespace

Stage::Stage(text::Engine& engine, window::Size window_size)
    : size(window_size), imgui(make_context(engine.atlas())), texts(engine), page(empty_page()), pin(16) {}

Stage::~Stage() {
  buffer.forget();
  base::wipe(buffer_given);
  ImGui::DestroyContext(imgui);
}

void Stage::reset() {
  input.forget();
  scroll.to(0);
  buffer.forget();
  buffer_field.clear();
  base::wipe(buffer_given);
  buffer_given.clear();
  pin = base::SecretBytes(16);
  pin_length = 0;
  pin_field.clear();
  page_id.clear();
  keyboard.forget();
  forget_parts();
  jump.clear();
  spoken_word = {};
  wanted_focus.clear();
  wanted_reveal.clear();
  texts.forget();
  images.forget();
  glide.stop();
  painter.set_mark({});
  for (Node& node : tree.nodes) {
    base::wipe(node.name);
    base::wipe(node.value);
    base::wipe(node.description);
    base::wipe(node.hint);
    base::wipe(node.error);
  }
  tree = {};
  stops.clear();
  again = true;
}

void Stage::forget_parts() {
  asked.reset();
  dialog_scroll.to(0);
  dialog_height = 0;
  open_select.clear();
  page_height = 0;
  sheets.clear();
}

void Stage::begin(const Page& new_page) {
  ImGui::SetCurrentContext(imgui);
  again = false;
  fresh_page = new_page.id != page_id;
  had_errors = !fresh_page && tree.find("error-summary") != nullptr;
  was_submitted = std::exchange(submitted, false);
  page = new_page;
  if (fresh_page) {
    // What is still waiting was meant for the page before, or for this one once it can be seen.
    input.page_changed();
    glide.stop();
    scroll.to(0);
    forget_parts();
    keyboard.leave_page();
    images.forget();
    buffer.forget();
    buffer_field.clear();
    pin = base::SecretBytes(pin.size());
    pin_length = 0;
    pin_field.clear();
    page_id = page.id;
  } else {
    if (const auto offset = glide.offset(scroll.offset())) scroll.to(*offset);
    input.advance(scene(), live_scroll());
    keyboard.take(*this);
  }
  if (!asked) {
    dialog_height = 0;
    dialog_scroll.to(0);
  }
  asked.reset();
  texts.begin_frame();
  images.begin_frame();
  const auto width = static_cast<float>(size.width);
  const auto height = static_cast<float>(size.height);
  metrics = metrics_for(page.look, width, height);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width, height};
  io.DeltaTime = 1.0F / 60;
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoInputs |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  tree.nodes.clear();
  tree.modal.reset();
  tree.escape = "back";
  stops.clear();
  parents.clear();
  tree.window = {0, 0, width, height};
  tree.right_to_left = right_to_left();
  const float scrollbar = std::round(kScrollbar * metrics.density);
  const float side = metrics.margin + (right_to_left() ? scrollbar : 0);
  const float other = metrics.margin + (right_to_left() ? 0 : scrollbar);
  const float room = std::max(width - side - other, kNarrowest);
  flow = {};
  flow.width = std::floor(std::min(room, std::max(kWidest * metrics.density, metrics.column)));
  flow.left = side + std::floor((room - flow.width) / 2);
  place_bars();
  const float keys = keyboard.is_open() ? keyboard.place(*this, bar_height) : 0;
  // Who writes needs the room at the foot: what stood there ends the page.
  foot_in_page = foot_in_page || (keys > 0 && foot_height > 0);
  const float foot = (foot_in_page ? keys : foot_height + keys) + notice_height;
  Rect view{0, bar_height, width, std::max(height - bar_height - foot, 1.0F)};
  // The keyboard needs all the room that there is.
  view.height = std::max(view.height - (keys > 0 ? hide_more() : place_more(view)), 1.0F);
  scroll.set_view(view, right_to_left(), scrollbar);
  tree.viewport = view;
  painter.begin(ImGui::GetWindowDrawList(), tree.window, {palette(), metrics.density});
  painter.fill(tree.window, palette().page);
  Node whole = plain_node(Role::page, page.title, tree.window);
  whole.id = "page/" + page.id;
  node(std::move(whole));
  draw_bar();
  // A way back stands close under the bar.
  flow.y = view.y + std::round(metrics.space * (page.back ? 0.4F : 1.2F)) - scroll.offset();
  painter.clip(view);
  scrolled_part = true;
}

void Stage::end() {
  if (foot_in_page) draw_foot_in_page();
  scrolled_part = false;
  painter.unclip();
  const float height = flow.y + scroll.offset() - tree.viewport.y + std::round(metrics.space * 1.6F);
  // Nothing moves away under a finger, whatever the voice has to say or no longer has.
  const float drawn_at = scroll.offset();
  scroll.set_content(height, input.pressing());
  // A page that became shorter, or a view that grew, was drawn at a place that is no more.
  if (scroll.offset() != drawn_at) again = true;
  tree.content_height = height;
  page_height = height;
  draw_scrollbar(scroll);
  draw_more();
  draw_notice();
  if (!foot_in_page) draw_foot();
  keyboard.draw(*this);
  if (asked) draw_dialog();
  number_sets(tree);
  draw_scan_mark();
  ImGui::End();
  ImGui::Render();
  const text::GlyphAtlas& atlas = texts.atlas();
  textures = {
      {window::TextureId::glyphs, atlas.pixels().data(), atlas.width(), atlas.height(), atlas.generation()}};
  images.add_textures(textures);
  settle_focus();
  settle_scroll();
  settle_mark();
  if (!texts.complete() || input.any_effect()) again = true;
}

void Stage::settle_focus() {
  const std::string before = input.focus();
  const bool errors = tree.find("error-summary") != nullptr;
  if (asked) {
    // Nothing else asks for the focus while a dialog has it.
    wanted_focus.clear();
  } else if (!jump.empty()) {
    input.move_focus(std::exchange(jump, {}), scene());
  } else if (!wanted_focus.empty()) {
    input.move_focus(std::exchange(wanted_focus, {}), scene());
  } else if (errors && (fresh_page || !had_errors || was_submitted)) {
    input.move_focus("error-summary", scene());
  } else if (fresh_page || !tree.find(input.focus())) {
    input.set_focus(tree.find("banner") && fresh_page ? "banner" : tree.find("heading") ? "heading" : "");
  }
  input.settle(scene(), live_scroll());
  for (Node& node : tree.nodes) {
    node.states.focused = focused(node.id);
    node.states.scanned = input.scan().marks(node.id);
  }
  if (input.focus() != before) again = true;
}

void Stage::settle_scroll() {
  Scroll& live = live_scroll();
  const float before = live.offset();
  std::string target = input.take_reveal();
  const bool by_focus = !target.empty();
  if (!wanted_reveal.empty()) target = std::exchange(wanted_reveal, {});
  const Node* node = tree.find(target);
  if (node && node->scrolls) live.reveal(node->rect, metrics.space * 1.5F);
  reveal_scan_mark();
  if (follow) live.reveal(*follow, metrics.space);
  follow.reset();
  const float after = live.offset();
  if (after == before) return;
  // The one movement that there is, and only for those who asked for it: the eye can follow the focus.
  if (by_focus && &live == &scroll && !page.look.reduced_motion) {
    scroll.to(before);
    glide.start(before, after);
    return;
  }
  again = true;
}

text::Paragraph Stage::paragraph(const Words& words, const Style& style, float max_width) const {
  text::Paragraph paragraph;
  paragraph.utf8 = words.text();
  const bool known = !words.language().empty();
  paragraph.language = known ? words.language() : page.language;
  paragraph.base = known ? words.direction() : page.direction;
  paragraph.size_px = style.size;
  paragraph.weight = style.weight;
  paragraph.max_width = max_width;
  paragraph.align = style.align;
  space_out(paragraph);
  if (style.line_height > 0) paragraph.line_height = style.line_height;
  // Words of the other direction still stand at the page's side of the column.
  if (paragraph.base != page.direction && style.align != text::Align::centre) {
    paragraph.align = style.align == text::Align::start ? text::Align::end : text::Align::start;
  }
  return paragraph;
}

void Stage::space_out(text::Paragraph& paragraph) const {
  const bool title = paragraph.size_px > metrics.body * 1.2F && page.look.spacing == Spacing::normal;
  paragraph.line_height = title ? kTitleLine : metrics.line_height;
  paragraph.letter_spacing = metrics.letter_spacing;
  paragraph.word_spacing = metrics.word_spacing;
}

const text::Layout& Stage::wrapped(const Words& words, const Style& style, float max_width) {
  return texts.get(paragraph(words, style, std::floor(std::max(max_width, 1.0F))));
}

const text::Layout& Stage::fitted(const Words& words, const Style& style, float max_width) {
  const text::Layout& line = texts.get(paragraph(words, style, 0));
  return line.width <= max_width ? line : wrapped(words, style, max_width);
}

Rect Stage::block(float height, float before, Width width) {
  return block(width == Width::wide ? flow.width : column_width(), height, before);
}

Rect Stage::block(float width, float height, float before) {
  width = std::ceil(std::min(width, flow.width));
  height = std::ceil(height);
  const float gap = metrics.gap;
  if (flow.in_row && flow.row_used > 0 && flow.row_used + gap + width <= flow.width) {
    const Rect line{flow.left, flow.y - flow.row_height, flow.width, height};
    const Rect rect = part(line, flow.row_used + gap, 0, width, height);
    flow.y += std::max(height - flow.row_height, 0.0F);
    flow.row_height = std::max(flow.row_height, height);
    flow.row_used += gap + width;
    return rect;
  }
  const bool first = flow.y + live_scroll().offset() <= tree.viewport.y + std::round(metrics.space * 1.2F);
  if (!first) flow.y += std::round(flow.row_used > 0 ? gap : before);
  const Rect rect = part({flow.left, flow.y, flow.width, height}, 0, 0, width, height);
  flow.y += height;
  flow.row_used = flow.in_row ? width : 0;
  flow.row_height = height;
  return rect;
}

Rect Stage::part(const Rect& outer, float start, float top, float width, float height) const {
  const float x = right_to_left() ? outer.right() - start - width : outer.x + start;
  return {std::round(x), std::round(outer.y + top), width, height};
}

Node Stage::plain_node(Role role, const Words& words, const Rect& rect) {
  Node node;
  node.role = role;
  node.name = words.plain();
  node.language = words.language();
  node.states.is_private = words.is_personal();
  node.rect = rect;
  return node;
}

std::size_t Stage::node(Node node, Stop stop) {
  node.focusable =
      stop.takes != Stop::Takes::nothing && stop.takes != Stop::Takes::focus && !node.states.disabled;
  node.tab = node.focusable && stop.tab;
  node.states.focused = focused(node.id);
  node.scrolls = scrolled_part;
  // The way back and the like are the same for everyone, but what they stand beside is not.
  if (page.is_private && scrolled_part && node.id != "back") node.states.is_private = true;
  if (!parents.empty()) node.parent = parents.back();
  tree.nodes.push_back(std::move(node));
  stops.push_back(stop);
  return tree.nodes.size() - 1;
}

bool Stage::activated(std::string_view id) {
  return input.activated(id);
}

void Stage::draw_words(const Words& words, const Style& style, const Rect& rect, Colour colour) {
  painter.words(wrapped(words, style, rect.width), rect.x, rect.y, colour);
}

Colour Stage::pressed_shade(std::string_view id, Colour colour) const {
  return touched(colour, input.held(id) ? Touch::held : input.hovered(id) ? Touch::hovered : Touch::none);
}

}  // namespace mend::ui
