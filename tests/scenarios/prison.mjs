// A demo prison in one folder: keys, a signed catalogue, a hub on loopback, one enrolled device, two residents
// and staff, made with the same commands that a real prison uses.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Desk } from './desk.mjs';

const establishment = 'DEMO';
const prisonName = 'HMP Demo';

const staff = [
  { username: 'asha', name: 'Asha Patel', roles: 'key-worker', what: 'key worker of Sam and Jo' },
  { username: 'rhys', name: 'Rhys Morgan', roles: 'rj-lead', what: 'RJ lead' },
  { username: 'grace', name: 'Grace Okafor', roles: 'safer-custody', what: 'safer custody lead' },
  { username: 'owen', name: 'Owen Lewis', roles: 'roster,auditor', what: 'roster, devices and audit' },
];
const residents = [
  { name: 'Sam', picture: 'boat', number: 'A1234BC', pin: '2580' },
  { name: 'Jo', picture: 'tree', number: 'A4321CB', pin: '1379' },
];

/** Hub keys are put into the policy that content authors sign, as docs/operating.md tells. */
function policyWith(keys) {
  return {
    format: 1,
    establishment,
    name: prisonName,
    help_lines: [{ id: 'cell-bell' }, { id: 'officer' }, { id: 'listener' }, { id: 'samaritans', number: '116 123' }],
    hub: keys.hub,
    class_keys: keys.class_keys,
    offered: ['mend/what-is-rj', 'mend/weekly-check-in', 'mend/rj-interest', 'mend/getting-ready', 'mend/resident-voice'],
    languages: ['en', 'cy', 'ar'],
    help_stop: {
      'weekly-check-in': { week: ['very-bad'], safe: ['no'], help: ['today'] },
      'getting-ready': { talk: ['feelings'] },
      'resident-voice': { safe: ['no'] },
    },
    urgent: { 'weekly-check-in': { help: ['today'] } },
    review_days: { collected: 7, checking: 14, 'may-visit': 28 },
    staffed_hours: { from: '08:00', to: '17:00' },
    idle_lock_seconds: 300,
  };
}

async function secretFile(file, secret) {
  await fs.writeFile(file, secret, { mode: 0o600 });
  return file;
}

/** Makes the prison in `folder`, which must not exist or be a demo prison of before. Starts nothing. */
export async function makePrison(programs, { folder, source }) {
  const marker = path.join(folder, '.demo-prison');
  const entries = await fs.readdir(folder).catch(() => []);
  if (entries.length > 0 && !entries.includes('.demo-prison')) {
    throw new Error(`The folder ${folder} holds something else; name another or empty it.`);
  }
  await fs.rm(folder, { recursive: true, force: true });
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  await fs.writeFile(marker, '');

  const at = (...names) => path.join(folder, ...names);
  const prison = {
    folder,
    hubData: at('hub'),
    repository: at('repository'),
    identity: at('identity'),
    keys: at('keys'),
    device: {
      device: at('device'), content: at('content'), spool: at('spool'), drop: at('drop'), root: at('root.json'),
    },
    staff: [],
    residents: [],
    custodian: await secretFile(at('custodian-passphrase'), randomBytes(12).toString('base64url')),
  };
  for (const name of ['content', 'spool', 'drop']) await fs.mkdir(at(name), { mode: 0o700 });
  const passphrase = await secretFile(at('signing-passphrase'), randomBytes(12).toString('base64url'));

  await programs.run('mend-hub', ['init', '--data', prison.hubData, '--establishment', establishment,
    '--name', prisonName, '--custodian-passphrase-file', prison.custodian]);
  const keys = await programs.runJson('mend-hub', ['keys', '--data', prison.hubData]);

  // Who signs what: root and targets, policies, the authors of "mend", the prison's own notices.
  await programs.run('mend-trust', ['ceremony', '--keys', prison.keys, '--repository', prison.repository,
    '--passphrase-file', passphrase, '--role', 'authors-mend', '--role', 'est-demo']);
  await fs.copyFile(path.join(prison.repository, 'metadata', '1.root.json'), prison.device.root);
  await fs.writeFile(at('policy.json'), JSON.stringify(policyWith(keys), null, 1));
  const catalogue = path.join(source, 'content', 'catalogue');
  const desk = new Desk(programs, {
    folder: at('proposals'), repository: prison.repository, root: prison.device.root, keys: prison.keys, passphrase,
  });
  prison.desk = desk;
  prison.sources = (await fs.readdir(catalogue, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory()).map((entry) => path.join(catalogue, entry.name)).sort();
  prison.policyFile = at('policy.json');
  prison.published = await desk.bring({ sources: prison.sources, policy: prison.policyFile, why: 'The first content of HMP Demo.' });

  for (const member of staff) {
    const password = randomBytes(9).toString('base64url');
    const file = await secretFile(at('password-of-' + member.username), password);
    await programs.run('mend-hub', ['staff', 'add', '--data', prison.hubData, '--username', member.username,
      '--name', member.name, '--roles', member.roles, '--password-file', file,
      '--custodian-passphrase-file', prison.custodian]);
    prison.staff.push({ ...member, password });
  }
  for (const resident of residents) {
    const added = await programs.runJson('mend-hub', ['resident', 'add', '--data', prison.hubData, '--name', resident.name,
      '--picture', resident.picture, '--number', resident.number, '--key-worker', 'asha']);
    prison.residents.push({ ...resident, ...added });
  }

  const request = await programs.run('mend-kiosk', ['--make-device', '--device', prison.device.device,
    '--establishment', establishment]);
  await fs.writeFile(at('device-request.json'), request);
  prison.deviceId = JSON.parse(request).device_id;
  await programs.run('mend-dock', ['identity', '--identity', prison.identity, '--device-request', at('device-request.json'),
    '--out', at('enrolment-request.json')]);
  await programs.run('mend-hub', ['device', 'enrol', '--data', prison.hubData, '--request', at('enrolment-request.json'),
    '--out', at('enrolment.json')]);
  await programs.run('mend-dock', ['accept', '--identity', prison.identity, '--enrolment', at('enrolment.json')]);
  await programs.run('mend-hub', ['device', 'assign', '--data', prison.hubData, '--device', prison.deviceId,
    '--residents', prison.residents.map((resident) => resident.subject).join(',')]);
  return prison;
}

/** Starts the hub; resolves with its two addresses. */
export async function startHub(programs, prison, { staffPort = 0, devicePort = 0 } = {}) {
  const hub = await programs.start('mend-hub', ['serve', '--data', prison.hubData, '--repository', prison.repository,
    '--staff-port', String(staffPort), '--device-port', String(devicePort)]);
  const ready = await hub.nextLine();
  return { ...hub, staff: ready.staff, devices: ready.devices };
}

function dockArguments(verb, prison, hub) {
  return [verb, '--hub', hub.devices, '--identity', prison.identity, '--spool', prison.device.spool,
    '--drop', prison.device.drop, '--root', prison.device.root];
}

/** One dock, to its end; resolves with the courier's summary. */
export function dockOnce(programs, prison, hub) {
  return programs.runJson('mend-dock', dockArguments('once', prison, hub));
}

/** The courier that docks by itself whenever the hub can be reached. */
export function startCourier(programs, prison, hub, everySeconds) {
  return programs.start('mend-dock', [...dockArguments('run', prison, hub), '--every', String(everySeconds)]);
}
