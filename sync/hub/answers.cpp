#include "sync/hub/answers.h"

#include <algorithm>

namespace mend::hub {

namespace {

constexpr std::int64_t kFewestReturns = 10;
constexpr std::int64_t kListed = 200;

// $1 the viewer, $2 whether a key worker, $3 whether safer custody. Need-to-know is here, in one place.
constexpr std::string_view kSelect =
    "SELECT e.id, e.subject, r.name, r.number, e.form, e.form_hash, k.name, e.created, e.received, e.urgent, "
    "e.withdrawn,"
    " CASE WHEN ($2 = 1 AND e.class = 'key-work' AND r.key_worker = $1) OR ($3 = 1 AND e.class = "
    "'safer-custody') THEN 1 ELSE 0 END,"
    " sa.name, a.at, ss.name, n.note, n.at,"
    " (SELECT COUNT(*) FROM openings o WHERE o.envelope = e.id AND o.staff = $1)"
    " FROM envelopes e JOIN residents r ON r.subject = e.subject LEFT JOIN staff k ON k.id = r.key_worker"
    " LEFT JOIN urgent_acknowledgements a ON a.envelope = e.id LEFT JOIN staff sa ON sa.id = a.staff"
    " LEFT JOIN seen_notes n ON n.envelope = e.id LEFT JOIN staff ss ON ss.id = n.staff"
    " WHERE e.kind = 'answers' AND (($2 = 1 AND e.class = 'key-work' AND r.key_worker = $1)"
    " OR ($3 = 1 AND (e.class = 'safer-custody' OR (e.class = 'key-work' AND e.urgent = 1)))) AND ";

constexpr std::string_view kNeedsAttention =
    "(e.urgent = 1 AND (a.at IS NULL OR (n.at IS NULL AND e.withdrawn IS NULL)))";

std::int64_t flag(bool value) {
  return value ? 1 : 0;
}

CheckIn check_in_of(const Row& row) {
  CheckIn check_in;
  check_in.envelope = row.text(0);
  check_in.subject = row.text(1);
  check_in.name = row.text(2);
  check_in.number = row.text(3);
  check_in.form = row.text(4);
  check_in.form_hash = row.text(5);
  check_in.key_worker_name = row.text(6);
  check_in.created = row.number(7);
  check_in.received = row.number(8);
  check_in.urgent = row.number(9) == 1;
  check_in.withdrawn = !row.null(10);
  check_in.may_open = row.number(11) == 1;
  check_in.acknowledged_by = row.text(12);
  check_in.acknowledged_at = row.maybe_number(13);
  check_in.seen_by = row.text(14);
  check_in.seen_note = row.text(15);
  check_in.seen_at = row.maybe_number(16);
  check_in.opened = row.number(17) > 0;
  return check_in;
}

tl::unexpected<base::Error> nothing_there() {
  return base::fail(ErrorKind::not_found, "There is no such check-in for you to see.");
}

template <class Set>
bool holds(const Set& set, std::string_view id) {
  return std::any_of(set.begin(), set.end(), [&](const Reason& reason) { return reason.id == id; });
}

std::vector<Value> parameters(const Viewer& viewer) {
  return {viewer.staff, flag(viewer.is(Role::key_worker)), flag(viewer.is(Role::safer_custody))};
}

}  // namespace

Result<std::vector<CheckIn>> Answers::select(const Viewer& viewer, std::string_view condition,
                                             const Value& parameter) const {
  std::vector<CheckIn> all;
  const Status looked = context_.storage.read([&](Connection& connection) -> Status {
    std::vector<Value> values = parameters(viewer);
    values.push_back(parameter);
    MEND_TRY(const Rows rows, connection.run(std::string(kSelect) + std::string(condition), values));
    for (const Row& row : rows) all.push_back(check_in_of(row));
    return {};
  });
  MEND_CHECK(looked);
  return all;
}

Result<std::vector<CheckIn>> Answers::waiting(const Viewer& viewer) const {
  return select(viewer,
                "(" + std::string(kNeedsAttention) +
                    " OR (n.at IS NULL AND e.withdrawn IS NULL AND e.urgent = 0))"
                    " ORDER BY e.urgent DESC, e.received, e.id LIMIT $4",
                kListed);
}

Result<std::vector<CheckIn>> Answers::seen(const Viewer& viewer) const {
  return select(
      viewer,
      "n.at IS NOT NULL AND NOT " + std::string(kNeedsAttention) + " ORDER BY n.at DESC, e.id LIMIT $4",
      std::int64_t{20});
}

Result<CheckIn> Answers::find_in(Connection& connection, const Viewer& viewer, const std::string& envelope) {
  std::vector<Value> values = parameters(viewer);
  values.emplace_back(envelope);
  MEND_TRY(const Rows rows, connection.run(std::string(kSelect) + "e.id = $4", values));
  if (rows.empty()) return nothing_there();
  return check_in_of(rows[0]);
}

Result<CheckIn> Answers::find(const Viewer& viewer, const std::string& envelope) const {
  CheckIn check_in;
  const Status looked = context_.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(check_in, find_in(connection, viewer, envelope));
    return {};
  });
  MEND_CHECK(looked);
  return check_in;
}

