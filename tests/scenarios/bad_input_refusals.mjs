// The table: which program reads which file, and what it must say when the file is not what it should be.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { contents, noLeftovers, spoil } from './bad_input_bench.mjs';

const nobodyThere = 'https://127.0.0.1:9/';
const place = (p) => ['--repository', p.repository, '--root', p.device.root];
const secret = (p) => ['--passphrase-file', p.at('signing-passphrase')];
/** `waiting.proposal` waits for its second signature, `ready.proposal` has all. */
const propose = (p) => ['propose', '--policy', p.at('policy.json'), ...place(p), '--author', 'Mo', '--out', p.at('new.proposal')];
const review = (p) => ['review', p.at('waiting.proposal'), ...place(p)];
const approve = (p) => ['approve', p.at('waiting.proposal'), ...place(p), '--key', path.join(p.keys, 'policy-2.key'), ...secret(p), '--yes'];
const publish = (p) => ['publish', p.at('ready.proposal'), ...place(p), '--key', path.join(p.keys, 'snapshot-1.key'),
  '--key', path.join(p.keys, 'timestamp-1.key'), ...secret(p)];
const once1 = (p, hub = nobodyThere) => ['once', '--hub', hub, '--identity', p.identity, '--spool', p.device.spool,
  '--drop', p.device.drop, '--root', p.device.root];
const serve = (p, ...more) => ['serve', '--data', p.hubData, '--repository', p.repository, ...more];
const init = (p, data) => ['init', '--data', data, '--establishment', 'DEMO', '--name', 'HMP Demo',
  '--custodian-passphrase-file', p.custodian];
const staffAdd = (p) => ['staff', 'add', '--data', p.hubData, '--username', 'new', '--name', 'New', '--roles', 'key-worker',
  '--password-file', p.at('password-of-asha'), '--custodian-passphrase-file', p.custodian];
const enrol = (p) => ['device', 'enrol', '--data', p.hubData, '--request', p.at('enrolment-request.json'), '--out', p.at('again.json')];
const withCatalogue = (bench, p) => { fs.cpSync(bench.catalogue, p.at('catalogue'), { recursive: true }); return p; };

// program, the file it reads, its arguments, the ways that spoil it (all, unless named).
const all = Object.keys(spoil);
const notOf = (...names) => all.filter((way) => !names.includes(way));
const files = [
  ['mend-author', 'policy.json', propose],
  ['mend-author', 'signing-passphrase', publish, notOf('another shape', 'cut in half')],
  ['mend-author', 'keys/snapshot-1.key', publish, ['empty', 'cut in half', 'garbage', 'far too large']],
  ['mend-author', 'keys/policy-2.key', approve, ['missing', 'empty', 'cut in half', 'garbage', 'far too large', 'a folder', 'a pipe']],
  ['mend-author', 'root.json', publish],
  ['mend-author', 'waiting.proposal', review],
  ['mend-author', 'ready.proposal', publish],
  ['mend-author', 'catalogue/what-is-rj/po/cy.po', (p) => ['build', '--catalogue', p.at('catalogue'), '--out', p.at('new')],
    ['missing', 'garbage', 'far too large', 'a pipe', 'an endless device']],
  ['mend-author', 'catalogue/what-is-rj/pages/03-helper.md', (p) => ['check', p.at('catalogue', 'what-is-rj')],
    ['empty', 'garbage', 'far too large', 'a pipe', 'a link to itself', 'an endless device']],
  ['mend-author', 'catalogue/what-is-rj/module.toml', (p) => ['build', '--catalogue', p.at('catalogue'), '--out', p.at('new')],
    ['missing', 'empty', 'garbage', 'a folder', 'a pipe']],
  ['mend-author', 'catalogue/rj-interest/form/survey.csv', (p) => ['check', p.at('catalogue', 'rj-interest')], ['missing', 'garbage', 'a folder']],
  ['mend-trust', 'signing-passphrase', (p) => ['ceremony', '--keys', p.at('k'), '--repository', p.at('r'), '--passphrase-file', p.at('signing-passphrase')],
    ['missing', 'empty', 'garbage', 'far too large', 'a folder', 'a pipe', 'an endless device']],
  ['mend-hub', 'custodian-passphrase', (p) => init(p, p.at('new')), ['missing', 'empty', 'garbage', 'far too large', 'a pipe', 'an endless device']],
  ['mend-hub', 'hub/hub.key', (p) => ['keys', '--data', p.hubData]],
  ['mend-hub', 'hub/hub.db', (p) => ['keys', '--data', p.hubData], notOf('cut in half')],
  ['mend-hub', 'hub/ca.crt', (p) => serve(p)],
  ['mend-hub', 'hub/ca.key', enrol, ['missing', 'empty', 'garbage', 'a folder']],
  ['mend-hub', 'hub/server.key', (p) => serve(p), ['empty', 'garbage', 'a folder', 'a pipe']],
  ['mend-hub', 'repository', (p) => serve(p), ['missing', 'a pipe']],
  ['mend-hub', 'enrolment-request.json', enrol],
  ['mend-dock', 'device-request.json', (p) => ['identity', '--identity', p.at('new'), '--device-request', p.at('device-request.json'), '--out', p.at('o.json')]],
  ['mend-dock', 'enrolment.json', (p) => ['accept', '--identity', p.identity, '--enrolment', p.at('enrolment.json')]],
  ['mend-dock', 'identity/tls.key', (p) => once1(p), ['missing', 'empty', 'garbage', 'a folder', 'a pipe', 'an endless device']],
  ['mend-dock', 'identity/ca.crt', (p) => once1(p), ['missing', 'empty', 'garbage', 'a folder', 'a pipe', 'an endless device']],
  ['mend-dock', 'root.json', (p) => once1(p), ['missing', 'far too large', 'a folder', 'a pipe', 'an endless device']],
  ['mend-tuf-client', 'root.json', (p) => ['--metadata-dir', p.at('m'), 'init', p.device.root]],
  ['mend-kiosk', 'device/device.key', (p) => ['--make-device', '--device', p.device.device, '--establishment', 'DEMO'], notOf('a pipe')],
];

