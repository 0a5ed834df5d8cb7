#!/usr/bin/env python3
"""The lint itself must be able to fail: plant each kind of fault and see it refused."""
import os
import tempfile
import unittest

import arrows

RULES = {
    "content/base": set(),
    "content/trust": set(),
    "kiosk/ui": set(),
    "kiosk/store": set(),
    "kiosk/screens": {"kiosk/ui", "kiosk/store"},
    "i18n/text": set(),
}


def faults_of(files, rules=RULES):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        return arrows.check(root, rules)


class Arrows(unittest.TestCase):
    def test_an_allowed_include_passes(self):
        self.assertEqual(faults_of({"content/trust/a.cpp": '#include "content/base/b.h"\n', "content/base/b.h": "\n"}), [])

    def test_an_upward_include_is_refused(self):
        faults = faults_of({"content/base/a.cpp": '\n#include "content/trust/b.h"\n'})
        self.assertEqual(faults, ["content/base/a.cpp:2: content/base may not include from content/trust"])

    def test_angle_brackets_do_not_hide_an_upward_include(self):
        self.assertTrue(faults_of({"content/base/a.cpp": "#include <content/trust/b.h>\n"}))

    def test_i18n_may_not_know_mend(self):
        self.assertTrue(faults_of({"i18n/text/a.cpp": '#include "content/base/b.h"\n'}))

    def test_two_headers_that_include_each_other_are_refused(self):
        faults = faults_of({"content/trust/a.h": '#include "content/trust/b.h"\n',
                            "content/trust/b.h": '#include "content/trust/a.h"\n'})
        self.assertEqual(len(faults), 1)
        self.assertIn("include each other", faults[0])

    def test_rules_that_allow_a_cycle_are_refused(self):
        rules = {"content/a": {"content/b"}, "content/b": {"content/a"}}
        self.assertTrue(any("include each other" in fault for fault in faults_of({}, rules)))

    def test_a_path_that_climbs_is_refused(self):
        self.assertTrue(faults_of({"content/trust/a.cpp": '#include "../base/b.h"\n'}))

    def test_a_folder_that_nobody_declared_is_refused(self):
        self.assertTrue(faults_of({"content/new/a.cpp": "\n"}))

    def test_only_the_ui_may_draw_with_imgui(self):
        self.assertEqual(faults_of({"kiosk/ui/a.cpp": "#include <imgui.h>\n"}), [])
        self.assertTrue(faults_of({"kiosk/screens/a_screen.cpp": "#include <imgui.h>\n"}))

    def test_a_model_may_not_draw_and_a_screen_may_not_store(self):
        self.assertTrue(faults_of({"kiosk/screens/home_model.cpp": '#include "kiosk/ui/ui.h"\n'}))
        self.assertTrue(faults_of({"kiosk/screens/home_screen.cpp": '#include "kiosk/store/store.h"\n'}))


if __name__ == "__main__":
    unittest.main()
