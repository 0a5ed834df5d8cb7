#include "kiosk/window/rasteriser.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <imgui.h>
#include <memory>
#include <random>
#include <vector>

using namespace mend::window;

namespace {

/// A texture of 8 × 8: white, but for a red texel at (2, 3) and a clear one at (4, 4).
struct TestTexture {
  std::vector<std::uint8_t> pixels = std::vector<std::uint8_t>(8 * 8 * 4, 255);
  Texture texture;
  TestTexture() {
    set(2, 3, {255, 0, 0, 255});
    set(4, 4, {0, 0, 0, 0});
    texture = {TextureId::glyphs, pixels.data(), 8, 8, 0};
  }
  void set(std::size_t x, std::size_t y, std::vector<std::uint8_t> rgba) {
    std::copy(rgba.begin(), rgba.end(), pixels.begin() + static_cast<std::ptrdiff_t>((y * 8 + x) * 4));
  }
};

/// Dear ImGui's own draw list, filled without a window or a frame.
class Picture {
 public:
  explicit Picture(Size size) : size_(size) {
    shared_ = ImGui::GetDrawListSharedData();
    list_ = std::make_unique<ImDrawList>(shared_);
    clear();
  }
  void clear() {
    list_->_ResetForNewFrame();
    list_->PushTextureID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(TextureId::glyphs)));
    list_->PushClipRect({0, 0}, {static_cast<float>(size_.width), static_cast<float>(size_.height)});
  }
  ImDrawList& operator*() { return *list_; }
  ImDrawList* operator->() { return list_.get(); }
  const ImDrawData& data() {
    data_ = {};
    data_.Valid = true;
    pointer_ = list_.get();
    data_.CmdLists = &pointer_;
    data_.CmdListsCount = 1;
    data_.DisplaySize = {static_cast<float>(size_.width), static_cast<float>(size_.height)};
    return data_;
  }

 private:
  Size size_;
  ImDrawListSharedData* shared_;
  std::unique_ptr<ImDrawList> list_;
  ImDrawList* pointer_ = nullptr;
  ImDrawData data_;
};

struct Context {
  ImGuiContext* context = ImGui::CreateContext();
  Context() {
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = {640, 480};
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    ImGui::GetIO().Fonts->Build();
    ImGui::NewFrame();
  }
  ~Context() { ImGui::DestroyContext(context); }
};

Canvas blank(Size size) {
  Canvas canvas;
  canvas.resize(size);
  return canvas;
}

void random_scene(Picture& picture, std::mt19937& random, int things) {
  std::uniform_real_distribution<float> x(-30, 330), y(-30, 230), side(1, 90);
  std::uniform_int_distribution<std::uint32_t> colour;
  picture->AddRectFilled({0, 0}, {300, 200}, 0xFFEEEEEE);
  for (int i = 0; i < things; ++i) {
    const ImVec2 a{x(random), y(random)};
    const ImVec2 b{a.x + side(random), a.y + side(random)};
    switch (i % 5) {
      case 0:
        picture->AddRectFilled(a, b, colour(random));
        break;
      case 1:
        picture->AddRectFilled(a, b, colour(random), 9);
        break;
      case 2:
        picture->AddCircle(a, side(random) / 2, colour(random), 0, 3);
        break;
      case 3:
        picture->AddImage(picture->_CmdHeader.TextureId, a, b, {0, 0}, {1, 1}, colour(random));
        break;
      default:
        picture->AddTriangleFilled(a, b, {x(random), y(random)}, colour(random));
        break;
    }
  }
}

}  // namespace

TEST_CASE("a solid rectangle fills its own pixels and no others") {
  Context context;
  TestTexture texture;
  Picture picture({16, 8});
  picture->AddRectFilled({0, 0}, {16, 8}, 0xFFFFFFFF);
  picture->PrimReserve(6, 4);
  picture->PrimRectUV({3, 2}, {6, 5}, {0.05F, 0.05F}, {0.05F, 0.05F}, 0xFF0000FF);
  Canvas canvas = blank({16, 8});
  Rasteriser().draw(picture.data(), {&texture.texture, 1}, canvas);
  for (int y = 0; y < 8; ++y) {
    for (int x = 0; x < 16; ++x) {
      const bool inside = x >= 3 && x < 6 && y >= 2 && y < 5;
      REQUIRE(canvas.row(y)[x] == (inside ? 0xFFFF0000U : 0xFFFFFFFFU));
    }
  }
}

TEST_CASE(
    "a texture is copied texel for pixel, clear texels leave the ground, and the clip rectangle holds") {
  Context context;
  TestTexture texture;
  Picture picture({16, 16});
  picture->AddRectFilled({0, 0}, {16, 16}, 0xFF00FF00);
  picture->PushClipRect({0, 0}, {16, 11});
  picture->AddImage(picture->_CmdHeader.TextureId, {5, 5}, {13, 13}, {0, 0}, {1, 1}, 0xFFFFFFFF);
  Canvas canvas = blank({16, 16});
  Rasteriser().draw(picture.data(), {&texture.texture, 1}, canvas);
  CHECK(canvas.row(5 + 3)[5 + 2] == 0xFFFF0000U);
  CHECK(canvas.row(5 + 4)[5 + 4] == 0xFF00FF00U);
  CHECK(canvas.row(5)[5] == 0xFFFFFFFFU);
  CHECK(canvas.row(10)[12] == 0xFFFFFFFFU);
  CHECK(canvas.row(11)[12] == 0xFF00FF00U);
  CHECK(canvas.row(4)[5] == 0xFF00FF00U);
}

