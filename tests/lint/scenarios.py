#!/usr/bin/env python3
"""Counts the scenarios of the forms engine, and refuses fewer than LEAST or than docs/forms.md tells.

A scenario opens a form, answers and expects: one of tests/content/form/scenarios, or a test case of
tests/content/form whose body names `Scenario` and holds a CHECK or REQUIRE. Usage: scenarios.py ROOT [LEAST]
"""
import os
import re
import sys


def scenarios(folder):
    found = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith("_test.cpp"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            cases = re.split(r"^TEST_CASE\(", file.read(), flags=re.MULTILINE)[1:]
        for case in cases:
            title = re.match(r'\s*((?:"(?:[^"\\]|\\.)*"\s*)+)', case)
            body = case[title.end():] if title else ""
            if re.search(r"\bScenario\b", body) and re.search(r"\b(CHECK|REQUIRE)\w*\(", body):
                found.append(re.sub(r'"\s*"|^"|"$', "", title.group(1).strip()))
    written = os.path.join(folder, "scenarios")
    for name in sorted(os.listdir(written)):
        if name != "README.txt":
            with open(os.path.join(written, name), encoding="utf-8") as file:
                found += [line[2:].strip() for line in file if line.startswith("# ")]
    return found


def main(root, least):
    found = scenarios(os.path.join(root, "tests/content/form"))
    faults = []
    faults += [f"two scenarios are called \"{name}\"" for name in sorted({one for one in found if found.count(one) > 1})]
    if len(found) < least:
        faults.append(f"there are {len(found)} scenarios; {least} are promised")
    with open(os.path.join(root, "docs/forms.md"), encoding="utf-8") as page:
        told = re.search(r"(\d+) scenarios", page.read())
    if told is None or not least <= int(told.group(1)) <= len(found):
        faults.append(f"docs/forms.md tells {told.group(1) if told else 'no number'}; there are {len(found)} scenarios")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300))
