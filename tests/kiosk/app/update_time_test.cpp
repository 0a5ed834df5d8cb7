// What time it is for an update: every lie that a hub, a courier, a thief or a clock can tell, and that none
// of them outlasts it.
#include "update_world.h"

using namespace mend;
using namespace update_time;

TEST_CASE(
    "with a dead clock a device installs on its first dock, and updates by the floor until the hub is "
    "asked") {
  World world;
  CHECK(world.generation() == 1);
  world.prison.clock.set_calendar(0);
  world.open();
  CHECK(world.takes_update());
  world.lay(world.answer(world.real));
  CHECK(world.refused() == "");
  CHECK(world.report().clock_error_seconds == -world.real / 1000);
  CHECK(world.takes_update());
}

TEST_CASE(
    "a clock far ahead stops updates and nothing else, and the hub's word for the time starts them again") {
  World world;
  world.prison.clock.set_calendar(start + 40 * 365 * day);
  CHECK_FALSE(world.takes_update());
  CHECK(world.refused().starts_with("trust.expired role=root"));
  CHECK(world.generation() == 1);
  world.lay(world.answer(world.real));
  CHECK(world.refused() == "");
  CHECK(world.generation() == 2);
  CHECK(world.report().clock_error_seconds.value() >= 40ll * 365 * 24 * 3600);
  CHECK(world.takes_update());
}

TEST_CASE(
    "a clock that is stepped in the middle of a session does not matter: the hub's time goes on by itself") {
  World world;
  world.lay(world.answer(world.real));
  for (const base::UnixMillis step : {base::UnixMillis{0}, start + 300 * day, year_9999, -year_9999, start}) {
    world.prison.clock.set_calendar(step);
    world.pass(hour);
    CHECK(world.takes_update());
  }
  // And it does go on: what expires during the session is refused.
  world.lay(world.answer(world.real + 13 * day + 12 * hour));
  CHECK(world.takes_update());
  world.pass(13 * hour);
  world.refresh();
  CHECK(world.refused().starts_with("trust.expired role=timestamp"));
}

TEST_CASE("an answer counts once, for this device, this question and this hub") {
  World world;
  world.prison.clock.set_calendar(start + 40 * 365 * day);
  world.open();
  CHECK_FALSE(world.takes_update());
  const std::string other_device = *opening::sign_hub_time(
      {world.question(), world.prison.random.id(), world.real}, world.prison.hub_signing);
  const std::string other_question = *opening::sign_hub_time(
      {world.prison.random.id(), world.prison.device.id, world.real}, world.prison.hub_signing);
  const std::string other_key = *opening::sign_hub_time(
      {world.question(), world.prison.device.id, world.real}, seal::make_signing_pair(world.prison.random));
  const std::map<std::string, std::string> lies = {{other_device, "time.other-device"},
                                                   {other_question, "time.other-nonce"},
                                                   {other_key, "time.signature"},
                                                   {"{}", "time.signature"},
                                                   {std::string(700, '['), "time.signature"}};
  for (const auto& [lie, code] : lies) {
    const std::string asked = world.question();
    world.lay(lie);
    const auto refusals = world.report().refusals;
    CHECK(std::any_of(refusals.begin(), refusals.end(),
                      [&](const protocol::Refusal& each) { return each.code == code && !each.mended; }));
    CHECK(world.generation() == 1);
    CHECK(world.question() == asked);  // still open for the true answer
  }
  const std::string once = world.answer(world.real);
  world.lay(once);
  CHECK(world.generation() == 2);
  // The same again: the clock far ahead counts once the session is over, and nothing brings the old answer
  // back.
  world.pass(app::UpdateClock::session_millis + 1);
  world.lay(once);
  CHECK_FALSE(world.takes_update());
  // A restart asks anew, so an answer that was held back is for nobody.
  const std::string held = world.answer(world.real);
  world.open();
  world.lay(held);
  CHECK_FALSE(world.takes_update());
  world.lay(world.answer(world.real));
  CHECK(world.takes_update());
}

