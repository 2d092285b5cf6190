import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

const contentFrame = 'active-frame';
const settledMs = 150;

async function isShown(frame: Frame, selector: string): Promise<boolean> {
  const element = await frame.frameElement();
  if ((await element.getAttribute('id')) !== contentFrame) return false;
  return frame.locator(selector).first().isVisible();
}

/** The content frame of the webview that shows something the selector matches (20 s at most). */
export async function webviewFrame(page: Page, selector = 'body'): Promise<Frame> {
  const giveUp = Date.now() + 20_000;
  let cause: unknown;
  while (Date.now() < giveUp) {
    for (const frame of page.frames()) {
      try {
        if (!(await isShown(frame, selector))) continue;
        // A frame that is about to be replaced shows the same for a moment.
        await sleep(settledMs);
        if (await isShown(frame, selector)) return frame;
      } catch (error) {
        // The editor replaces a webview's frames while it loads (detached, destroyed, handles of
        // another document); the next round sees the new ones. What stays wrong is told at the end.
        cause = error;
      }
    }
    await sleep(100);
  }
  throw new Error(`no webview shows ${selector}`, { cause });
}
