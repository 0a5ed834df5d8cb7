-- The hub's data. Portable between SQLite and PostgreSQL: BIGINT times in milliseconds since 1970 (UTC), ids made
-- by the program, no triggers. BLOB becomes BYTEA on PostgreSQL, the only word that differs.

CREATE TABLE IF NOT EXISTS settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- One key pair per class of answers. `custodian` is the private key under the custodian's passphrase; the open
-- private key exists in the memory of a session of a staff member with the role, and nowhere else.
CREATE TABLE IF NOT EXISTS class_keys (
  class TEXT PRIMARY KEY,
  key_id TEXT NOT NULL UNIQUE,
  public_key BLOB NOT NULL,
  custodian TEXT NOT NULL
);

-- `wrapped` is a key pair of the person's own under their password: who can unwrap it knows the password.
CREATE TABLE IF NOT EXISTS staff (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  public_key BLOB NOT NULL,
  wrapped TEXT NOT NULL,
  created BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS staff_roles (
  staff TEXT NOT NULL REFERENCES staff(id),
  role TEXT NOT NULL,
  PRIMARY KEY (staff, role)
);

CREATE TABLE IF NOT EXISTS staff_class_keys (
  staff TEXT NOT NULL REFERENCES staff(id),
  class TEXT NOT NULL REFERENCES class_keys(class),
  key_id TEXT NOT NULL,
  wrapped TEXT NOT NULL,
  PRIMARY KEY (staff, class)
);

-- Wrong tries per username, known or not, so that both answer alike. The name is kept as a hash.
CREATE TABLE IF NOT EXISTS sign_in_tries (
  username_hash BLOB PRIMARY KEY,
  failed BIGINT NOT NULL,
  next_try BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS sessions (
  id_hash BLOB PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff(id),
  created BIGINT NOT NULL,
  used BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS residents (
  subject TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  picture TEXT NOT NULL,
  number TEXT NOT NULL UNIQUE,
  key_worker TEXT REFERENCES staff(id),
  code_hash TEXT NOT NULL,
  created BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS devices (
  id TEXT PRIMARY KEY,
  signing_key BLOB NOT NULL,
  inbox_key BLOB NOT NULL,
  certificate_serial TEXT NOT NULL,
  revoked BIGINT,
  last_dock BIGINT,
  sequence BIGINT NOT NULL,
  enrolled BIGINT NOT NULL
);

-- What a device last said of itself: versions, numbers and codes (docs/formats.md), no words and nobody's data.
CREATE TABLE IF NOT EXISTS device_reports (
  device TEXT PRIMARY KEY REFERENCES devices(id),
  received BIGINT NOT NULL,
  report TEXT NOT NULL
);

-- A person lives in one cell: one device at a time.
CREATE TABLE IF NOT EXISTS device_residents (
  subject TEXT PRIMARY KEY REFERENCES residents(subject),
  device TEXT NOT NULL REFERENCES devices(id)
);

-- Everybody who ever was on a device: what they wrote there may arrive after they have moved.
CREATE TABLE IF NOT EXISTS device_subjects (
  device TEXT NOT NULL REFERENCES devices(id),
  subject TEXT NOT NULL REFERENCES residents(subject),
  PRIMARY KEY (device, subject)
);

-- `inner_sealed` is still sealed to the class key; it is emptied when the resident withdraws.
-- A survey keeps neither device nor subject, and only the day.
CREATE TABLE IF NOT EXISTS envelopes (
  id TEXT PRIMARY KEY,
  device TEXT REFERENCES devices(id),
  subject TEXT REFERENCES residents(subject),
  kind TEXT NOT NULL,
  class TEXT NOT NULL,
  class_key TEXT NOT NULL,
  form TEXT NOT NULL,
  form_version BIGINT NOT NULL,
  form_hash TEXT NOT NULL,
  urgent BIGINT NOT NULL,
  created BIGINT NOT NULL,
  received BIGINT NOT NULL,
  about TEXT,
  withdrawn BIGINT,
  file_sha256 TEXT NOT NULL,
  inner_sealed BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS envelopes_by_class ON envelopes (class, received);
CREATE INDEX IF NOT EXISTS envelopes_by_subject ON envelopes (subject);
CREATE INDEX IF NOT EXISTS envelopes_by_about ON envelopes (about);

-- What could not be filed, kept as it came, for a person to look at.
CREATE TABLE IF NOT EXISTS quarantine (
  file_sha256 TEXT NOT NULL,
  envelope TEXT NOT NULL,
  device TEXT NOT NULL,
  reason TEXT NOT NULL,
  received BIGINT NOT NULL,
  file BLOB NOT NULL,
  PRIMARY KEY (file_sha256, envelope)
);
CREATE INDEX IF NOT EXISTS quarantine_by_device ON quarantine (device);

-- A call for help among them: its outer box could be read, so that somebody can go at once. Goes with its row there;
-- `staff` and `at` say who took it on.
CREATE TABLE IF NOT EXISTS quarantine_calls (
  file_sha256 TEXT NOT NULL,
  envelope TEXT NOT NULL,
  subject TEXT NOT NULL,
  received BIGINT NOT NULL,
  staff TEXT REFERENCES staff(id),
  at BIGINT,
  PRIMARY KEY (file_sha256, envelope)
);

CREATE TABLE IF NOT EXISTS openings (
  id TEXT PRIMARY KEY,
  envelope TEXT NOT NULL REFERENCES envelopes(id),
  staff TEXT NOT NULL REFERENCES staff(id),
  reason TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS openings_by_envelope ON openings (envelope);

CREATE TABLE IF NOT EXISTS seen_notes (
  envelope TEXT PRIMARY KEY REFERENCES envelopes(id),
  staff TEXT NOT NULL REFERENCES staff(id),
  note TEXT NOT NULL,
  at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS urgent_acknowledgements (
  envelope TEXT PRIMARY KEY REFERENCES envelopes(id),
  staff TEXT NOT NULL REFERENCES staff(id),
  at BIGINT NOT NULL
);

-- The RJ pathway: where each request stands.
CREATE TABLE IF NOT EXISTS requests (
  envelope TEXT PRIMARY KEY REFERENCES envelopes(id),
  subject TEXT NOT NULL REFERENCES residents(subject),
  state TEXT NOT NULL,
  owner_role TEXT NOT NULL,
  since BIGINT NOT NULL,
  review_by BIGINT,
  told_on TEXT
);
CREATE TABLE IF NOT EXISTS request_steps (
  envelope TEXT NOT NULL REFERENCES requests(envelope),
  step BIGINT NOT NULL,
  state TEXT NOT NULL,
  staff TEXT REFERENCES staff(id),
  at BIGINT NOT NULL,
  PRIMARY KEY (envelope, step)
);

-- What a resident is to be told, from a closed set of message ids, and not before `release_at`.
CREATE TABLE IF NOT EXISTS notices (
  id TEXT PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  subject TEXT NOT NULL REFERENCES residents(subject),
  envelope TEXT NOT NULL,
  type TEXT NOT NULL,
  message TEXT NOT NULL,
  release_at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS notices_by_subject ON notices (subject);

-- Which notice went into which device's inbox already.
CREATE TABLE IF NOT EXISTS deliveries (
  notice TEXT NOT NULL REFERENCES notices(id),
  device TEXT NOT NULL REFERENCES devices(id),
  PRIMARY KEY (notice, device)
);

-- Items that wait for a device, each sealed to its inbox key.
CREATE TABLE IF NOT EXISTS inbox (
  id TEXT PRIMARY KEY,
  device TEXT NOT NULL REFERENCES devices(id),
  sequence BIGINT NOT NULL,
  subject TEXT,
  notice TEXT,
  file BLOB NOT NULL,
  UNIQUE (device, sequence)
);

-- Append-only chain: each hash covers the one before and all of the row, under the audit key.
CREATE TABLE IF NOT EXISTS audit (
  number BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  staff TEXT,
  device TEXT,
  act TEXT NOT NULL,
  subject TEXT,
  envelope TEXT,
  detail TEXT NOT NULL,
  hash BLOB NOT NULL
);
