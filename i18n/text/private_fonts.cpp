#include "i18n/text/private_fonts.h"

#include "i18n/text/families.h"

#include <cstdlib>
#include <fontconfig/fontconfig.h>
#include <fstream>
#include <ft2build.h>
#include <system_error>
#include <unistd.h>
#include FT_FREETYPE_H

namespace mend::text {
namespace {

constexpr const char* config_variable = "FONTCONFIG_FILE";

const FcChar8* fc(const std::string& text) {
  return reinterpret_cast<const FcChar8*>(text.c_str());
}

std::string file_of(const FcPattern* font) {
  FcChar8* file = nullptr;
  if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(file);
}

// What the build found out about the fonts, a line each, with file names relative to `folder`/noto. To let
// fontconfig find it out takes a good part of a second, and its own cache of it holds for one place only.
void add_fonts(FcConfig* config, const std::string& folder) {
  // A folder that is not there: fontconfig makes its list of a program's own fonts, and finds nothing to
  // read.
  FcConfigAppFontAddDir(config, fc(folder + "/none"));
  FcFontSet* fonts = FcConfigGetFonts(config, FcSetApplication);
  if (fonts == nullptr) return;
  std::ifstream list(folder + "/fonts.list");
  for (std::string line; std::getline(list, line);) {
    FcPattern* font = FcNameParse(fc(line));
    if (font == nullptr) continue;
    const std::string name = file_of(font);
    const std::string path = folder + "/noto/" + name;
    FcPatternDel(font, FC_FILE);
    FcPatternAddString(font, FC_FILE, fc(path));
    const bool is_one_of_ours = !name.empty() && name.find('/') == std::string::npos;
    if (!is_one_of_ours || FcFontSetAdd(fonts, font) == FcFalse) FcPatternDestroy(font);
  }
}

bool is_readable_font(const std::string& file) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return false;
  FT_Face face = nullptr;
  const bool readable = FT_New_Face(library, file.c_str(), 0, &face) == 0;
  if (readable) FT_Done_Face(face);
  FT_Done_FreeType(library);
  return readable;
}

bool has_readable_font(FcConfig* config) {
  const FcFontSet* fonts = FcConfigGetFonts(config, FcSetApplication);
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    FcChar8* family = nullptr;
    if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) != FcResultMatch) continue;
    if (first_family == reinterpret_cast<const char*>(family))
      return is_readable_font(file_of(fonts->fonts[i]));
  }
  return false;
}

// Not FcInit: it also reads the system's rules, and goes on with the system's fonts, which nobody has looked
// at, when ours are damaged. Once there is a current configuration, it does nothing.
bool load(const std::string& folder) {
  FcConfig* config = FcConfigCreate();
  if (config == nullptr) return false;
  const bool loaded = access((folder + "/fonts.conf").c_str(), R_OK) == 0 &&
                      FcConfigParseAndLoad(config, fc(folder + "/fonts.conf"), FcTrue) != FcFalse;
  if (loaded) add_fonts(config, folder);
  const bool usable = loaded && has_readable_font(config) && FcConfigSetCurrent(config) != FcFalse;
  FcConfigDestroy(config);  // the current one has a reference of its own
  return usable;
}

}  // namespace

void use_private_fonts(const std::filesystem::path& share_folder) {
  std::error_code ignored;
  const std::filesystem::path fonts = std::filesystem::weakly_canonical(share_folder / "fonts", ignored);
  setenv(config_variable, (fonts / "fonts.conf").c_str(), 1);
}

tl::expected<void, std::string> check_fonts() {
  static std::string current;  // as fontconfig's own, one for the process
  const char* chosen = std::getenv(config_variable);
  if (chosen == nullptr) {
    return tl::unexpected<std::string>("The fonts were not chosen: call text::use_private_fonts first.");
  }
  const std::string folder = std::filesystem::path(chosen).parent_path().string();
  if (folder != current && !load(folder)) {
    return tl::unexpected("There are no fonts in " + folder + ": install Mend's fonts again.");
  }
  current = folder;
  return {};
}

}  // namespace mend::text
