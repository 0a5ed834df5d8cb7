#!/usr/bin/env python3
"""Refuses a promise in docs/behaviours.md whose test is not there.

Each row of its tables ends with the tests that hold the promise, in backticks: a test's name as the suite prints it,
or a file below tests/. Usage: behaviours.py ROOT
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


def main(root):
    texts, faults, rows = test_texts(root), [], 0
    with open(os.path.join(root, "docs", "behaviours.md"), encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not line.startswith("|") or len(cells) < 2 or set(cells[-1]) <= set("-: ") or cells[-1] == "held by":
                continue
            rows += 1
            tests = re.findall(r"`([^`]+)`", cells[-1])
            if not tests:
                faults.append(f"docs/behaviours.md:{number}: this promise names no test")
            for test in tests:
                if test not in texts and not os.path.exists(os.path.join(root, "tests", test)):
                    faults.append(f"docs/behaviours.md:{number}: there is no test \"{test}\"")
    if rows == 0:
        faults.append("docs/behaviours.md: no promises were found")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
