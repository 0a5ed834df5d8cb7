// Installing 1 GiB, in small and in large blobs, by us and by npm's tuf-js, from the same server. Prints JSON lines
// as the bench programs do; `./mend bench` shows them. Cleans up what it wrote.
//   node install_bench.mjs --build build/release --modules build/npm/conformance/node_modules [--folder DIR]
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { build: { type: 'string' }, modules: { type: 'string' }, folder: { type: 'string' }, serve: { type: 'string' } } });

/** Static files of one folder; a process of its own, so that neither side pays for it. */
function serve(folder) {
  const server = http.createServer((request, response) => {
    const file = path.join(folder, path.normalize(decodeURIComponent(request.url)));
    fs.stat(file, (error, about) => {
      if (error || !about.isFile()) return response.writeHead(404).end();
      response.writeHead(200, { 'Content-Length': about.size });
      return fs.createReadStream(file, { highWaterMark: 1 << 20 }).pipe(response);
    });
  });
  server.keepAliveTimeout = 60000;
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
}

async function startServer(folder) {
  const child = spawn(process.execPath, [process.argv[1], '--serve', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((resolve) => { child.stdout.once('data', (data) => resolve(Number(data))); });
  return { child, url: `http://127.0.0.1:${port}/` };
}

function row(name, value, unit) {
  process.stdout.write(`${JSON.stringify({ name, value, least: value, most: value, unit, runs: 1 })}\n`);
}

async function tufJs(folder, url, count) {
  const { Updater } = createRequire(path.join(path.resolve(values.modules), 'x.js'))('tuf-js');
  const metadataDir = path.join(folder, 'tuf-metadata');
  const targetDir = path.join(folder, 'tuf-targets');
  fs.mkdirSync(metadataDir);
  fs.mkdirSync(targetDir);
  fs.copyFileSync(path.join(folder, 'root.json'), path.join(metadataDir, 'root.json'));
  const begin = process.hrtime.bigint();
  const updater = new Updater({ metadataDir, targetDir, metadataBaseUrl: `${url}metadata`, targetBaseUrl: `${url}targets`,
    config: { fetchTimeout: 600000, userAgent: 'bench' } });
  await updater.refresh();
  for (let number = 0; number < count; number += 1) {
    const target = await updater.getTargetInfo(`big/${number}`);
    await updater.downloadTarget(target, path.join(targetDir, `${number}`));
  }
  execFileSync('sync', ['-f', targetDir]);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  fs.rmSync(targetDir, { recursive: true });
  return seconds;
}

async function main() {
  if (values.serve) return serve(values.serve);
  const program = path.join(path.resolve(values.build), 'bin', 'install-bench');
  const top = fs.mkdtempSync(path.join(values.folder ?? os.tmpdir(), 'mend-install-bench-'));
  const lines = (...words) => execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    process.stdout.write(lines('small', path.join(top, 'small')));
    for (const bytes of [64 * 1024, 100 * 1024 * 1024]) {
      const folder = path.join(top, `${bytes}`);
      lines('make', folder, `${bytes}`);
      const measured = lines('measure', folder);
      process.stdout.write(measured);
      const rows = measured.trim().split('\n').map((line) => JSON.parse(line));
      const install = rows.find((one) => one.name.endsWith(': install')).value;
      const server = await startServer(path.join(folder, 'drop'));
      try {
        const fetched = lines('courier', folder, server.url);
        process.stdout.write(fetched);
        const count = Math.ceil(2 ** 30 / bytes);
        // Of many small blobs an eighth says enough: all of them take it ten minutes.
        const taken = count > 1000 ? count / 8 : count;
        const theirs = await tufJs(folder, server.url, taken) * count / taken;
        row(`1 GiB in ${count} blobs: tuf-js over HTTP${taken < count ? ', from an eighth' : ''}`, theirs, 's');
        row(`1 GiB in ${count} blobs: install against tuf-js (aim >= 5)`, theirs / install, 'x');
        row(`1 GiB in ${count} blobs: courier against tuf-js`, theirs / JSON.parse(fetched).value, 'x');
        row(`1 GiB in ${count} blobs: courier and install against tuf-js`, theirs / (JSON.parse(fetched).value + install), 'x');
      } finally {
        server.child.kill();
      }
      fs.rmSync(folder, { recursive: true });
    }
  } finally {
    fs.rmSync(top, { recursive: true, force: true });
  }
  return undefined;
}

await main();
