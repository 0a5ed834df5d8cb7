#!/usr/bin/env python3
"""Refuses a test file that no target builds: a test that never runs looks just like one that passes.

Usage: registered.py ROOT
"""
import os
import sys


def main(root):
    faults = []
    for folder, _, files in os.walk(os.path.join(root, "tests")):
        for name in files:
            if not name.endswith("_test.cpp"):
                continue
            path = os.path.relpath(os.path.join(folder, name), root)
            place, listed = folder, False
            while place.startswith(os.path.join(root, "tests")) and not listed:
                build = os.path.join(place, "CMakeLists.txt")
                if os.path.exists(build):
                    with open(build, encoding="utf-8") as file:
                        listed = name in file.read()
                place = os.path.dirname(place)
            if not listed:
                faults.append(f"{path}: no CMakeLists.txt names this test; add it or remove it")
    for fault in sorted(faults):
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
