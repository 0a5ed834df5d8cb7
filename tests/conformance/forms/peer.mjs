// ODK Web Forms' engine behind the steps of `mend-author form run`, so that the same steps can be asked of both.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const dom = ['DOMParser', 'XMLSerializer', 'Node', 'Element', 'Document', 'Attr', 'Text', 'Comment',
  'XPathResult', 'NodeFilter', 'document', 'Blob', 'File'];

/** The engine of the node_modules folder `modules`; it expects a browser, so it gets jsdom's. */
export async function loadEngine(modules) {
  const require = createRequire(`${modules}/here.js`);
  const { JSDOM } = require('jsdom');
  const { window } = new JSDOM('');
  for (const name of dom) globalThis[name] ??= window[name];
  // The wasm reader of expressions looks for these.
  Object.assign(globalThis, { require, __dirname: modules, __filename: 'engine.js' });
  return import(pathToFileURL(require.resolve('@getodk/xforms-engine')));
}

/** "/data/r[1]/x" and "/data/r/x" are the same place. */
const plain = (ref) => ref.replaceAll('[1]', '');

export class Peer {
  #root;

  static async open(engine, xml, files = {}) {
    const peer = new Peer();
    const fetchFormAttachment = async (url) => {
      const name = decodeURIComponent(String(url)).split('/').pop();
      if (!(name in files)) throw new Error(`There is no ${name}.`);
      return new Response(files[name], { status: 200 });
    };
    const made = await engine.createInstance(xml, { form: { fetchFormAttachment } });
    peer.#root = made.root;
    return peer;
  }

  #find(ref) {
    const wanted = plain(ref);
    const look = (node) => {
      if (plain(node.currentState.reference) === wanted && !node.nodeType.startsWith('repeat-range')) return node;
      for (const child of node.currentState.children ?? []) {
        const found = look(child);
        if (found) return found;
      }
      return undefined;
    };
    return look(this.#root);
  }

  #range(ref) {
    const wanted = plain(ref);
    const look = (node) => {
      if (node.nodeType.startsWith('repeat-range') && plain(node.currentState.reference) === wanted) return node;
      for (const child of node.currentState.children ?? []) {
        const found = look(child);
        if (found) return found;
      }
      return undefined;
    };
    return look(this.#root);
  }

  static #text(node) {
    return node.currentState.instanceValue ?? '';
  }

  #write(node, text) {
    switch (node.nodeType) {
      case 'select':
        if (node.selectType === 'select1') node.selectValue(text === '' ? null : text);
        else node.selectValues(text.split(' ').filter(Boolean));
        return;
      case 'rank':
        node.setValues(text.split(' ').filter(Boolean));
        return;
      case 'trigger':
        node.setValue(text === 'OK');
        return;
      default:
        node.setValue(text === '' && ['int', 'decimal', 'date'].includes(node.valueType) ? null : text);
    }
  }

  // What a screen would not let a person do is refused: an answer to what is not asked, a choice that is not
  // offered. An answer that breaks a rule or is not of its type is taken back: we refuse it, they keep it and mark
  // it, or keep nothing.
  #set(ref, text) {
    const node = this.#find(ref);
    if (!node.currentState.relevant || node.currentState.readonly) return { ok: false };
    const offered = node.currentState.valueOptions?.map((one) => one.value);
    if (offered && !text.split(' ').filter(Boolean).every((one) => offered.includes(one))) return { ok: false };
    const before = Peer.#text(node);
    this.#write(node, text);
    const misread = text.trim() !== '' && Peer.#text(node) === '';
    if (!misread && node.validationState.violation === null) return { ok: true };
    this.#write(node, before);
    return { ok: false };
  }

  #state(node) {
    const { relevant, required, readonly } = node.currentState;
    const valid = !relevant || (node.validationState.violation ?? null) === null;
    return { ok: true, relevant, required: required && relevant, readonly, valid };
  }

  async step(step) {
    try {
      return await this.#answer(step);
    } catch (error) {
      return { ok: false, thrown: String(error.message).split('\n')[0] };
    }
  }

  async #answer(step) {
    if ('set' in step) return this.#set(step.set, String(step.to));
    if ('get' in step) return { ok: true, value: Peer.#text(this.#find(step.get)) };
    if ('state' in step) return this.#state(this.#find(step.state));
    if ('label' in step) {
      const { label, hint } = this.#find(step.label).currentState;
      return { ok: true, label: label?.asString ?? '', hint: hint?.asString ?? '' };
    }
    if ('choices' in step) {
      const options = this.#find(step.choices).currentState.valueOptions;
      return { ok: true, choices: options.map((one) => ({ value: one.value, label: one.label.asString })) };
    }
    if ('count' in step) {
      const range = this.#range(step.count);
      return { ok: true, count: range.currentState.children.length };
    }
    if ('repeat_add' in step) {
      this.#range(step.repeat_add).addInstances();
      return { ok: true };
    }
    if ('repeat_remove' in step) {
      const [, ref, position] = /^(.*)\[(\d+)\]$/.exec(step.repeat_remove);
      this.#range(ref).removeInstances(Number(position) - 1);
      return { ok: true };
    }
    if ('language' in step) {
      const wanted = this.#root.languages.find((one) => one.language.includes(step.language));
      this.#root.setLanguage(wanted);
      return { ok: true };
    }
    if ('validate' in step) {
      const problems = this.#root.validationState.violations.map(({ reference, violation }) => ({
        ref: plain(reference), kind: violation.condition, message: violation.message?.asString ?? '' }));
      return { ok: true, valid: problems.length === 0, problems };
    }
    if ('serialize' in step) {
      const payload = await this.#root.prepareInstancePayload();
      const file = [...payload.data].flatMap((data) => [...data.values()])[0];
      return { ok: true, xml: await file.text() };
    }
    throw new Error(`What is ${JSON.stringify(step)}?`);
  }
}
