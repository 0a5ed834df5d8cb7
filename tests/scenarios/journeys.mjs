// The three journeys of the design, played by the real programs: content down, answers up, status back.
import fs from 'node:fs/promises';
import path from 'node:path';
import { expectText, openBrowser, openConsole, signIn as signInAtConsole } from './console.mjs';
import { filesBelow, filesHolding, sha256OfFile } from './evidence.mjs';
import { Kiosk } from './programs.mjs';
import { dockOnce, makePrison, startHub } from './prison.mjs';
import { answerForm, chooseFirstPin, openItem, signIn, signOut } from './resident.mjs';

// What Sam writes. It must be found nowhere but on the key worker's page.
const secret = 'My sister Tŷ-Mair wrote me a long letter';
// Pieces of both submissions as they are written, choices too.
const sealedWords = [secret, '<safe>sometimes</safe>', '<help>today</help>', '<private>elsewhere</private>', 'slow quiet-place'];
// Answers of the RJ form that only the RJ lead may see.
const requestAnswers = {
  stage: 'serving', want: 'ask-rj', ready: 'yes', who: 'chaplain', helps: ['slow', 'quiet-place'], private: 'elsewhere',
  i_choose: 'OK', i_can_stop: 'OK', no_contact: 'OK', staff_act: 'OK', consent: 'yes',
};

