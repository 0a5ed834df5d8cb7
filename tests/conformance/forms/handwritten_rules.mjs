// Sessions written by hand: one rule of ODK each.
import { bind, group, input, instance, itemset, repeat, select, trigger, xform } from './xform.mjs';

const set = (ref, to) => ({ set: ref, to });
const get = (ref) => ({ get: ref });
const state = (ref) => ({ state: ref });

export const sessions = [
  {
    name: 'what is hidden keeps its answer and reads as empty',
    xml: xform({ fields: '<a/><b/><c/>',
      binds: bind('/data/b', { relevant: "/data/a = 'yes'" }) + bind('/data/c', { calculate: "concat('[', /data/b, ']')" }),
      body: input('/data/a') + input('/data/b') }),
    steps: [state('/data/b'), set('/data/a', 'yes'), set('/data/b', 'kept'), get('/data/c'), set('/data/a', 'no'),
      get('/data/c'), state('/data/b'), { serialize: true }, set('/data/a', 'yes'), get('/data/b'), get('/data/c'),
      { serialize: true }],
  },
  {
    name: 'a hidden group hides all in it',
    xml: xform({ fields: '<a/><g><b/><h><c/></h></g><n/>',
      binds: bind('/data/g', { relevant: "/data/a != ''" }) + bind('/data/g/h/c', { required: 'true()' })
        + bind('/data/n', { calculate: 'count-non-empty(/data/g/*)' }),
      body: input('/data/a') + group('/data/g', input('/data/g/b') + group('/data/g/h', input('/data/g/h/c'))) }),
    steps: [state('/data/g/h/c'), { validate: true }, { serialize: true }, set('/data/a', '1'), state('/data/g/h/c'),
      { validate: true }, set('/data/g/b', 'x'), set('/data/g/h/c', 'y'), { validate: true }, { serialize: true },
      set('/data/a', ''), { serialize: true }, { validate: true }],
  },
  {
    name: 'a constraint is asked of answers only, with its message',
    xml: xform({ fields: '<a/>', binds: bind('/data/a', { type: 'int', constraint: '. > 3', 'jr:constraintMsg': 'More than three.' }),
      body: input('/data/a') }),
    steps: [{ validate: true }, set('/data/a', '3'), get('/data/a'), set('/data/a', '4'), state('/data/a'), set('/data/a', ''),
      { validate: true }],
  },
  {
    name: 'what is required is told with its message, and only while it is relevant',
    xml: xform({ fields: '<a/><b/>',
      binds: bind('/data/b', { required: "/data/a != 'no'", 'jr:requiredMsg': 'Please answer.', relevant: "/data/a != 'gone'" }),
      body: input('/data/a') + input('/data/b') }),
    steps: [{ validate: true }, state('/data/b'), set('/data/a', 'no'), { validate: true }, set('/data/a', 'gone'),
      { validate: true }, set('/data/a', 'yes'), set('/data/b', 'x'), { validate: true }],
  },
  {
    name: 'choices follow an answer',
    xml: xform({ fields: '<a/><b/>',
      model: instance('k', [{ name: 'x', label: 'X', of: 'p' }, { name: 'y', label: 'Y', of: 'q' }, { name: 'z', label: 'Z', of: 'p' }]),
      body: select('select1', '/data/a', 'p q') + itemset('select1', '/data/b', "instance('k')/root/item[of = /data/a]") }),
    steps: [{ choices: '/data/b' }, set('/data/a', 'p'), { choices: '/data/b' }, set('/data/b', 'z'), set('/data/a', 'q'),
      { choices: '/data/b' }, get('/data/b'), set('/data/b', 'y'), { serialize: true }],
  },
  {
    name: 'repeats are added and taken out, and positions follow',
    xml: xform({ fields: '<r><a/><p/></r><n/>',
      binds: bind('/data/r/p', { calculate: 'position(..)' }) + bind('/data/n', { calculate: 'count(/data/r)' }),
      body: repeat('/data/r', input('/data/r/a')) }),
    steps: [{ count: '/data/r' }, set('/data/r/a', 'one'), { repeat_add: '/data/r' }, set('/data/r[2]/a', 'two'),
      { repeat_add: '/data/r' }, set('/data/r[3]/a', 'three'), get('/data/r[3]/p'), get('/data/n'),
      { repeat_remove: '/data/r[2]' }, get('/data/r[2]/a'), get('/data/r[2]/p'), get('/data/n'), { count: '/data/r' },
      { serialize: true }],
  },
  {
    name: 'a tick is OK',
    xml: xform({ fields: '<a/>', binds: bind('/data/a', { required: 'true()' }), body: trigger('/data/a') }),
    steps: [{ validate: true }, set('/data/a', 'OK'), get('/data/a'), { validate: true }, { serialize: true }],
  },
];
