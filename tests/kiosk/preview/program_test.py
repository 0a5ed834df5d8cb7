#!/usr/bin/env python3
"""mend-preview from outside: what it writes, what it says when it cannot go on, and that no kiosk holds it."""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

faults = []


def check(good, what):
    if not good:
        faults.append(what)


def run(command, **more):
    environment = dict(os.environ, **more.pop("environment", {}))
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, **more)


def refused(what, done, *words):
    """One plain sentence, and a status that says so."""
    check(done.returncode == 1, f"{what}: ended with {done.returncode}: {done.stderr}")
    check(len(done.stderr.strip().splitlines()) == 1, f"{what}: not one line: {done.stderr!r}")
    for word in ("mend-preview: ", *words):
        check(word in done.stderr, f"{what}: does not say {word!r}: {done.stderr!r}")


def written(trace):
    """The paths that were opened for writing, made, renamed or removed."""
    paths = set()
    for line in trace.splitlines():
        call = re.match(r"^(?:\d+ +)?(\w+)\((.*)", line)
        if not call or "= -1" in line:
            continue
        name, rest = call.groups()
        if name in ("openat", "open") and not re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", rest):
            continue
        paths.update(re.findall(r'"(/[^"]*)"', rest))
    return paths


def main():
    parser = argparse.ArgumentParser()
    for name in ("preview", "author", "kiosk", "catalogue"):
        parser.add_argument(f"--{name}", required=True)
    arguments = parser.parse_args()
    preview = arguments.preview
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "source")
        shutil.copytree(os.path.join(arguments.catalogue, "what-is-rj"), source)
        out, home, scratch = (os.path.join(folder, name) for name in ("out", "home", "tmp"))
        os.mkdir(home)
        os.mkdir(scratch)
        places = {"HOME": home, "TMPDIR": scratch, "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""}

        trace = os.path.join(folder, "trace")
        done = run(["strace", "-f", "-qq", "-o", trace, "-e",
                    "trace=openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,symlink,link",
                    preview, source, "--out", out, "--language", "en,cy", "--text-size", "normal", "--page", "01-hurt"],
                   # A sanitized build cannot look for leaks while it is traced.
                   environment=places | {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"})
        check(done.returncode == 0, f"--out: {done.returncode} {done.stdout} {done.stderr}")
        check(sorted(os.listdir(out)) == ["01-hurt.cy.normal.png", "01-hurt.en.normal.png"], f"--out wrote {os.listdir(out)}")
        with open(trace, encoding="utf-8") as lines:
            paths = written(lines.read())
        check(any(path.startswith(scratch) for path in paths), "the trace shows nothing of the scratch folder: look for it otherwise")
        for path in sorted(paths):
            check(path.startswith((out, scratch, "/dev/", "/proc/self/")) or path == folder, f"it writes to {path}")
        check(os.listdir(home) == [], f"it left {os.listdir(home)} at home")
        check(os.listdir(scratch) == [], f"it left {os.listdir(scratch)} in its scratch")

        # By way of mend-author, with all of its arguments.
        done = run([arguments.author, "preview", source, "--out", out, "--page", "02-people"])
        check(done.returncode == 0 and "02-people.ar.normal.png" in os.listdir(out), f"mend-author preview: {done.stderr}")

        refused("no folder", run([preview, os.path.join(folder, "nowhere")]), "nowhere")
        refused("a folder without a source", run([preview, home]), "module.toml")
        refused("no arguments", run([preview]), "--help")
        refused("an unknown size", run([preview, source, "--out", out, "--text-size", "vast"]), "vast")
        refused("an unknown page", run([preview, source, "--out", out, "--page", "99"]), "01-hurt")
        refused("a policy that is none", run([preview, source, "--out", out, "--policy", os.path.join(source, "module.toml")]))
        nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "SDL_VIDEODRIVER": "x11"}
        refused("no display", run([preview, source], environment=nothing), "display")

        page = os.path.join(source, "pages", "03-helper.md")
        for kind in ("a pipe", "a link", "half a page", "not readable"):
            shutil.copy(page, os.path.join(folder, "kept"))
            os.remove(page)
            if kind == "a pipe":
                os.mkfifo(page)
            elif kind == "a link":
                os.symlink(os.path.join(folder, "kept"), page)
            else:
                with open(page, "w", encoding="utf-8") as half:
                    half.write("Words, but no title\n")
                if kind == "not readable":
                    if os.geteuid() == 0:
                        os.remove(page)
                        os.mkdir(page)  # root may read everything; a folder cannot be read by anybody
                    else:
                        os.chmod(page, 0)
            if not (kind == "not readable" and os.geteuid() == 0):
                refused(kind, run([preview, source, "--out", out]), "03-helper.md")
                refused(f"{kind}, with a window", run([preview, source], environment={"SDL_VIDEODRIVER": "dummy"}), "03-helper.md")
            if os.path.isdir(page):
                os.rmdir(page)
            else:
                os.remove(page)
            shutil.copy(os.path.join(folder, "kept"), page)

        # Problems of check come with the pictures, and the status says so.
        with open(page, "a", encoding="utf-8") as more:
            more.write("\nAn offender is here.\n")
        done = run([preview, source, "--out", out, "--page", "03-helper"])
        check(done.returncode == 1 and "offender" in done.stdout and "03-helper.md" in done.stdout, f"check: {done.stdout} {done.stderr}")

    # The kiosk of a prison has nothing of it; the preview is the control.
    for trace in (b"mend-preview", b"How to use the preview"):
        for program, expected in ((preview, True), (arguments.kiosk, False)):
            with open(program, "rb") as content:
                check((trace in content.read()) == expected, f"{trace!r} in {program}: expected {expected}")

    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
