import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { selfMade } from '../support/selfMade.js';
import { a, answerTo } from '../unit/dns/support/messages.js';
import { tlsServer, type SecureServer } from '../unit/dns/support/secureServer.js';
import { choose } from './helpers/form.js';
import { putKubectl, removeKubectl } from './helpers/kubectl.js';
import { startOver } from './helpers/sandbox.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expandClusters,
  openSideBar,
  openWorkbench,
  runCommand,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

const ours = ['192.168.109.77', '192.168.74.42'] as const;

describe('rounds, transports and nodes on the checks page', () => {
  const made = selfMade(['dns.example.com']);
  let workbench: Workbench;
  let page: Page;
  let checks: Frame;
  let dot: SecureServer;
  let folder: string;

  const region = (name: string): Locator => checks.getByRole('region', { name, exact: true });
  const everywhere = (): Locator => region('From everywhere').first();
  const table = (): Locator => everywhere().locator('table.matrix').first();
  const row = (name: RegExp): Locator => table().getByRole('row', { name });
  /** What was copied last, once it holds these words. */
  const copiedWith = async (words: string): Promise<string> => {
    for (let tries = 0; tries < 100; tries++) {
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      if (copied.includes(words)) return copied;
      await page.waitForTimeout(100);
    }
    assert.fail(`nothing with “${words}” was copied`);
  };

  before(async () => {
    await startOver('post');
    folder = mkdtempSync(join(tmpdir(), 'checks-'));
    writeFileSync(join(folder, 'ca.pem'), made.cert);
    // One of the two addresses: a subset is right.
    dot = await tlsServer(made, (query) => [answerTo(query, { answers: [a(ours[0])] })]);
    workbench = await openWorkbench();
    page = workbench.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openSideBar(page);
    await expandClusters(page);
    await chooseFromMenu(treeItem(page, /payments/), /^Verify cluster resolution$/);
    checks = await webviewFrame(page, 'epd-checks');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('checks-rounds-failed');
  });

  after(async () => {
    removeKubectl();
    await workbench.close();
    await dot.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says which resolvers are right, over the transport that was chosen', async () => {
    await choose(everywhere(), 'Transport', /^TCP$/);
    await checks.getByRole('button', { name: 'Ask from everywhere' }).click();
    const who = checks.getByRole('list', { name: 'Who is right' });
    await who.getByText(/^Right: eks-worker.*127\.0\.0\.1#\d+/).waitFor();
    await who.getByText(/^Wrong: .*tools/).waitFor();
    assert.match(await row(/^eks-worker/).innerText(), /· TCP/);
    await workbench.screenshot('checks-who');
  });

  it('opens the table of an earlier round again, and copies it', async () => {
    await checks.getByRole('button', { name: 'Ask again' }).click();
    const summary = checks.getByText('Earlier rounds (2)');
    await summary.waitFor();
    await summary.click();
    const show = checks.getByRole('button', { name: /^Show the table of/ });
    await show.last().focus();
    await page.keyboard.press('Enter');
    assert.equal(await show.last().getAttribute('aria-expanded'), 'true');
    const earlier = checks.getByRole('region', { name: /^Round of/ });
    assert.match(await earlier.getByRole('row', { name: /^tools/ }).innerText(), /Wrong/);
    assert.equal(await earlier.getByRole('button', { name: /^Explain/ }).count(), 0);
    await earlier.scrollIntoViewIfNeeded();
    await workbench.screenshot('checks-round-opened');
    await checks
      .getByRole('button', { name: /^Copy the round of/ })
      .last()
      .click();
    const copied = await copiedWith('DNS checks');
    assert.match(copied, /^## DNS checks: payments/);
    assert.match(copied, /\| tools.*\| TCP \| A \|.*\| Wrong \|/);
  });

  it('runs kubectl get nodes only after its command was shown and confirmed', async () => {
    const name = await checks.locator('header code').first().innerText();
    const { words } = putKubectl(name, 'arn:aws:eks:us-east-1:111122223333:cluster/payments');
    await checks.getByRole('button', { name: /^Run kubectl get nodes/ }).click();
    const command = checks.locator('pre.command');
    assert.match(await command.innerText(), /^kubectl --context=arn\S+ \S+ get nodes -o json$/);
    assert.equal(existsSync(words), false, 'nothing ran yet');
    await workbench.screenshot('checks-nodes-command');
    await checks.getByRole('button', { name: 'Run it', exact: true }).click();
    await checks.getByText('1 of 2 nodes are ready.').waitFor();
    assert.match(readFileSync(words, 'utf8'), /^--context=arn\S+ \S+ get nodes -o json\n$/);
    await checks.getByText('ip-192-168-2-20').scrollIntoViewIfNeeded();
    await workbench.screenshot('checks-nodes');
  });

  it('copies everything that is shown', async () => {
    await checks.getByRole('button', { name: 'Copy as Markdown', exact: true }).first().click();
    const copied = await copiedWith('kubectl get nodes');
    for (const shown of [
      '- Right: eks-worker',
      'No Resolver rule',
      '1 of 2 nodes are ready.',
      'ip-192-168-2-20: Not ready',
    ]) {
      assert.ok(copied.includes(shown), `${shown} is not in ${copied}`);
    }
  });

  it('asks a server over TLS, names what is wrong with its certificate, and takes the right CA', async () => {
    const question = region('Question');
    const field = (label: string): Locator => question.getByRole('textbox', { name: label });
    await choose(question, 'Ask from', /Another server/);
    await choose(question, 'Transport', /^TLS$/);
    assert.equal(await field('Port').inputValue(), '853', 'follows the transport');
    await field('Server address').fill('127.0.0.1');
    await field('Port').fill(String(dot.port));
    await field('Name on the certificate').fill('dns.example.com');
    await question.getByRole('button', { name: 'Run check' }).click();
    const result = region('Result');
    await result
      .getByText(/signed by nobody who is trusted here/)
      .first()
      .waitFor();
    await result.scrollIntoViewIfNeeded();
    await workbench.screenshot('checks-tls-refused');
    await field('CA file (PEM)').fill(join(folder, 'ca.pem'));
    await field('CA file (PEM)').press('Enter');
    await result
      .getByText(/^Right: 1 of the 2 control-plane addresses/)
      .first()
      .waitFor();
    assert.match(await result.locator('pre').innerText(), /\(TLS\)/);
    await result.scrollIntoViewIfNeeded();
    await workbench.screenshot('checks-tls');
  });

  it('digs over the transport that is picked in the palette', async () => {
    await runCommand(page, 'EKS Private DNS: Dig a name');
    const asked = (prompt: RegExp) =>
      page.locator('.quick-input-widget').getByText(prompt).first().waitFor();
    const input = page.locator('.quick-input-widget input[type="text"]');
    await asked(/^NAME \[TYPE\]/);
    const words = `payments.example @127.0.0.1:${dot.port}`;
    await input.fill(words);
    await page.keyboard.press('Enter');
    const pick = page.locator('.quick-input-list').getByRole('option', { name: /^TLS/ });
    await pick.waitFor();
    await workbench.screenshot('dig-transport');
    await pick.click();
    await asked(/its address has to be on it/);
    await input.fill('dns.example.com');
    await page.keyboard.press('Enter');
    await asked(/that the system trusts/);
    await input.fill(join(folder, 'ca.pem'));
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: /payments\.example\.A\.dig\.txt/ }).waitFor();
    const text = page.locator('.editor-instance .view-lines');
    await text
      .getByText(/SERVER:\s127\.0\.0\.1#\d+\(127\.0\.0\.1\)\s\(TLS\)/)
      .first()
      .waitFor();
    await workbench.screenshot('dig-tls');
  });
});
