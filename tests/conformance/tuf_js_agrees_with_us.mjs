// Two readers, tuf-js and mend-tuf-client, follow one repository through its life: rotation of all keys, delegations by
// path and by hash, thresholds, expiry and rollback. At each stage both must get the same bytes or both must refuse.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { client: { type: 'string' }, writer: { type: 'string' }, modules: { type: 'string' } },
});
let Updater;
try {
  ({ Updater } = createRequire(join(options.modules, 'x.js'))('tuf-js'));
} catch (error) {
  console.error(`tuf-js is not in "${options.modules}"; run ./mend setup. (${error.code ?? error.message})`);
  process.exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), 'mend-tuf-agree-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const place = (...names) => join(scratch, ...names);

let stage = '';
const server = createServer((request, response) => {
  const path = place('stages', stage, decodeURIComponent(new URL(request.url, 'http://x').pathname));
  if (existsSync(path)) response.end(readFileSync(path));
  else response.writeHead(404).end();
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;

/** The target's text as tuf-js gets it, or null if it refuses or finds none. A session of its own each time. */
async function theirs(path) {
  const updater = new Updater({
    metadataDir: place('theirs'), metadataBaseUrl: `${base}/metadata/`,
    targetDir: place('theirs-targets'), targetBaseUrl: `${base}/targets/`,
    config: { fetchRetries: 0, fetchTimeout: 20000 },
  });
  try {
    await updater.refresh();
    const info = await updater.getTargetInfo(path);
    if (!info) return null;
    return readFileSync(await updater.downloadTarget(info, place('theirs-targets', encodeURIComponent(path))), 'utf8');
  } catch {
    return null;
  }
}

async function ours(path) {
  rmSync(place('ours-targets'), { recursive: true, force: true });
  const status = await new Promise((resolve) => {
    spawn(options.client, ['--metadata-url', `${base}/metadata/`, '--metadata-dir', place('ours'), '--target-name', path,
      '--target-dir', place('ours-targets'), '--target-base-url', `${base}/targets/`, 'download'],
    { stdio: 'ignore' }).on('exit', resolve);
  });
  assert.ok(status === 0 || status === 1);
  return status === 0 ? readFileSync(place('ours-targets', readdirSync(place('ours-targets'))[0]), 'utf8') : null;
}

execFileSync(options.writer, [place('stages')]);
for (const folder of ['theirs', 'theirs-targets', 'ours']) mkdirSync(place(folder));
cpSync(place('stages', '1-first', 'metadata', '1.root.json'), place('theirs', 'root.json'));
execFileSync(options.client, ['--metadata-dir', place('ours'), 'init', place('theirs', 'root.json')]);

const module1 = 'modules/mend/rj/1.json';
const news = 'local/DEMO/news/1.json';
const expected = [
  ['1-first', module1, 'a module'],
  ['1-first', 'modules/mend/rj/2.json', null], // "bins" lists it, but a terminating role covers it
  ['1-first', news, 'local news'],
  ['1-first', 'local/OTHER/news/1.json', null],
  ['1-first', 'by hash', 'in a bin'],
  ['1-first', 'nowhere', null],
  ['2-rotated', module1, 'a module, mended'],
  ['2-rotated', news, 'local news'],
  ['3-one-signature-of-two', 'by hash', 'in a bin'],
  ['4-role-expired', news, null],
  ['4-role-expired', module1, 'a module, mended'],
  ['5-role-back', news, null],
  ['5-role-back', module1, null],
  ['6-timestamp-expired', module1, null],
  ['7-targets-of-a-stranger', module1, null],
];
try {
  for (const [name, path, text] of expected) {
    stage = name;
    assert.equal(await ours(path), text, `mend-tuf-client, ${name}: ${path}`);
    assert.equal(await theirs(path), text, `tuf-js, ${name}: ${path}`);
  }
} finally {
  server.closeAllConnections();
  server.close();
}
console.log('tuf-js and mend-tuf-client agree.');
