// Content on its way into a repository, with the commands that authors, reviewers and publishers type.
import fs from 'node:fs/promises';
import path from 'node:path';

const reviewers = {
  'authors-mend': ['authors-mend-1', 'authors-mend-2'],
  policy: ['policy-1', 'policy-2'],
  'est-demo': ['est-demo-1', 'est-demo-2'],
};

export class Desk {
  constructor(programs, { folder, repository, root, keys, passphrase }) {
    Object.assign(this, { programs, folder, repository, root, keys, passphrase, count: 0 });
  }

  key(name) { return path.join(this.keys, `${name}.key`); }
  /** Where the repository is, and the root that this person believes. */
  get place() { return ['--repository', this.repository, '--root', this.root]; }
  signing(name) { return ['--key', this.key(name), '--passphrase-file', this.passphrase, '--yes']; }

  proposeArguments({ sources = [], policy = null, out, author = 'Mo Author', why = null }) {
    return ['propose', ...sources, ...(policy ? ['--policy', policy] : []), ...this.place, '--author', author,
      ...(why ? ['--why', why] : []), '--out', out, '--json'];
  }
  publishArguments(proposal) {
    return ['publish', proposal, ...this.place, '--key', this.key('snapshot-1'), '--key', this.key('timestamp-1'),
      '--passphrase-file', this.passphrase, '--json'];
  }

  /** The file of a new proposal. */
  async propose(what) {
    const out = path.join(this.folder, `${String((this.count += 1)).padStart(3, '0')}.proposal`);
    return this.programs.runJson('mend-author', this.proposeArguments({ out, ...what }));
  }
  review(proposal, ...more) { return this.programs.run('mend-author', ['review', proposal, ...this.place, ...more]); }
  approve(proposal, name) { return this.programs.run('mend-author', ['approve', proposal, ...this.place, ...this.signing(name)]); }
  reject(proposal, name, why) {
    return this.programs.run('mend-author', ['reject', proposal, ...this.place, ...this.signing(name), '--why', why]);
  }
  async status(proposal) {
    const [one] = await this.programs.runJson('mend-author', ['status', proposal, ...this.place, '--json']);
    return one;
  }
  publish(proposal) { return this.programs.runJson('mend-author', this.publishArguments(proposal)); }

  /** Two people approve for each role that changes. */
  async approveByAll(proposal) {
    const { says } = await this.status(proposal);
    for (const [role, names] of Object.entries(reviewers)) {
      if (!says.some((sentence) => sentence.startsWith(`${role} needs`))) continue;
      for (const name of names) await this.approve(proposal, name);
    }
  }

  /** The whole way: propose, review, approve twice, publish. */
  async bring(what) {
    await fs.mkdir(this.folder, { recursive: true });
    const { proposal, id } = await this.propose(what);
    const review = await this.review(proposal);
    const before = await this.status(proposal);
    await this.approveByAll(proposal);
    const ready = await this.status(proposal);
    const report = await this.publish(proposal);
    return {
      ...report, proposal: id,
      digits: /\d{5}( \d{5}){5}/.exec(review)?.[0],
      review_lines: review.split('\n').length,
      waited_for: before.says,
      signed: ready.says,
    };
  }
}
