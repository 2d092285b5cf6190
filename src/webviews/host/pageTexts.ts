import type { Message } from '../../core/model/message.js';
import { webviewMessages } from '../../core/model/messages/webviews.js';
import type { PageTextKey } from '../contract/texts.js';

/** The texts of one page in the user's language, places unfilled; sent with its state. */
export function pageTexts(
  page: 'setup' | 'checks',
  render: (message: Message) => string,
): Readonly<Record<string, string>> {
  const other = page === 'setup' ? 'page.checks.' : 'page.setup.';
  const keys = Object.keys(webviewMessages)
    .filter(isPageText)
    .filter((key) => !key.startsWith(other));
  return Object.fromEntries(keys.map((key) => [key, render({ key })]));
}

function isPageText(key: string): key is PageTextKey {
  return key.startsWith('page.');
}
