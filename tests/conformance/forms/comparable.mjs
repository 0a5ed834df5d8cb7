// What of two answers is compared, and in which shape.

const plain = (ref) => ref.replaceAll('[1]', '');

/** Elements, attributes and text, without the random instanceID, prefixes, and white space between elements. */
function canonical(xml) {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const write = (element) => {
    const attributes = [...element.attributes]
      .filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
      .map(({ localName, value }) => ` ${localName}=${JSON.stringify(value)}`).sort().join('');
    const children = [...element.children].map(write).join('');
    const text = element.localName === 'instanceID' ? '' : element.children.length ? '' : element.textContent;
    return `<${element.localName}${attributes}>${children}${text}</>`;
  };
  return write(document.documentElement);
}

/** The part of an answer that both engines give. */
export function comparable(step, answer) {
  if (!answer.ok) return { ok: false };
  if ('set' in step || 'repeat_add' in step || 'repeat_remove' in step || 'language' in step) return { ok: true };
  if ('get' in step) return { value: answer.value };
  if ('count' in step) return { count: answer.count };
  if ('label' in step) return { label: answer.label, hint: answer.hint };
  if ('choices' in step) return { choices: answer.choices.map(({ value, label }) => ({ value, label })) };
  if ('state' in step) {
    const { relevant, required, readonly, valid } = answer;
    return relevant ? { relevant, required, readonly, valid } : { relevant };
  }
  if ('validate' in step) {
    return { problems: answer.problems.map(({ ref, kind, message }) => ({ ref: plain(ref), kind, message }))
      .sort((a, b) => (a.ref < b.ref ? -1 : 1)) };
  }
  if ('serialize' in step) return { xml: canonical(answer.xml) };
  return answer;
}
