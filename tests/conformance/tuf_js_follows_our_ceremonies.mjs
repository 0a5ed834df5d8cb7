// tuf-js and mend-tuf-client follow a repository through its life as key officers lead it with mend-trust alone: a
// ceremony with delegated roles, root rotation, a new organisation, a stolen timestamp key, and expiry.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { bin: { type: 'string' }, modules: { type: 'string' } } });
let Updater;
try {
  ({ Updater } = createRequire(join(options.modules, 'x.js'))('tuf-js'));
} catch (error) {
  console.error(`tuf-js is not in "${options.modules}"; run ./mend setup. (${error.code ?? error.message})`);
  process.exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), 'mend-tuf-officers-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const place = (...names) => join(scratch, ...names);
writeFileSync(place('passphrase'), 'a long enough passphrase\n');
const secret = ['--passphrase-file', place('passphrase')];

/** mend-trust, at a time that is `days` from now if given. */
function trust(args, days = 0) {
  const command = [join(options.bin, 'mend-trust'), ...args];
  const [program, ...rest] = days ? ['faketime', '-f', `+${days}d`, ...command] : command;
  return execFileSync(program, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
const demo = (name) => place('keys', `${name}.key`);
const repository = ['--repository', place('repository')];
/** What the officers believe: the root of the first ceremony, kept by hand. */
const root = ['--root', place('pinned.root.json')];
let proposals = 0;
/** Proposes, signs with each of the keys and publishes. */
function change(verb, args, keys, online = [demo('snapshot-1'), demo('timestamp-1')], days = 0) {
  proposals += 1;
  const file = place('desk', `${proposals}.proposal`);
  trust([verb, ...args, ...repository, ...root, '--out', file, '--by', 'Ann', '--yes', ...secret], days);
  trust(['sign', file, ...repository, ...root, ...keys.flatMap((key) => ['--key', key]), '--yes', ...secret], days);
  trust(['publish', file, ...repository, ...root, ...online.flatMap((key) => ['--key', key]), '--yes', ...secret], days);
}
function newKey(name) {
  trust(['key', place('new', `${name}.key`), ...secret]);
  return { file: place('new', `${name}.key`), shown: place('new', `${name}.pub`) };
}
const withAll = (keys) => keys.flatMap((key) => ['--with', key.shown]);

const server = createServer((request, response) => {
  const path = join(place('repository'), decodeURIComponent(new URL(request.url, 'http://x').pathname));
  if (existsSync(path)) response.end(readFileSync(path));
  else response.writeHead(404).end();
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;

/** "found", "not found" or the reason for which tuf-js refuses. A path that nobody lists makes it load the role. */
async function theirs(path) {
  const updater = new Updater({
    metadataDir: place('theirs'), metadataBaseUrl: `${base}/metadata/`,
    targetDir: place('theirs-targets'), targetBaseUrl: `${base}/targets/`, config: { fetchRetries: 0, fetchTimeout: 20000 },
  });
  try {
    await updater.refresh();
    return (await updater.getTargetInfo(path)) ? 'found' : 'not found';
  } catch (error) {
    return `refused: ${error.message}`;
  }
}
/** The exit status of a refresh by our client. */
const ours = (days = 0) => new Promise((resolve) => {
  const command = [join(options.bin, 'mend-tuf-client'), '--metadata-url', `${base}/metadata/`, '--metadata-dir', place('ours'), 'refresh'];
  const [program, ...args] = days ? ['faketime', '-f', `+${days}d`, ...command] : command;
  spawn(program, args, { stdio: 'ignore' }).on('exit', resolve);
});
const version = (who, role) => JSON.parse(readFileSync(place(who, `${role}.json`), 'utf8')).signed.version;
async function bothAgree(path, expected, root) {
  assert.equal(await theirs(path), expected);
  assert.equal(await ours(), 0);
  for (const who of ['theirs', 'ours']) assert.equal(version(who, 'root'), root);
}

try {
  trust(['ceremony', '--keys', place('keys'), ...repository, '--role', 'authors-mend', '--role', 'est-demo', ...secret]);
  for (const folder of ['theirs', 'theirs-targets', 'ours', 'desk']) mkdirSync(place(folder));
  cpSync(place('repository', 'metadata', '1.root.json'), place('theirs', 'root.json'));
  cpSync(place('repository', 'metadata', '1.root.json'), place('pinned.root.json'));
  execFileSync(join(options.bin, 'mend-tuf-client'), ['--metadata-dir', place('ours'), 'init', place('theirs', 'root.json')]);
  await bothAgree('modules/mend/x/1.json', 'not found', 1);
  assert.ok(existsSync(place('theirs', 'authors-mend.json')), 'tuf-js loaded the delegated role');
  await bothAgree('local/DEMO/x/1.json', 'not found', 1);
  assert.ok(existsSync(place('theirs', 'est-demo.json')), 'through two delegations');

  // All of root's keys are new.
  const roots = ['root-a', 'root-b', 'root-c'].map(newKey);
  change('rotate', ['root', ...withAll(roots)], [demo('root-1'), demo('root-3'), roots[0].file, roots[1].file]);
  await bothAgree('modules/mend/x/1.json', 'not found', 2);

  // Another organisation.
  const others = ['other-a', 'other-b'].map(newKey);
  change('delegate', ['authors-other', ...withAll(others)], [demo('targets-1'), demo('targets-2'), ...others.map((key) => key.file)]);
  await bothAgree('modules/other/x/1.json', 'not found', 2);
  assert.ok(existsSync(place('theirs', 'authors-other.json')));

  // The timestamp key was stolen.
  const timestamp = newKey('timestamp-b');
  const stolen = JSON.parse(readFileSync(place('repository', 'metadata', '2.root.json'), 'utf8')).signed.roles.timestamp.keyids[0];
  change('revoke', [stolen.slice(0, 16), ...withAll([timestamp])], roots.slice(1).map((key) => key.file),
    [demo('snapshot-1'), timestamp.file]);
  await bothAgree('modules/mend/x/1.json', 'not found', 3);

  // In 20 days the timestamp has expired; devices wait until it is renewed.
  assert.equal(await ours(20), 1);
  assert.throws(() => trust(['doctor', ...repository], 20), (error) => /timestamp expired/.test(error.stdout) && error.status === 1);
  trust(['renew', ...repository, ...root, '--key', demo('snapshot-1'), '--key', timestamp.file, '--yes', ...secret], 20);
  assert.equal(await ours(20), 0);
  assert.equal(await theirs('modules/mend/x/1.json'), 'not found');

  // The old key is worth nothing any more.
  assert.throws(() => trust(['renew', ...repository, ...root, '--key', demo('snapshot-1'), '--key', demo('timestamp-1'), '--yes', ...secret], 20));
  assert.match(trust(['verify', place('repository'), '--root', place('repository', 'metadata', '1.root.json')]), /as they were signed/);
  assert.equal(readdirSync(place('repository', 'metadata')).filter((name) => name.endsWith('.root.json')).length, 3);
} finally {
  server.closeAllConnections();
  server.close();
}
console.log('tuf-js and mend-tuf-client follow what key officers do.');
