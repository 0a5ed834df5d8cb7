// Sessions written by hand: rules of ODK that work together.
import { bind, group, input, instance, itemset, repeat, select, xform } from './xform.mjs';

const set = (ref, to) => ({ set: ref, to });
const get = (ref) => ({ get: ref });
const state = (ref) => ({ state: ref });

export const sessions = [
  { name: 'a check-in: a number opens questions, several answers are put together', xml: xform({
    fields: '<mood/><why/><more/><sum/>',
    binds: bind('/data/mood', { type: 'int', required: 'true()', constraint: '. >= 1 and . <= 5' })
      + bind('/data/why', { relevant: '/data/mood < 3' }) + bind('/data/more', { relevant: "selected(/data/why, 'other')", required: 'true()' })
      + bind('/data/sum', { calculate: "concat(/data/mood, ': ', /data/why, if(/data/more != '', concat(' (', /data/more, ')'), ''))" }),
    body: input('/data/mood') + select('select', '/data/why', 'sleep family other') + input('/data/more') }),
  steps: [{ validate: true }, set('/data/mood', '6'), set('/data/mood', '2'), state('/data/why'), set('/data/why', 'sleep other'), { validate: true },
    set('/data/more', 'noise'), get('/data/sum'), set('/data/mood', '4'), get('/data/sum'), { serialize: true }, set('/data/mood', '1'), get('/data/sum')] },
  { name: 'age from two dates', xml: xform({ fields: '<b/><d/><age/>',
    binds: bind('/data/b', { type: 'date' }) + bind('/data/d', { type: 'date' }) + bind('/data/age', { calculate: 'int((/data/d - /data/b) div 365.25)' }),
    body: input('/data/b') + input('/data/d') }),
  steps: [get('/data/age'), set('/data/b', '1990-06-15'), set('/data/d', '2026-06-16'), get('/data/age'), set('/data/d', '2026-06-14'), get('/data/age')] },
  { name: 'a date written out', xml: xform({ fields: '<d/><w/>', binds: bind('/data/d', { type: 'date' }) + bind('/data/w', { calculate: "format-date(/data/d, '%e %b %Y')" }), body: input('/data/d') }),
    steps: [get('/data/w'), set('/data/d', '2026-12-05'), get('/data/w'), set('/data/d', ''), get('/data/w')] },
  { name: 'two lists that follow each other', xml: xform({ fields: '<a/><b/><c/>',
    model: instance('k', [{ name: 'n', label: 'North', of: '' }, { name: 's', label: 'South', of: '' }, { name: 'n1', label: 'N one', of: 'n' }, { name: 's1', label: 'S one', of: 's' }, { name: 'n1a', label: 'N one a', of: 'n1' }]),
    body: itemset('select1', '/data/a', "instance('k')/root/item[of = '']") + itemset('select1', '/data/b', "instance('k')/root/item[of = /data/a and of != '']")
      + itemset('select1', '/data/c', "instance('k')/root/item[of = /data/b and of != '']") }),
  steps: [{ choices: '/data/b' }, set('/data/a', 'n'), { choices: '/data/b' }, set('/data/b', 'n1'), { choices: '/data/c' }, set('/data/c', 'n1a'), set('/data/a', 's'),
    get('/data/b'), get('/data/c'), { choices: '/data/c' }, { serialize: true }] },
  { name: 'people in a repeat, counted and named', xml: xform({ fields: '<p><name/><age/></p><n/><names/><old/><first/>',
    binds: bind('/data/p/age', { type: 'int' }) + bind('/data/n', { calculate: 'count(/data/p)' }) + bind('/data/names', { calculate: "join(', ', /data/p/name)" })
      + bind('/data/old', { calculate: 'count(/data/p[age > 17])' }) + bind('/data/first', { calculate: '/data/p[position() = 1]/name' }),
    body: repeat('/data/p', input('/data/p/name') + input('/data/p/age')) }),
  steps: [set('/data/p/name', 'Ann'), set('/data/p/age', '40'), { repeat_add: '/data/p' }, set('/data/p[2]/name', 'Bob'), set('/data/p[2]/age', '7'), get('/data/n'),
    get('/data/names'), get('/data/old'), get('/data/first'), { repeat_remove: '/data/p[1]' }, get('/data/names'), get('/data/old'), get('/data/first'), { serialize: true }] },
  { name: 'a repeat as often as choices are taken', xml: xform({ fields: '<c/><r jr:template=""><what/><much/></r>',
    binds: bind('/data/r/what', { calculate: 'selected-at(/data/c, position(..) - 1)' }),
    body: select('select', '/data/c', 'tea milk bread') + repeat('/data/r', input('/data/r/much'), ' jr:count="count-selected(/data/c)"') }),
  steps: [{ count: '/data/r' }, set('/data/c', 'tea bread'), { count: '/data/r' }, get('/data/r[1]/what'), get('/data/r[2]/what'), set('/data/r[2]/much', '2'),
    set('/data/c', 'tea'), { count: '/data/r' }, { serialize: true }] },
  { name: 'a group in a group, each with a condition', xml: xform({ fields: '<a/><g><b/><h><c/></h></g>',
    binds: bind('/data/g', { relevant: "/data/a = '1'" }) + bind('/data/g/h', { relevant: "/data/g/b = '2'" }),
    body: input('/data/a') + group('/data/g', input('/data/g/b') + group('/data/g/h', input('/data/g/h/c'))) }),
  steps: [set('/data/a', '1'), state('/data/g/h/c'), set('/data/g/b', '2'), set('/data/g/h/c', 'deep'), { serialize: true }, set('/data/a', '0'), state('/data/g/h/c'),
    { serialize: true }, set('/data/a', '1'), get('/data/g/h/c'), set('/data/g/b', '3'), { serialize: true }] },
  { name: 'a hint with an answer in it', xml: xform({ fields: '<a/><b/>', body: input('/data/a') + '<input ref="/data/b"><label>B</label><hint>after <output value="/data/a"/></hint></input>' }),
    steps: [{ label: '/data/b' }, set('/data/a', 'tea'), { label: '/data/b' }] },
  { name: 'coalesce and if over hidden answers', xml: xform({ fields: '<a/><b/><c/>', binds: bind('/data/b', { relevant: "/data/a != ''" }) + bind('/data/c', { calculate: "coalesce(/data/b, if(/data/a = '', 'none', 'open'))" }),
    body: input('/data/a') + input('/data/b') }),
  steps: [get('/data/c'), set('/data/a', 'x'), get('/data/c'), set('/data/b', 'y'), get('/data/c'), set('/data/a', ''), get('/data/c')] },
  { name: 'a checklist decides', xml: xform({ fields: '<a/><b/><c/><d/>', binds: bind('/data/d', { relevant: "checklist(2, -1, /data/a = 'y', /data/b = 'y', /data/c = 'y')" }),
    body: input('/data/a') + input('/data/b') + input('/data/c') + input('/data/d') }),
  steps: [state('/data/d'), set('/data/a', 'y'), state('/data/d'), set('/data/c', 'y'), state('/data/d'), set('/data/a', 'n'), state('/data/d')] },
  { name: 'a count that falls and grows again', xml: xform({ fields: '<n/><r jr:template=""><x/></r><s/>',
    binds: bind('/data/n', { type: 'int' }) + bind('/data/s', { calculate: "join(' ', /data/r/x)" }),
    body: input('/data/n') + repeat('/data/r', input('/data/r/x'), ' jr:count="/data/n"') }),
  steps: [set('/data/n', '3'), set('/data/r[1]/x', 'a'), set('/data/r[3]/x', 'c'), set('/data/n', '1'), { count: '/data/r' }, get('/data/s'), { serialize: true },
    set('/data/n', '3'), get('/data/r[3]/x'), get('/data/s')] },
  { name: 'an inner repeat with a count of its own', xml: xform({ fields: '<o><n/><i jr:template=""><x/><w/></i></o>',
    binds: bind('/data/o/n', { type: 'int' }) + bind('/data/o/i/w', { calculate: "concat(position(../..), '/', position(..))" }),
    body: repeat('/data/o', input('/data/o/n') + repeat('/data/o/i', input('/data/o/i/x'), ' jr:count="../n"')) }),
  steps: [{ repeat_add: '/data/o' }, set('/data/o[1]/n', '1'), set('/data/o[2]/n', '2'), { count: '/data/o[1]/i' }, { count: '/data/o[2]/i' }, get('/data/o[2]/i[2]/w'),
    { repeat_remove: '/data/o[1]' }, { count: '/data/o[1]/i' }, get('/data/o[1]/i[2]/w'), { serialize: true }] },
  { name: 'a seed from an answer', xml: xform({ fields: '<s>7</s><a/>', model: instance('k', [...'abcdef'].map((one) => ({ name: one, label: one.toUpperCase() }))),
    body: input('/data/s') + itemset('select1', '/data/a', "randomize(instance('k')/root/item, /data/s)") }),
  steps: [{ choices: '/data/a' }, set('/data/s', '8'), { choices: '/data/a' }, set('/data/s', 'abc'), { choices: '/data/a' }] },
];
