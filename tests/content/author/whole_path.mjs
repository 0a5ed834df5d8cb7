// One module's whole life with the real programs: begun, checked, proposed, reviewed, rejected, proposed again,
// approved by two, published, seen by a client, withdrawn, gone. On the way, everything that must not work.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { bin: { type: 'string' } } });
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'mend-whole-path-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));
const at = (...names) => path.join(scratch, ...names);
const program = (name) => path.resolve(options.bin, name);

function run(...args) {
  return execFileSync(program('mend-author'), args, { encoding: 'utf8', cwd: scratch, stdio: ['ignore', 'pipe', 'pipe'] });
}
/** Exit 1, and one plain sentence that says all of `words`. */
function refuses(args, ...words) {
  const ended = spawnSync(program('mend-author'), args, { encoding: 'utf8', cwd: scratch, input: '' });
  const told = `mend-author ${args.join(' ')}\nended with ${ended.status} and said: ${ended.stderr}\n${ended.stdout}`;
  assert.equal(ended.status, 1, told);
  assert.match(ended.stderr, /^mend-author: [^\n]{10,600}[.]\n$/, told);
  for (const word of words) assert.ok(ended.stderr.includes(word), `“${word}” is missing. ${told}`);
  return ended.stdout;
}
/** Every file below a folder with its bytes, to see that nothing changed. */
function contents(folder) {
  return Object.fromEntries(fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).sort().map((file) => [file, fs.readFileSync(file, 'base64')]));
}

execFileSync(program('mend-trust'), ['ceremony', '--keys', at('keys'), '--repository', at('repository'), '--role', 'authors-mend']);
fs.copyFileSync(at('repository', 'metadata', '1.root.json'), at('root.json'));
fs.mkdirSync(at('desk'));
const place = ['--repository', at('repository'), '--root', at('root.json')];
const key = (name) => ['--key', at('keys', `${name}.key`), '--yes'];
const publish = (name, ...more) => ['publish', name, ...place, '--key', at('keys', 'snapshot-1.key'), '--key', at('keys', 'timestamp-1.key'), ...more];
const propose = (out, ...what) => ['propose', ...what, ...place, '--author', 'Mo', '--out', out];
const standing = (proposal) => JSON.parse(run('status', proposal, ...place, '--json'))[0].status;

