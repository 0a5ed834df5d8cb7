#!/usr/bin/env python3
"""Refuses a promise in docs/behaviours.md, or a verdict in docs/accessibility.md, whose test is not there.

Each row of their tables ends with the tests that hold it, in backticks: a test's name as the suite prints it, or a
file below tests/. A row of behaviours.md must name one. Usage: behaviours.py ROOT
"""
import os
import re
import sys


def test_texts(root):
    texts = []
    for folder, folders, files in os.walk(os.path.join(root, "tests")):
        folders[:] = [name for name in folders if name not in ("node_modules", "corpus")]
        for name in files:
            # A CMakeLists.txt names the tests that are programs of their own.
            if name.endswith((".cpp", ".mjs", ".py", ".txt", ".sh")):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    # A C++ literal may go on on the next line; the name is what the pieces make together.
                    texts.append(re.sub(r'"\s*\n\s*"', "", file.read()))
    return "\n".join(texts)


def faults_of(root, page, texts, needs_test):
    faults, rows = [], 0
    with open(os.path.join(root, page), encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not line.startswith("|") or len(cells) < 2 or set(cells[-1]) <= set("-: ") or cells[-1] == "held by":
                continue
            rows += 1
            tests = re.findall(r"`([^`]+)`", cells[-1])
            if needs_test and not tests:
                faults.append(f"{page}:{number}: this promise names no test")
            for test in tests:
                if test not in texts and not os.path.exists(os.path.join(root, "tests", test)):
                    faults.append(f"{page}:{number}: there is no test \"{test}\"")
    if rows == 0:
        faults.append(f"{page}: no rows were found")
    return faults


def main(root):
    texts = test_texts(root)
    faults = faults_of(root, "docs/behaviours.md", texts, True) + faults_of(root, "docs/accessibility.md", texts, False)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
