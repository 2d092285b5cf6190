import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { message } from '../core/model/message.js';
import { hasScope, type ExplorerView, type ViewState } from '../ui/explorerView.js';
import type { Say } from '../ui/say.js';
import { nodeId, type TreeNode } from '../ui/treeNode.js';
import type { Explorer } from './explorer.js';
import type { ExplorerProvider } from './provider.js';

/** What is said of the state in the view's head, and to the manifest's conditions. */
export function showViewState(
  view: vscode.TreeView<TreeNode>,
  { filter, pinnedOnly, pins }: ViewState,
  say: Say,
): void {
  view.description = pinnedOnly ? say(message('ui.view.pinnedOnly')) : '';
  // An absent message is no message; an empty one leaves a gap.
  view.message = filter === '' ? undefined : say(message('ui.view.filter', { filter }));
  setContext('filtered', filter !== '');
  setContext('pinnedOnly', pinnedOnly);
  setContext('hasPins', pins.length > 0);
}

/** A condition that the manifest can ask for. */
export function setContext(name: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', `eksPrivateDns.${name}`, value);
}

const revealTurns = 4;

/** Shows a row, and first makes it one that can be shown: filters and pins may hide it. */
export async function revealNode(
  node: TreeNode,
  deps: {
    readonly view: vscode.TreeView<TreeNode>;
    readonly explorer: Explorer;
    readonly provider: ExplorerProvider;
    readonly state: ExplorerView;
  },
): Promise<void> {
  const { view, explorer, provider, state } = deps;
  await vscode.commands.executeCommand('eksPrivateDns.explorer.focus');
  const { pins, pinnedOnly } = state.state();
  const isPinned = 'scope' in node && hasScope(pins, node.scope);
  if (pinnedOnly && !isPinned) await state.change({ pinnedOnly: false });
  if (!explorer.passes(node)) await state.change({ filter: '' });
  if ('scope' in node && !isPinned) await addIfAbsent(node.scope, deps);
  const row = explorer.nodeAt(node);
  await readAbove(row, explorer);
  const expand = node.kind === 'profile' ? 3 : false;
  for (let turn = 0; turn < revealTurns; turn += 1) {
    // What is drawn anew meanwhile ends a reveal halfway, and the editor tells nobody but its log.
    await provider.drawn();
    await view.reveal(row, { expand, select: true, focus: true });
    if (await isSelected(view, row)) return;
  }
  throw new Error(`the row is not selected: ${nodeId(row)}`);
}

/** All that stands above a row, read and filled in before the editor asks for it. */
async function readAbove(row: TreeNode, explorer: Explorer): Promise<void> {
  const above: TreeNode[] = [];
  for (let node = explorer.parent(row); node; node = explorer.parent(node)) above.unshift(node);
  for (const node of above) await explorer.children(node);
}

/** The editor tells of a selection a moment after it is made. */
async function isSelected(view: vscode.TreeView<TreeNode>, row: TreeNode): Promise<boolean> {
  for (let turn = 0; turn < 10; turn += 1) {
    if (view.selection.includes(row)) return true;
    await sleep(50);
  }
  return false;
}

async function addIfAbsent(
  scope: ViewState['pins'][number],
  { explorer, state }: { readonly explorer: Explorer; readonly state: ExplorerView },
): Promise<void> {
  const regions = await explorer.children({ kind: 'profile', profile: scope.profile });
  if (regions.some((one) => one.kind === 'region' && one.scope.region === scope.region)) return;
  await state.change({ added: [...state.state().added, scope] });
}
