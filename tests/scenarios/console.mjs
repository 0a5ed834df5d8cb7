// A member of staff at the console in a real browser.
import path from 'node:path';
import { createRequire } from 'node:module';

const chromium = process.env.MEND_CHROMIUM ?? '/usr/bin/chromium';

/** `build` is the build folder; the npm packages stand beside it in build/npm/browser. */
export async function openBrowser(build) {
  const require = createRequire(path.join(build, '..', 'npm', 'browser', 'package.json'));
  const playwright = require('playwright-core');
  return playwright.chromium.launch({
    executablePath: chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

/** A page of its own for one member of staff. The hub's certificate comes from its own CA, which no browser knows. */
export async function openConsole(browser, address, { width = 1200, height = 900 } = {}) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width, height }, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  await page.goto(address);
  return page;
}

export async function signIn(page, member) {
  await page.getByLabel('Username').fill(member.username);
  await page.getByLabel('Password').fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Waits until the page says each of these. */
export async function expectText(page, ...wanted) {
  for (const piece of wanted) {
    await page.getByText(piece).first().waitFor({ timeout: 15000 }).catch(async () => {
      throw new Error(`The console's page should say “${piece}”, but says:\n${await page.locator('body').innerText()}`);
    });
  }
}
