import { chromium } from 'playwright-core';
import { findChromium } from './tools.mjs';

/** Chromium that talks to this machine only, as far as flags can tell it. */
export function launchChromium() {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium found; set $CHROMIUM to one');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath,
    args: [
      ...asRoot,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
