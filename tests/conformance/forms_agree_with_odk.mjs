// The forms engine against ODK Web Forms' (npm @getodk/xforms-engine): expressions, whole sessions written by hand,
// and sessions made from seeds. What differs is listed in forms/differences.mjs with its reason, or the test fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

process.env.TZ = 'UTC';
const { values: options } = parseArgs({ options: {
  author: { type: 'string' }, modules: { type: 'string' }, docs: { type: 'string' },
  seeds: { type: 'string', default: '120' }, from: { type: 'string', default: '1' },
} });

// Loading the engine sends its own words to the console; ours go around it.
const say = (text) => process.stdout.write(`${text}\n`);
const { loadEngine } = await import('./forms/peer.mjs');
const { compareExpressions } = await import('./forms/expressions.mjs');
const { compareSession } = await import('./forms/sessions.mjs');
const { sessions: rules } = await import('./forms/handwritten_rules.mjs');
const { sessions: valuesAndRepeats } = await import('./forms/handwritten_values.mjs');
const { sessions: mixed } = await import('./forms/handwritten_mixed.mjs');
const { generate } = await import('./forms/generated.mjs');
const { problems } = await import('./forms/differ.mjs');
const listed = await import('./forms/differences.mjs');

const engine = await loadEngine(options.modules);
const found = [];

const expressions = await compareExpressions(engine, options.author);
found.push(...problems(expressions, listed.expressions));

const sessions = [...rules, ...valuesAndRepeats, ...mixed];
const byHand = [];
for (const session of sessions) byHand.push(...await compareSession(engine, options.author, session));
found.push(...problems(byHand, listed.sessions));

const made = [];
const first = Number(options.from);
for (let seed = first; seed < first + Number(options.seeds); seed += 1) {
  made.push(...await compareSession(engine, options.author, generate(seed)));
}
found.push(...problems(made, []));

const counted = `${expressions.length} expressions, ${sessions.length} sessions of ${byHand.length} steps by hand and `
  + `${options.seeds} of ${made.length} steps from seeds; ${listed.expressions.length + listed.sessions.length} listed differences`;
say(counted);
if (options.docs && !readFileSync(options.docs, 'utf8').includes(counted)) {
  found.push(`docs/forms.md does not say: ${counted}`);
}
for (const problem of found.slice(0, 40)) say(problem);
assert.equal(found.length, 0, `${found.length} things are wrong`);
process.exit(0);
