// What `./mend bench` runs: the figures of the whole program, as medians, and as ratios to something measured in
// the same run. Nothing here passes or fails.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Evidence } from '../scenarios/evidence.mjs';
import { playJourneys } from '../scenarios/journeys.mjs';
import { Kiosk, Programs } from '../scenarios/programs.mjs';
import { dockOnce, makePrison, startHub } from '../scenarios/prison.mjs';
import { chooseFirstPin, openItem } from '../scenarios/resident.mjs';

const source = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..', '..');

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const rows = [];
function row(what, values, unit, note = '', count = [].concat(values).length) {
  const list = [].concat(values);
  const show = (value) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3));
  const spread = list.length > 1 ? `${show(Math.min(...list))} … ${show(Math.max(...list))}, ${count} runs` : 'one run';
  rows.push(`${what.padEnd(52)} ${show(median(list)).padStart(8)} ${unit.padEnd(6)} (${spread})${note ? `  ${note}` : ''}`);
  process.stdout.write(`${rows.at(-1)}\n`);
}

async function statusOf(pid) {
  const status = await fs.readFile(`/proc/${pid}/status`, 'utf8');
  const field = (name) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1] ?? 0);
  return { peakKilobytes: field('VmHWM') };
}

/** CPU ticks and voluntary switches of all threads: what waking up costs. */
async function activityOf(pid) {
  let ticks = 0;
  let switches = 0;
  for (const task of await fs.readdir(`/proc/${pid}/task`)) {
    const stat = (await fs.readFile(`/proc/${pid}/task/${task}/stat`, 'utf8')).split(') ')[1].split(' ');
    ticks += Number(stat[11]) + Number(stat[12]);
    const status = await fs.readFile(`/proc/${pid}/task/${task}/status`, 'utf8');
    switches += Number(status.match(/^voluntary_ctxt_switches:\s+(\d+)/m)[1]);
  }
  return { ticks, switches };
}

async function firstPaint(programs, prison, size) {
  const start = process.hrtime.bigint();
  const kiosk = await Kiosk.open(programs, prison.device, { size });
  const figures = await kiosk.send({ figures: true });
  const elapsed = (figures.first_paint_ns - Number(start)) / 1e6;
  return { kiosk, elapsed };
}

/** What a bench program of its own measured: a row for each of its JSON lines. */
function programRows(build, program) {
  const out = execFileSync(path.join(build, 'bin', program), { encoding: 'utf8', maxBuffer: 1 << 24, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, SDL_VIDEODRIVER: 'dummy' } });
  jsonRows(out);
}

/** Installing 1 GiB, against cp, SHA-256 and tuf-js. */
function installRows(build) {
  jsonRows(execFileSync('node', [path.join(source, 'tests/bench/install_bench.mjs'), '--build', build,
    '--modules', path.join(source, 'build/npm/conformance/node_modules')],
  { encoding: 'utf8', maxBuffer: 1 << 24, stdio: ['ignore', 'pipe', 'inherit'] }));
}

/** A large form: ours, and beside it ODK Web Forms' engine with the same form. Aims: load < 100 ms, an answer < 1 ms. */
function formRows(build) {
  programRows(build, 'form-bench');
  programRows(build, 'form-pages-bench');
  jsonRows(execFileSync('node', [path.join(source, 'tests/bench/form_bench.mjs'), '--build', build,
    '--modules', path.join(source, 'build/npm/conformance/node_modules')],
  { encoding: 'utf8', maxBuffer: 1 << 24, stdio: ['ignore', 'pipe', 'ignore'] }));
}

function jsonRows(out) {
  for (const line of out.split('\n').filter((text) => text.startsWith('{'))) {
    const { name, value, least, most, unit, runs } = JSON.parse(line);
    row(name, runs > 1 ? [least, value, most] : value, unit, '', runs);
  }
}

/** Opens the check-in at the question that takes free text. */
async function openTextQuestion(kiosk, resident) {
  await chooseFirstPin(kiosk, resident);
  await openItem(kiosk, 'forms', 'Weekly check-in');
  await kiosk.pressId('start');
  for (let pages = 0; pages < 40; pages += 1) {
    const tree = await kiosk.tree();
    const field = tree.find((node) => node.role === 'textbox');
    if (field) return field.id;
    await kiosk.pressId(tree.some((node) => node.id === 'skip') ? 'skip' : 'continue');
  }
  throw new Error('The check-in has no question that takes text.');
}

