// Programs that are killed in the middle, at several moments: afterwards the same command does the whole work, or
// says what is in the way.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { noLeftovers } from './bad_input_bench.mjs';
import { dockOnce, startHub } from './prison.mjs';

/** Starts a program and kills it after so many milliseconds. True if it was cut off before its end. */
async function killAfter(bench, program, args, milliseconds) {
  const child = spawn(path.join(bench.bin, program), args, { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const [, signal] = await once(child, 'exit');
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

const moments = [3, 10, 25, 60, 120, 250];

export function killTrials(bench, trial) {
  trial('mend-hub init, killed and done again', async () => {
    const p = bench.prison();
    for (const moment of moments) {
      const data = p.at(`hub-${moment}`);
      const args = ['init', '--data', data, '--establishment', 'DEMO', '--name', 'HMP Demo', '--custodian-passphrase-file', p.custodian];
      const cut = await killAfter(bench, 'mend-hub', args, moment);
      if (cut && !fs.existsSync(path.join(data, 'hub.key'))) bench.succeeds('mend-hub', args);
      assert.ok(JSON.parse(bench.succeeds('mend-hub', ['keys', '--data', data])).class_keys.length > 0);
    }
  }, moments.length);
  trial('mend-author propose, approve and publish, killed and done again', async () => {
    for (const moment of [30, 400, 1200]) {
      const p = bench.prison();
      const place = ['--repository', p.repository, '--root', p.device.root];
      const secret = ['--passphrase-file', p.at('signing-passphrase')];
      const policy = JSON.parse(fs.readFileSync(p.at('policy.json')));
      fs.writeFileSync(p.at('policy.json'), JSON.stringify({ ...policy, idle_lock_seconds: 111 }));
      const proposal = p.at('killed.proposal');
      const propose = ['propose', '--policy', p.at('policy.json'), ...place, '--author', 'Mo', '--out', proposal];
      if (await killAfter(bench, 'mend-author', propose, moment) && !fs.existsSync(proposal)) bench.succeeds('mend-author', propose);
      else if (!fs.existsSync(proposal)) bench.succeeds('mend-author', propose);
      for (const key of ['policy-1', 'policy-2']) {
        const approve = ['approve', proposal, ...place, '--key', path.join(p.keys, `${key}.key`), ...secret, '--yes'];
        await killAfter(bench, 'mend-author', approve, moment);
        bench.succeeds('mend-author', approve);
      }
      const publish = ['publish', proposal, ...place, '--key', path.join(p.keys, 'snapshot-1.key'),
        '--key', path.join(p.keys, 'timestamp-1.key'), ...secret];
      if (await killAfter(bench, 'mend-author', publish, moment)) {
        // Cut off before its end or behind it: again it does the work, or says that it is done.
        const again = bench.run('mend-author', publish);
        if (again.status !== 0) assert.match(again.stderr, /published already/);
      }
      const [{ status }] = JSON.parse(bench.succeeds('mend-author', ['status', proposal, ...place, '--json']));
      assert.equal(status, 'published');
    }
  }, 9);
  trial('mend-hub and mend-dock, killed while they work: the envelope arrives once', async () => {
    const p = bench.prison();
    for (const moment of [20, 60, 120]) {
      const hub = await startHub(bench.programs, p);
      await killAfter(bench, 'mend-dock', ['once', '--hub', hub.devices, '--identity', p.identity, '--spool', p.device.spool,
        '--drop', p.device.drop, '--root', p.device.root], moment);
      hub.child.kill('SIGKILL');
      await hub.ended;
      const again = await startHub(bench.programs, p);
      const report = await dockOnce(bench.programs, p, again);
      assert.ok(report.content, 'The dock after it was not whole');
      noLeftovers(p.device.spool);
      again.child.kill('SIGTERM');
      assert.equal(await again.ended, 0);
    }
  }, 3);
  trial('clocks in 1970 and in 2099', async () => {
    if (spawnSync('faketime', ['--version']).error) throw new Error('The clock cannot be tried without the program faketime; install it (./mend setup does).');
    const p = bench.prison();
    for (const clock of ['1970-01-02 00:00:00', '2099-01-01 00:00:00']) {
      const run = (program, args) => bench.run(program, args, { clock });
      for (const [program, args] of [
        ['mend-trust', ['ceremony', '--keys', p.at(`k${clock}`), '--repository', p.at(`r${clock}`)]],
        ['mend-hub', ['keys', '--data', p.hubData]],
        ['mend-author', ['build', '--catalogue', bench.catalogue, '--out', p.at(`b${clock}`)]],
        ['mend-hub', ['init', '--data', p.at(`h${clock}`), '--establishment', 'DEMO', '--name', 'HMP Demo', '--custodian-passphrase-file', p.custodian]],
      ]) {
        const ended = run(program, args);
        if (ended.status !== 0) assert.match(ended.stderr, new RegExp(`^${program}: [^\\n]+[.]\\n$`), `${program} at ${clock}`);
        else assert.equal(ended.status, 0);
      }
    }
  }, 8);
}
