#include "content/author/translate.h"

#include "tests/content/author/author_fixture.h"

using namespace mend;

TEST_CASE("A paragraph that is not translated, or not approved, stays in the source language") {
  author_test::Folder folder;
  author_test::write_guide(folder);
  const auto page = author::translate_page(folder.path / "catalogue/guide/pages/01-hurt.md",
                                           folder.path / "catalogue/guide/po/cy.po", folder.path);
  REQUIRE(page);
  CHECK(base::as_text(*page) ==
        "# Niwed\n\nPan gaiff pobl eu brifo.\n\nThis one waits.\n\nThis one is new.\n");
}

TEST_CASE("A damaged PO file is refused, not half used") {
  author_test::Folder folder;
  author_test::write_guide(folder);
  folder.write("catalogue/guide/po/cy.po", "msgid \"Hurt\nmsgstr \"");
  CHECK_FALSE(author::translate_page(folder.path / "catalogue/guide/pages/01-hurt.md",
                                     folder.path / "catalogue/guide/po/cy.po", folder.path));
  CHECK_FALSE(author::count_translations(folder.path / "catalogue/guide/po/cy.po", folder.path));
}

TEST_CASE("Translations are counted by their state") {
  author_test::Folder folder;
  author_test::write_guide(folder);
  const auto state = author::count_translations(folder.path / "catalogue/guide/po/cy.po", folder.path);
  REQUIRE(state);
  CHECK(state->approved == 2);
  CHECK(state->fuzzy == 1);
  CHECK(state->missing == 1);
}
