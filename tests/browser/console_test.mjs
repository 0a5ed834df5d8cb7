// Staff at work in a real browser, on the real hub: every page is looked at by axe, and nothing may be refused by
// the content security policy. Usage: node console_test.mjs --hub BIN --world BIN --packages DIR --out DIR
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const { values: options } = parseArgs({ options: Object.fromEntries(['hub', 'world', 'packages', 'out'].map((name) => [name, { type: 'string' }])) })
const here = dirname(fileURLToPath(import.meta.url))
const password = 'a good password'
const steps = []
const faults = []

function need(path, remedy) {
  if (!existsSync(path)) {
    console.error(`browser test: ${path} is not there; ${remedy}`)
    process.exit(1)
  }
}
need(options.packages, 'run ./mend setup')
need('/usr/bin/chromium', 'install the package chromium (./mend setup)')
const { chromium } = await import(pathToFileURL(join(options.packages, 'playwright-core/index.mjs')))
const axe = readFileSync(join(options.packages, 'axe-core/axe.min.js'), 'utf8')

const folder = mkdtempSync(join(tmpdir(), 'mend-browser-'))
mkdirSync(options.out, { recursive: true })
writeFileSync(join(folder, 'password'), password)
writeFileSync(join(folder, 'passphrase'), 'a passphrase in the safe')
execFileSync(options.world, [folder, join(folder, 'password'), join(folder, 'passphrase'), join(here, 'weekly-check-in.xml'), join(here, 'every-answer.xml')], { stdio: 'inherit' })
const hub = spawn(options.hub, ['serve', '--data', join(folder, 'data'), '--repository', join(folder, 'repository')], { stdio: ['ignore', 'pipe', 'pipe'] })
let complaints = ''
hub.stderr.on('data', (data) => { complaints += data })
const ended = new Promise((resolve) => hub.on('exit', (code, signal) => resolve(code ?? signal)))

