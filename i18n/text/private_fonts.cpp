#include "i18n/text/private_fonts.h"

#include "i18n/text/families.h"

#include <cstdlib>
#include <fontconfig/fontconfig.h>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace mend::text {
namespace {

constexpr const char* config_variable = "FONTCONFIG_FILE";

// Whether the family that every language begins with comes from `folder`. With a damaged config fontconfig
// goes on with the system's fonts, which nobody has looked at; and its cache can name a file that has gone.
bool has_readable_font(const std::string& folder) {
  FcPattern* wanted = FcPatternCreate();
  FcPatternAddString(wanted, FC_FAMILY, reinterpret_cast<const FcChar8*>(first_family.data()));
  FcObjectSet* properties = FcObjectSetBuild(FC_FILE, nullptr);
  FcFontSet* fonts = FcFontList(nullptr, wanted, properties);
  bool found = false;
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    FcChar8* file = nullptr;
    if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file) != FcResultMatch) continue;
    const auto* path = reinterpret_cast<const char*>(file);
    found = found || (std::string_view(path).starts_with(folder) && access(path, R_OK) == 0);
  }
  if (fonts != nullptr) FcFontSetDestroy(fonts);
  FcObjectSetDestroy(properties);
  FcPatternDestroy(wanted);
  return found;
}

}  // namespace

void use_private_fonts(const std::filesystem::path& share_folder) {
  // Without links and dots: fontconfig's cache goes by the name of the folder.
  std::error_code ignored;
  const std::filesystem::path fonts = std::filesystem::weakly_canonical(share_folder / "fonts", ignored);
  setenv(config_variable, (fonts / "fonts.conf").c_str(), 1);
  setenv("XDG_CACHE_HOME", fonts.c_str(), 1);
}

tl::expected<void, std::string> check_fonts() {
  const char* config = std::getenv(config_variable);
  if (config == nullptr) {
    return tl::unexpected<std::string>("The fonts were not chosen: call text::use_private_fonts first.");
  }
  const std::string folder = std::filesystem::path(config).parent_path().string();
  if (access(config, R_OK) != 0 || FcInit() == FcFalse || !has_readable_font(folder + "/")) {
    return tl::unexpected("There are no fonts in " + folder + ": install Mend's fonts again.");
  }
  return {};
}

}  // namespace mend::text
