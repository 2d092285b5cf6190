import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

/** What test/ui/run.mjs tells its tests. */
export function told(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run node test/ui/run.mjs`);
  return value;
}

/** A window of the editor with the extension, in a browser context of its own. */
export interface Workbench {
  readonly page: Page;
  /** Keeps a picture of the window as artifacts/ui/NAME.png. */
  readonly screenshot: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a window, in English unless another display language is chosen, and waits until it can be used. */
export async function openWorkbench(language?: string): Promise<Workbench> {
  const browser: Browser = await chromium.connect(told('EPD_UI_BROWSER'));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  if (language !== undefined) {
    // Where the web editor looks for its language; its own texts stay English without a pack.
    await context.addInitScript((code) => {
      Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: code });
    }, language);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(told('EPD_UI_ADDRESS'));
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  return {
    page,
    screenshot: async (name) => {
      const folder = told('EPD_UI_ARTIFACTS');
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
    close: () => browser.close(),
  };
}

/** Opens the extension's view container in the side bar. */
export async function openSideBar(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: /^EKS Private DNS/ });
  await tab.waitFor();
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
}

/** A tree row by its accessibility label. */
export const treeItem = (page: Page, name: RegExp): Locator =>
  page.getByRole('treeitem', { name }).first();

/** Expands a tree row and waits until the editor says it is open. */
export async function expand(row: Locator): Promise<void> {
  if ((await row.getAttribute('aria-expanded')) === 'false') {
    await row.locator('.monaco-tl-twistie').click();
  }
  await row.and(row.page().locator('[aria-expanded="true"]')).waitFor();
}

/** Expands the way down to the clusters of the sandbox. */
export async function expandClusters(page: Page, profile = /sandbox/): Promise<void> {
  for (const name of [profile, /us-east-1/, /^Clusters/]) await expand(treeItem(page, name));
}

/** Picks an entry of a row's context menu. */
export async function chooseFromMenu(row: Locator, label: RegExp): Promise<void> {
  // A hover of the row where the mouse rests lies over its neighbours, and closes menus.
  await row.page().mouse.move(900, 500);
  await row.page().locator('.workbench-hover-container:visible').waitFor({ state: 'hidden' });
  await row.click({ button: 'right' });
  const entry = row.page().getByRole('menuitem', { name: label });
  await entry.waitFor();
  // A menu that has just opened does not take clicks yet, but it takes keys.
  await entry.hover();
  await row.page().keyboard.press('Enter');
  await entry.waitFor({ state: 'hidden' });
}

/** Runs a command by its title in the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input[type="text"]');
  await input.waitFor();
  await input.fill(`>${title}`);
  const first = page.locator('.quick-input-list').getByRole('option').first();
  await first.and(page.getByRole('option', { name: title })).waitFor();
  await page.keyboard.press('Enter');
}

/** Changes settings (a theme, say) of windows opened from now on; an open one keeps its own. */
export function changeSettings(changes: Readonly<Record<string, unknown>>): void {
  const file = join(told('EPD_UI_USER_DATA'), 'User', 'settings.json');
  const current = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...current, ...changes }, null, 2));
}

/** As a person reloads the window: the editor stores what is open first, which a page's reload cuts off. */
export async function reloadWindow(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
}

/**
 * Sets settings of the machine that the extension runs on, where alone the editor looks for those
 * that belong to a machine; open windows take them at once. @returns what takes them away again
 */
export function setOnMachine(settings: Readonly<Record<string, unknown>>): () => void {
  const folder = join(told('EPD_UI_USER_DATA'), 'Machine');
  const file = join(folder, 'settings.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(settings, null, 2));
  return () => writeFileSync(file, '{}');
}
