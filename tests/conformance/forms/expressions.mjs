// Every expression of expressions.txt, by our engine and by ODK Web Forms': the same text, or listed with a reason.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Peer } from './peer.mjs';
import { ours } from './ours.mjs';

const folder = import.meta.dirname;
const refused = '(refused)';

/** What is no number is no answer; the peer gives it as an empty text already. */
const answerText = (text) => (text === 'NaN' ? '' : text);

function byUs(program, xml, expressions) {
  const steps = expressions.map((one) => ({ eval: one, at: '/data/e' }));
  return ours(program, xml, steps).map((answer) => (answer.ok ? answerText(answer.string) : refused));
}

/** Some of them through `mend-author form eval` too, which is the same engine in another dress. */
function byEval(program, xml, results) {
  const folder = mkdtempSync(join(tmpdir(), 'mend-forms-'));
  try {
    const file = join(folder, 'form.xml');
    writeFileSync(file, xml);
    for (const { case: expression, ours: wanted } of results.filter((_, at) => at % 20 === 0)) {
      const run = spawnSync(program, ['form', 'eval', file, '--at', '/data/e', '--', expression], { encoding: 'utf8' });
      const text = run.status === 0 ? answerText(JSON.parse(run.stdout).string) : refused;
      if (text !== wanted) throw new Error(`form eval gives "${text}" for ${expression}, and form run "${wanted}"`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** As calculations; where one of many cannot be read, each by itself. */
async function byPeer(engine, xml, expressions) {
  const name = (at) => `mend-r${at}`;
  const fields = expressions.map((_, at) => `<${name(at)}/>`).join('');
  const binds = expressions.map((one, at) => `<bind nodeset="/data/${name(at)}" calculate="${escaped(one)}"/>`).join('');
  const form = xml.replace('<meta>', () => `${fields}<meta>`).replace('</model>', () => `${binds}</model>`);
  try {
    const peer = await Peer.open(engine, form);
    const texts = [];
    for (const at of expressions.keys()) {
      const answer = await peer.step({ get: `/data/${name(at)}` });
      if (!answer.ok) throw new Error(answer.thrown);
      texts.push(answerText(answer.value));
    }
    return texts;
  } catch {
    if (expressions.length === 1) return [refused];
    const middle = expressions.length >> 1;
    return [...await byPeer(engine, xml, expressions.slice(0, middle)),
      ...await byPeer(engine, xml, expressions.slice(middle))];
  }
}

/** [{ case, ours, peer }] for each expression. */
export async function compareExpressions(engine, program) {
  const xml = readFileSync(join(folder, 'expressions.xml'), 'utf8');
  const expressions = readFileSync(join(folder, 'expressions.txt'), 'utf8').split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const mine = byUs(program, xml, expressions);
  const theirs = [];
  for (let at = 0; at < expressions.length; at += 40) {
    theirs.push(...await byPeer(engine, xml, expressions.slice(at, at + 40)));
  }
  const results = expressions.map((one, at) => ({ case: one, ours: mine[at], peer: theirs[at] }));
  byEval(program, xml, results);
  return results;
}
