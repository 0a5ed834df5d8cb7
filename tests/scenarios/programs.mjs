// Starting our programs and talking to them: one JSON line in, one JSON line out.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';

/** What a program said when it would not do its work: its one sentence, and its exit code. */
export class ProgramError extends Error {
  constructor(program, code, stderr) {
    super(`${program} ended with ${code}: ${stderr.trim() || '(it said nothing)'}`);
    this.code = code;
    this.stderr = stderr;
  }
}

export class Programs {
  /** `build` is the build folder whose bin/ is used. */
  constructor(build) {
    this.bin = path.join(build, 'bin');
    this.children = new Set();
  }

  #spawn(program, args, options) {
    const child = spawn(path.join(this.bin, program), args, options);
    this.children.add(child);
    child.once('exit', () => this.children.delete(child));
    return child;
  }

  /** Runs to the end and returns what it printed; throws ProgramError unless it exits with 0. */
  async run(program, args) {
    const child = this.#spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (piece) => { stdout += piece; });
    child.stderr.on('data', (piece) => { stderr += piece; });
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status, signal) => resolve(status ?? signal));
    });
    if (code !== 0) throw new ProgramError(program, code, stderr);
    return stdout;
  }

  async runJson(program, args) {
    return JSON.parse(await this.run(program, args));
  }

  /** Starts a program that stays; resolves with {child, ready} once it has printed its first JSON line. */
  async start(program, args, { env = {}, stdin = 'ignore' } = {}) {
    const child = this.#spawn(program, args, { stdio: [stdin, 'pipe', 'pipe'], env: { ...process.env, ...env } });
    const lines = createInterface({ input: child.stdout });
    const iterator = lines[Symbol.asyncIterator]();
    let stderr = '';
    child.stderr.on('data', (piece) => { stderr = (stderr + piece).slice(-20000); });
    const ended = new Promise((resolve) => {
      child.once('error', (error) => { stderr += error.message; resolve('no start'); });
      child.once('close', (status, signal) => resolve(status ?? signal));
    });
    const nextLine = async () => {
      const { value, done } = await iterator.next();
      if (done) throw new ProgramError(program, await ended, stderr);
      return JSON.parse(value);
    };
    return { child, ended, nextLine, stderr: () => stderr };
  }

  /** Asks everything that still runs to end, and waits for it. */
  async stopAll() {
    const waiting = [...this.children].map((child) => new Promise((resolve) => {
      const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
      child.once('close', () => { clearTimeout(hard); resolve(); });
      child.kill('SIGTERM');
    }));
    await Promise.all(waiting);
  }
}

/** A kiosk under its test driver. Every method throws with the driver's own words if the act failed. */
export class Kiosk {
  static async open(programs, folders, { size = '1280x800', env = {} } = {}) {
    const program = await programs.start('mend-kiosk', [
      '--device', folders.device, '--content', folders.content, '--spool', folders.spool, '--drop', folders.drop,
      '--root', folders.root, '--size', size, '--drive',
    ], { stdin: 'pipe', env: { SDL_VIDEODRIVER: 'dummy', ...env } });
    const kiosk = new Kiosk();
    kiosk.program = program;
    await kiosk.settle();
    return kiosk;
  }

  async send(command) {
    this.program.child.stdin.write(`${JSON.stringify(command)}\n`);
    const answer = await this.program.nextLine();
    if (answer.error !== undefined) {
      throw new Error(`The kiosk could not do ${JSON.stringify(command)}: ${answer.error}\n${answer.tree ? JSON.stringify(answer.tree, null, 1) : ''}`);
    }
    return answer;
  }

  settle() { return this.send({ settle: true }); }
  async press(role, name) { await this.send({ press: { role, name } }); await this.settle(); }
  async pressId(id) { await this.send({ press: { id } }); await this.settle(); }
  async type(text) { await this.send({ type: text }); await this.settle(); }
  async key(key, more = {}) { await this.send({ key, ...more }); await this.settle(); }
  async advance(seconds) { await this.send({ advance_seconds: seconds }); await this.settle(); }
  async screenshot(file) { await this.send({ screenshot: file }); }
  /** The nodes on the screen. */
  async tree() { return (await this.send({ tree: true })).tree; }

  /** Presses the one thing of this role whose name begins so: a tile says its title and then more. */
  async pressStarting(role, beginning) {
    const found = (await this.tree()).filter((node) => node.role === role && node.name.startsWith(beginning) && node.id);
    if (found.length !== 1) throw new Error(`“${beginning} …” matches ${found.length} of the kiosk's ${role}s:\n${await this.words()}`);
    await this.pressId(found[0].id);
  }

  /** The page's node carries the page's id. */
  async expectPage(id) {
    const tree = await this.tree();
    if (!tree.some((node) => node.role === 'page' && node.id === `page/${id}`)) {
      throw new Error(`The kiosk should show its page “${id}”, but shows “${tree[0]?.id}”:\n${await this.words()}`);
    }
  }

  /** Every word that the screen shows, one line a node. */
  async words() {
    return (await this.tree()).map((node) => [node.name, node.value].filter(Boolean).join(': ')).join('\n');
  }

  async expectWords(...wanted) {
    const words = await this.words();
    for (const piece of wanted) {
      if (!words.includes(piece)) throw new Error(`The kiosk's screen should say “${piece}”, but says:\n${words}`);
    }
  }

  async close() {
    await this.send({ quit: true }).catch(() => {});
    return this.program.ended;
  }
}
