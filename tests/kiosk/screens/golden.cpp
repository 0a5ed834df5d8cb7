#include "golden.h"

#include "kiosk/window/png.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace mend::screens::testing {
namespace {

namespace fs = std::filesystem;

constexpr int kShade = 24;  ///< of 255; another processor may round another way
constexpr std::size_t kPerMille = 1;

fs::path golden(const std::string& name) {
  return fs::path(MEND_SOURCE_DIR) / "tests" / "kiosk" / "goldens" / name;
}

bool updating() {
  const char* wanted = std::getenv("MEND_UPDATE_GOLDENS");
  return wanted != nullptr && std::string_view(wanted) == "1";
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void write(const fs::path& file, std::string_view bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::string without_places(const std::string& text) {
  std::istringstream in(text);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    const auto at = line.rfind(" @");
    out.append(line, 0, at).append("\n");
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The lines that are only in one of them, in order.
std::string difference(const std::vector<std::string>& was, const std::vector<std::string>& is) {
  // common[i][j]: lines that was[i…] and is[j…] have in common, in order.
  std::vector<std::vector<std::size_t>> common(was.size() + 1, std::vector<std::size_t>(is.size() + 1, 0));
  for (std::size_t i = was.size(); i-- > 0;) {
    for (std::size_t j = is.size(); j-- > 0;) {
      common[i][j] =
          was[i] == is[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::string text;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < was.size() || j < is.size()) {
    if (i < was.size() && j < is.size() && was[i] == is[j]) {
      ++i;
      ++j;
    } else if (j == is.size() || (i < was.size() && common[i + 1][j] >= common[i][j + 1])) {
      text += "- " + was[i++] + "\n";
    } else {
      text += "+ " + is[j++] + "\n";
    }
  }
  return text;
}

std::string png_of(const window::Canvas& canvas) {
  const auto png = window::encode_png(canvas);
  if (!png) throw std::runtime_error(png.error().message);
  return {reinterpret_cast<const char*>(png->data()), png->size()};
}

std::size_t pixels_unlike(const window::Image& was, const window::Canvas& is) {
  std::size_t unlike = 0;
  for (std::size_t i = 0; i < is.pixels.size(); ++i) {
    int most = 0;
    for (const unsigned channel : {0U, 1U, 2U}) {
      const int now = static_cast<int>(is.pixels[i] >> (16 - 8 * channel) & 255U);
      most = std::max(most, std::abs(now - static_cast<int>(was.pixels[i * 4 + channel])));
    }
    if (most > kShade) ++unlike;
  }
  return unlike;
}

}  // namespace

std::string compare_tree(const std::string& name, const ui::Tree& tree) {
  const std::string is = without_places(ui::to_text(tree));
  const fs::path file = golden(name + ".txt");
  if (updating()) write(file, is);
  const std::string was = read(file);
  return was == is ? std::string() : difference(lines_of(was), lines_of(is));
}

std::string compare_picture(const std::string& name, const window::Canvas& canvas) {
  const fs::path file = golden(name + ".png");
  const std::string is = png_of(canvas);
  if (updating()) write(file, is);
  const std::string was = read(file);
  if (was == is) return {};
  const fs::path beside = fs::path(MEND_BINARY_DIR) / "goldens" / (name + ".png");
  const auto image = window::decode_png({reinterpret_cast<const std::uint8_t*>(was.data()), was.size()},
                                        file.filename().string());
  if (image && image->size == canvas.size) {
    const std::size_t unlike = pixels_unlike(*image, canvas);
    if (unlike * 1000 <= canvas.pixels.size() * kPerMille) return {};
    write(beside, is);
    return std::to_string(unlike) + " pixels differ; now it looks like " + beside.string();
  }
  write(beside, is);
  return (image ? "it has another size" : image.error().message) + "; now it looks like " + beside.string();
}

}  // namespace mend::screens::testing
