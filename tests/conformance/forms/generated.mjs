// Forms and answers made from a seed: fields of every type, conditions, calculations, choices that follow
// answers, groups and repeats, all within what both engines take.
import { bind, group, input, instance, itemset, repeat, select, xform } from './xform.mjs';

/** A small generator of our own (Park and Miller's), so that a seed means the same everywhere. */
function dice(seed) {
  let state = (seed * 48271 + 11) % 2147483647 || 1;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return { below: (count) => Math.floor(next() * count), pick: (list) => list[Math.floor(next() * list.length)],
    chance: (part) => next() < part };
}

const kinds = ['string', 'string', 'int', 'decimal', 'date', 'select1', 'select', 'itemset'];
const answers = {
  string: ['', 'yes', 'no', 'a b', 'Ŵyl', ' x ', '7', '<&>"\''],
  int: ['', '0', '3', '7', '12', '-4'],
  decimal: ['', '0.5', '2.5', '-1.25', '10.75'],
  date: ['', '2026-01-31', '2026-02-28', '2024-02-29'],
  select1: ['', 'a', 'b', 'c'],
  select: ['', 'a', 'b', 'a b', 'a c', 'a b c'],
  itemset: ['', 'k1', 'k2', 'k3', 'k4'],
};
const rows = [
  { name: 'k1', label: 'One', of: 'a', n: '1' }, { name: 'k2', label: 'Two', of: 'b', n: '2' },
  { name: 'k3', label: 'Three', of: 'a', n: '3' }, { name: 'k4', label: 'Four', of: 'c', n: '4' },
];

/** A condition about a field of `kind` at `path`. */
function condition(d, kind, path) {
  switch (kind) {
    case 'int': case 'decimal': return `${path} ${d.pick(['>', '<', '>=', '<=', '=', '!='])} ${d.pick([0, 2, 3, 7])}`;
    case 'date': return `${path} ${d.pick(['>', '<', '='])} date('2026-02-01')`;
    case 'select': return `selected(${path}, '${d.pick(['a', 'b', 'c'])}')`;
    case 'select1': return `${path} ${d.pick(['=', '!='])} '${d.pick(['a', 'b', 'c'])}'`;
    case 'itemset': return `${path} != '' and ${path} != 'k${1 + d.below(4)}'`;
    default: return d.pick([`${path} = 'yes'`, `string-length(${path}) > 2`, `${path} != ''`, `not(${path} = 'no')`]);
  }
}

function calculation(d, one, other) {
  return d.pick([
    `concat(${one}, '-', ${other})`, `if(${one} = ${other}, 'same', 'other')`, `coalesce(${one}, ${other})`,
    `string-length(${one}) + string-length(${other})`, `count-selected(${one}) * 2`, `substr(${one}, 1, 3)`,
    `if(${one} != '', number(${one}) + 1, 0)`, `selected-at(${one}, 0)`, `translate(${one}, 'abc', 'xyz')`,
    `normalize-space(concat(${one}, '  ', ${other}))`, `boolean-from-string(${one})`, `contains(${one}, ${other})`,
    `round(number(${one}) div 3, 2)`, `join(' ', ${one}, ${other})`, `regex(${one}, '^[a-z ]+$')`,
  ]);
}

