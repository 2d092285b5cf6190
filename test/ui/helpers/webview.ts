import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

const contentFrame = 'active-frame';

async function isShown(frame: Frame, selector: string): Promise<boolean> {
  try {
    const element = await frame.frameElement();
    if ((await element.getAttribute('id')) !== contentFrame) return false;
    return await frame.locator(selector).first().isVisible();
  } catch (error) {
    // The editor replaces a webview's frames while it loads; the next round sees the new ones.
    if (error instanceof Error && /detached|destroyed|closed/i.test(error.message)) return false;
    throw error;
  }
}

/** The content frame of the webview that shows something the selector matches (20 s at most). */
export async function webviewFrame(page: Page, selector = 'body'): Promise<Frame> {
  const giveUp = Date.now() + 20_000;
  while (Date.now() < giveUp) {
    for (const frame of page.frames()) {
      if (await isShown(frame, selector)) return frame;
    }
    await sleep(100);
  }
  throw new Error(`no webview shows ${selector}`);
}
