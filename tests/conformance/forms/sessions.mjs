// Whole sessions, step by step, in both engines.
import { Peer } from './peer.mjs';
import { ours } from './ours.mjs';
import { comparable } from './comparable.mjs';

/** [{ case, ours, peer }] for each step of one session. */
export async function compareSession(engine, program, { name, xml, steps, files = {} }) {
  const mine = ours(program, xml, steps, files);
  const peer = await Peer.open(engine, xml, files);
  const results = [];
  for (const [at, step] of steps.entries()) {
    const theirs = await peer.step(step);
    results.push({ case: `${name}: ${at + 1}. ${JSON.stringify(step)}`,
      ours: JSON.stringify(comparable(step, mine[at])), peer: JSON.stringify(comparable(step, theirs)),
      told: theirs.thrown ?? '', said: mine[at].error ?? '' });
  }
  return results;
}
