import * as vscode from 'vscode';
import { registerTools } from './agent/editor/register.js';
import { commandIds } from './commands/ids.js';
import { takeLinks } from './platform/links.js';
import { offerMcpServer } from './platform/mcpServers.js';
import type { Root } from './root.js';
import { ExplorerProvider } from './tree/provider.js';
import type { TreeNode } from './ui/treeNode.js';
import { viewTypes } from './webviews/host/viewTypes.js';

/** What `activate` gives to tests: how long it took, in milliseconds, and the explorer's rows. */
export interface ExtensionApi {
  readonly activationMs: number;
  readonly explorer: vscode.TreeDataProvider<TreeNode>;
}

let shutDown: (() => Promise<void>) | undefined;

/**
 * Registers, and nothing else: no file is read and nothing of the product is loaded
 * before something is asked for. The root is a bundle of its own.
 */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const began = performance.now();
  const ending = new AbortController();
  let root: Promise<Root> | undefined;
  const provider = new ExplorerProvider(async () => (await theRoot()).explorer);
  const view = vscode.window.createTreeView('eksPrivateDns.explorer', {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const theRoot = (): Promise<Root> =>
    (root ??= import('./root.js').then(({ createRoot }) =>
      createRoot({ context, provider, view, signal: ending.signal }),
    ));
  const registered = commandIds.map((id) =>
    vscode.commands.registerCommand(id, async (...args: readonly unknown[]) =>
      (await theRoot()).run(id, args),
    ),
  );
  const restored = viewTypes.map((viewType) =>
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, saved: unknown) =>
        (await theRoot()).restore(viewType, panel, saved),
    }),
  );
  const tools = registerTools(async () => (await theRoot()).tools());
  context.subscriptions.push(
    view,
    provider,
    ...registered,
    ...restored,
    ...tools,
    ...offerMcpServer(context),
    takeLinks(async (text) => (await theRoot()).run('eksPrivateDns.goToResource', [{ text }])),
  );
  shutDown = async () => {
    ending.abort();
    await (await root)?.dispose();
  };
  return { activationMs: performance.now() - began, explorer: provider };
}

/** Ends every wait, and the sandbox if it runs. */
export async function deactivate(): Promise<void> {
  await shutDown?.();
}
