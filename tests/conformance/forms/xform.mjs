// XForms from their interesting parts.

export const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The root is /data and has meta/instanceID; `model` is what stands beside the primary instance. */
export function xform({ fields, binds = '', body, model = '', itext = '' }) {
  return `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"`
    + ` xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms">`
    + `<h:head><h:title>Trial</h:title><model>${itext}<instance><data id="trial" version="1">${fields}`
    + `<meta><instanceID/></meta></data></instance>${model}${binds}`
    + `<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head>`
    + `<h:body>${body}</h:body></h:html>`;
}

const name = (ref) => ref.split('/').pop();

export function bind(ref, rules) {
  const attributes = Object.entries(rules).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  return `<bind nodeset="${ref}"${attributes}/>`;
}
export const input = (ref, inside = '') => `<input ref="${ref}"><label>${name(ref)}</label>${inside}</input>`;
export const group = (ref, inside) => `<group ref="${ref}"><label>${name(ref)}</label>${inside}</group>`;
export const trigger = (ref) => `<trigger ref="${ref}"><label>${name(ref)}</label></trigger>`;

/** `choices`: names with spaces between. */
export function select(kind, ref, choices) {
  const items = choices.split(' ').map((one) => `<item><label>The ${one}</label><value>${one}</value></item>`).join('');
  return `<${kind} ref="${ref}"><label>${name(ref)}</label>${items}</${kind}>`;
}
export function itemset(kind, ref, nodeset, value = 'name', label = 'label') {
  return `<${kind} ref="${ref}"><label>${name(ref)}</label><itemset nodeset="${escaped(nodeset)}">`
    + `<value ref="${value}"/><label ref="${label}"/></itemset></${kind}>`;
}
export const repeat = (ref, inside, rules = '') => `<group ref="${ref}"><label>${name(ref)}</label>`
  + `<repeat nodeset="${ref}"${rules}>${inside}</repeat></group>`;

/** `rows`: objects of texts. */
export function instance(id, rows) {
  const items = rows.map((row) => `<item>${Object.entries(row)
    .map(([key, value]) => `<${key}>${escaped(value)}</${key}>`).join('')}</item>`).join('');
  return `<instance id="${id}"><root>${items}</root></instance>`;
}