Result<OpenedAnswers> Answers::open(const Session& session, const std::string& envelope,
                                    const std::string& reason) const {
  const Viewer& viewer = session.viewer;
  if (!holds(kReasons, reason)) return base::refused("Choose why you are opening these answers.");
  seal::Header header;
  Bytes inner;
  const Status wrote = context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("SELECT e.device, e.subject, e.class, e.class_key, e.form, e.form_version, "
                            "e.form_hash, e.inner_sealed, e.withdrawn"
                            " FROM envelopes e JOIN residents r ON r.subject = e.subject WHERE e.id = $1 AND "
                            "e.kind = 'answers' AND"
                            " (($3 = 1 AND e.class = 'key-work' AND r.key_worker = $2) OR ($4 = 1 AND "
                            "e.class = 'safer-custody')"
                            " OR ($5 = 1 AND e.class = 'rj'))",
                            {envelope, viewer.staff, flag(viewer.is(Role::key_worker)),
                             flag(viewer.is(Role::safer_custody)), flag(viewer.is(Role::rj_lead))}));
    if (rows.empty()) return nothing_there();
    if (!rows[0].null(8))
      return base::refused("The resident has withdrawn this, so its answers are no longer kept.");
    header.envelope = envelope;
    header.device = rows[0].text(0);
    header.subject = rows[0].text(1);
    header.response_class = rows[0].text(2);
    header.class_key = rows[0].text(3);
    header.form = rows[0].text(4);
    header.form_version = rows[0].number(5);
    header.form_hash = rows[0].text(6);
    inner = rows[0].blob(7);
    if (!session.class_keys.contains(header.response_class)) {
      return base::refused("Your account holds no key for these answers; ask the custodian to add it.");
    }
    MEND_CHECK(
        connection.run("INSERT INTO openings (id, envelope, staff, reason, at) VALUES ($1, $2, $3, $4, $5)",
                       {context_.random.id(), envelope, viewer.staff, reason, context_.clock.now()}));
    AuditEntry entry;
    entry.act = "answers.opened";
    entry.staff = viewer.staff;
    entry.subject = header.subject;
    entry.envelope = envelope;
    entry.detail = reason;
    return context_.audit.append(connection, entry);
  });
  MEND_CHECK(wrote);
  MEND_TRY(opening::Answers answers,
           opening::open_inner(inner, header, session.class_keys.at(header.response_class)));
  return OpenedAnswers{header.form, header.form_hash, answers.language, std::move(answers.submission)};
}

Result<std::vector<UnfiledCall>> Answers::unfiled_calls(const Viewer& viewer) const {
  std::vector<UnfiledCall> calls;
  if (!viewer.is(Role::safer_custody)) return calls;
  const Status looked = context_.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run("SELECT c.envelope, r.name, r.number, c.received FROM quarantine_calls c"
                            " LEFT JOIN residents r ON r.subject = c.subject WHERE c.staff IS NULL"
                            " ORDER BY c.received, c.envelope LIMIT $1",
                            {kListed}));
    for (const Row& row : rows) calls.push_back({row.text(0), row.text(1), row.text(2), row.number(3)});
    return {};
  });
  MEND_CHECK(looked);
  return calls;
}

