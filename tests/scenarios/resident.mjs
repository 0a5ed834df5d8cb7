// What a resident does at the kiosk, as the screens ask for it. Each act goes in as touches and keys.

export async function enterDigits(kiosk, digits) {
  for (const digit of digits) await kiosk.press('button', digit);
}

/**
 * The first sign-in: the one-time code from staff, a PIN chosen twice, and the questions of the first time. Ends signed
 * in, at home. `at` is told the name of each of these questions, for pictures.
 */
export async function chooseFirstPin(kiosk, resident, at = async () => {}) {
  await kiosk.press('button', resident.name);
  for (const digits of [resident.code, resident.pin, resident.pin]) {
    await enterDigits(kiosk, digits);
    await kiosk.press('button', 'Continue');
  }
  await leaveFirstRun(kiosk, at);
  await kiosk.expectPage('home');
}

/** Past the questions of the first time (language, sound, size, colours). `at` is told each page's name. */
export async function leaveFirstRun(kiosk, at = async () => {}) {
  for (let pages = 0; pages < 4; pages += 1) {
    const page = (await kiosk.tree()).find((node) => node.id?.startsWith('page/first-'));
    if (!page) return;
    await at(page.id.slice('page/'.length));
    await kiosk.pressId('continue');
  }
}

export async function signIn(kiosk, resident) {
  await kiosk.press('button', resident.name);
  await enterDigits(kiosk, resident.pin);
  await kiosk.press('button', 'Continue');
  await kiosk.expectPage('home');
}

export async function signOut(kiosk) {
  await kiosk.pressId('foot/sign-out');
  await kiosk.expectPage('sign-in');
}

/** Opens one of the three lists at home, and in it the item with this title. */
export async function openItem(kiosk, list, title) {
  await kiosk.pressId(`home/${list}`);
  await kiosk.pressStarting('button', title);
}

/**
 * Answers an open form page by page until its answers stand to be checked. `answers` maps a question's name to the
 * choice, choices or text; a question that is not named is skipped. `at` is told the name of each page's first
 * question before it is answered, for pictures.
 */
export async function answerForm(kiosk, answers, at = async () => {}) {
  for (let pages = 0; pages < 40; pages += 1) {
    const tree = await kiosk.tree();
    if (tree.some((node) => node.id === 'send')) return;
    if (tree.some((node) => node.id === 'acknowledge')) {
      // The help stop: it wants to be read before the form goes on.
      await at('help-stop');
      await kiosk.pressId('acknowledge');
      continue;
    }
    // A tick that stands for a question of its own carries its ref; the choices of a question carry theirs after it.
    const ticks = tree.filter((node) => node.role === 'checkbox' && node.id.endsWith('/OK')).map((node) => node.id.slice(0, -3));
    const questions = [...ticks, ...tree.filter((node) => node.id?.startsWith('/data/') && !['radio', 'checkbox'].includes(node.role)).map((node) => node.id)]
      .filter((ref, index, all) => all.indexOf(ref) === index);
    await at(questions.map((ref) => ref.split('/').pop())[0] ?? 'note');
    let answered = false;
    for (const ref of questions) {
      const answer = answers[ref.split('/').pop()];
      if (answer === undefined) continue;
      answered = true;
      if (typeof answer === 'object' && 'text' in answer) {
        await kiosk.pressId(ref);
        await kiosk.type(answer.text);
      } else {
        for (const choice of [].concat(answer)) await kiosk.pressId(`${ref}/${choice}`);
      }
    }
    const skip = (await kiosk.tree()).some((node) => node.id === 'skip');
    await kiosk.pressId(!answered && skip ? 'skip' : 'continue');
  }
  throw new Error('The form does not come to its end.');
}
