#!/usr/bin/env python3
"""Refuses a message that no code shows: translators would work on it for nobody.

A message is used when its whole id stands in quotes somewhere in the code; ids are never put together.

Usage: messages.py ROOT
"""
import os
import re
import sys


def code_of(root):
    text = []
    for part in ("kiosk", "i18n"):
        for folder, folders, files in os.walk(os.path.join(root, part)):
            # The gallery shows them to us, not to residents.
            folders[:] = [name for name in folders if name != "gallery"]
            for name in files:
                if name.endswith((".cpp", ".h")):
                    with open(os.path.join(folder, name), encoding="utf-8") as file:
                        text.append(file.read())
    return "\n".join(text)


def main(root):
    with open(os.path.join(root, "i18n", "po", "mend.pot"), encoding="utf-8") as file:
        ids = re.findall(r'^msgctxt "(.+)"$', file.read(), re.MULTILINE)
    if not ids:
        print("i18n/po/mend.pot: no message was found in it")
        return 1
    code = code_of(root)
    unused = [name for name in ids if f'"{name}"' not in code]
    for name in unused:
        print(f"i18n/po/mend.pot: no code shows the message {name}; remove it here and in each translation")
    return 1 if unused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