Status Answers::acknowledge_unfiled(const Viewer& viewer, const std::string& envelope) const {
  if (!viewer.is(Role::safer_custody)) return nothing_there();
  return context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const Rows calls,
             connection.run("SELECT subject FROM quarantine_calls WHERE envelope = $1", {envelope}));
    if (calls.empty()) return nothing_there();
    MEND_TRY(const Rows taken, connection.run("UPDATE quarantine_calls SET staff = $2, at = $3 WHERE"
                                              " envelope = $1 AND staff IS NULL RETURNING envelope",
                                              {envelope, viewer.staff, context_.clock.now()}));
    if (taken.empty()) return {};
    AuditEntry entry;
    entry.act = "urgent.acknowledged";
    entry.staff = viewer.staff;
    entry.subject = calls[0].text(0);
    entry.envelope = envelope;
    return context_.audit.append(connection, entry);
  });
}

Status Answers::acknowledge(const Viewer& viewer, const std::string& envelope) const {
  return context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const CheckIn check_in, find_in(connection, viewer, envelope));
    if (!check_in.urgent)
      return base::refused("This check-in is not marked urgent, so there is nothing to acknowledge.");
    if (check_in.acknowledged_at) return {};
    MEND_CHECK(connection.run("INSERT INTO urgent_acknowledgements (envelope, staff, at) VALUES ($1, $2, $3)",
                              {envelope, viewer.staff, context_.clock.now()}));
    AuditEntry entry;
    entry.act = "urgent.acknowledged";
    entry.staff = viewer.staff;
    entry.subject = check_in.subject;
    entry.envelope = envelope;
    return context_.audit.append(connection, entry);
  });
}

Status Answers::mark_seen(const Viewer& viewer, const std::string& envelope, const std::string& note) const {
  if (!holds(kSeenNotes, note)) return base::refused("Choose what the resident will be told.");
  return context_.storage.write([&](Connection& connection) -> Status {
    MEND_TRY(const CheckIn check_in, find_in(connection, viewer, envelope));
    if (!check_in.may_open) return nothing_there();
    if (check_in.withdrawn) return base::refused("The resident has withdrawn this check-in.");
    if (!check_in.opened) return base::refused("Open the answers before you mark them as seen.");
    if (check_in.urgent && !check_in.acknowledged_at)
      return base::refused("Acknowledge the request for help before you mark this as seen.");
    if (check_in.seen_at) return base::refused("This check-in was marked as seen already.");
    const base::UnixMillis now = context_.clock.now();
    MEND_CHECK(connection.run("INSERT INTO seen_notes (envelope, staff, note, at) VALUES ($1, $2, $3, $4)",
                              {envelope, viewer.staff, note, now}));
    AuditEntry entry;
    entry.act = "answers.seen";
    entry.staff = viewer.staff;
    entry.subject = check_in.subject;
    entry.envelope = envelope;
    entry.detail = note;
    MEND_CHECK(context_.audit.append(connection, entry));
    return inbox_.tell(connection, {check_in.subject, envelope, note, now});
  });
}

Result<std::vector<Answers::SurveyCount>> Answers::surveys(const Viewer& viewer) const {
  if (!viewer.is(Role::survey)) return nothing_there();
  std::vector<SurveyCount> counts;
  const Status looked = context_.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows,
             connection.run(
                 "SELECT form, form_hash, COUNT(*) FROM envelopes WHERE class = 'survey' AND kind = 'answers'"
                 " GROUP BY form, form_hash ORDER BY form, form_hash"));
    for (const Row& row : rows) {
      const std::int64_t returns = row.number(2);
      counts.push_back({row.text(0), row.text(1),
                        returns < kFewestReturns ? std::nullopt : std::optional(returns / 5 * 5)});
    }
    return {};
  });
  MEND_CHECK(looked);
  return counts;
}

}  // namespace mend::hub
