// Bad input, given to the real programs on real files: each says in one plain sentence what is wrong, ends with 1
// and loses nothing; the kiosk shows its help screen instead and never ends. Full disks and unreadable files need
// root and a mount namespace of their own; without root they are named as not tried, and with root they must work.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Bench } from './bad_input_bench.mjs';
import { diskTrials } from './bad_input_disk.mjs';
import { kioskTrials, unreadableTrials } from './bad_input_kiosk.mjs';
import { killTrials } from './bad_input_kill.mjs';
import { commandTrials, fileTrials, keyTrials, machineTrials, nobodyTrials } from './bad_input_refusals.mjs';
import { Kiosk, Programs } from './programs.mjs';
import { dockOnce, makePrison, startHub } from './prison.mjs';
import { chooseFirstPin } from './resident.mjs';

const here = path.dirname(new URL(import.meta.url).pathname);
const source = path.resolve(here, '..', '..');
const root = process.getuid() === 0;

/** Mounts of ours must not be seen by others, and end with us. */
function inPrivateNamespace() {
  const probe = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { encoding: 'utf8' });
  if (probe.status !== 0) {
    process.stderr.write('bad input: full disks cannot be tried, because this system does not let root mount one in a namespace of its own '
      + `(unshare -m): ${(probe.stderr || probe.error?.message || '').trim()}\n`);
    return 1;
  }
  const again = spawnSync('unshare', ['-m', process.execPath, ...process.argv.slice(1)],
    { stdio: 'inherit', env: { ...process.env, MEND_BAD_INPUT_ALONE: '1' } });
  return again.status ?? 1;
}

/** The demo prison, docked once, in which Sam has chosen a PIN. */
async function patternPrison(programs, folder) {
  const prison = await makePrison(programs, { folder, source });
  const hub = await startHub(programs, prison);
  await dockOnce(programs, prison, hub);
  const kiosk = await Kiosk.open(programs, prison.device);
  await chooseFirstPin(kiosk, prison.residents[0]);
  await kiosk.close();
  hub.child.kill('SIGTERM');
  await hub.ended;
  // One proposal that waits for its second signature, and one that has all and is not published yet.
  const policy = JSON.parse(fs.readFileSync(prison.policyFile));
  for (const [name, seconds, reviewers] of [['waiting', 221, ['policy-1']], ['ready', 222, ['policy-1', 'policy-2']]]) {
    fs.writeFileSync(prison.policyFile, JSON.stringify({ ...policy, idle_lock_seconds: seconds }));
    const { proposal } = await prison.desk.propose({ policy: prison.policyFile, out: path.join(folder, `${name}.proposal`) });
    for (const reviewer of reviewers) await prison.desk.approve(proposal, reviewer);
  }
  return prison;
}

async function main() {
  const { values } = parseArgs({ options: { build: { type: 'string' }, only: { type: 'string', default: '' } } });
  const began = Date.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mend-bad-input-'));
  // In memory where we may: what is tried is order and words, not how fast a disk syncs.
  if (root) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1g', 'tmpfs', folder]);
  fs.chmodSync(folder, 0o755);
  let build = path.resolve(values.build);
  const view = `${folder}-programs`;  // beside it, so that nothing cleared away below the one is in the other
  if (root) {
    // Where the user without rights can reach them, and where nothing that we clear away can harm them.
    fs.mkdirSync(view);
    for (const args of [['--bind', build, view], ['-o', 'remount,bind,ro', view]]) {
      const done = spawnSync('mount', args, { encoding: 'utf8' });
      if (done.status !== 0) throw new Error(`The build cannot be shown to a user without rights: ${done.stderr}`);
    }
    build = view;
  }
  const programs = new Programs(build);
  const failures = [];
  let cases = 0;
  try {
    const prison = await patternPrison(programs, path.join(folder, 'pattern'));
    const bench = new Bench({ build, folder, prison });
    bench.programs = programs;
    bench.catalogue = path.join(folder, 'catalogue');
    fs.cpSync(path.join(source, 'content', 'catalogue'), bench.catalogue, { recursive: true });
    const trials = [];
    const trial = (name, run, count = 1) => trials.push({ name, run, count });
    const groups = [commandTrials, fileTrials, keyTrials, machineTrials, killTrials, kioskTrials];
    if (root) groups.push(nobodyTrials, unreadableTrials, diskTrials);
    else process.stdout.write('Not root: full disks and unreadable files are not tried.\n');
    for (const group of groups) group(bench, trial);
    for (const { name, run, count } of trials.filter((each) => each.name.includes(values.only))) {
      cases += count;
      const start = Date.now();
      try {
        let alarm;
        const late = new Promise((_, reject) => {
          alarm = setTimeout(() => reject(new Error('It did not come to its end in time: something waits for ever.')), 120_000);
        });
        try { await Promise.race([run(), late]); } finally { clearTimeout(alarm); }
        process.stdout.write(`ok    ${name} (${Date.now() - start} ms)\n`);
      } catch (error) {
        failures.push(name);
        process.stdout.write(`WRONG ${name}\n      ${String(error.message).replaceAll('\n', '\n      ')}\n`);
      }
      await programs.stopAll();
      bench.clear();
    }
  } finally {
    await programs.stopAll();
    if (root) spawnSync('umount', ['-l', view]);
    if (root) fs.rmdirSync(view);
    if (root) spawnSync('umount', ['-l', folder]);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`bad input: ${cases} cases, ${failures.length === 0 ? 'all' : `not all (${failures.length} trials went wrong)`} as they should be, `
    + `in ${((Date.now() - began) / 1000).toFixed(0)} s\n`);
  return failures.length === 0 && cases > 0 ? 0 : 1;
}

process.exitCode = root && !process.env.MEND_BAD_INPUT_ALONE ? inPrivateNamespace() : await main();
