#include "sync/hub/audit.h"

#include "sync/hub/audit_view.h"
#include "tests/sync/hub/prison.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::hub;

namespace {

AuditCheck check(support::Prison& prison) {
  AuditCheck result;
  REQUIRE(prison.context().storage.read([&](Connection& connection) -> Status {
    MEND_TRY(result, prison.context().audit.check(connection));
    return {};
  }));
  return result;
}

void tamper(support::Prison& prison, const std::string& sql) {
  REQUIRE(prison.context().storage.write([&](Connection& connection) -> Status {
    MEND_CHECK(connection.run(sql));
    return {};
  }));
}

}  // namespace

TEST_CASE("a row of the audit that was changed, removed or moved shows") {
  support::Prison prison;
  for (const char* name : {"a", "b", "c", "d"}) prison.add_staff(name, {Role::roster});
  REQUIRE_FALSE(check(prison).broken_at);
  REQUIRE(check(prison).entries == 5);

  SECTION("changed") {
    tamper(prison, "UPDATE audit SET detail = 'auditor' WHERE number = 3");
    CHECK(check(prison).broken_at == 3);
  }
  SECTION("its time") {
    tamper(prison, "UPDATE audit SET at = at + 1 WHERE number = 2");
    CHECK(check(prison).broken_at == 2);
  }
  SECTION("removed") {
    tamper(prison, "DELETE FROM audit WHERE number = 3");
    CHECK(check(prison).broken_at == 3);
  }
  SECTION("removed and closed up") {
    tamper(prison, "DELETE FROM audit WHERE number = 3");
    tamper(prison, "UPDATE audit SET number = number - 1 WHERE number > 3");
    CHECK(check(prison).broken_at == 3);
  }
  SECTION("words moved from one column into the next") {
    tamper(prison, "UPDATE audit SET act = 'staff.adde', detail = 'd' || detail WHERE number = 4");
    CHECK(check(prison).broken_at == 4);
  }
}

TEST_CASE("an act that fails leaves no trace in the audit, and none goes unrecorded") {
  support::Prison prison;
  const std::int64_t before = prison.count("audit");
  CHECK_FALSE(add_resident(prison.context(), {"Sam", "boat", "A1234BC", "nobody"}, false));
  CHECK(prison.count("audit") == before);
  prison.add_resident("Sam", "A1234BC", "");
  CHECK(prison.count("audit") == before + 1);
}

TEST_CASE("only an auditor reads the record") {
  support::Prison prison;
  prison.add_staff("kim", {Role::auditor});
  prison.add_staff("jo", {Role::key_worker, Role::rj_lead, Role::safer_custody, Role::roster, Role::survey});
  CHECK(view_audit(prison.context(), prison.session("kim")->viewer, 0, 50));
  const auto refused = view_audit(prison.context(), prison.session("jo")->viewer, 0, 50);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == base::ErrorKind::not_found);
}
