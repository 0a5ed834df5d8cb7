// make-layouts OUT.cpp: turns the layouts of xkb-data into the keys of a keyboard on the screen. Runs when
// Mend is built, so that the program itself reads no layout: there is nothing to ship, to damage or to forge.
#include "i18n/keyboard/sources.h"
#include "i18n/keyboard/writer.h"

#include <cstdio>
#include <fstream>
#include <string>

using namespace mend::keyboard;

namespace {

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n') {
      result += "\\n";
    } else if (c == kNoKey) {
      result += "\\001";
    } else {
      result += c;
    }
  }
  return result + "\"";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: make-layouts OUT.cpp\n", stderr);
    return 2;
  }
  std::ofstream out(argv[1]);
  out << "// Made by make-layouts from xkb-data and CLDR.\n"
         "#include \"i18n/keyboard/compiled.h\"\n\n"
         "namespace mend::keyboard {\n\n"
         "const Compiled kCompiled[] = {\n";
  for (const Source& source : kSources) {
    const auto written = write(source);
    if (!written) {
      std::fprintf(stderr, "make-layouts: %s\n", written.error().c_str());
      return 1;
    }
    out << "    {" << quoted(std::string(source.language)) << ", "
        << (written->right_to_left ? "true" : "false") << ", " << (written->has_capitals ? "true" : "false")
        << ", " << (source.pinyin ? "true" : "false");
    for (const std::string* keys : {&written->letters, &written->shifted, &written->more,
                                    &written->more_shifted, &written->numbers, &written->handy}) {
      out << ",\n     " << quoted(*keys);
    }
    out << "},\n";
  }
  out << "};\nconst std::size_t kCompiledCount = " << kSources.size()
      << ";\n\n}  // namespace mend::keyboard\n";
  out.close();
  return out ? 0 : 1;
}
