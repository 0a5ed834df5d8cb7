// Real processes, killed at every system call that changes or syncs something, and told that the disk is full at
// every one that needs room: the kiosk's import, and the courier's mirroring into the drop folder. After each the
// device shows the old or the new content, whole, and the next update succeeds.
//   node install_walk.mjs --program build/dev/tests/install-once [--spread 6] [--folder DIR]
// Without --spread every single call is tried.
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const { values } = parseArgs({ options: { program: { type: 'string' }, spread: { type: 'string' }, folder: { type: 'string' } } });
const program = path.resolve(values.program);
const spread = values.spread ? Number(values.spread) : Infinity;

const killed = ['openat', 'write', 'pwrite64', 'copy_file_range', 'fsync', 'sync_file_range', 'rename', 'syncfs', 'unlink', 'unlinkat', 'mkdir', 'fchmod', 'fallocate', 'ftruncate'];
const full = ['openat', 'write', 'pwrite64', 'copy_file_range', 'fsync', 'sync_file_range', 'mkdir', 'rename', 'syncfs', 'fallocate'];

const top = fs.mkdtempSync(path.join(values.folder ?? os.tmpdir(), 'mend-walk-'));
const root = path.join(top, 'made', 'root.json');
const repository = (version) => path.join(top, 'made', `repository-${version}`);
const arguments_ = (act, device, version = 2) => [act, device, root, repository(version)];

/** The numbers of the calls that touch `device`: those of the loader are of no interest. */
function callsOf(act, device) {
  const log = path.join(top, 'calls');
  execFileSync('strace', ['-f', '-y', '-s', '0', '-o', log, '-e', `trace=${killed.join(',')}`, program, ...arguments_(act, device)]);
  const seen = {};
  const calls = [];
  for (const line of fs.readFileSync(log, 'utf8').split('\n')) {
    const name = line.match(/^\d+ +(\w+)\(/)?.[1];
    if (!name) continue;
    seen[name] = (seen[name] ?? 0) + 1;
    // mkdir of a folder that is there changes nothing; a file that is opened for reading neither.
    if (!line.includes(device)) continue;
    calls.push({ name, number: seen[name], reads: name === 'openat' && line.includes('O_RDONLY') });
  }
  return calls;
}

function thinned(list) {
  if (list.length <= spread) return list;
  return Array.from({ length: spread }, (_, i) => list[Math.round((i * (list.length - 1)) / (spread - 1))]);
}

/** Each kind of call and injection, as [act, inject text]. */
function plan(act, device) {
  const calls = callsOf(act, device);
  const cases = [];
  for (const name of killed) {
    for (const call of thinned(calls.filter((one) => one.name === name)))
      cases.push([act, `${name}:signal=SIGKILL:when=${call.number}`]);
  }
  for (const name of full) {
    for (const call of thinned(calls.filter((one) => one.name === name && !one.reads)))
      cases.push([act, `${name}:error=ENOSPC:when=${call.number}`]);
  }
  return cases;
}

const tally = { killed: 0, full: 0, old: 0, new: 0 };
const failures = [];

async function tryCase(before, work, [act, inject]) {
  fs.rmSync(work, { recursive: true, force: true });
  await run('cp', ['-a', before, work]);
  const status = await run('strace', ['-f', '-o', '/dev/null', '-e', `trace=${inject.split(':')[0]}`, '-e', `inject=${inject}`, program, ...arguments_(act, work)])
    .then(() => 0, (error) => error.signal ?? error.code);
  const wasKilled = inject.includes('SIGKILL');
  tally[wasKilled ? 'killed' : 'full'] += 1;
  const wrong = (why) => failures.push(`${act} with ${inject}: ${why}`);
  if (wasKilled ? status !== 'SIGKILL' && status !== 137 : status !== 0 && status !== 1) wrong(`it ended with ${status}`);
  const recovered = await run(program, arguments_('recover', work)).catch((error) => ({ stdout: error.stdout, trouble: error.stderr }));
  const [first, second, last] = recovered.stdout.split('\n');
  tally[first === 'two' ? 'new' : 'old'] += 1;
  for (const shown of [first, second]) if (shown !== 'one' && shown !== 'two') wrong(`it shows "${shown}"`);
  if (last !== 'two') wrong(`the next update fails: ${recovered.trouble ?? last}`);
}

const begin = Date.now();
try {
  execFileSync(program, ['make', path.join(top, 'made')]);
  const dropped = path.join(top, 'dropped');  // version 1 is shown, version 2 lies in the drop
  const docked = path.join(top, 'docked');    // version 1 is shown, version 2 is published
  execFileSync(program, arguments_('mirror', docked, 1));
  execFileSync(program, arguments_('import', docked, 1));
  execFileSync('cp', ['-a', docked, dropped]);
  execFileSync(program, arguments_('mirror', dropped));

  const cases = [];
  for (const [act, before] of [['import', dropped], ['mirror', docked]]) {
    const counting = path.join(top, 'counting');
    fs.rmSync(counting, { recursive: true, force: true });
    execFileSync('cp', ['-a', before, counting]);
    cases.push(...plan(act, counting).map((one) => [before, one]));
  }
  const queue = cases.entries();
  await Promise.all([0, 1].map(async (worker) => {
    // As long as the folder in which the calls were counted: paths of another length could mean other writes.
    for (const [, [before, one]] of queue) await tryCase(before, path.join(top, `working${worker}`), one);
  }));
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  process.stdout.write(`${cases.length} cases in ${seconds} s: ${tally.killed} kills, ${tally.full} times a full disk; `
    + `then the old content ${tally.old} times, the new one ${tally.new} times, and ${failures.length} failures.\n`);
  for (const failure of failures) process.stdout.write(`FAILED ${failure}\n`);
  if (failures.length > 0 || cases.length < 20 || tally.old === 0 || tally.new === 0) process.exitCode = 1;
} finally {
  fs.rmSync(top, { recursive: true, force: true });
}
