// Disks that are full, or fill up in the middle. Each is a small one of its own, in memory.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { contents, noLeftovers } from './bad_input_bench.mjs';
import { signInAgain } from './bad_input_kiosk.mjs';
import { Kiosk } from './programs.mjs';
import { dockOnce, startHub } from './prison.mjs';
import { answerForm, openItem, signIn } from './resident.mjs';

const room = /full|no room|space/i;

/** Puts a folder of a prison on a disk of its own and leaves a link in its place for nobody: the path is told. */
function onDisk(bench, from, kibibytes) {
  const disk = bench.disk(kibibytes);
  const at = path.join(disk, path.basename(from));
  execFileSync('cp', ['-a', from, at]);
  return { disk, at };
}

export function diskTrials(bench, trial) {
  trial('making keys, a hub, a device and content on a full disk', () => {
    const p = bench.prison();
    for (const kibibytes of [4, 16, 64]) {
      const disk = bench.disk(kibibytes);
      bench.refuses('mend-hub', ['init', '--data', path.join(disk, 'hub'), '--establishment', 'DEMO', '--name', 'HMP Demo',
        '--custodian-passphrase-file', p.custodian], room);
      noLeftovers(disk);
    }
    const small = bench.disk(4);
    bench.refuses('mend-trust', ['ceremony', '--keys', path.join(small, 'k'), '--repository', path.join(small, 'r')], room);
    bench.refuses('mend-kiosk', ['--make-device', '--device', path.join(bench.disk(8), 'device'), '--establishment', 'DEMO'], room);
    bench.refuses('mend-author', ['build', '--catalogue', bench.catalogue, '--out', path.join(bench.disk(32), 'built')], room);
    bench.refuses('mend-dock', ['identity', '--identity', path.join(small, 'i'), '--device-request', p.at('device-request.json'), '--out', p.at('o')], room);
    const { disk, at } = onDisk(bench, p.repository, 1024);
    const free = bench.fill(disk);
    const before = contents(at);
    const place = ['--repository', at, '--root', p.device.root];
    bench.refuses('mend-author', ['propose', '--policy', p.at('policy.json'), ...place, '--author', 'Mo', '--out', path.join(disk, 'x.proposal')],
      [/full|no room|space|nothing new/i]);
    const args = ['publish', p.at('ready.proposal'), ...place, '--key', path.join(p.keys, 'snapshot-1.key'),
      '--key', path.join(p.keys, 'timestamp-1.key'), '--passphrase-file', p.at('signing-passphrase')];
    bench.refuses('mend-author', args, room);
    assert.deepEqual(contents(at), before, 'A publish that had no room changed the repository');
    free();
    bench.succeeds('mend-author', args);
  }, 8);

  trial('mend-tuf-client believes the authority that it is given, and none of the system beside it', async () => {
    const p = bench.prison();
    const stranger = p.at('stranger');
    bench.succeeds('mend-hub', ['init', '--data', stranger, '--establishment', 'DEMO', '--name', 'HMP Other', '--custodian-passphrase-file', p.custodian]);
    const hub = await startHub(bench.programs, { hubData: stranger, repository: p.repository });
    // The stranger's authority is one of the system's.
    const ca = path.join(stranger, 'ca.crt');
    const name = execFileSync('openssl', ['x509', '-hash', '-noout', '-in', ca], { encoding: 'utf8' }).trim();
    fs.mkdirSync('/etc/ssl/certs', { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', '/etc/ssl/certs']);
    bench.mounts.push('/etc/ssl/certs');
    fs.copyFileSync(ca, `/etc/ssl/certs/${name}.0`);
    const client = ['--metadata-dir', p.at('m'), '--metadata-url', `${hub.staff}metadata/`];
    bench.succeeds('mend-tuf-client', ['--metadata-dir', p.at('m'), 'init', p.device.root]);
    bench.refuses('mend-tuf-client', [...client, '--ca', path.join(p.hubData, 'ca.crt'), 'refresh'], 'certificate');
    const trusted = bench.refuses('mend-tuf-client', [...client, '--ca', ca, 'refresh']);
    assert.doesNotMatch(trusted, /certificate/, 'The trial proves nothing: the right authority is not believed either');
    hub.child.kill('SIGTERM');
    await hub.ended;
  }, 2);

  trial('a hub on a full disk keeps nothing by halves and goes on when there is room', () => {
    const p = bench.prison();
    const { disk, at } = onDisk(bench, p.hubData, 2048);
    const free = bench.fill(disk);
    const resident = ['resident', 'add', '--data', at, '--name', 'Max', '--picture', 'star', '--number', 'A9999ZZ'];
    bench.refuses('mend-hub', resident, room);
    free();
    assert.match(bench.succeeds('mend-hub', resident), /"code"/);
    bench.refuses('mend-hub', resident, 'already');
  }, 2);

  trial('answers on a device whose disk fills up: nothing is called saved that is not', async () => {
    const p = bench.prison();
    const { disk, at } = onDisk(bench, p.device.device, 4096);
    const folders = { ...p.device, device: at };
    const kiosk = await Kiosk.open(bench.programs, folders);
    await signIn(kiosk, p.residents[0]);
    await openItem(kiosk, 'forms', 'Weekly check-in');
    await kiosk.pressId('start');
    await kiosk.pressId('continue');
    const free = bench.fill(disk);
    await kiosk.pressId('/data/week/good');
    assert.ok(!(await kiosk.words()).includes('Saved on this device'), 'What was only chosen was called saved');
    await kiosk.pressId('continue');
    await kiosk.expectWords('This could not be saved.');
    assert.equal(kiosk.program.child.exitCode, null);
    free();
    await kiosk.pressId('/data/sleep/bad');
    await kiosk.pressId('continue');
    await kiosk.expectWords('Saved on this device');
    kiosk.program.child.kill('SIGKILL');
    await kiosk.program.ended;
    const again = await Kiosk.open(bench.programs, folders);
    await signInAgain(again, p.residents[0]);
    await again.pressId('first');
    await answerForm(again, {});
    await again.expectWords('Good', 'Bad');
    await again.close();
  });

  trial('an envelope that finds no room anywhere waits, and arrives when there is room', async () => {
    const p = bench.prison();
    const spool = onDisk(bench, p.device.spool, 512);
    const hubDisk = onDisk(bench, p.hubData, 2048);
    const folders = { ...p.device, spool: spool.at };
    const prison = { ...p, device: folders, hubData: hubDisk.at };
    const freeSpool = bench.fill(spool.disk);
    const kiosk = await Kiosk.open(bench.programs, folders);
    await signIn(kiosk, p.residents[0]);
    await openItem(kiosk, 'forms', 'Weekly check-in');
    await kiosk.pressId('start');
    await answerForm(kiosk, { week: 'ok' });
    await kiosk.pressId('send');
    await kiosk.pressId('done');
    assert.equal(fs.readdirSync(path.join(spool.at, 'out')).filter((name) => name.endsWith('.env')).length, 0);
    freeSpool();
    await kiosk.close();
    const later = await Kiosk.open(bench.programs, folders);
    await later.settle();
    const waiting = fs.readdirSync(path.join(spool.at, 'out')).filter((name) => name.endsWith('.env'));
    assert.equal(waiting.length, 1, 'The envelope did not come out when there was room');
    await later.close();
    const hub = await startHub(bench.programs, prison);
    const freeHub = bench.fill(hubDisk.disk);
    bench.refuses('mend-dock', ['once', '--hub', hub.devices, '--identity', p.identity, '--spool', spool.at, '--drop', folders.drop,
      '--root', folders.root], 'disk is full');
    assert.deepEqual(fs.readdirSync(path.join(spool.at, 'out')).filter((name) => name.endsWith('.env')), waiting, 'The envelope was lost');
    freeHub();
    const report = await dockOnce(bench.programs, prison, hub);
    assert.equal(report.sent.length, 1);
    hub.child.kill('SIGTERM');
    assert.equal(await hub.ended, 0);
  }, 2);
}
