import * as vscode from 'vscode';
import type { LiveChoice, LiveList, Window } from './window.js';

interface Item extends vscode.QuickPickItem {
  readonly id: string;
}

/** The editor's quick pick, kept open also when something else takes the focus: a browser, say. */
export const livePick: Window['livePick'] = (first, { chosen, left }) => {
  const pick = vscode.window.createQuickPick<Item>();
  let closed = false;
  let shown: readonly LiveChoice[] = [];
  pick.ignoreFocusOut = true;

  const show = ({ title, placeholder, busy, choices }: LiveList): void => {
    if (closed) return;
    pick.title = title;
    pick.placeholder = placeholder;
    pick.busy = busy;
    // New items lose the selection, so they are given only where they differ.
    if (JSON.stringify(choices) === JSON.stringify(shown)) return;
    // The only choice of a list was chosen by nobody.
    const active = shown.length > 1 ? pick.activeItems[0]?.id : undefined;
    shown = choices;
    pick.items = choices.map(itemOf);
    const same = pick.items.find(({ id }) => id === active);
    if (same) pick.activeItems = [same];
  };
  const close = (): void => {
    if (closed) return;
    closed = true;
    pick.dispose();
  };
  pick.onDidAccept(() => {
    const [item] = pick.activeItems;
    if (item) chosen(item.id);
  });
  pick.onDidHide(() => {
    if (closed) return;
    close();
    left();
  });
  show(first);
  pick.show();
  return { show, close };
};

function itemOf({ id, label, description, icon }: LiveChoice): Item {
  return {
    id,
    label,
    iconPath: new vscode.ThemeIcon(icon),
    ...(description === undefined ? {} : { description }),
  };
}
