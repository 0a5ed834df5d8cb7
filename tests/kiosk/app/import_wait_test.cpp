// A large update takes long. Nobody who is told "saved" waits for it.
#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using tests::Scene;

TEST_CASE("An answer is saved and sent while an update is held up, and the update comes when it can") {
  Scene scene;
  auto& sam = scene.sam;
  sam.enrol("Sam");
  {
    const tests::HoldImport hold(scene.prison.files);
    scene.prison.policy["name"] = "HMP Elsewhere";
    scene.prison.repository.put_target("policy/DEMO.json", scene.prison.policy.dump());
    scene.prison.repository.update_snapshot();
    scene.prison.repository.dump(scene.prison.files, scene.prison.places.drop);
    sam.turn_until([&] { return scene.prison.files.is_waited_for(); });

    sam.may_stay_busy = true;
    scene.answer_check_in("Good", "Bread", "No");
    sam.press("Send");
    sam.turn_until([&] { return sam.sees("Your form is ready to go"); });
    CHECK(scene.prison.dock().size() == 1);
    CHECK(scene.prison.files.is_waited_for());
    sam.may_stay_busy = false;
  }
  sam.settle();
  const auto open =
      library::Library::open(scene.prison.files, scene.prison.places.content,
                             *scene.prison.files.read(scene.prison.places.root, 100'000), "DEMO");
  REQUIRE(open);
  CHECK(open->policy().name == "HMP Elsewhere");
}