export function fileTrials(bench, trial) {
  for (const [program, file, args, ways = all] of files) {
    trial(`${program}, ${file}: ${ways.join(', ')}`, () => {
      const first = bench.prison();
      if (file.startsWith('catalogue/')) withCatalogue(bench, first);
      const target = first.at(file);
      fs.cpSync(target, `${first.folder}.kept`, { recursive: true });
      for (const way of ways) {
        fs.rmSync(target, { recursive: true, force: true });
        if (way === 'missing' || !fs.statSync(`${first.folder}.kept`).isDirectory()) fs.cpSync(`${first.folder}.kept`, target, { recursive: true });
        spoil[way](target);
        const before = file.startsWith('hub/hub.db') ? null : contents(first.hubData);
        bench.refuses(program, args(first), [], { seconds: 10 });
        if (before) assert.deepEqual(contents(first.hubData), before, `The hub's data changed (${way})`);
        noLeftovers(first.folder);
      }
    }, ways.length);
  }
}

export function commandTrials(bench, trial) {
  for (const program of ['mend-author', 'mend-trust', 'mend-hub', 'mend-dock', 'mend-tuf-client', 'mend-kiosk']) {
    trial(`${program}: command lines that it does not know`, () => {
      for (const args of [[], ['--nonsense'], ['nonsense'], ['--data']]) bench.refuses(program, args, '--help');
    }, 4);
  }
  trial('mend-kiosk: a size that is none', () => {
    const p = bench.prison();
    for (const size of ['0x0', '1x', 'big', '99999x99999', '1280x800; rm']) {
      bench.refuses('mend-kiosk', ['--device', p.device.device, '--content', p.device.content, '--spool', p.device.spool,
        '--drop', p.device.drop, '--root', p.device.root, '--size', size], 'size');
    }
  }, 5);
}

export function keyTrials(bench, trial) {
  trial('a wrong passphrase, custodian, certificate authority or root', () => {
    const p = bench.prison();
    const before = [contents(p.repository), contents(p.hubData)];
    fs.writeFileSync(p.at('signing-passphrase'), 'not the passphrase\n');
    bench.refuses('mend-author', publish(p), 'passphrase is wrong');
    fs.writeFileSync(p.custodian, 'not the custodian\n');
    bench.refuses('mend-hub', staffAdd(p), 'passphrase is not right');
    assert.deepEqual([contents(p.repository), contents(p.hubData)], before);
    const other = p.at('other');
    bench.succeeds('mend-hub', init(p, other));
    fs.copyFileSync(path.join(other, 'ca.crt'), path.join(p.hubData, 'ca.crt'));
    bench.refuses('mend-hub', serve(p), ['ca.crt', 'backup']);
    const enrolment = JSON.parse(fs.readFileSync(p.at('enrolment.json')));
    enrolment.ca = fs.readFileSync(path.join(other, 'ca.crt'), 'utf8');
    fs.writeFileSync(p.at('enrolment.json'), JSON.stringify(enrolment));
    const identity = contents(p.identity);
    bench.refuses('mend-dock', ['accept', '--identity', p.identity, '--enrolment', p.at('enrolment.json')]);
    assert.deepEqual(contents(p.identity), identity);
  }, 4);
  trial('what was lost is never made anew in silence', () => {
    const p = bench.prison();
    const key = fs.readFileSync(path.join(p.device.device, 'device.key'));
    fs.rmSync(path.join(p.device.device, 'device.json'));
    bench.refuses('mend-kiosk', ['--make-device', '--device', p.device.device, '--establishment', 'DEMO'], 'device.json');
    assert.deepEqual(fs.readFileSync(path.join(p.device.device, 'device.key')), key);
    fs.rmSync(path.join(p.hubData, 'hub.key'));
    bench.refuses('mend-hub', ['keys', '--data', p.hubData], 'backup');
    bench.refuses('mend-hub', init(p, p.hubData), 'holds a hub already');
    const metadata = path.join(p.repository, 'metadata');
    fs.copyFileSync(path.join(metadata, '1.snapshot.json'), path.join(metadata, '2.snapshot.json'));
    fs.rmSync(path.join(metadata, 'timestamp.json'));
    const before = contents(p.repository);
    bench.refuses('mend-author', publish(p), ['timestamp.json', 'backup']);
    assert.deepEqual(contents(p.repository), before);
    bench.refuses('mend-trust', ['ceremony', '--keys', p.keys, '--repository', p.at('r')], 'empty folder');
  }, 5);
}