TEST_CASE("half-clear colour mixes with what lies below it") {
  Context context;
  TestTexture texture;
  Picture picture({4, 4});
  picture->AddRectFilled({0, 0}, {4, 4}, 0xFF000000);
  picture->AddRectFilled({0, 0}, {4, 4}, 0x80FFFFFF);
  Canvas canvas = blank({4, 4});
  Rasteriser().draw(picture.data(), {&texture.texture, 1}, canvas);
  CHECK(canvas.row(1)[1] == 0xFF808080U);
}

TEST_CASE("neighbouring triangles neither overlap nor gape") {
  Context context;
  TestTexture texture;
  Picture picture({64, 64});
  picture->Flags = ImDrawListFlags_None;
  picture->AddRectFilled({0, 0}, {64, 64}, 0xFF000000);
  const ImVec2 centre{32, 32};  // the sides go through the middles of pixels, where it is hard
  const ImVec2 corners[4] = {{0, 0}, {64, 0}, {64, 64}, {0, 64}};
  for (int i = 0; i < 4; ++i)
    picture->AddTriangleFilled(corners[i], corners[(i + 1) % 4], centre, 0x80FFFFFF);
  Canvas canvas = blank({64, 64});
  Rasteriser().draw(picture.data(), {&texture.texture, 1}, canvas);
  for (const std::uint32_t pixel : canvas.pixels) REQUIRE(pixel == 0xFF808080U);
}

TEST_CASE("painting only what changed gives the bytes of painting everything") {
  Context context;
  TestTexture texture;
  const unsigned seed = GENERATE(range(1U, 13U));
  CAPTURE(seed);
  std::mt19937 random(seed);
  Picture picture({300, 200});
  Canvas kept = blank({300, 200});
  Rasteriser rasteriser;
  for (int frame = 0; frame < 6; ++frame) {
    picture.clear();
    std::mt19937 base(seed);
    random_scene(picture, base, 40);
    const float x = static_cast<float>(random() % 300U);
    picture->AddCircleFilled({x, 77.5F}, 12.25F, 0xC03377AA);
    rasteriser.draw(picture.data(), {&texture.texture, 1}, kept);
    Canvas whole = blank({300, 200});
    Rasteriser().draw(picture.data(), {&texture.texture, 1}, whole);
    REQUIRE(kept.pixels == whole.pixels);
  }
}

TEST_CASE("an unchanged picture is not painted again, and a small change repaints a small part") {
  Context context;
  TestTexture texture;
  Picture picture({300, 200});
  Canvas canvas = blank({300, 200});
  Rasteriser rasteriser;
  const auto scene = [&](float x) {
    picture.clear();
    picture->AddRectFilled({0, 0}, {300, 200}, 0xFFEEEEEE);
    picture->AddRectFilled({x, 10}, {x + 4, 14}, 0xFF000000);
    return rasteriser.draw(picture.data(), {&texture.texture, 1}, canvas);
  };
  CHECK(scene(10) == std::vector<PixelRect>{{0, 0, 300, 200}});
  CHECK(scene(10).empty());
  CHECK(scene(12) == std::vector<PixelRect>{{0, 0, 64, 64}});
}

TEST_CASE("a texture whose texels moved is painted again") {
  Context context;
  TestTexture texture;
  Picture picture({100, 20});
  Canvas canvas = blank({100, 20});
  Rasteriser rasteriser;
  picture->AddImage(picture->_CmdHeader.TextureId, {70, 5}, {78, 13}, {0, 0}, {1, 1}, 0xFFFFFFFF);
  rasteriser.draw(picture.data(), {&texture.texture, 1}, canvas);
  texture.set(0, 0, {0, 0, 255, 255});
  CHECK(rasteriser.draw(picture.data(), {&texture.texture, 1}, canvas).empty());
  texture.texture.generation = 1;
  CHECK(rasteriser.draw(picture.data(), {&texture.texture, 1}, canvas).size() == 1);
  CHECK(canvas.row(5)[70] == 0xFF0000FFU);
}

TEST_CASE("broken draw data draws nothing and harms nothing") {
  Context context;
  TestTexture texture;
  Picture picture({32, 32});
  picture->AddRectFilled({0, 0}, {32, 32}, 0xFFFFFFFF);
  picture->AddTriangleFilled({0, 0}, {NAN, 3}, {7, 1e30F}, 0xFF000000);
  picture->AddRectFilled({-1e30F, -1e30F}, {1e30F, 1e30F}, 0x40000000);
  picture->IdxBuffer.Data[0] = 60000;
  picture->PushTextureID(reinterpret_cast<ImTextureID>(std::uintptr_t{999}));
  picture->AddRectFilled({0, 0}, {9, 9}, 0xFFFFFFFF);
  Canvas canvas = blank({32, 32});
  CHECK_NOTHROW(Rasteriser().draw(picture.data(), {&texture.texture, 1}, canvas));
}
