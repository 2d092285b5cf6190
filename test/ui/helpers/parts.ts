import type { Locator, Page } from 'playwright-core';
import { webviewFrame } from './webview.js';

/** The modal question; presses the button of that name. Gives what was asked. */
export async function answer(page: Page, button: string): Promise<string> {
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  const asked = await dialog.innerText();
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  return asked;
}

/** Types a path into the editor's own file dialog of that title, and takes it. */
export async function givePath(page: Page, title: string, path: string): Promise<void> {
  // A dialog that closes is there for a moment yet, and another may follow it at once.
  const dialog = page
    .locator('.quick-input-widget:not(.quick-input-widget-closing)')
    .filter({ has: page.locator('.quick-input-title', { hasText: title }) });
  await dialog.waitFor({ state: 'visible' });
  // Until its folder is listed, the dialog puts its own path back in.
  await dialog.getByRole('option').first().waitFor();
  await dialog.locator('input[type="text"]').fill(path);
  await dialog.getByRole('button', { name: /^(OK|Open|Compare)$/ }).click();
}

/** The text of the document in the active tab, as far as it is scrolled into view. */
export async function documentText(page: Page, tab: RegExp): Promise<string> {
  await page.locator('.tabs-container .tab.active', { hasText: tab }).waitFor();
  const lines = page.locator('.editor-group-container.active .view-lines').first();
  await lines.locator('.view-line').first().waitFor();
  return (await lines.innerText()).replaceAll('\u00a0', ' ');
}

/** The rendered Markdown in the active tab, once it says what is expected; given whole. */
export async function renderedText(page: Page, tab: RegExp, text: RegExp): Promise<string> {
  await page.locator('.tabs-container .tab.active', { hasText: tab }).waitFor();
  // The preview is one and the same for all documents, and its frame is made anew for another one.
  const words = JSON.stringify(text.source);
  for (let tries = 0; ; tries += 1) {
    const frame = await webviewFrame(page, `.markdown-body :text-matches(${words})`);
    try {
      return await frame.locator('.markdown-body').innerText({ timeout: 2_000 });
    } catch (error) {
      if (tries === 4) throw error;
    }
  }
}

/** Closes the list of notifications, which lies over the lower right of the page. */
export async function closeNotifications(page: Page): Promise<void> {
  const center = page.locator('.notifications-center');
  if (!(await center.isVisible())) return;
  await page.locator('#status\\.notifications').click();
  await center.waitFor({ state: 'hidden' });
}

/** A message in the list of notifications, which is opened: this editor lets none pop up. */
export async function notification(page: Page, text: RegExp): Promise<Locator> {
  const center = page.locator('.notifications-center');
  const message = center.locator('.notification-list-item').filter({ hasText: text }).first();
  if (!(await center.isVisible())) {
    await page.locator('#status\\.notifications').click();
    // The hover of the bell would lie over the buttons of the lowest message.
    await page.mouse.move(640, 300);
  }
  await message.waitFor({ timeout: 40_000 });
  return message;
}

/** Takes an entry of the quick pick that is open. */
export async function pick(page: Page, label: RegExp): Promise<void> {
  const list = page.locator('.quick-input-widget:not(.quick-input-widget-closing)');
  await list.getByRole('option', { name: label }).first().waitFor();
  await list.getByRole('option', { name: label }).first().click();
}