const server = createServer((request, response) => {
  try {
    response.end(fs.readFileSync(path.join(at('repository'), decodeURIComponent(new URL(request.url, 'http://x').pathname))));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
execFileSync(program('mend-tuf-client'), ['--metadata-dir', at('client'), 'init', at('root.json')]);
fs.mkdirSync(at('fetched'));
/** True if a client that follows the repository gets the target. */
const clientGets = (target) => new Promise((resolve) => {
  spawn(program('mend-tuf-client'), ['--metadata-dir', at('client'), '--metadata-url', `${base}/metadata/`, '--target-name', target,
    '--target-dir', at('fetched'), '--target-base-url', `${base}/targets/`, 'download'], { stdio: 'ignore' })
    .on('exit', (code) => resolve(code === 0));
});

try {
  // Begun and checked.
  run('new', 'getting-ready', '--catalogue', 'catalogue');
  run('new', 'ask', '--kind', 'form', '--catalogue', 'catalogue');
  run('check', 'catalogue/getting-ready', 'catalogue/ask');
  refuses(['new', 'getting-ready', '--catalogue', 'catalogue'], 'there already');

  // What is wrong is not proposed; a dry run shows the difference and writes nothing.
  const page = at('catalogue', 'getting-ready', 'pages', '01-start.md');
  const good = fs.readFileSync(page, 'utf8');
  fs.writeFileSync(page, `${good}\nThe offender should read this.\n`);
  refuses(propose('desk/a.proposal', 'catalogue/getting-ready'), 'offender');
  fs.writeFileSync(page, good);
  const dry = run(...propose('desk/a.proposal', 'catalogue/getting-ready', '--dry-run', '--html', 'dry.html'));
  assert.match(dry, /\+ # Say what this page is about/);
  assert.deepEqual(fs.readdirSync(at('desk')), []);

  // Proposed, and reviewed from the signed bytes: the source may be gone.
  run(...propose('desk/a.proposal', 'catalogue/getting-ready', '--why', 'A first try.'));
  refuses(propose('desk/a.proposal', 'catalogue/getting-ready'), 'a.proposal');
  fs.renameSync(at('catalogue'), at('away'));
  const review = run('review', 'desk/a.proposal', ...place, '--html', 'review.html');
  fs.renameSync(at('away'), at('catalogue'));
  assert.match(review, /A new module: mend\/getting-ready, version 1/);
  assert.match(review, /authors-mend: may list modules\/mend\/\*\/\* and nothing else/);
  assert.match(review, /\n {6}\d{5}( \d{5}){5}\n/);
  const html = fs.readFileSync(at('review.html'), 'utf8');
  assert.ok(html.includes('Say what this page is about') && !/<script|https?:/.test(html));
  assert.equal(await clientGets('modules/mend/getting-ready/1.json'), false);

  // Rejected: nobody can publish it, whoever signed.
  run('approve', 'desk/a.proposal', ...place, ...key('authors-mend-1'));
  run('approve', 'desk/a.proposal', ...place, ...key('authors-mend-2'));
  run('reject', 'desk/a.proposal', ...place, ...key('authors-mend-3'), '--why', 'Say whom it is for.');
  assert.equal(standing('desk/a.proposal'), 'rejected');
  let before = contents(at('repository'));
  refuses(publish('desk/a.proposal'), 'Say whom it is for.');
  assert.deepEqual(contents(at('repository')), before);

  // Proposed again. One person with one key is not two, however the signature is copied and renamed.
  fs.writeFileSync(page, good.replace('Write one idea', 'This is for everyone. Write one idea'));
  run(...propose('desk/b.proposal', 'catalogue/getting-ready'));
  refuses(['approve', 'desk/b.proposal', ...place, ...key('policy-1')], 'signs none of the roles', 'authors-mend');
  refuses(['approve', 'desk/b.proposal', ...place, '--key', at('keys', 'authors-mend-1.key')]);  // nobody is there to say yes
  assert.match(run('approve', 'desk/b.proposal', ...place, ...key('authors-mend-1'), '--dry-run'), /Nothing was signed/);
  assert.match(run('approve', 'desk/b.proposal', ...place, ...key('authors-mend-1')), /1 more of \w+ and \w+ has to sign/);
  run('approve', 'desk/b.proposal', ...place, ...key('authors-mend-1'));
  refuses(publish('desk/b.proposal'), 'authors-mend');
  const digits = JSON.parse(fs.readFileSync(at('desk', fs.readdirSync(at('desk')).find((name) => name.startsWith('sig-')))));
  const mine = fs.readdirSync(at('desk')).filter((name) => name.startsWith('sig-'))
    .map((name) => JSON.parse(fs.readFileSync(at('desk', name)))).filter((file) => file.proposal !== digits.proposal);
  const others = fs.readdirSync(at('desk')).filter((name) => name.startsWith('sig-'))
    .map((name) => JSON.parse(fs.readFileSync(at('desk', name))).keyid);
  for (const keyid of new Set(others)) {
    for (const file of [digits, ...mine]) {
      fs.writeFileSync(at('desk', `sig-zzz-${keyid.slice(0, 16)}-${file.proposal.slice(0, 8)}.json`), JSON.stringify({ ...file, keyid }));
    }
  }
  before = contents(at('repository'));
  refuses(publish('desk/b.proposal'));
  for (const name of fs.readdirSync(at('desk'))) if (name.startsWith('sig-zzz')) fs.rmSync(at('desk', name));
  refuses(publish('desk/b.proposal'), 'authors-mend');
  assert.equal(standing('desk/b.proposal'), 'waiting');
  assert.deepEqual(contents(at('repository')), before);

  // Approved by two, published, seen.
  run('approve', 'desk/b.proposal', ...place, ...key('authors-mend-2'));
  assert.equal(standing('desk/b.proposal'), 'ready');
  assert.match(run(...publish('desk/b.proposal', '--dry-run')), /Nothing was written/);
  assert.deepEqual(contents(at('repository')), before);
  assert.match(run(...publish('desk/b.proposal')), /New: modules\/mend\/getting-ready\/1\.json/);
  assert.equal(standing('desk/b.proposal'), 'published');
  assert.equal(await clientGets('modules/mend/getting-ready/1.json'), true);
  refuses(propose('desk/c.proposal', 'catalogue/getting-ready'), 'nothing new');
  refuses(['review', 'desk/a.proposal', ...place], 'propose');

  // A change shows its one changed word.
  fs.writeFileSync(page, fs.readFileSync(page, 'utf8').replace('short words', 'long words'));
  assert.match(run(...propose('desk/c.proposal', 'catalogue/getting-ready', '--dry-run')), /\[-short -\].*\n.*\{\+long \+\}/);

  // Withdrawn: both had to agree, and a client no longer gets it.
  refuses(['withdraw', 'mend/gone', ...place, '--author', 'Mo', '--why', 'Wrong.', '--out', 'desk/w.proposal'], 'mend/gone');
  run('withdraw', 'mend/getting-ready', ...place, '--author', 'Mo', '--why', 'A number in it is wrong.', '--out', 'desk/w.proposal');
  refuses(publish('desk/w.proposal'));
  for (const name of ['authors-mend-2', 'authors-mend-3']) run('approve', 'desk/w.proposal', ...place, ...key(name));
  assert.match(run(...publish('desk/w.proposal')), /Gone: modules\/mend\/getting-ready\/1\.json/);
  assert.equal(await clientGets('modules/mend/getting-ready/1.json'), false);
  assert.equal(standing('desk/w.proposal'), 'published');

  // Whoever believes another root sees nothing of it.
  execFileSync(program('mend-trust'), ['ceremony', '--keys', at('k2'), '--repository', at('r2'), '--role', 'authors-mend']);
  refuses(['status', 'desk', '--repository', at('repository'), '--root', at('r2', 'metadata', '1.root.json')]);

  // Proposals that are no proposals.
  const bytes = fs.readFileSync(at('desk', 'w.proposal'));
  for (const [name, spoilt] of [['empty', ''], ['half', bytes.subarray(0, bytes.length >> 1)], ['text', 'this is no proposal'],
    ['long', Buffer.concat([bytes, Buffer.alloc(4096, 1)])]]) {
    fs.writeFileSync(at('desk', `${name}.proposal`), spoilt);
    refuses(['review', `desk/${name}.proposal`, ...place]);
    assert.equal(standing(`desk/${name}.proposal`), 'unusable');
  }
  refuses(['review', 'desk/missing.proposal', ...place], 'missing.proposal');
  refuses(['review', 'desk', ...place]);
} finally {
  server.closeAllConnections();
  server.close();
}
console.log('A module was begun, rejected, published by two and withdrawn, and nothing went past them.');
