// The kiosk with a device that is broken in every way: it shows help, and never ends by itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { spoil } from './bad_input_bench.mjs';
import { Kiosk } from './programs.mjs';
import { answerForm, enterDigits, openItem, signIn } from './resident.mjs';

const helpLines = ['Press your cell bell.', 'Ask for a Listener.'];

/** Help is one press away, or there already; and the kiosk still runs. `page`: the one that must show. */
async function offersHelp(kiosk, page) {
  if (page) await kiosk.expectPage(page);
  const tree = await kiosk.tree();
  if (!tree.some((node) => node.name === helpLines[0])) {
    await kiosk.pressId('help');
    await kiosk.expectWords(...helpLines);
    await kiosk.pressId('help-back');
  } else {
    await kiosk.expectWords(...helpLines);
  }
  assert.equal(kiosk.program.child.exitCode, null, 'The kiosk ended');
}

/** Signs in somebody whose open form is asked about at once. */
export async function signInAgain(kiosk, resident) {
  await kiosk.press('button', resident.name);
  await enterDigits(kiosk, resident.pin);
  await kiosk.press('button', 'Continue');
}

async function tried(bench, folders, page, says) {
  const kiosk = await Kiosk.open(bench.programs, folders);
  await offersHelp(kiosk, page);
  // Fontconfig would like to keep its cache beside the programs, which lie where nothing may be written.
  const said = kiosk.program.stderr().replaceAll('Fontconfig error: No writable cache directories\n', '');
  if (says) assert.match(said, says, `The kiosk said: ${said || '(nothing)'}`);
  for (const line of said.trimEnd().split('\n').filter(Boolean)) {
    assert.match(line, /^mend-kiosk: [^\n]{10,400}[.]$/, `One sentence a line is wanted: ${line}`);
    assert.doesNotMatch(line, /terminate|what\(\)|std::|exception|basic_|filesystem error/i);
  }
  assert.equal(await kiosk.close(), 0);
}

/** A copy of the kiosk beside which fonts or languages are not what they should be. */
function installation(bench, change) {
  const at = path.join(bench.folder, `installed-${(bench.count += 1)}`);
  fs.mkdirSync(path.join(at, 'bin'), { recursive: true });
  fs.cpSync(path.join(bench.bin, 'mend-kiosk'), path.join(at, 'bin', 'mend-kiosk'));
  execFileSync('cp', ['-aL', path.join(bench.build, 'share'), at]);
  change(path.join(at, 'share', 'mend'));
  return at;
}

