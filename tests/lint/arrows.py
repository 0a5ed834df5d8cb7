#!/usr/bin/env python3
"""Refuses includes that the house does not allow: wrong arrows, cycles of files, and paths that climb.

Usage: arrows.py ROOT [--rules FILE]
Prints one line a fault, `file:line: what is wrong`, and exits 1 if there is any.
"""
import argparse
import os
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
SOURCES = (".h", ".cpp")
HOUSES = ("i18n", "content", "sync", "kiosk")
FLOOR = "content/base"

# Some files of a part may see less than the part: a model knows no drawing, a screen knows no disk.
NARROWER = [
    (re.compile(r"^kiosk/screens/.*_model\.(h|cpp)$"), {"kiosk/ui", "kiosk/window"}, "a screen's model draws nothing"),
    (re.compile(r"^kiosk/screens/.*_screen\.(h|cpp)$"), {"kiosk/store", "kiosk/platform"}, "a screen touches no store"),
]

# Libraries that one part owns; nobody else may include them.
OWNED = [
    (re.compile(r'^\s*#\s*include\s*[<"](imgui[^">]*)[>"]'), ("kiosk/ui", "kiosk/window"), "Dear ImGui"),
    (re.compile(r'^\s*#\s*include\s*[<"](SDL[^">]*)[>"]'), ("kiosk/window",), "SDL"),
    (re.compile(r'^\s*#\s*include\s*[<"](libxml/[^">]*)[>"]'), ("content/form",), "libxml2"),
    (re.compile(r'^\s*#\s*include\s*[<"](curl/[^">]*)[>"]'), ("content/trust", "sync/dock"), "libcurl"),
    (re.compile(r'^\s*#\s*include\s*[<"](sqlite3[^">]*|SQLiteCpp[^">]*)[>"]'), ("kiosk/store", "sync/hub"), "SQLite"),
    (re.compile(r'^\s*#\s*include\s*[<"](boost/[^">]*)[>"]'), ("sync/hub",), "Boost"),
    (re.compile(r'^\s*#\s*include\s*[<"](pango/[^">]*|hb[^">]*|ft2build[^">]*)[>"]'), ("i18n/text",), "Pango, HarfBuzz and FreeType"),
    (re.compile(r'^\s*#\s*include\s*[<"](cmark[^">]*)[>"]'), ("content/module",), "cmark-gfm"),
]


def read_rules(path):
    rules = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.split("#")[0].strip()
            if line:
                part, allowed = line.split(":")
                rules[part] = set(allowed.split())
    return rules


def part_of(path, rules):
    """The longest part that holds the path, or None."""
    folder = os.path.dirname(path)
    while folder:
        if folder in rules:
            return folder
        folder = os.path.dirname(folder)
    return None


def sources(root):
    for house in HOUSES:
        for folder, folders, files in os.walk(os.path.join(root, house)):
            folders[:] = [f for f in folders if f != "node_modules"]
            for name in sorted(files):
                if name.endswith(SOURCES):
                    yield os.path.relpath(os.path.join(folder, name), root)


def check(root, rules):
    faults, graph = [], {}
    for path in sources(root):
        part = part_of(path, rules)
        if part is None:
            faults.append(f"{path}:1: this folder is not in the rules; name it there")
            continue
        allowed = rules[part] | {part}
        if not part.startswith("i18n/"):
            allowed.add(FLOOR)
        graph[path] = []
        with open(os.path.join(root, path), encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                for pattern, owners, name in OWNED:
                    if pattern.match(line) and part not in owners:
                        faults.append(f"{path}:{number}: only {' and '.join(owners)} may use {name}")
                match = INCLUDE.match(line)
                if not match:
                    continue
                quote, target = match.groups()
                if ".." in target.split("/"):
                    faults.append(f"{path}:{number}: include by the path in the repository, not by \"..\"")
                    continue
                if not target.startswith(tuple(f"{house}/" for house in HOUSES)):
                    if quote == '"' and os.path.exists(os.path.join(root, os.path.dirname(path), target)):
                        faults.append(f"{path}:{number}: include \"{os.path.dirname(path)}/{target}\" by its full path")
                    continue
                graph[path].append((target, number))
                other = part_of(target, rules)
                if other not in allowed:
                    faults.append(f"{path}:{number}: {part} may not include from {other or target}")
                for pattern, refused, why in NARROWER:
                    if pattern.match(path) and other in refused:
                        faults.append(f"{path}:{number}: {why}: \"{target}\"")
    return faults + cycles(graph) + rule_cycles(rules)


def rule_cycles(rules):
    graph = {part: [(other, 1) for other in sorted(allowed)] for part, allowed in rules.items()}
    return [fault.replace("include each other", "may include each other") for fault in cycles(graph)]


def cycles(graph):
    faults, state = [], {}

    def visit(node, trail):
        state[node] = "open"
        for target, number in graph.get(node, []):
            if state.get(target) == "open":
                loop = trail[trail.index(target):] + [target] if target in trail else [node, target]
                faults.append(f"{node}:{number}: these include each other: {' -> '.join(loop)}")
            elif target not in state and target in graph:
                visit(target, trail + [target])
        state[node] = "done"

    sys.setrecursionlimit(10000)
    for node in sorted(graph):
        if node not in state:
            visit(node, [node])
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root")
    parser.add_argument("--rules", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "arrows.txt"))
    arguments = parser.parse_args()
    faults = check(arguments.root, read_rules(arguments.rules))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