TEST_CASE("a hub that lies spoils one session and not the device, also with the end of time") {
  World world;
  // It cannot be: not even the session is lost.
  for (const base::UnixMillis lie :
       {year_9999, start + 21 * 365 * day, base::UnixMillis{0}, start - 40 * day}) {
    world.lay(world.answer(lie));
    CHECK(world.refused().starts_with(lie > start ? "time.too-late" : "time.too-early"));
    CHECK(world.takes_update());
  }
  // It could be: this session takes no update, keeps what it has, and says so.
  world.lay(world.answer(world.real + 10 * 365 * day));
  CHECK_FALSE(world.takes_update());
  CHECK(world.generation() > 0);
  CHECK(world.refused().starts_with("trust.expired"));
  const std::uint64_t before = world.generation();
  SECTION("the next answer ends it") {
    world.lay(world.answer(world.real));
  }
  SECTION("a restart ends it") {
    world.open();
  }
  SECTION("a day ends it") {
    world.pass(app::UpdateClock::session_millis + 1);
    world.refresh();
  }
  CHECK(world.generation() == before + 1);
  CHECK(world.takes_update());
  CHECK(world.refused() == "");
}

TEST_CASE("a question that has stood for an hour is put anew at the next look") {
  World world;
  const std::string asked = world.question();
  const std::string held = world.answer(world.real);
  world.pass(app::UpdateClock::question_millis);
  world.refresh();
  CHECK(world.question() != asked);
  world.lay(held);
  CHECK(world.refused() == "time.other-nonce");
}

TEST_CASE(
    "a timestamp key that a thief ran up is recovered from by one root, in the very import that brings it") {
  World world;
  world.lay(world.answer(world.real));
  auto& repository = world.prison.repository;
  const base::Json honest = repository.timestamp;
  repository.timestamp["version"] = 1'000'000;
  repository.timestamp["expires"] = "9999-12-31T23:59:59Z";
  repository.timestamp["x-mend-signed-at"] = "9999-06-01T00:00:00Z";
  repository.dump(world.prison.files, world.prison.places.drop);
  world.refresh();
  const std::uint64_t before = world.generation();
  repository.timestamp = honest;
  repository.set_keys("timestamp", {repository.new_signer()}, 1);
  repository.publish_root();
  CHECK(world.takes_update());
  CHECK(world.generation() == before + 1);
  CHECK(world.refused() == "");
}

TEST_CASE("after any sequence of lies one honest session updates the device") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    World world;
    base::SeededRandom chance(seed);
    std::vector<std::string> answers;
    std::uint64_t generation = world.generation();
    for (int step = 0; step < 12; ++step) {
      const auto lie = [&](base::UnixMillis time) {
        answers.push_back(world.answer(time));
        world.lay(answers.back());
      };
      switch (chance.below(10)) {
        case 0:
          lie(year_9999);
          break;
        case 1:
          lie(world.real + (1 + chance.below(19)) * 365 * day);
          break;
        case 2:
          lie(world.real - chance.below(4000) * day);
          break;
        case 3:
          if (!answers.empty()) world.lay(answers[chance.below(static_cast<std::uint32_t>(answers.size()))]);
          break;
        case 4:
          world.lay(*opening::sign_hub_time({world.question(), world.prison.random.id(), world.real},
                                            world.prison.hub_signing));
          break;
        case 5:
          world.lay(*opening::sign_hub_time({world.question(), world.prison.device.id, world.real},
                                            seal::make_signing_pair(world.prison.random)));
          break;
        case 6:
          world.prison.clock.set_calendar(chance.below(2) == 0 ? 0 : world.real + chance.below(20'000) * day);
          break;
        case 7:
          world.open();
          break;
        case 8:
          world.publish();
          world.refresh();
          break;
        default:
          world.pass(chance.below(30) * hour);
          world.refresh();
          break;
      }
      CHECK(world.generation() >= generation);
      generation = world.generation();
    }
    world.lay(world.answer(world.real));
    CHECK(world.takes_update());
  }
}
