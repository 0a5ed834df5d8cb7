#include "sync/hub/requests.h"

#include "sync/hub/policy_source.h"

namespace mend::hub {

namespace {

constexpr std::string_view kColumns =
    "q.envelope, q.subject, r.name, r.number, e.form, e.form_hash, q.state, e.received, q.since, "
    "q.review_by, q.told_on"
    " FROM requests q JOIN envelopes e ON e.id = q.envelope JOIN residents r ON r.subject = q.subject";

Result<Request> request_of(const Row& row) {
  MEND_TRY(const RequestState state, parse_request_state(row.text(6)));
  Request request;
  request.envelope = row.text(0);
  request.subject = row.text(1);
  request.name = row.text(2);
  request.number = row.text(3);
  request.form = row.text(4);
  request.form_hash = row.text(5);
  request.state = state;
  request.received = row.number(7);
  request.since = row.number(8);
  request.review_by = row.maybe_number(9);
  request.told_on = row.maybe_text(10);
  return request;
}

tl::unexpected<base::Error> nothing_there() {
  return base::fail(ErrorKind::not_found, "There is no such request for you to see.");
}

/// A real calendar day, no earlier than the request and no later than today.
Status check_told_on(const std::string& day, base::UnixMillis received, base::UnixMillis now) {
  const Result<base::UnixMillis> time = base::parse_utc(day + "T00:00:00Z");
  if (!time || base::format_utc(*time).substr(0, 10) != day) {
    return base::refused("Enter the day on which staff told the resident in person.");
  }
  const std::string from = base::format_utc(received).substr(0, 10);
  // Local midnight comes before UTC midnight east of Greenwich and in summer.
  const std::string to = base::format_utc(now + 60 * 60 * 1000).substr(0, 10);
  if (day < from || day > to)
    return base::refused(
        "The day on which staff told the resident must be between the day of the request and today.");
  return {};
}

}  // namespace

Status Requests::step(Connection& connection, const std::string& envelope, RequestState state,
                      const Value& staff) const {
  MEND_CHECK(connection.run(
      "INSERT INTO request_steps (envelope, step, state, staff, at) VALUES ($1,"
      " (SELECT COALESCE(MAX(step), 0) + 1 FROM request_steps WHERE envelope = $1), $2, $3, $4)",
      {envelope, std::string(to_text(state)), staff, context_.clock.now()}));
  return {};
}

Status Requests::begin(Connection& connection, const std::string& envelope, const std::string& subject,
                       const SiteRules& rules) const {
  const base::UnixMillis now = context_.clock.now();
  const std::string state(to_text(RequestState::collected));
  MEND_CHECK(
      connection.run("INSERT INTO requests (envelope, subject, state, owner_role, since, review_by) VALUES "
                     "($1, $2, $3, $4, $5, $6)",
                     {envelope, subject, state, std::string(to_text(owner_of(RequestState::collected))), now,
                      nullable(rules.review_by(state, now))}));
  return step(connection, envelope, RequestState::collected, {});
}

Status Requests::withdraw(Connection& connection, const std::string& envelope, const Value& staff) const {
  MEND_TRY(const Rows rows, connection.run("SELECT state FROM requests WHERE envelope = $1", {envelope}));
  if (rows.empty()) return {};
  MEND_TRY(const RequestState state, parse_request_state(rows[0].text(0)));
  if (!next(state, RequestMove::withdraw)) return {};
  MEND_CHECK(
      connection.run("UPDATE requests SET state = $2, since = $3, review_by = NULL WHERE envelope = $1",
                     {envelope, std::string(to_text(RequestState::withdrawn)), context_.clock.now()}));
  return step(connection, envelope, RequestState::withdrawn, staff);
}

Result<std::vector<Request>> Requests::all(const Viewer& viewer) const {
  if (!viewer.is(Role::rj_lead)) return nothing_there();
  std::vector<Request> all;
  const Status looked = context_.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("SELECT " + std::string(kColumns) +
                            " ORDER BY CASE WHEN q.state IN ('ended', 'withdrawn') THEN 1 ELSE 0 END,"
                            " COALESCE(q.review_by, q.since), q.envelope LIMIT 500"));
    for (const Row& row : rows) {
      MEND_TRY(Request request, request_of(row));
      all.push_back(std::move(request));
    }
    return {};
  });
  MEND_CHECK(looked);
  return all;
}

Result<Request> Requests::find(const Viewer& viewer, const std::string& envelope) const {
  if (!viewer.is(Role::rj_lead)) return nothing_there();
  Request request;
  const Status looked = context_.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("SELECT " + std::string(kColumns) + " WHERE q.envelope = $1", {envelope}));
    if (rows.empty()) return nothing_there();
    MEND_TRY(request, request_of(rows[0]));
    MEND_TRY(
        const Rows steps,
        connection.run("SELECT t.state, s.name, t.at FROM request_steps t LEFT JOIN staff s ON s.id = t.staff"
                       " WHERE t.envelope = $1 ORDER BY t.step",
                       {envelope}));
    for (const Row& row : steps) {
      MEND_TRY(const RequestState state, parse_request_state(row.text(0)));
      request.steps.push_back({state, row.text(1), row.number(2)});
    }
    return {};
  });
  MEND_CHECK(looked);
  return request;
}

Status Requests::move(const Viewer& viewer, const std::string& envelope, RequestMove move,
                      const std::string& told_on, const SiteRules& rules) const {
  if (!viewer.is(Role::rj_lead)) return nothing_there();
  return context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("SELECT " + std::string(kColumns) + " WHERE q.envelope = $1", {envelope}));
    if (rows.empty()) return nothing_there();
    MEND_TRY(const Request request, request_of(rows[0]));
    const std::optional<RequestState> to = next(request.state, move);
    if (!to)
      return base::refused("This step is not possible any more; look at where the request stands now.");
    const base::UnixMillis now = context_.clock.now();
    const bool ending = move == RequestMove::end;
    if (ending) {
      MEND_CHECK(check_told_on(told_on, request.received, now));
    } else if (!told_on.empty()) {
      return base::refused(
          "A day on which staff told the resident belongs only to the end of a request; leave it empty.");
    }
    const std::string state(to_text(*to));
    if (move == RequestMove::withdraw) {
      MEND_CHECK(connection.run(
          "UPDATE envelopes SET withdrawn = $2, inner_sealed = $3 WHERE id = $1 AND withdrawn IS NULL",
          {envelope, now, Bytes()}));
      MEND_CHECK(withdraw(connection, envelope, viewer.staff));
    } else {
      MEND_CHECK(connection.run(
          "UPDATE requests SET state = $2, owner_role = $3, since = $4, review_by = $5, told_on = $6 WHERE "
          "envelope = $1",
          {envelope, state, std::string(to_text(owner_of(*to))), now,
           is_open(*to) ? nullable(rules.review_by(state, now)) : Value(),
           ending ? Value(told_on) : Value()}));
      MEND_CHECK(step(connection, envelope, *to, viewer.staff));
    }
    AuditEntry entry;
    entry.act = "request.moved";
    entry.staff = viewer.staff;
    entry.subject = request.subject;
    entry.envelope = envelope;
    entry.detail = to_text(move);
    MEND_CHECK(context_.audit.append(connection, entry));
    return inbox_.tell(connection, {request.subject, envelope, std::string(message_of(move)),
                                    ending && rules.staffed ? release_time(*rules.staffed, now) : now});
  });
}

}  // namespace mend::hub
