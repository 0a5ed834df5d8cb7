#include "author.h"

#include <catch2/catch.hpp>
#include <set>

using namespace mend;
using tests::Author;

namespace {

const ui::Node& heading(Author& author) {
  const ui::Node* node = author.panes().kiosk().tree().find("heading");
  REQUIRE(node);
  return *node;
}

/// Every file and folder, with its size and time of change.
std::set<std::string> listing(const base::Path& folder) {
  std::set<std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    all.insert(entry.path().string() + " " + std::to_string(entry.is_regular_file() ? entry.file_size() : 0) +
               " " + std::to_string(entry.last_write_time().time_since_epoch().count()));
  }
  return all;
}

}  // namespace

TEST_CASE("what is saved is seen at once, on the page and at the height where the author was") {
  Author author("what-is-rj");
  author.preview().visit().prefer("text-size", "huge");
  author.preview().visit().go_to("page/03-helper");
  author.settle();
  author.wheel(-6);
  const float height = heading(author).rect.y;
  REQUIRE(height < 0);

  author.save("pages/03-helper.md", author.with("pages/03-helper.md", "helper", "skilled helper"));
  author.wait_for("skilled helper");
  CHECK(author.preview().visit().place().id == "page/03-helper");
  CHECK(heading(author).rect.y == height);
}

TEST_CASE("an author stays on their page when another one comes before it") {
  Author author("what-is-rj");
  author.preview().visit().go_to("page/03-helper");
  author.settle();
  author.save_by_rename("pages/00-before.md", "# Before it all\n\nSome words.\n");
  author.wait_for("Page 4 of 10");
  CHECK(author.preview().visit().place().id == "page/03-helper");
}

TEST_CASE(
    "a page that is only half saved leaves the last good one on the screen, and says what is wrong where") {
  Author author("what-is-rj");
  const std::string whole = author.read("pages/01-hurt.md");
  author.save("pages/01-hurt.md", "# Crime hurts people\n\n::: callout\nOnly ha");
  author.wait_for_panel("01-hurt.md");
  author.settle();
  CHECK(author.sees("Restorative justice is a"));
  CHECK(author.panel().find("last good version") != std::string::npos);
  CHECK(author.panel().find("1 problem to mend") != std::string::npos);
  CHECK(author.panel().find("Line 3") != std::string::npos);

  author.save("pages/01-hurt.md", whole + "\nMore words.\n");
  author.wait_for("More words.");
  author.wait_for_panel("This is what you saved.");
  CHECK(author.panel().find("to mend") == std::string::npos);
}

TEST_CASE("what check says is beside the page, with file and line, while the page is shown") {
  Author author("what-is-rj");
  author.save("pages/02-people.md",
              author.with("pages/02-people.md", "Nobody has to take part.", "An offender may take part."));
  author.wait_for_panel("offender");
  CHECK(author.panel().find("02-people.md") != std::string::npos);
  author.preview().visit().go_to("page/02-people");
  author.wait_for("An offender may take part.");
}

TEST_CASE("editors that save by renaming, again and again, are followed") {
  Author author("what-is-rj");
  for (int save = 1; save <= 5; ++save) {
    const std::string words = "Save number " + std::to_string(save) + ".";
    author.save_by_rename("pages/01-hurt.md", "# Crime hurts people\n\n" + words + "\n");
    author.wait_for(words);
  }
}

TEST_CASE("a page that vanishes and comes back, and a folder that is replaced, are followed") {
  Author author("what-is-rj");
  const std::string page = author.read("pages/01-hurt.md");
  std::filesystem::remove(author.file("pages/01-hurt.md"));
  author.wait_for("Page 1 of 8");
  author.save_by_rename("pages/01-hurt.md", page);
  author.wait_for("of 9");

  // As a version control system does.
  std::filesystem::rename(author.folder.path() / "source", author.folder.path() / "old");
  author.wait_for_panel("module.toml");
  CHECK(author.panel().find("last good version") != std::string::npos);
  std::filesystem::copy(author.folder.path() / "old", author.folder.path() / "source",
                        std::filesystem::copy_options::recursive);
  author.wait_for_panel("This is what you saved.");
  author.save("pages/01-hurt.md", "# Crime hurts people\n\nBack again.\n");
  author.preview().visit().go_to("page/01-hurt");
  author.wait_for("Back again.");
}

TEST_CASE("a link in place of a page is refused by name, and the last good version stays") {
  Author author("what-is-rj");
  std::filesystem::create_symlink("/etc/hostname", author.file("pages/04-link.md"));
  author.preview().reload();
  author.wait_for_panel("04-link.md");
  CHECK(author.panel().find("last good version") != std::string::npos);
  CHECK(author.sees("Page 1 of 9"));
}

TEST_CASE("a translation follows its PO file, and the source language is shown until it is made") {
  Author author("what-is-rj");
  author.preview().visit().choose_language("cy");
  author.settle();
  CHECK(author.sees("Mae trosedd yn brifo pobl"));
  author.save_by_rename("po/cy.po", author.with("po/cy.po", "\"Mae trosedd yn brifo pobl.\"",
                                                "\"Mae trosedd yn brifo pawb.\""));
  author.wait_for("brifo pawb");
  author.settle();
  // A paragraph that nobody has translated yet: the page has it in English, and the author is told.
  author.save("pages/01-hurt.md", author.with("pages/01-hurt.md", "Crime hurts people.\n\n",
                                              "Crime hurts people.\n\nNobody has translated this.\n\n"));
  author.wait_for("Nobody has translated this.");
  author.settle();
  CHECK(author.sees("brifo pawb"));
}

TEST_CASE("the pseudo-locale and a language without a translation are shown, and said to be so") {
  Author author("what-is-rj");
  author.preview().visit().choose_language("en-XA");
  author.settle();
  CHECK(author.sees("[Ççŕŕ"));
  CHECK_FALSE(author.sees("Crime"));
  CHECK(author.panel().find("This is no language") != std::string::npos);
  author.preview().visit().choose_language("pl");
  author.settle();
  CHECK(author.sees("Crime hurts people"));
  CHECK(author.panel().find("There is no translation into this language") != std::string::npos);
}

TEST_CASE("a preview writes nothing but in its scratch folder") {
  Author author("what-is-rj");
  const auto before = listing(author.file(""));
  author.preview().visit().choose_language("cy");
  for (const preview::Place& place : author.preview().visit().places()) {
    author.preview().visit().go_to(place.id);
    author.settle();
  }
  author.preview().reload();
  author.settle();
  CHECK(listing(author.file("")) == before);
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(author.folder.path()))
    names.insert(entry.path().filename());
  CHECK(names == std::set<std::string>{"scratch", "source"});
}

TEST_CASE("what the window shows cannot be taken for a kiosk: the mark is over every page") {
  Author author("what-is-rj");
  const auto is_marked = [&] {
    const window::Canvas& picture = author.panes().picture();
    const std::set<std::uint32_t> first(picture.row(2), picture.row(2) + picture.size.width);
    return first.contains(0xFFFFDD00U) && first.contains(0xFF0B0C0CU);
  };
  CHECK(is_marked());
  for (const char* id : {"help", "hide"}) {
    author.press(id);
    author.settle();
    CHECK(is_marked());
    author.preview().visit().go_to("page/01-hurt");
  }
  // The author's own side can be put away; the mark cannot.
  window::Event key;
  key.kind = window::EventKind::key_down;
  key.key = window::Key::f11;
  author.panes().input(key);
  author.settle();
  CHECK(author.panes().kiosk_area().left == 0);
  CHECK(is_marked());
}