let browser
async function main() {
  const first = await Promise.race([
    new Promise((resolve) => createInterface({ input: hub.stdout }).once('line', resolve)),
    ended.then((code) => { throw new Error(`mend-hub ended with ${code}: ${complaints}`) })
  ])
  const address = JSON.parse(first).staff
  // The browser trusts this very key and no other certificate that it does not know.
  const key = new X509Certificate(readFileSync(join(folder, 'data/server.crt'))).publicKey.export({ type: 'spki', format: 'der' })
  const pin = createHash('sha256').update(key).digest('base64')
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', `--ignore-certificate-errors-spki-list=${pin}`]
  })

  let page
  let shot = 0
  async function open_browser(settings = {}) {
    const context = await browser.newContext({ baseURL: address, viewport: { width: 1100, height: 800 }, locale: 'en-GB', ...settings })
    page = await context.newPage()
    page.setDefaultTimeout(15000)
    // A page that was refused on purpose also logs its status; only scripts and policy count here.
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
    page.on('requestfailed', (request) => /ERR_CACHE_MISS|ERR_ABORTED/.test(request.failure().errorText) || faults.push(`not loaded: ${request.url()} ${request.failure().errorText}`))
    return context
  }
  /** Looks at the page as it is: title, axe, no sideways scrolling; keeps a picture. */
  async function look(name, title) {
    steps.push(name)
    await until(async () => title.test(await page.title()), async () => `${name}: the title is “${await page.title()}”`)
    await page.waitForLoadState('load')
    await page.screenshot({ path: join(options.out, `${String(++shot).padStart(2, '0')}-${name.replaceAll(' ', '-')}.png`), fullPage: true })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 0) faults.push(`${name}: the page scrolls sideways by ${wide} px`)
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
    for (const each of violations) faults.push(`${name}: axe ${each.id} (${each.impact}): ${each.help}: ${each.nodes.map((node) => node.html).join(' | ')}`)
  }
  const press = (name) => page.getByRole('button', { name }).click()
  const choose = (name) => page.getByRole('radio', { name }).check()
  const follow = (name) => page.getByRole('link', { name }).first().click()
  /** Asks until it is so: a button that was pressed may still be on its way to the next page. */
  async function until(question, complaint) {
    const end = Date.now() + 20000
    for (;;) {
      const fine = await question().catch(() => false)
      if (fine) return
      if (Date.now() > end) assert.fail(await complaint())
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const body = () => page.locator('body').innerText()
  const says = (words) => until(async () => (await body()).includes(words), async () => `the page says “${words}”, but it says:\n${await body()}`)
  const silent = async (words) => assert.ok(!(await page.locator('body').innerText()).includes(words), `the page must not say “${words}”`)
  async function sign_in(username, secret = password) {
    await page.goto('/')
    await page.getByLabel('Username').fill(username)
    await page.getByLabel('Password').fill(secret)
    await press('Sign in')
    await says(secret === password ? 'Sign out' : 'There is a problem')
  }

  await open_browser()
  await page.goto('/')
  await look('sign in', /^Sign in/)
  await sign_in('jo', 'wrong')
  await look('sign in refused', /^Error: Sign in/)
  await says('The username or the password is not right')
  assert.equal(await page.evaluate(() => document.activeElement.className), 'govuk-error-summary', 'the error summary has the focus')

  await sign_in('jo')
  await look('my work', /^My work/)
  const lines = await page.locator('main').innerText()
  assert.ok(lines.indexOf('Sam asks for help today') >= 0 && lines.indexOf('Sam asks for help today') < lines.indexOf('Alex'), 'the call for help stands first')
  await silent('Kit')
  await silent('RJ')

  await follow('Sam asks for help today')
  await look('call for help', /^Sam: Weekly check-in/)
  await silent('Something good this week')
  await press('I, Jo Smith, take this on')
  await says('You have taken this on')
  await look('taken on', /^Sam/)
  await press('Open the answers')
  await look('no reason', /^Error: Sam/)
  await says('Choose why you are opening these answers')
  await choose('I am concerned for somebody’s safety')
  await press('Open the answers')
  await look('answers', /^Sam/)
  await says('How has your week been?')
  await says('Very bad')
  await says('Nothing & nobody <yet>.')
  await choose('Your key worker has read this and will talk with you.')
  await press('Mark as seen')
  await look('seen', /^My work/)
  await says('Marked as seen')
  await silent('asks for help today')

  await follow('Alex')
  await choose('I am getting ready for a key work session')
  await press('Open the answers')
  await says('My sister wrote to me.')

  await page.goto('/work')
  await page.getByRole('link', { name: 'Alex' }).nth(1).click()
  await choose('I am getting ready for a key work session')
  await press('Open the answers')
  await look('every kind of answer', /^Alex: Every kind of answer/)
  for (const words of ['When did you come here?', 'Friday 2 January 2026', 'March 2026', '06:45', 'Sunday 5 July 2026 at 09:05', '4 (1–5)',
    'Agreed', 'Visit 1', 'How did it go with Jo?', 'Visit 2', 'How did it go with أحمد?', 'Not so well']) await says(words)
  const order = await page.locator('ol li').allInnerTexts()
  assert.deepEqual(order, ['Walking', 'Talking', 'Music'], 'what was put in order is read in that order')
  await page.goto('/work')
  await follow('Alex')
  await choose('I am getting ready for a key work session')
  await press('Open the answers')
  await says('My sister wrote to me.')
  await press('Sign out')
  await look('signed out', /^Sign in/)
  // The answers were not kept by the browser: going back shows nothing, or asks to sign in.
  await page.goBack().catch((error) => assert.match(error.message, /ERR_CACHE_MISS/))
  await silent('My sister wrote to me.')

  await sign_in('lee')
  await look('requests', /^RJ requests/)
  await follow('Sam')
  await look('request', /^Sam/)
  await choose(/^It is not going on now/)
  await press('Save and tell the resident')
  await look('request not told', /^Error: Sam/)
  await choose(/^Start checking/)
  await press('Save and tell the resident')
  await look('request moved', /^RJ requests/)
  await says('Being checked')
  await press('Sign out')
  await says('This is for staff')

  for (const [username, name, title] of [['ali', 'safer custody', /^My work/], ['ros', 'roster', /^Residents and devices/], ['aud', 'audit', /^Record of acts/], ['sue', 'surveys', /^Surveys/]]) {
    await sign_in(username)
    await look(name, title)
    if (username === 'ros') await says('1 check-in reaches nobody because the resident has no key worker')
    if (username === 'aud') await says('entries are as they were written')
    if (username === 'sue') await says('About 10')
    const away = await page.goto('/requests')
    assert.equal(away.status(), 404)
    await press('Sign out')
    await says('This is for staff')
  }
  await sign_in('ros')
  await follow(/^Ending/)
  await look('device', /^Device ending/)
  await says('The update was refused')
  await page.goto('/roster')
  await page.getByLabel('Key worker of Kit').selectOption('Jo Smith')
  await press('Save key worker of Kit')
  await says('The key worker was changed')
  await press('Sign out')
  await says('This is for staff')
  await page.context().close()

  // On a narrow screen, and without script.
  await open_browser({ viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true })
  await sign_in('jo')
  await look('narrow', /^My work/)
  await says('Kit')
  await page.context().close()
  const plain = await open_browser({ javaScriptEnabled: false })
  await sign_in('jo')
  await follow('Kit')
  await choose('The resident asked me to look')
  await press('Open the answers')
  await says('My sister wrote to me.')
  await plain.close()
}

let status = 0
try {
  await main()
  for (const fault of faults) console.error(`browser test: ${fault}`)
  if (faults.length > 0) status = 1
} catch (error) {
  console.error(`browser test: after “${steps.at(-1) ?? 'the start'}”: ${error.stack}`)
  for (const fault of faults) console.error(`browser test: ${fault}`)
  status = 1
}
await browser?.close()
hub.kill('SIGTERM')
const code = await ended
if (code !== 0) {
  console.error(`browser test: mend-hub did not stop cleanly: ${code} ${complaints}`)
  status = 1
}
rmSync(folder, { recursive: true, force: true })
if (status === 0) console.log(`browser test: ${steps.length} pages, nothing to mend`)
process.exit(status)
