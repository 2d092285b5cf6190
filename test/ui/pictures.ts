// The pictures of docs/tour.md, one after the other as a person comes by them: see
// scripts/screenshots.mjs, which starts this with the folder they go to.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { choose, tick } from './helpers/form.js';
import { answer, pick, renderedText } from './helpers/parts.js';
import { webviewFrame } from './helpers/webview.js';
import {
  changeSettings,
  chooseFromMenu,
  expand,
  expandClusters,
  openSideBar,
  openWorkbench,
  runCommand,
  treeItem,
} from './helpers/workbench.js';

/** Each of them, so that the repository stays small. */
const mostBytes = 130_000;

const tooBig: string[] = [];
const [folder = '.', readmeFolder = folder] = process.argv.slice(2);
changeSettings({
  // The window's own remarks on the ports of the sandbox, and on the keyboard.
  'remote.autoForwardPorts': false,
  'editor.minimap.enabled': false,
  'editor.renderLineHighlight': 'none',
  'editor.fontSize': 13,
});
const workbench = await openWorkbench();
const { page } = workbench;
const size = { width: 1080, height: 640 };

/** @param height how much of the window, from its top: where there is much text, all of it is too much */
async function keep(name: string, height = size.height, of = page): Promise<void> {
  // Away from what would show a hover, and until nothing fades any more.
  await of.mouse.move(640, 635);
  await sleep(1500);
  const path = join(folder, `${name}.png`);
  await of.screenshot({ path, clip: { x: 0, y: 0, width: size.width, height } });
  const bytes = statSync(path).size;
  console.log(`${String(bytes).padStart(8)}  ${name}`);
  if (bytes > mostBytes) tooBig.push(name);
}

async function closeEditors(): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
}

/** Makes the side bar wider by its edge: names and states side by side need the room. */
async function widenSideBar(to: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('there is no side bar');
  const edge = box.x + box.width;
  await page.mouse.move(edge, 500);
  await page.mouse.down();
  await page.mouse.move(edge + 20, 500);
  await page.mouse.move(box.x + to, 500);
  await page.mouse.up();
}

async function walkthrough(): Promise<void> {
  await runCommand(page, 'Welcome: Open Walkthrough...');
  await page.locator('.quick-input-list').getByRole('option').first().waitFor();
  await pick(page, /EKS Private DNS/);
  await page.locator('.gettingStartedContainer .step-title').first().waitFor();
  // Beside the side bar there is no room for the drawing.
  await page.keyboard.press('Control+B');
  await keep('walkthrough');
  await closeEditors();
  await openSideBar(page);
}

async function tree(): Promise<void> {
  await expandClusters(page);
  await expand(treeItem(page, /^VPCs/));
  await expand(treeItem(page, /, VPC, 192\.168\.0\.0\/16/));
  await treeItem(page, /^DNS settings/).waitFor();
  await keep('tree');
}

async function enable(): Promise<void> {
  await chooseFromMenu(treeItem(page, /^payments, cluster/), /^Enable private DNS resolution$/);
  const form = await webviewFrame(page, 'epd-setup h1');
  await tick(form, /tools/);
  await form.getByText('$365.00 a month more').first().waitFor();
  await keep('setup');
  await form.getByText('Associate the rule with tools').first().scrollIntoViewIfNeeded();
  await keep('plan');
  await form.getByRole('button', { name: 'Apply', exact: true }).click();
  await answer(page, 'Apply');
  await form.locator('.banner.good').waitFor({ timeout: 60_000 });
  await form.getByRole('button', { name: 'Refresh', exact: true }).waitFor();
  await keep('done');
}

/** The README's one picture: tree, run and check beside each other. Goes on from `enable`. */
async function readme(): Promise<void> {
  const wide = { width: 1720, height: 940 };
  await page.setViewportSize(wide);
  // The rows below a VPC have the same names.
  await treeItem(page, /^VPCs/).locator('.monaco-tl-twistie').click();
  await expand(treeItem(page, /^Resolver endpoints/));
  await expand(treeItem(page, /paymentsInboundEndpoint/));
  await expand(treeItem(page, /^Resolver rules/));
  await expand(treeItem(page, /paymentsRule/));
  const form = await webviewFrame(page, 'epd-setup');
  await form.getByRole('button', { name: 'Verify resolution' }).click();
  await webviewFrame(page, 'epd-checks');
  await runCommand(page, 'View: Move Editor into Next Group');
  const check = await webviewFrame(page, 'epd-checks');
  await choose(check, 'Ask from', /tools/);
  await check.getByRole('button', { name: 'Run check' }).click();
  await check.getByText('every address is one of the cluster').first().waitFor();
  await check.locator('pre').first().scrollIntoViewIfNeeded();
  await page.mouse.move(640, 935);
  await sleep(1500);
  await page.screenshot({ path: join(readmeFolder, 'screenshot.png') });
  await page.setViewportSize(size);
}

async function checks(name: string): Promise<void> {
  await chooseFromMenu(treeItem(page, /^payments, cluster/), /^Verify cluster resolution$/);
  const matrix = await webviewFrame(page, 'epd-checks');
  await matrix.getByRole('button', { name: 'Ask from everywhere' }).click();
  const stop = matrix.getByRole('button', { name: 'Stop', exact: true });
  await stop.waitFor();
  await stop.waitFor({ state: 'hidden', timeout: 60_000 });
  await matrix
    .getByRole('row', { name: /^head office/ })
    .first()
    .scrollIntoViewIfNeeded();
  await keep(name);
}

async function topology(): Promise<void> {
  await chooseFromMenu(treeItem(page, /^payments, cluster/), /^Show topology$/);
  await pick(page, /^tools/);
  const shown = await webviewFrame(page, 'epd-topology .station');
  await shown.getByText(/^Asked live: udp\/53/).waitFor();
  await keep('topology');
}

async function explain(): Promise<void> {
  await chooseFromMenu(treeItem(page, /^payments, cluster/), /^Explain resolution$/);
  await pick(page, /^tools/);
  await renderedText(page, /payments\.resolution\.md/, /What is broken/);
  await keep('explain', 520);
}

/** The same in the editor's other language, in a window of its own. */
async function german(): Promise<void> {
  const other = await openWorkbench('de');
  try {
    await openSideBar(other.page);
    await other.page.setViewportSize(size);
    for (const name of [/sandbox/, /us-east-1/, /^Cluster\b/]) {
      await expand(treeItem(other.page, name));
    }
    await chooseFromMenu(treeItem(other.page, /^payments, Cluster/), /^Topologie zeigen$/);
    await pick(other.page, /^tools/);
    const shown = await webviewFrame(other.page, 'epd-topology .station');
    await shown.getByText(/^Live gefragt: udp\/53/).waitFor();
    await shown.getByText('Frage live…').waitFor({ state: 'hidden' });
    await keep('german', size.height, other.page);
  } finally {
    await other.close();
  }
}

async function inOrder(...acts: readonly (() => Promise<void>)[]): Promise<void> {
  for (const act of acts) await act();
}

try {
  mkdirSync(folder, { recursive: true });
  await openSideBar(page);
  await page.setViewportSize(size);
  await walkthrough();
  await widenSideBar(330);
  await inOrder(tree, explain, closeEditors, enable, readme, closeEditors);
  await inOrder(() => checks('checks'), closeEditors, topology, german);
} catch (error) {
  await workbench.screenshot('pictures-failed');
  throw error;
} finally {
  await workbench.close();
}
if (tooBig.length > 0) throw new Error(`more than ${mostBytes} bytes: ${tooBig.join(', ')}`);
