import * as vscode from 'vscode';
import type { Say } from '../ui/say.js';
import { message, type MessageKey } from '../core/model/message.js';
import type { Mood } from './row.js';

/** The scheme of rows that carry a badge; no file has it. */
const scheme = 'eks-private-dns-row';

const looks: Readonly<
  Record<Mood, { readonly badge: string; readonly color: string; readonly says: MessageKey }>
> = {
  good: { badge: '✓', color: 'charts.green', says: 'ui.mood.good' },
  wanting: { badge: '•', color: 'charts.yellow', says: 'ui.mood.wanting' },
  trouble: { badge: '!', color: 'list.warningForeground', says: 'ui.mood.trouble' },
};

/** The mood is in the address itself: a row that feels different has another one. */
export function decorationUri(id: string, mood: Mood): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${id}`, query: mood });
}

/** Badge and colour of the rows; never the only sign, as the words are in the row too. */
export function createDecorations(say: Say): vscode.FileDecorationProvider {
  return {
    provideFileDecoration(uri) {
      if (uri.scheme !== scheme || !isMood(uri.query)) return undefined;
      const { badge, color, says } = looks[uri.query];
      return new vscode.FileDecoration(badge, say(message(says)), new vscode.ThemeColor(color));
    },
  };
}

function isMood(text: string): text is Mood {
  return Object.hasOwn(looks, text);
}
