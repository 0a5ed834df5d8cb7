// ODK Web Forms' engine (npm @getodk/xforms-engine, on Node) on the very form that form-bench measures ours on:
// one JSON object a line, as form-bench prints them. Times are CPU times of this process, as there.
// Usage: form_bench.mjs --build DIR --modules DIR
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadEngine } from '../conformance/forms/peer.mjs';

const { values: options } = parseArgs({ options: { build: { type: 'string' }, modules: { type: 'string' } } });
const runs = 5;

const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const resident = () => process.memoryUsage().rss / (1024 * 1024);

function report(name, values, unit) {
  const sorted = [...values].sort((a, b) => a - b);
  process.stdout.write(`${JSON.stringify({ name: `ODK Web Forms: ${name}`, value: sorted[sorted.length >> 1], least: sorted[0],
    most: sorted.at(-1), unit, runs: sorted.length })}\n`);
}

const folder = mkdtempSync(path.join(tmpdir(), 'mend-form-bench-'));
try {
  const file = path.join(folder, 'large.xml');
  execFileSync(path.join(options.build, 'bin/form-bench'), [file]);
  const xml = readFileSync(file, 'utf8');
  const engine = await loadEngine(options.modules);
  const open = () => engine.createInstance(xml, { form: { fetchFormAttachment: async () => { throw new Error('none'); } } });

  const memory = resident();
  const loads = [];
  let root;
  for (let run = 0; run < runs; run += 1) {
    const before = cpu();
    ({ root } = await open());
    loads.push(cpu() - before);
    if (run === 0) report('memory of a large form and its session, at most', [resident() - memory], 'MiB');
  }
  report(`load and begin, ${xml.length >> 10} KiB, 550 binds`, loads, 'ms');

  const questions = new Map(root.currentState.children.map((node) => [node.currentState.reference, node]));
  const answers = [];
  for (let run = 0; run < runs; run += 1) {
    for (let i = 0; i < 550; i += 1) {
      const node = questions.get(`/data/q${i}`);
      if (!node?.currentState.relevant || !['select', 'input'].includes(node.nodeType)) continue;
      const before = cpu();
      if (node.nodeType === 'select') node.selectValue(`c${(run + i) % 10}`);
      else node.setValue(String(run * 7 + i));
      answers.push(cpu() - before);
    }
  }
  report('an answer on it', answers, 'ms');
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(0);
