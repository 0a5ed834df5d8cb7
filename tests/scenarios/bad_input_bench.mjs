// Where the bad-input trials happen: one demo prison, a copy of it for each trial, small disks, and what every
// refusal must look like.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Ways to spoil a file. What a file may never be, a pipe or an endless device among them. */
export const spoil = {
  missing: (file) => fs.rmSync(file, { recursive: true, force: true }),
  empty: (file) => fs.writeFileSync(file, ''),
  'cut in half': (file) => { const bytes = fs.readFileSync(file); fs.writeFileSync(file, bytes.subarray(0, bytes.length >> 1)); },
  garbage: (file) => fs.writeFileSync(file, Buffer.alloc(5000).map((_, index) => (index * 7919 + 13) % 256)),
  'far too large': (file) => { fs.writeFileSync(file, ''); fs.truncateSync(file, 5e9); },
  'nested deeply': (file) => fs.writeFileSync(file, '['.repeat(60000)),
  'another shape': (file) => fs.writeFileSync(file, '{"a":[1,{"b":null}]}'),
  'a folder': (file) => { fs.rmSync(file, { recursive: true, force: true }); fs.mkdirSync(file); },
  'a pipe': (file) => { fs.rmSync(file, { recursive: true, force: true }); execFileSync('mkfifo', [file]); },
  'a link to itself': (file) => { fs.rmSync(file, { recursive: true, force: true }); fs.symlinkSync(path.basename(file), file); },
  'an endless device': (file) => { fs.rmSync(file, { recursive: true, force: true }); fs.symlinkSync('/dev/zero', file); },
};

export class Bench {
  /** `bin`: the programs. `folder`: for trials. `pattern`: the prison that is copied. */
  constructor({ build, folder, prison }) {
    this.build = build;
    this.bin = path.join(build, 'bin');
    this.folder = folder;
    this.pattern = prison;
    this.count = 0;
    this.mounts = [];
  }

  /** A prison of its own, with the folders that the programs are given. */
  prison() {
    const at = path.join(this.folder, `${(this.count += 1)}`);
    execFileSync('cp', ['-a', this.pattern.folder, at]);
    fs.chmodSync(at, 0o755);
    const moved = (value) => (typeof value === 'string' && value.startsWith(this.pattern.folder) ? at + value.slice(this.pattern.folder.length) : value);
    const device = Object.fromEntries(Object.entries(this.pattern.device).map(([name, value]) => [name, moved(value)]));
    return {
      ...Object.fromEntries(Object.entries(this.pattern).map(([name, value]) => [name, moved(value)])),
      device, at: (...names) => path.join(at, ...names),
    };
  }

  /** Runs a program to its end. `nobody`: as a user without rights. `clock`: a date as faketime reads it. */
  run(program, args, { nobody = false, clock = null, seconds = 20 } = {}) {
    let command = [path.join(this.bin, program), ...args];
    if (nobody) command = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...command];
    if (clock) command = ['faketime', clock, ...command];
    return spawnSync(command[0], command.slice(1), { encoding: 'utf8', timeout: seconds * 1000, input: '' });
  }

  /** Exit 1 and one plain sentence on one line, that says all of `words`. */
  refuses(program, args, words = [], options = {}) {
    const ended = this.run(program, args, options);
    const said = ended.stderr.trimEnd();
    const told = `${program} ${args.join(' ')}\nended with ${ended.status ?? ended.signal} and said: ${said || '(nothing)'}`;
    assert.equal(ended.status, 1, told);
    assert.match(said, new RegExp(`^${program}: [^\\n]{10,400}[.]$`), `One sentence is wanted. ${told}`);
    assert.doesNotMatch(said, /terminate|what\(\)|std::|exception|basic_|filesystem error|nlohmann|Traceback/i, told);
    for (const word of [].concat(words)) assert.match(said, word instanceof RegExp ? word : new RegExp(word), told);
    return said;
  }

  succeeds(program, args, options = {}) {
    const ended = this.run(program, args, options);
    assert.equal(ended.status, 0, `${program} ${args.join(' ')}: ${ended.stderr}`);
    return ended.stdout;
  }

  /** A disk of so many KiB, in this process's own mount namespace. */
  disk(kibibytes) {
    const at = path.join(this.folder, `disk-${(this.count += 1)}`);
    fs.mkdirSync(at, { mode: 0o755 });
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k,mode=0755`, 'tmpfs', at]);
    this.mounts.push(at);
    return at;
  }

  /** Leaves `spare` KiB of a disk free. Returns how to make room again. */
  fill(disk, spare = 0) {
    const { bavail, bsize } = fs.statfsSync(disk);
    const filler = path.join(disk, 'filler');
    fs.writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - spare * 1024)));
    return () => fs.rmSync(filler);
  }

  /** After each trial. */
  clear() {
    for (const at of this.mounts.splice(0)) spawnSync('umount', ['-l', at]);
    for (const name of fs.readdirSync(this.folder)) {
      if (/^(\d+|disk-\d+|installed-\d+|\d+\.kept)$/.test(name)) fs.rmSync(path.join(this.folder, name), { recursive: true, force: true });
    }
  }
}

/** Hash of every file below a folder, to see that nothing changed. Locks and SQLite's side files do not count. */
export function contents(folder) {
  const found = {};
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || /lock$|-wal$|-shm$/.test(entry.name) || fs.statSync(file).size > 1e9) continue;
    found[path.relative(folder, file)] = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
  }
  return found;
}

/** No unfinished write was left behind. */
export function noLeftovers(folder) {
  const left = fs.readdirSync(folder, { recursive: true }).filter((name) => /(^|\/)\.[^/]*[.]tmp$/.test(name));
  assert.deepEqual(left, [], `Unfinished files were left in ${folder}`);
}
