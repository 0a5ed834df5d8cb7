#!/usr/bin/env python3
"""Refuses docs/forms.md where it tells other functions, bounds or controls than the code has.

- The functions of each row of its table are those of one `constexpr Function table[]` of content/form/functions_*.cpp,
  and the numbers beside them are right.
- Its bounds are the numbers of content/form/limits.h.
- Its question types are those that content/author/xlsform/question_type.cpp takes, and those that it refuses with a
  reason; the numbers of the table are right, and so are those of the rows of the survey sheet.

Usage: forms_page.py ROOT
"""
import os
import re
import sys

# The row of the page for each file of functions.
ROWS = {"text": "text", "number": "number", "truth": "truth", "node": "nodes", "date": "date", "choice": "choice"}
# Which name of limits.h stands where in the page's table of bounds, as the page writes it.
BOUNDS = {
    "xform_bytes": "MiB", "instance_bytes": "MiB", "data_bytes": "MiB", "data_nodes": "", "fields": "", "questions": "",
    "choices": "", "nodes": "", "repeats": "", "changes": "", "expression_bytes": "bytes", "steps": "steps",
    "calculated_bytes": "KiB", "languages": "", "texts": "", "text_answer": "",
}


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


def functions(root, kind):
    table = re.search(r"constexpr Function table\[\] = \{(.*?)\n\};", read(root, f"content/form/functions_{kind}.cpp"), re.S)
    return re.findall(r'\{"([^"]+)",', table.group(1))


def function_faults(root, page):
    faults, total = [], 0
    for kind, title in ROWS.items():
        have = functions(root, kind)
        total += len(have)
        row = re.search(rf"^\| {title} \((\d+)\) \| (.*) \|$", page, re.M)
        if row is None:
            faults.append(f"there is no row of the {title} functions")
            continue
        told = re.search(r"`([^`]*)`", row.group(2)).group(1).split()
        if sorted(told) != sorted(have):
            faults.append(f"{title}: the page has {sorted(set(told) - set(have))} too many and lacks {sorted(set(have) - set(told))}")
        if int(row.group(1)) != len(have):
            faults.append(f"{title}: there are {len(have)} functions, not {row.group(1)}")
    told = re.search(r"\*\*Functions: (\d+) of ODK’s (\d+), and (\w+) of XPath", page)
    words = {"five": 5, "six": 6, "seven": 7}
    if told is None or int(told.group(1)) + words.get(told.group(3), 0) != total:
        faults.append(f"the page does not tell that there are {total} functions in all")
    missing = re.search(r"^\| not \((\d+)\) \| (.*) \|$", page, re.M)
    names = [name for group in re.findall(r"`([^`]*)`", missing.group(2)) for name in group.split()]
    have = {name for kind in ROWS for name in functions(root, kind)}
    if len(names) != int(missing.group(1)) or int(told.group(1)) + len(names) != int(told.group(2)):
        faults.append(f"functions that are not there: {len(names)} are told, and the sum is not {told.group(2)}")
    faults += [f"{name} is told as not there, and it is" for name in names if name in have]
    return faults


def bound_faults(root, page):
    faults = []
    bounds = page[page.index("## Bounds"):page.index("## XLSForm")] + page[page.index("**Question types"):page.index("**Binds")]
    for name, unit in BOUNDS.items():
        value = re.search(rf"std::size_t {name} = ([^;]+);", read(root, "content/form/limits.h"))
        if value is None:
            faults.append(f"limits.h has no {name}")
            continue
        number = 1
        for factor in value.group(1).replace("'", "").split("*"):
            number *= int(factor)
        number //= {"MiB": 1024 * 1024, "KiB": 1024}.get(unit, 1)
        told = f"{number:,}" + (f" {unit}" if unit else "")
        if not re.search(rf"(?<![\d,]){re.escape(told)}(?!\d|,\d)", bounds):
            faults.append(f"the bound {name} is {told}; the page does not say so")
    return faults


def names_in(text):
    return [name for group in re.findall(r"`([^`]*)`", text) for name in group.split()]


def type_faults(root, page):
    code = read(root, "content/author/xlsform/question_type.cpp")
    taken = set(re.findall(r'\{"([^"]+)", Kind::', code)) | set(re.findall(r'"(rank)"', code))
    refused = set(re.findall(r'\{"([^"]+)",\s*(?:place|made|who|watch|"It )', code))
    spelled = {"group": "begin group", "repeat": "begin repeat", "begin_group": "begin group", "begin_repeat": "begin repeat"}
    table = page[page.index("**Question types"):page.index("**Binds")]
    supported, missing, faults = [], [], []
    for row in re.findall(r"^\| (`.*?) \|.*\| (yes|no: .*?) \|$", table, re.M):
        if "not counted" not in row[0]:
            (supported if row[1] == "yes" else missing).extend(names_in(row[0].replace("`field-list`", "").replace("`table-list`", "")))
    for name in supported:
        wanted = ["select_one_from_file", "select_multiple_from_file"] if "…" in name else [spelled.get(name, name)]
        faults += [f"the type {one} is told as supported; the compiler does not take it" for one in wanted if one not in taken]
    faults += [f"the type {one} is told as not supported; the compiler has no reason against it" for one in missing if one not in refused]
    told = re.search(r"\*\*Question types: (\d+) of (\d+)\.", table)
    if told is None or (int(told.group(1)), int(told.group(2))) != (len(supported), len(supported) + len(missing)):
        faults.append(f"the table has {len(supported)} types of {len(supported) + len(missing)}")
    for count, kind, names in re.findall(r"^\| (\d+) (types taken|of \w+: not|old ways: not) \| (.*) \|$", page, re.M):
        listed = names_in(names.split(":")[0] if "not" in kind else names)
        listed = [name for name in listed if name != "or_other"]
        if "old" in kind:
            listed = re.findall(r"`([^`]*)`", names)
        if len(listed) != int(count):
            faults.append(f"{count} {kind}: the row names {len(listed)}")
        if "taken" in kind:
            faults += [f"{one} is told as taken; the compiler does not take it" for one in listed if spelled.get(one, one) not in taken]
        else:
            faults += [f"{one} is told as not taken; the compiler gives no reason" for one in listed
                       if one not in refused and not any(one.startswith(name) for name in refused)]
    return faults


def main(root):
    page = read(root, "docs/forms.md")
    faults = function_faults(root, page) + bound_faults(root, page) + type_faults(root, page)
    for fault in faults:
        print(f"docs/forms.md: {fault}")
    return 1 if faults else 0


sys.exit(main(sys.argv[1]))
