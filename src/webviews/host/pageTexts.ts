import type { Message } from '../../core/model/message.js';
import { webviewMessages } from '../../core/model/messages/webviews.js';
import type { PageTextKey } from '../contract/texts.js';

const pages = ['setup', 'checks', 'topology'] as const;

/** The texts of one page in the user's language, places unfilled; sent with its state. */
export function pageTexts(
  page: (typeof pages)[number],
  render: (message: Message) => string,
): Readonly<Record<string, string>> {
  const others = pages.filter((one) => one !== page).map((one) => `page.${one}.`);
  const keys = Object.keys(webviewMessages)
    .filter(isPageText)
    .filter((key) => !others.some((other) => key.startsWith(other)));
  return Object.fromEntries(keys.map((key) => [key, render({ key })]));
}

function isPageText(key: string): key is PageTextKey {
  return key.startsWith('page.');
}