/** Key to pixel in the whole program while an answer is written in Bengali: short, and in the middle of a long one. */
async function typingRows(programs, prison) {
  const { kiosk } = await firstPaint(programs, prison, '1280x800');
  await kiosk.pressId(await openTextQuestion(kiosk, prison.residents[0]));
  const measure = async (what, text) => {
    await kiosk.type(text);
    for (let step = 0; step < 3; step += 1) await kiosk.key('Up');
    const keys = [];
    const full = [];
    for (const letter of 'কখগঘচছজঝটঠডঢতথদধনপফবভ') {
      keys.push((await kiosk.send({ type: letter })).pixel_us / 1000);
      await kiosk.settle();
      full.push((await kiosk.send({ redraw: true })).cpu_us / 1000);
    }
    row(what, keys, 'ms', `${(median(keys) / median(full)).toFixed(2)} × a full frame; aim < 2`);
  };
  const word = 'আমি আমার পরিবারের সাথে কথা বলতে চাই। ';
  await measure('key to pixel, Bengali, a few words', word);
  await measure('key to pixel, Bengali, an answer of 250 letters', word.repeat(5));
  await kiosk.close();
}

async function main() {
  const { values } = parseArgs({ options: { build: { type: 'string' } } });
  const build = path.resolve(values.build);
  const programs = new Programs(build);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'mend-bench-'));
  process.stdout.write(`${os.cpus().length} × ${os.cpus()[0].model}, load ${os.loadavg()[0].toFixed(2)}\n\n`);
  try {
    const prison = await makePrison(programs, { folder: path.join(folder, 'prison'), source });
    const hub = await startHub(programs, prison);
    await dockOnce(programs, prison, hub);

    const imports = await Kiosk.open(programs, prison.device);
    await imports.close();
    const spawnTimes = Array.from({ length: 9 }, () => {
      const start = process.hrtime.bigint();
      spawnSync('/bin/true');
      return Number(process.hrtime.bigint() - start) / 1e6;
    });
    row('start and end of /bin/true, for comparison', spawnTimes, 'ms');
    const paints = [];
    for (let run = 0; run < 9; run += 1) {
      const { kiosk, elapsed } = await firstPaint(programs, prison, '1280x800');
      paints.push(elapsed);
      await kiosk.close();
    }
    row('exec to first painted sign-in screen, warm', paints, 'ms', `${(median(paints) / median(spawnTimes)).toFixed(0)} × /bin/true; aim ≤ 250`);

    for (const size of ['1280x800', '1920x1080']) {
      const { kiosk } = await firstPaint(programs, prison, size);
      const full = [];
      const damage = [];
      for (let run = 0; run < 21; run += 1) {
        full.push((await kiosk.send({ redraw: true })).cpu_us / 1000);
        damage.push((await kiosk.send({ key: 'Tab' })).pixel_us / 1000);
        await kiosk.settle();
      }
      row(`full frame at ${size}, CPU`, full, 'ms');
      row(`key press to changed pixel at ${size}`, damage, 'ms', `${(median(damage) / median(full)).toFixed(2)} × a full frame; aim ≤ 1`);
      if (size === '1280x800') {
        const pid = kiosk.program.child.pid;
        const before = await activityOf(pid);
        await new Promise((resolve) => { setTimeout(resolve, 20000); });
        const after = await activityOf(pid);
        const perTick = 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
        row('CPU over 20 idle seconds', (after.ticks - before.ticks) * perTick, 'ms');
        row('wake-ups over 20 idle seconds', after.switches - before.switches, '', 'aim 0');
        row('peak resident memory', (await statusOf(pid)).peakKilobytes / 1024, 'MB', 'aim ≤ 60');
      }
      await kiosk.close();
    }
    programRows(build, 'text-bench');
    programRows(build, 'edit-bench');
    installRows(build);
    programRows(build, 'trust-bench');  // aim: a refresh with nothing new below 10 ms of CPU
    // An author's save, to the pixels of the preview: aim < 1000 ms.
    programRows(build, 'preview-bench');
    formRows(build);
    await typingRows(programs, prison);
    await programs.stopAll();

    const evidence = await Evidence.in(path.join(folder, 'tour'));
    await playJourneys({ programs, build, folder: path.join(folder, 'tour', 'prison'), source, evidence });
    row('the three journeys, with pictures', (await evidence.write()).milliseconds / 1000, 's');
  } finally {
    await programs.stopAll();
    await fs.rm(folder, { recursive: true, force: true });
  }
}

await main();
