// The time for updates, through the real hub, courier and kiosk: a kiosk whose clock is thirty years ahead refuses the
// update, asks the hub at the dock, takes it, and staff can read all of that at the hub.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Kiosk, Programs } from './programs.mjs';
import { dockOnce, makePrison, startHub } from './prison.mjs';

const source = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..', '..');
const faketime = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

/** A kiosk for which it is another time; its monotonic clock stays what it is. */
const at = (time) => ({ LD_PRELOAD: faketime, FAKETIME: time, FAKETIME_DONT_FAKE_MONOTONIC: '1' });

async function main() {
  const { values } = parseArgs({ options: { build: { type: 'string' } } });
  assert(existsSync(faketime), 'The package faketime is not installed; run ./mend setup.');
  const programs = new Programs(path.resolve(values.build));
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'mend-time-'));
  try {
    const prison = await makePrison(programs, { folder: path.join(folder, 'prison'), source });
    const hub = await startHub(programs, prison);
    const device = async () => (await programs.runJson('mend-hub', ['device', 'list', '--data', prison.hubData]))[0];
    const dock = async (kiosk) => {
      const summary = await dockOnce(programs, prison, hub);
      assert.equal(summary.problems, undefined);
      await kiosk.settle();
    };

    // First dock, with a clock that is dead: the floor carries it.
    let kiosk = await Kiosk.open(programs, prison.device, { env: at('@1970-01-02 00:00:00') });
    await dock(kiosk);
    await kiosk.expectWords(prison.residents[0].name);
    await dock(kiosk);
    await dock(kiosk);
    let told = await device();
    assert.equal(told.generation, 1);
    assert(told.clock_error_seconds < -3600 * 24 * 365 * 40, `The clock was not seen to be dead: ${JSON.stringify(told)}`);
    assert.deepEqual(told.refused, []);
    assert.equal(await kiosk.close(), 0);

    // Thirty years ahead: everything has expired, by that clock.
    kiosk = await Kiosk.open(programs, prison.device, { env: at('+30y') });
    await kiosk.expectWords(prison.residents[0].name);
    assert.match(kiosk.program.stderr(), /expired on .*, and it is 20[5-9]/);
    await dock(kiosk);
    await dock(kiosk);
    told = await device();
    assert.equal(told.generation, 1);
    assert(told.clock_error_seconds > 3600 * 24 * 365 * 29);
    assert.equal(told.refused.length, 1);
    assert.match(told.refused[0].what, /^The update was refused: the role .* expired on .*What is installed stays in use\.$/);
    assert.match(told.refused[0].remedy, /hub’s clock/);
    assert.equal(told.refused[0].mended, true, 'The hub’s word for the time did not mend it.');
    assert.equal(await kiosk.close(), 0);
    process.stdout.write(`update time: ${JSON.stringify(told, null, 1)}\n`);
  } finally {
    await programs.stopAll();
    await fs.rm(folder, { recursive: true, force: true });
  }
}

await main();