function must(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

async function namesIn(folder) {
  const names = [];
  if (await fs.stat(folder).catch(() => null)) {
    for await (const file of filesBelow(folder)) names.push(path.relative(folder, file));
  }
  return names.sort();
}

/** The envelopes that wait in the spool; the kiosk's question for the hub's time and its report lie there too. */
async function envelopesOf(prison) {
  return (await namesIn(path.join(prison.device.spool, 'out'))).filter((name) => name.endsWith('.env'));
}

/** No file of these folders holds any of the texts, in any usual encoding. */
async function expectSecret(folders, texts) {
  for (const [name, folder] of Object.entries(folders)) {
    for (const text of texts) {
      const holding = await filesHolding(folder, text);
      must(holding.length === 0, `The words “${text}” can be read in ${name}: ${holding.join(', ')}`);
    }
  }
  return { searched: Object.keys(folders), for: texts.length, found: 0 };
}

export async function playJourneys({ programs, build, folder, source, evidence }) {
  const step = evidence.step.bind(evidence);
  let prison;
  let hub;
  let kiosk;
  let browser;
  const picture = (name) => kiosk.screenshot(evidence.picture(name));
  const photograph = async (page, name) => page.screenshot({ path: evidence.picture(name), fullPage: true });
  const generation = async () => (await fs.readFile(path.join(prison.device.content, 'CURRENT'), 'utf8')).trim();

  try {
    // Down.
    await step('down', 'authors propose, two reviewers of each role approve, it is published, a prison is set up', async () => {
      prison = await makePrison(programs, { folder, source });
      return {
        root_sha256: await sha256OfFile(prison.device.root),
        published: prison.published,
        device: prison.deviceId,
        staff: prison.staff.map((member) => member.username),
      };
    });
    await step('down', 'a device that was never docked offers help and nothing else', async () => {
      kiosk = await Kiosk.open(programs, prison.device);
      await kiosk.expectWords('Get help now');
      await picture('never-docked');
      await kiosk.pressId('help');
      await kiosk.expectWords('Press your cell bell.', 'Ask for a Listener.');
      await picture('never-docked-help');
      await kiosk.pressId('help-back');
    });
    await step('down', 'the courier fetches, the kiosk verifies and installs', async () => {
      hub = await startHub(programs, prison);
      const summary = await dockOnce(programs, prison, hub);
      await kiosk.settle();
      await kiosk.expectWords(...prison.residents.map((resident) => resident.name));
      await picture('sign-in');
      return { courier: summary, generation: await generation() };
    });
    await step('down', 'a newer timestamp that nobody signed is refused, and the installed content stays', async () => {
      const before = await generation();
      const timestamp = path.join(prison.device.drop, 'metadata', 'timestamp.json');
      const good = await fs.readFile(timestamp, 'utf8');
      const said = kiosk.program.stderr().length;
      const at = good.lastIndexOf('"version":');
      await fs.writeFile(timestamp, good.slice(0, at) + good.slice(at).replace(/\d+/, (version) => Number(version) + 1));
      must(await fs.readFile(timestamp, 'utf8') !== good, 'The timestamp could not be changed for the trial.');
      await kiosk.settle();
      const refusal = kiosk.program.stderr().slice(said).trim();
      await fs.writeFile(timestamp, good);
      await kiosk.settle();
      must(refusal.length > 0, 'The kiosk did not say that it refused the changed timestamp.');
      must(await generation() === before, 'The installed content changed.');
      return { refusal, generation_stays: before };
    });
    const [sam, jo] = prison.residents;
    await step('down', 'Sam signs in with the one-time code and chooses a PIN', async () => {
      await kiosk.press('button', sam.name);
      await picture('one-time-code');
      await kiosk.key('Escape');
      await chooseFirstPin(kiosk, sam, picture);
      await picture('home');
    });
    await step('down', 'Sam reads the module, page by page', async () => {
      await kiosk.pressId('home/learn');
      await picture('learn');
      await kiosk.pressStarting('button', 'What is restorative justice?');
      let pages = 1;
      await kiosk.expectWords('Crime hurts people');
      await picture('module-first-page');
      while ((await kiosk.tree()).some((node) => node.id === 'continue')) {
        await kiosk.pressId('continue');
        pages += 1;
        if (pages === 8) {
          const choice = (await kiosk.tree()).find((node) => node.role === 'radio');
          await kiosk.pressId(choice.id);
          await picture('module-question');
        }
        must(pages < 40, 'The module does not come to its end.');
      }
      await picture('module-last-page');
      must(pages === 9, `The module has 9 pages, but ${pages} were shown.`);
      await kiosk.pressId('done');
      await kiosk.key('Escape');
      await kiosk.expectPage('home');
      return { pages };
    });

    // Up.
    const answers = { week: 'bad', sleep: 'bad', eating: 'ok', safe: 'sometimes', family: 'yes', health: 'no', notices: 'explain', good: { text: secret }, help: 'today' };
    await step('up', 'Sam answers the check-in and asks for help today', async () => {
      await openItem(kiosk, 'forms', 'Weekly check-in');
      await picture('before-the-form');
      await kiosk.pressId('start');
      await answerForm(kiosk, answers, async (question) => {
        if (['week', 'safe', 'good', 'help', 'help-stop'].includes(question)) await picture(`check-in-${question}`);
      });
      await kiosk.expectWords('Bad', 'OK', 'Sometimes', 'Please explain them to me', secret, 'Today');
      await picture('check-in-check-answers');
      return expectSecret({ device: prison.device.device, spool: prison.device.spool }, sealedWords);
    });
    await step('up', 'quick hide covers the answers in the next frame; the PIN brings them back', async () => {
      await kiosk.key('F2');
      must(!(await kiosk.words()).includes(secret), 'The hidden screen still shows the answers.');
      await picture('hidden');
      await kiosk.pressId('first');
      await kiosk.expectPage('pin');
      for (const digit of sam.pin) await kiosk.press('button', digit);
      await kiosk.press('button', 'Continue');
      await kiosk.expectWords(secret);
    });
    let checkIn;
    await step('up', 'the check-in is sealed and waits for the courier', async () => {
      await kiosk.pressId('send');
      await picture('check-in-sent');
      await kiosk.pressId('done');
      const waiting = await envelopesOf(prison);
      must(waiting.length === 1, `One envelope should wait in the spool, but there are ${waiting.length}.`);
      checkIn = waiting[0];
      const { size } = await fs.stat(path.join(prison.device.spool, 'out', checkIn));
      return { envelope: checkIn, bytes: size, sha256: await sha256OfFile(path.join(prison.device.spool, 'out', checkIn)) };
    });
    await step('up', 'Sam asks about restorative justice, without one place to write', async () => {
      await kiosk.expectPage('home');
      await openItem(kiosk, 'forms', 'Ask about restorative justice');
      await kiosk.pressId('start');
      await answerForm(kiosk, requestAnswers, async (question) => {
        must(!(await kiosk.tree()).some((node) => node.role === 'textbox'), `The page “${question}” of the RJ form has a place to write.`);
        if (['note', 'ready', 'i_choose', 'consent'].includes(question)) await picture(`rj-${question.replace('_', '-')}`);
      });
      await picture('rj-check-answers');
      await kiosk.pressId('send');
      await kiosk.pressId('done');
      await kiosk.pressId('home/mine');
      await kiosk.expectWords('Saved on this device. Not sent yet.');
      await picture('my-things-saved');
      return { waiting: await envelopesOf(prison) };
    });
    await step('up', 'the courier carries both; the device deletes on the signed receipts', async () => {
      const summary = await dockOnce(programs, prison, hub);
      await kiosk.settle();
      await kiosk.expectWords('Collected on');
      await picture('my-things-collected');
      const left = await envelopesOf(prison);
      must(left.length === 0, `The spool should be empty after the receipts, but holds ${left.join(', ')}.`);
      must(summary.sent.length === 2, `The courier should have sent 2 envelopes, but sent ${summary.sent.length}.`);
      return { courier: summary, left_in_spool: left };
    });
    await step('up', 'no answer can be read on device, spool or hub', async () => expectSecret({
      device: prison.device.device, spool: prison.device.spool, drop: prison.device.drop, hub: prison.hubData,
    }, sealedWords));

    // Back.
    const [asha, rhys, grace] = prison.staff;
    await step('back', 'safer custody learns of the call for help, but not of the answers', async () => {
      browser = await openBrowser(build);
      const page = await openConsole(browser, hub.staff);
      await signInAtConsole(page, grace);
      await expectText(page, 'Help asked for today');
      must(!(await page.locator('body').innerText()).includes(secret), 'Safer custody sees the answers.');
      await photograph(page, 'console-safer-custody');
      await page.context().close();
    });
    await step('back', 'the key worker sees the urgent check-in first and takes it on', async () => {
      const page = await openConsole(browser, hub.staff);
      await photograph(page, 'console-sign-in');
      await signInAtConsole(page, asha);
      await expectText(page, 'Help asked for today', `${sam.name} asks for help today`);
      await photograph(page, 'console-my-work');
      await page.getByRole('link', { name: `${sam.name} asks for help today` }).click();
      await page.getByRole('button', { name: `I, ${asha.name}, take this on` }).click();
      await expectText(page, 'You have taken this on, by name.');
      await page.getByLabel('Getting ready for key work').or(page.getByRole('radio').first()).first().check();
      await photograph(page, 'console-reason');
      await page.getByRole('button', { name: 'Open the answers' }).click();
      await expectText(page, 'Something good this week', secret, 'Please explain them to me');
      await photograph(page, 'console-check-in');
      await page.getByRole('radio', { name: 'will talk' }).check();
      await page.getByRole('button', { name: 'Mark as seen' }).click();
      await expectText(page, 'Marked as seen.');
      await page.context().close();
      return { envelope: checkIn, seen: 'seen.will-talk' };
    });
    await step('back', 'the RJ lead moves the request one step', async () => {
      const page = await openConsole(browser, hub.staff);
      await signInAtConsole(page, rhys);
      await page.getByRole('link', { name: 'RJ requests' }).first().click();
      await expectText(page, sam.name, 'Collected');
      await photograph(page, 'console-rj-requests');
      await page.getByRole('link', { name: sam.name }).click();
      await page.getByRole('radio', { name: 'Start checking' }).check();
      await photograph(page, 'console-rj-request');
      await page.getByRole('button', { name: 'Save and tell the resident' }).click();
      await expectText(page, 'will read it when the device is next docked');
      must(!(await page.locator('body').innerText()).includes(secret), 'The RJ lead sees a check-in.');
      await page.context().close();
      return { moved_to: 'checking', message: 'status.checking' };
    });
    await step('back', 'the next dock brings both sentences to My things', async () => {
      const summary = await dockOnce(programs, prison, hub);
      await kiosk.settle();
      await kiosk.expectWords('Staff are checking if restorative justice can be looked at.',
        'Your key worker has read this and will talk with you.');
      await picture('my-things-answered');
      await kiosk.key('Escape');
      return { courier: summary, messages: ['status.checking', 'seen.will-talk'] };
    });
    await step('back', 'the same in Welsh and in Arabic, and in the largest words', async () => {
      const seen = {};
      for (const [tag, learn] of [['cy', 'Dysgu'], ['ar', null]]) {
        await kiosk.pressId('home/settings');
        await kiosk.pressId('settings/language');
        await kiosk.pressId(`language/${tag}`);
        await picture(`settings-${tag}`);
        await kiosk.key('Escape');
        if (learn) await kiosk.expectWords(learn);
        await picture(`home-${tag}`);
        await kiosk.pressId('home/mine');
        await picture(`my-things-${tag}`);
        seen[tag] = (await kiosk.words()).split('\n').length;
        await kiosk.key('Escape');
        await kiosk.pressId('home/learn');
        await kiosk.pressId((await kiosk.tree()).find((node) => node.id?.includes('what-is-rj')).id);
        await picture(`module-${tag}`);
        await kiosk.key('Escape');
        await kiosk.key('Escape');
        await kiosk.pressId('home/forms');
        await kiosk.pressId((await kiosk.tree()).find((node) => node.id?.includes('weekly-check-in')).id);
        if ((await kiosk.tree()).some((node) => node.id === 'page/carry-on')) {
          // Welsh began the form; Arabic is asked whether to carry on.
          await picture(`carry-on-${tag}`);
          await kiosk.pressId('first');
        } else {
          await kiosk.pressId('start');
          await kiosk.pressId('continue');
        }
        await picture(`check-in-${tag}`);
        while (!(await kiosk.tree()).some((node) => node.id === 'page/home')) await kiosk.key('Escape');
        await kiosk.pressId('help');
        await picture(`help-${tag}`);
        await kiosk.pressId('help-back');
      }
      await kiosk.pressId('home/settings');
      await kiosk.pressId('text-size/largest');
      await kiosk.key('Escape');
      await picture('home-largest-ar');
      await kiosk.pressId('home/mine');
      await picture('my-things-largest-ar');
      await kiosk.key('Escape');
      await signOut(kiosk);
      return { nodes: seen };
    });
    await step('back', 'the next resident sees nothing of Sam', async () => {
      await chooseFirstPin(kiosk, jo);
      await kiosk.pressId('home/mine');
      const words = await kiosk.words();
      must(!words.includes('Weekly check-in') && !words.includes('restorative'), `Jo sees Sam's things:\n${words}`);
      await picture('next-resident');
      await kiosk.key('Escape');
      await signOut(kiosk);
      await kiosk.close();
    });
    await step('all', 'with the database broken and nothing in the drop, help is still there', async () => {
      const broken = path.join(folder, 'broken');
      await fs.cp(prison.device.device, path.join(broken, 'device'), { recursive: true });
      await fs.writeFile(path.join(broken, 'device', 'mend.db'), 'this is no database');
      for (const empty of ['content', 'spool', 'drop']) await fs.mkdir(path.join(broken, empty), { mode: 0o700 });
      kiosk = await Kiosk.open(programs, {
        ...prison.device, device: path.join(broken, 'device'), content: path.join(broken, 'content'),
        spool: path.join(broken, 'spool'), drop: path.join(broken, 'drop'),
      });
      await kiosk.expectWords('Get help now');
      await picture('broken-device');
      await kiosk.pressId('help');
      await kiosk.expectWords('Press your cell bell.');
      await picture('broken-device-help');
      await kiosk.close();
    });
    await step('all', 'no answer can be read anywhere afterwards either', async () => expectSecret({
      device: prison.device.device, spool: prison.device.spool, drop: prison.device.drop, hub: prison.hubData,
      repository: prison.repository, courier: prison.identity,
    }, sealedWords));
  } finally {
    await browser?.close();
  }
}
