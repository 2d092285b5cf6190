import { chromium } from 'playwright-core';
import { findChromium } from './tools.mjs';

/** Chromium that talks to this machine only, as far as flags can tell it. */
function options() {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium found; set $CHROMIUM to one');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    executablePath,
    args: [
      ...asRoot,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}

export const launchChromium = () => chromium.launch(options());

/** A browser for another process, which connects to its wsEndpoint(). */
export const serveChromium = () => chromium.launchServer({ ...options(), host: '127.0.0.1' });
