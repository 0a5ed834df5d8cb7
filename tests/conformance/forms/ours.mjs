// The same steps asked of `mend-author form run`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Answers to all `steps`, in order. Throws with our own words if the form is refused. */
export function ours(program, xml, steps, files = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mend-forms-'));
  try {
    writeFileSync(join(folder, 'form.xml'), xml);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const input = steps.map((step) => JSON.stringify(step)).join('\n');
    const run = spawnSync(program, ['form', 'run', join(folder, 'form.xml')],
      { input, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, TZ: 'UTC' } });
    if (run.status !== 0) throw new Error(run.stderr.trim() || `mend-author ended with ${run.status}`);
    return run.stdout.trim().split('\n').map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