export function machineTrials(bench, trial) {
  trial('a port that is taken', async () => {
    const p = bench.prison();
    const taken = net.createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String(taken.address().port);
    bench.refuses('mend-hub', serve(p, '--staff-port', port), port);
    bench.refuses('mend-hub', serve(p, '--device-port', port), port);
    bench.refuses('mend-hub', serve(p, '--address', '192.0.2.1'), '192.0.2.1');
    bench.refuses('mend-hub', serve(p, '--address', 'nowhere'), 'nowhere');
    taken.close();
  }, 4);
  trial('a second courier on one spool, and a hub that is not there', async () => {
    const p = bench.prison();
    bench.refuses('mend-dock', once1(p), 'cannot be reached');
    bench.refuses('mend-dock', once1(p, 'http://127.0.0.1/'), 'https://');
    const lock = path.join(p.device.spool, 'sent', '.courier.lock');
    fs.rmSync(lock, { force: true });
    const first = spawn(path.join(bench.bin, 'mend-dock'), ['run', ...once1(p).slice(1)], { stdio: 'ignore' });
    for (let wait = 0; wait < 500 && !fs.existsSync(lock); wait += 1) await delay(10);
    bench.refuses('mend-dock', once1(p), 'stop it first');
    first.kill('SIGTERM');
    assert.deepEqual(await once(first, 'exit'), [0, null]);
  }, 3);
  trial('output that cannot be written', () => {
    const p = bench.prison();
    const missing = p.at('no', 'folder', 'o.json');
    bench.refuses('mend-hub', ['device', 'enrol', '--data', p.hubData, '--request', p.at('enrolment-request.json'), '--out', missing], 'o.json');
    // Nothing was lost by it: the same device can be taken in again.
    bench.succeeds('mend-hub', enrol(p));
    bench.refuses('mend-dock', ['identity', '--identity', p.identity, '--device-request', p.at('device-request.json'), '--out', missing], 'o.json');
    fs.writeFileSync(p.at('in-the-way'), '');
    bench.refuses('mend-author', ['build', '--catalogue', bench.catalogue, '--out', p.at('in-the-way')], 'in-the-way');
    bench.refuses('mend-author', ['build', '--catalogue', bench.catalogue, '--out', p.at('keys')], 'keys');
    bench.refuses('mend-trust', ['ceremony', '--keys', p.at('in-the-way', 'k'), '--repository', p.at('r')], 'in-the-way');
  }, 6);
}

export function nobodyTrials(bench, trial) {
  trial('a user who may neither read nor write', () => {
    const p = bench.prison();
    const nobody = { nobody: true };
    bench.refuses('mend-author', publish(p), 'not allowed', nobody);
    bench.refuses('mend-author', ['build', '--catalogue', bench.catalogue, '--out', p.at('new')], 'not allowed', nobody);
    bench.refuses('mend-trust', ['ceremony', '--keys', p.at('k'), '--repository', p.at('r')], 'not allowed', nobody);
    bench.refuses('mend-hub', ['keys', '--data', p.hubData], [], nobody);
    bench.refuses('mend-hub', init(p, p.at('new')), 'not allowed', nobody);
    fs.chmodSync(p.custodian, 0o644);
    bench.refuses('mend-hub', init(p, p.at('new')), 'not allowed', nobody);
    bench.refuses('mend-dock', once1(p), [], nobody);
    bench.refuses('mend-dock', ['identity', '--identity', p.at('new'), '--device-request', p.at('device-request.json'), '--out', p.at('o')], 'not allowed', nobody);
    bench.refuses('mend-kiosk', ['--make-device', '--device', p.at('new'), '--establishment', 'DEMO'], 'not allowed', nobody);
    bench.refuses('mend-tuf-client', ['--metadata-dir', p.at('m'), 'init', p.device.root], 'not allowed', nobody);
  }, 10);
}
