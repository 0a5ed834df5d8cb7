// tuf-js, a second implementation of The Update Framework, reads a repository that our publisher wrote:
// refreshes, downloads each target, follows an update, and refuses what was tampered with.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { bin: { type: 'string' }, catalogue: { type: 'string' }, modules: { type: 'string' } },
});

function loadTufJs() {
  try {
    return createRequire(join(options.modules, 'x.js'))('tuf-js');
  } catch (error) {
    console.error(`tuf-js is not in "${options.modules}"; run ./mend setup. (${error.code ?? error.message})`);
    process.exit(1);
  }
}
const { Updater } = loadTufJs();

const scratch = mkdtempSync(join(tmpdir(), 'mend-tuf-js-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const place = (...names) => join(scratch, ...names);
const run = (program, ...args) => JSON.parse(execFileSync(join(options.bin, program), args, { encoding: 'utf8' }));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

const key = Buffer.alloc(32, 7).toString('base64');
const policy = {
  format: 1,
  establishment: 'DEMO',
  name: 'HMP Demo',
  help_lines: [{ id: 'cell-bell' }, { id: 'samaritans', number: '116 123' }],
  hub: { sealing_key: key, signing_key: key },
  class_keys: [{ class: 'key-work', id: '0123456789abcdef', key }],
  offered: ['mend/what-is-rj', 'mend/weekly-check-in', 'mend/rj-interest'],
  languages: ['en', 'cy', 'ar'],
  help_stop: { 'weekly-check-in': { safe: ['no'], help: ['today'] } },
  urgent: { 'weekly-check-in': { help: ['today'] } },
  review_days: { collected: 7 },
  staffed_hours: { from: '08:00', to: '17:00' },
  idle_lock_seconds: 300,
};

const where = ['--repository', place('repository'), '--root', place('first-root.json')];
const secret = ['--passphrase-file', place('passphrase')];
let count = 0;
/** Proposes, has two people of each role approve, and publishes. */
function publish(change, sources, roles) {
  writeFileSync(place('policy.json'), JSON.stringify({ ...policy, ...change }));
  const proposal = place(`${(count += 1)}.proposal`);
  run('mend-author', 'propose', ...sources, '--policy', place('policy.json'), ...where, '--author', 'Mo', '--out', proposal, '--json');
  for (const key of roles.flatMap((role) => [`${role}-1`, `${role}-2`])) {
    execFileSync(join(options.bin, 'mend-author'), ['approve', proposal, ...where, '--key', place('keys', `${key}.key`), ...secret, '--yes']);
  }
  return run('mend-author', 'publish', proposal, ...where, '--key', place('keys', 'snapshot-1.key'), '--key',
    place('keys', 'timestamp-1.key'), ...secret, '--json');
}

/** Serves a folder on a free port of the loopback. */
function serve(folder) {
  const server = createServer((request, response) => {
    const path = join(folder, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    try {
      response.end(readFileSync(path));
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** A tuf-js client that keeps its metadata in a folder of this name. */
function client(server, name) {
  const base = `http://127.0.0.1:${server.address().port}`;
  mkdirSync(place(name, 'targets'), { recursive: true });
  try {
    statSync(place(name, 'root.json'));
  } catch {
    cpSync(place('first-root.json'), place(name, 'root.json'));
  }
  return new Updater({
    metadataDir: place(name),
    metadataBaseUrl: `${base}/metadata/`,
    targetDir: place(name, 'targets'),
    targetBaseUrl: `${base}/targets/`,
    config: { fetchRetries: 0, fetchTimeout: 20000 },
  });
}

const paths = [...readdirSync(options.catalogue, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  .map((entry) => `modules/mend/${entry.name}/1.json`).sort(), 'policy/DEMO.json'];

/** What a client of theirs gets for each target, through the roles that it is delegated to. */
async function downloadAll(updater, name) {
  await updater.refresh();
  for (const path of paths) {
    const info = await updater.getTargetInfo(path);
    assert.ok(info, path);
    const role = path.startsWith('policy/') ? 'policy' : 'authors-mend';
    const entry = json(place(name, `${role}.json`)).signed.targets[path];
    const file = await updater.downloadTarget(info, place(name, 'targets', path.replaceAll('/', '_')));
    const bytes = readFileSync(file);
    assert.equal(bytes.length, entry.length, path);
    assert.equal(sha256(bytes), entry.hashes.sha256, path);
  }
}

/** Our own client, with the same repository; resolves to its exit status. */
function ourClient(server, name) {
  const base = `http://127.0.0.1:${server.address().port}`;
  const program = join(options.bin, 'mend-tuf-client');
  execFileSync(program, ['--metadata-dir', place(name), 'init', place('first-root.json')]);
  return new Promise((resolve) => {
    spawn(program, ['--metadata-url', `${base}/metadata/`, '--metadata-dir', place(name), '--target-name',
      'policy/DEMO.json', '--target-dir', place(name, 'targets'), '--target-base-url', `${base}/targets/`,
      'download'], { stdio: 'inherit' }).on('exit', resolve);
  });
}

writeFileSync(place('passphrase'), 'a long enough passphrase\n');
const ceremony = run('mend-trust', 'ceremony', '--keys', place('keys'), '--repository', place('repository'),
  ...secret, '--role', 'authors-mend');
cpSync(ceremony.root, place('first-root.json'));
const modules = readdirSync(options.catalogue, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  .map((entry) => join(options.catalogue, entry.name));
const first = publish({}, modules, ['authors-mend', 'policy']);
assert.deepEqual([...first.targets].sort(), paths);

const server = await serve(place('repository'));
try {
  await downloadAll(client(server, 'theirs'), 'theirs');
  assert.equal(await ourClient(server, 'ours'), 0);

  // An update: only the policy changed, so the manifests keep their versions and the authors need not sign.
  const report = publish({ name: 'HMP Demo, renamed' }, modules, ['policy']);
  assert.deepEqual(Object.keys(report.versions).sort(), ['policy', 'snapshot', 'timestamp']);
  assert.deepEqual(report.targets, ['policy/DEMO.json']);
  await downloadAll(client(server, 'theirs'), 'theirs');
  assert.equal(json(place('theirs', 'targets', 'policy_DEMO.json')).name, 'HMP Demo, renamed');

  // They must refuse what was tampered with, or this test shows nothing.
  const folder = place('repository', 'targets', 'policy');
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'not the policy');
  await assert.rejects(downloadAll(client(server, 'tampered'), 'tampered'), /length|hash/i);
  const timestamp = place('repository', 'metadata', 'timestamp.json');
  const version = report.versions.timestamp;
  const forged = readFileSync(timestamp, 'utf8').replace(new RegExp(`("version": ?)${version}`), `$1${version + 1}`);
  writeFileSync(timestamp, forged);
  await assert.rejects(client(server, 'forged').refresh(), /sign/i);
  assert.equal(await ourClient(server, 'ours-forged'), 1);
} finally {
  server.closeAllConnections();
  server.close();
}
console.log('tuf-js and mend-tuf-client agree.');
