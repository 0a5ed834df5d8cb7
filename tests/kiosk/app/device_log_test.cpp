#include "update_world.h"

using namespace mend;
using namespace update_time;

TEST_CASE("what a device tells staff of itself outlives a restart, and a damaged record begins anew") {
  World world;
  auto report = world.report();
  CHECK(report.generation == 1);
  CHECK(report.free_bytes > 0);
  CHECK(report.confirmed == start - hour);
  CHECK(report.refusals.empty());
  world.prison.clock.set_calendar(start + 40 * 365 * day);
  CHECK_FALSE(world.takes_update());
  world.open();
  report = world.report();
  REQUIRE(report.refusals.size() == 1);
  CHECK(report.refusals[0].count == 2);
  // Confirmed by what was last accepted whole, and not by what was refused.
  CHECK(report.confirmed == start - hour);
  REQUIRE(world.prison.spool.put_report(base::as_bytes("{")));
  world.prison.clock.set_calendar(world.real);
  world.open();
  CHECK(world.report().refusals.empty());
  CHECK(world.report().generation == 2);
}
