#include "kiosk/screens/reader_model.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::screens;

namespace {
ReaderModel reader(std::size_t start) {
  return {"mend/x", {"X", "en"}, "en", {{"One", {}}, {"Two", {}}, {"Three", {}}}, start};
}
}  // namespace

TEST_CASE("a module opens where it was left, also when a new version is shorter") {
  CHECK(reader(1).page().title == "Two");
  CHECK(reader(99).page().title == "Three");
}

TEST_CASE("pages go forward and back and never past the ends") {
  ReaderModel model = reader(0);
  model.back();
  CHECK(model.at() == 0);
  model.next();
  model.next();
  model.next();
  CHECK(model.at() == 2);
  CHECK(model.is_last());
}

TEST_CASE("what is picked in a question is gone with its page") {
  ReaderModel model = reader(0);
  model.pick(1, 2);
  CHECK(model.picked(1) == 2);
  model.next();
  model.back();
  CHECK_FALSE(model.picked(1));
}

TEST_CASE("the page says where one is") {
  const messages::Catalogue english;
  CHECK(make_reader_words(english, reader(1)).page_of.value() == "Page 2 of 3");
}
