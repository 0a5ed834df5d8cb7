# Turns mend.pot (as written by `msgcat --no-wrap`) into C++: `ids` gets the sorted list of ids, `english`
# the sentences in the same order. A PO string is written as a C string, so it goes through as it is.

function finish() {
  if (context != "") {
    if (context !~ /^[a-z0-9.-]+$/) {
      print "i18n/po/mend.pot: the id \"" context "\" may hold only a-z, 0-9, dots and hyphens." > "/dev/stderr"
      failed = 1
    }
    if (context in sentence) {
      print "i18n/po/mend.pot: the id \"" context "\" is there twice." > "/dev/stderr"
      failed = 1
    }
    # Kept sorted as it grows: a few hundred ids.
    place = ++count
    while (place > 1 && sorted[place - 1] > context) {
      sorted[place] = sorted[place - 1]
      place--
    }
    sorted[place] = context
    sentence[context] = text
    is_safety[context] = safety
  } else if (text != "" && text != "\"\"" && seen_header) {
    print "i18n/po/mend.pot: the message " text " has no id (msgctxt)." > "/dev/stderr"
    failed = 1
  }
  if (text != "") seen_header = 1
  context = ""; text = ""; safety = 0; reading = 0
}

/^$/ { finish(); next }
/^#\. safety$/ { safety = 1; next }
/^#/ { next }
/^msgctxt "/ { context = substr($0, 10, length($0) - 10); next }
/^msgid "/ { text = substr($0, 7); reading = 1; next }
/^msgstr / { reading = 0; next }
/^"/ { if (reading) text = text "\n     " $0; next }
{
  print "i18n/po/mend.pot: this line is not understood: " $0 > "/dev/stderr"
  failed = 1
}

END {
  finish()
  if (failed || count == 0) exit 1

  print "// Made from i18n/po/mend.pot by make_english.awk." > ids
  print "#pragma once\n\n#include <array>\n#include <string_view>\n\nnamespace mend::messages {\n" > ids
  print "inline constexpr std::array<std::string_view, " count "> known_ids = {" > ids
  for (i = 1; i <= count; i++) print "    \"" sorted[i] "\"," > ids
  print "};\n\n}  // namespace mend::messages" > ids

  print "// Made from i18n/po/mend.pot by make_english.awk." > english
  print "#include \"i18n/messages/english.h\"\n\nnamespace mend::messages {\n" > english
  print "const std::array<English, known_ids.size()> english = {{" > english
  for (i = 1; i <= count; i++)
    print "    {" sentence[sorted[i]] ", " (is_safety[sorted[i]] ? "true" : "false") "}," > english
  print "}};\n\n}  // namespace mend::messages" > english
}
