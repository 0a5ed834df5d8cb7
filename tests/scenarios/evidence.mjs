// Keeping what a journey showed: numbered pictures, and journey.json with the proof of each step.
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

export class Evidence {
  constructor(folder) {
    this.folder = folder;
    this.steps = [];
    this.pictures = 0;
    this.started = Date.now();
  }

  static async in(folder) {
    await fs.mkdir(folder, { recursive: true });
    // Pictures of an earlier tour would otherwise be taken for this one's.
    for (const name of await fs.readdir(folder)) {
      if (/^\d\d-.*\.png$/.test(name) || name === 'journey.json') await fs.rm(path.join(folder, name));
    }
    return new Evidence(folder);
  }

  /** The path for the next numbered picture; the step that is under way gets its name. */
  picture(name) {
    this.pictures += 1;
    const file = `${String(this.pictures).padStart(2, '0')}-${name}.png`;
    this.current.pictures.push(file);
    return path.join(this.folder, file);
  }

  /** Runs one step; what `act` returns is its evidence. A step that throws is kept as failed, and thrown on. */
  async step(journey, name, act) {
    this.current = { step: this.steps.length + 1, journey, name, pictures: [] };
    this.steps.push(this.current);
    const start = Date.now();
    try {
      this.current.evidence = (await act()) ?? {};
      this.current.happened = true;
    } catch (error) {
      this.current.happened = false;
      this.current.problem = error.message;
      throw error;
    } finally {
      this.current.milliseconds = Date.now() - start;
      process.stderr.write(`${this.current.happened ? ' done ' : 'FAILED'}  ${String(this.current.step).padStart(2)}  ${journey.padEnd(5)} ${name}\n`);
    }
  }

  async write() {
    const document = {
      happened: this.steps.every((step) => step.happened),
      milliseconds: Date.now() - this.started,
      steps: this.steps,
    };
    await fs.writeFile(path.join(this.folder, 'journey.json'), `${JSON.stringify(document, null, 1)}\n`);
    return document;
  }
}

export async function* filesBelow(folder) {
  for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (entry.isFile()) yield file;
  }
}

/** Files below `folder` in whose bytes the text stands, as UTF-8, UTF-16, base64 (any alignment) or hexadecimal. */
export async function filesHolding(folder, text) {
  const plain = Buffer.from(text, 'utf8');
  const needles = [plain, Buffer.from(text, 'utf16le'), Buffer.from(plain.toString('hex')), Buffer.from(plain.toString('hex').toUpperCase())];
  for (let shift = 0; shift < 3; shift += 1) {
    // The characters at both ends also depend on the neighbours, so they are left out.
    const coded = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64').replace(/=+$/, '');
    needles.push(Buffer.from(coded.slice(shift === 0 ? 0 : shift + 1, -1)));
  }
  const found = [];
  for await (const file of filesBelow(folder)) {
    const bytes = await fs.readFile(file);
    if (needles.some((needle) => bytes.includes(needle))) found.push(path.relative(folder, file));
  }
  return found;
}

export async function sha256OfFile(file) {
  return createHash('sha256').update(await fs.readFile(file)).digest('hex');
}