export function kioskTrials(bench, trial) {
  const broken = [
    ['device/device.key', ['missing', 'empty', 'cut in half', 'garbage', 'far too large', 'a folder', 'a pipe', 'a link to itself'], 'error', /device\.key/],
    ['device/device.json', ['missing', 'garbage', 'nested deeply', 'a pipe'], 'error', /device\.json/],
    ['device/mend.db', ['missing', 'empty', 'garbage', 'a folder', 'a pipe', 'a link to itself', 'an endless device'], 'error', /./],
    ['device', ['missing', 'a pipe'], 'error', /device/],
    ['root.json', ['missing', 'far too large', 'a folder', 'an endless device'], 'error', /root\.json/],
    ['content', ['missing', 'a pipe', 'empty'], null, null],
    ['content/CURRENT', ['missing', 'empty', 'garbage', 'far too large', 'a folder', 'a pipe'], null, null],
    ['spool', ['a pipe', 'empty'], 'error', /spool/],
    ['drop', ['missing', 'empty', 'a pipe', 'a link to itself'], 'sign-in', null],
    ['drop/metadata/timestamp.json', Object.keys(spoil), 'sign-in', null],
  ];
  for (const [file, ways, page, says] of broken) {
    trial(`mend-kiosk shows help with ${file}: ${ways.join(', ')}`, async () => {
      for (const way of ways) {
        const p = bench.prison();
        if (way !== 'missing' && fs.statSync(p.at(file)).isDirectory()) fs.rmSync(p.at(file), { recursive: true });
        spoil[way](p.at(file));
        await tried(bench, p.device, page, says).catch((error) => { throw new Error(`${way}: ${error.message}`); });
      }
    }, ways.length);
  }
  trial('mend-kiosk shows help with a key that others may read, and to a second kiosk', async () => {
    const p = bench.prison();
    const key = path.join(p.device.device, 'device.key');
    fs.chmodSync(key, 0o644);
    await tried(bench, p.device, 'error', /0600/);
    fs.chmodSync(key, 0o600);
    if (process.getuid() === 0) {
      fs.chownSync(key, 65534, 65534);
      await tried(bench, p.device, 'error', /owner/);
      fs.chownSync(key, 0, 0);
    }
    const first = await Kiosk.open(bench.programs, p.device);
    await tried(bench, p.device, 'error', /Another kiosk/);
    await first.expectPage('sign-in');
    await first.close();
  }, 3);
  trial('mend-kiosk without languages speaks English', async () => {
    for (const change of [
      (share) => fs.rmSync(path.join(share, 'locale'), { recursive: true }),
      (share) => { for (const name of ['cy', 'ar']) spoil.garbage(path.join(share, 'locale', `${name}.mo`)); },
      (share) => { for (const name of ['cy', 'ar']) spoil['cut in half'](path.join(share, 'locale', `${name}.mo`)); },
      (share) => { for (const name of ['cy', 'ar']) spoil['a pipe'](path.join(share, 'locale', `${name}.mo`)); },
    ]) {
      const installed = installation(bench, change);
      const before = bench.programs.bin;
      bench.programs.bin = path.join(installed, 'bin');
      try { await tried(bench, bench.prison().device, 'sign-in', null); } finally { bench.programs.bin = before; }
      fs.rmSync(installed, { recursive: true });
    }
  }, 4);
  trial('mend-kiosk without a font does not end', async () => {
    const changes = [
      (share) => fs.rmSync(path.join(share, 'fonts'), { recursive: true }),
      (share) => {
        for (const entry of fs.readdirSync(path.join(share, 'fonts'), { withFileTypes: true })) {
          if (entry.isFile()) spoil.garbage(path.join(share, 'fonts', entry.name));
        }
      },
    ];
    for (const change of changes) {
      const installed = installation(bench, change);
      const p = bench.prison();
      const before = bench.programs.bin;
      bench.programs.bin = path.join(installed, 'bin');
      const child = await bench.programs.start('mend-kiosk', ['--device', p.device.device, '--content', p.device.content, '--spool',
        p.device.spool, '--drop', p.device.drop, '--root', p.device.root], { env: { SDL_VIDEODRIVER: 'dummy' } });
      bench.programs.bin = before;
      const ended = await Promise.race([child.ended, new Promise((resolve) => { setTimeout(resolve, 1500, 'still there'); })]);
      assert.equal(ended, 'still there', child.stderr());
      child.child.kill('SIGKILL');
      await child.ended;
      fs.rmSync(installed, { recursive: true });
    }
  }, 2);
  trial('what was shown as saved is there after the kiosk is killed', async () => {
    const p = bench.prison();
    const [sam] = p.residents;
    let kiosk = await Kiosk.open(bench.programs, p.device);
    await signIn(kiosk, sam);
    await openItem(kiosk, 'forms', 'Weekly check-in');
    await kiosk.pressId('start');
    await answerForm(kiosk, { week: 'bad', good: { text: 'my sister wrote' } });
    await kiosk.expectWords('my sister wrote');
    kiosk.program.child.kill('SIGKILL');
    await kiosk.program.ended;
    kiosk = await Kiosk.open(bench.programs, p.device);
    await signInAgain(kiosk, sam);
    await kiosk.expectPage('carry-on');
    await kiosk.pressId('first');
    await answerForm(kiosk, {});
    await kiosk.expectWords('my sister wrote');
    await kiosk.pressId('send');
    kiosk.program.child.kill('SIGKILL');
    await kiosk.program.ended;
    kiosk = await Kiosk.open(bench.programs, p.device);
    await signIn(kiosk, sam);
    await kiosk.pressId('home/mine');
    await kiosk.expectWords('Weekly check-in');
    assert.equal(fs.readdirSync(path.join(p.device.spool, 'out')).filter((name) => name.endsWith('.env')).length, 1, 'The envelope is not in the spool');
    await kiosk.close();
  });
}

export function unreadableTrials(bench, trial) {
  trial('mend-kiosk as a user who may not read or write its folders', async () => {
    const wrapped = path.join(bench.folder, 'wrapped');
    fs.mkdirSync(wrapped, { recursive: true });
    fs.writeFileSync(path.join(wrapped, 'mend-kiosk'),
      `#!/bin/sh\nexec setpriv --reuid=65534 --regid=65534 --clear-groups "${path.join(bench.bin, 'mend-kiosk')}" "$@"\n`, { mode: 0o755 });
    const before = bench.programs.bin;
    bench.programs.bin = wrapped;
    try {
      for (const [name, page] of [['content', null], ['spool', 'error'], ['drop', 'sign-in'], ['device', 'error'], ['root.json', 'error']]) {
        const p = bench.prison();
        for (const folder of ['device', 'content', 'spool', 'drop', 'root.json']) execFileSync('chown', ['-R', '65534:65534', p.at(folder)]);
        execFileSync('chown', ['-R', '0:0', p.at(name)]);
        execFileSync('chmod', ['-R', 'go-rwx', p.at(name)]);
        await tried(bench, p.device, page, null).catch((error) => { throw new Error(`${name}: ${error.message}`); });
        // It may read the folder but not write there.
        execFileSync('chmod', ['-R', 'go+rX', p.at(name)]);
        await tried(bench, p.device, null, null).catch((error) => { throw new Error(`${name}, read-only: ${error.message}`); });
      }
    } finally { bench.programs.bin = before; }
  }, 10);
}