/** { name, xml, steps } */
export function generate(seed) {
  const d = dice(seed);
  const asked = []; // { ref, kind, path(from) }
  let fields = '';
  let binds = '';
  let body = '';
  const seen = []; // fields outside of repeats, to be read anywhere after
  const add = (parent, at, inRepeat) => {
    const kind = d.pick(kinds);
    const name = `f${at}`;
    const ref = `${parent}/${name}`;
    const rules = {};
    if (['int', 'decimal', 'date'].includes(kind)) rules.type = kind;
    const earlier = d.chance(0.7) ? [...seen, ...inRepeat] : [];
    const read = (one) => (inRepeat.includes(one) ? `../${one.name}` : one.ref);
    if (earlier.length && d.chance(0.5)) { const one = d.pick(earlier); rules.relevant = condition(d, one.kind, read(one)); }
    if (earlier.length && d.chance(0.15)) { const one = d.pick(earlier); rules.required = condition(d, one.kind, read(one)); }
    if (kind === 'int' && d.chance(0.5)) { rules.constraint = '. >= 0 and . < 12'; rules['jr:constraintMsg'] = 'From 0 to 11.'; }
    if (kind === 'string' && d.chance(0.2)) rules.constraint = "string-length(.) < 4 or . = 'Ŵyl!'";
    if (earlier.length && d.chance(0.1)) { const one = d.pick(earlier); rules.readonly = condition(d, one.kind, read(one)); }
    if (Object.keys(rules).length) binds += bind(ref, rules);
    const filter = seen.find((one) => one.kind === 'select1' && one.always);
    if (filter) filter.once = true; // a choice that comes back is a listed difference
    const control = kind === 'select1' || kind === 'select' ? select(kind, ref, 'a b c')
      : kind === 'itemset' ? itemset('select1', ref, `instance('k')/root/item${filter ? `[of = ${filter.ref} or ${filter.ref} = '']` : ''}`)
        : input(ref);
    return { one: { ref, kind, name, always: parent === '/data' && !('relevant' in rules) }, control };
  };
  const calculate = (parent, at, inRepeat) => {
    const all = [...seen, ...inRepeat];
    const path = (one) => (inRepeat.includes(one) ? `../${one.name}` : one.ref);
    if (all.length === 0) return '';
    binds += bind(`${parent}/c${at}`, { calculate: calculation(d, path(d.pick(all)), path(d.pick(all))) });
    return `<c${at}/>`;
  };
  let at = 0;
  const parts = 3 + d.below(4);
  const repeats = [];
  const calculated = [];
  for (let part = 0; part < parts; part += 1) {
    const what = d.below(3);
    if (what === 0) {
      const { one, control } = add('/data', at, []);
      fields += `<f${at}/>`; body += control; seen.push(one); asked.push(one); at += 1;
      const made = calculate('/data', at, []);
      if (made) { fields += made; calculated.push(`/data/c${at}`); }
    } else if (what === 1) {
      const parent = `/data/g${part}`;
      let inside = ''; let controls = '';
      for (let i = 0; i < 2; i += 1) {
        const { one, control } = add(parent, at, []);
        inside += `<f${at}/>`; controls += control; seen.push(one); asked.push(one); at += 1;
      }
      if (seen.length > 2 && d.chance(0.5)) { const one = seen[d.below(seen.length - 2)]; binds += bind(parent, { relevant: condition(d, one.kind, one.ref) }); }
      fields += `<g${part}>${inside}</g${part}>`; body += group(parent, controls);
    } else {
      const parent = `/data/r${part}`;
      let inside = ''; let controls = ''; const own = [];
      for (let i = 0; i < 2; i += 1) {
        const { one, control } = add(parent, at, own);
        inside += `<f${at}/>`; controls += control; own.push(one); at += 1;
      }
      const made = calculate(parent, at, own);
      const p = d.chance(0.5);
      if (p) { inside += '<p/>'; binds += bind(`${parent}/p`, { calculate: 'position(..)' }); }
      fields += `<r${part}>${inside}${made}</r${part}>`; body += repeat(parent, controls);
      fields += `<n${part}/>`; binds += bind(`/data/n${part}`, { calculate: `count(${parent})` }); calculated.push(`/data/n${part}`);
      fields += `<j${part}/>`; binds += bind(`/data/j${part}`, { calculate: `join('|', ${own[0].ref})` }); calculated.push(`/data/j${part}`);
      repeats.push({ ref: parent, own, made: made ? [`c${at}`] : [], p });
      at += 1;
    }
  }
  return { name: `seed ${seed}`, xml: xform({ fields, binds, body, model: instance('k', rows) }),
    steps: walk(d, asked, calculated, repeats) };
}

function walk(d, asked, calculated, repeats) {
  const steps = [];
  const counts = new Map(repeats.map(({ ref }) => [ref, 1]));
  for (let i = 0; i < 24; i += 1) {
    const what = d.below(8);
    const r = repeats.length ? d.pick(repeats) : undefined;
    if (r && what === 0 && counts.get(r.ref) < 4) { steps.push({ repeat_add: r.ref }); counts.set(r.ref, counts.get(r.ref) + 1); continue; }
    if (r && what === 1 && counts.get(r.ref) > 1) {
      steps.push({ repeat_remove: `${r.ref}[${1 + d.below(counts.get(r.ref))}]` }); counts.set(r.ref, counts.get(r.ref) - 1); continue;
    }
    const inRepeat = r && (asked.length === 0 || d.chance(0.5));
    const one = inRepeat ? d.pick(r.own) : asked.length ? d.pick(asked) : undefined;
    if (!one || one.answered) continue;
    if (one.once) one.answered = true;
    const ref = inRepeat ? one.ref.replace(r.ref, `${r.ref}[${1 + d.below(counts.get(r.ref))}]`) : one.ref;
    steps.push({ set: ref, to: d.pick(answers[one.kind]) }, { get: ref }, { state: ref });
    if (['select1', 'select', 'itemset'].includes(one.kind)) steps.push({ choices: ref });
    if (i % 6 === 5) steps.push({ validate: true }, { serialize: true });
  }
  for (const ref of calculated) steps.push({ get: ref });
  for (const r of repeats) {
    steps.push({ count: r.ref });
    for (let i = 1; i <= counts.get(r.ref); i += 1) {
      for (const name of [...r.own.map((one) => one.name), ...r.made, ...(r.p ? ['p'] : [])]) steps.push({ get: `${r.ref}[${i}]/${name}` });
    }
  }
  for (const one of asked) steps.push({ state: one.ref }, { get: one.ref });
  steps.push({ validate: true }, { serialize: true });
  return steps;
}
