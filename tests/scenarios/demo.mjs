// What `./mend demo` runs. With a display: a demo prison to try by hand. With --tour or without a display: the
// three journeys, played by itself, with pictures.
import fs from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Evidence } from './evidence.mjs';
import { playJourneys } from './journeys.mjs';
import { Kiosk, Programs } from './programs.mjs';
import { dockOnce, makePrison, startCourier, startHub } from './prison.mjs';
import { chooseFirstPin, signOut } from './resident.mjs';

const source = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..', '..');

async function tour(programs, build, out) {
  const folder = path.join(out, 'prison');
  const evidence = await Evidence.in(out);
  let problem;
  try {
    await playJourneys({ programs, build, folder, source, evidence });
  } catch (error) {
    problem = error;
  }
  await programs.stopAll();
  const document = await evidence.write();
  if (problem) throw problem;
  // The prison holds passphrases and keys of the demo; the evidence needs none of them.
  await fs.rm(folder, { recursive: true, force: true });
  process.stderr.write(`\nAll ${document.steps.length} steps happened, in ${(document.milliseconds / 1000).toFixed(1)} s. ` +
    `Pictures and journey.json are in ${out}\n`);
}

async function byHand(programs, folder) {
  process.stderr.write('Making a demo prison …\n');
  const prison = await makePrison(programs, { folder, source });
  const hub = await startHub(programs, prison);
  await dockOnce(programs, prison, hub);

  // The residents of the demo have chosen their PINs already, by the same screens that anybody uses.
  const setUp = await Kiosk.open(programs, prison.device);
  for (const resident of prison.residents) {
    await chooseFirstPin(setUp, resident);
    await signOut(setUp);
  }
  await setUp.close();

  const courier = await startCourier(programs, prison, hub, 5);
  const kiosk = await programs.start('mend-kiosk', ['--device', prison.device.device, '--content', prison.device.content,
    '--spool', prison.device.spool, '--drop', prison.device.drop, '--root', prison.device.root, '--size', '1280x800']);

  const lines = [
    '', `The staff console: ${hub.staff}`, '  (its certificate comes from the demo\'s own CA, so the browser will ask)', '',
    ...prison.staff.map((member) => `  ${member.username.padEnd(8)} ${member.password.padEnd(14)} ${member.name}, ${member.what}`), '',
    'Residents on the kiosk:', '',
    ...prison.residents.map((resident) => `  ${resident.name.padEnd(8)} PIN ${resident.pin}`), '',
    'The courier docks every 5 seconds. Close the kiosk\'s window or press Ctrl-C here to stop everything.', '',
  ];
  process.stdout.write(lines.join('\n'));

  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve(signal));
  });
  const first = await Promise.race([
    stopped,
    kiosk.ended.then((code) => (code === 0 ? 'closed' : `the kiosk ended with ${code}: ${kiosk.stderr()}`)),
    hub.ended.then((code) => `the hub ended with ${code}: ${hub.stderr()}`),
    courier.ended.then((code) => `the courier ended with ${code}: ${courier.stderr()}`),
  ]);
  await programs.stopAll();
  if (!['SIGINT', 'SIGTERM', 'closed'].includes(first)) throw new Error(`The demo stopped because ${first}`);
}

async function main() {
  const { values } = parseArgs({
    options: { build: { type: 'string' }, tour: { type: 'boolean' }, out: { type: 'string' } },
  });
  const build = path.resolve(values.build);
  const programs = new Programs(build);
  const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (values.tour || !display) {
    await tour(programs, build, path.resolve(values.out ?? path.join(build, '..', 'tour')));
  } else {
    await byHand(programs, path.resolve(values.out ?? path.join(build, '..', 'demo')));
  }
}

main().catch((error) => {
  process.stderr.write(`\nmend demo: ${error.message}\n`);
  process.exitCode = 1;
});
