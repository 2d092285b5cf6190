import * as vscode from 'vscode';
import type { EditorTools } from './agent/editor/editorTools.js';
import type { CommandId } from './commands/ids.js';
import { createMasker } from './core/model/mask.js';
import { portErrorOf } from './core/model/portError.js';
import type { AwsScope } from './core/model/identity.js';
import type { Dns, Log } from './core/ports.js';
import { createConnect } from './identity/connect.js';
import { createProfiles } from './identity/profiles.js';
import { watchProfiles } from './identity/watchProfiles.js';
import { createIdentityItem } from './platform/identityItem.js';
import { createLog } from './platform/logChannel.js';
import { createReadOnlyTexts } from './platform/readOnlyTexts.js';
import { onSettingsChange, readSettings } from './platform/settings.js';
import { createSandboxHost } from './platform/sandboxHost.js';
import { createWindow } from './platform/vscodeWindow.js';
import { createSnapshotStore } from './store/snapshotStore.js';
import { systemClock } from './store/systemClock.js';
import { createDecorations } from './tree/decorations.js';
import { Explorer } from './tree/explorer.js';
import { revealNode, setContext, showViewState } from './tree/frame.js';
import { createPoller } from './tree/poller.js';
import type { ExplorerProvider } from './tree/provider.js';
import { createRecovery } from './tree/recovery.js';
import { partsInTransition } from './tree/transient.js';
import { createAccounts } from './ui/accounts.js';
import { identityStatus } from './ui/identityStatus.js';
import { createExplorerView } from './ui/explorerView.js';
import { localise } from './ui/localise.js';
import { serverOf } from './ui/serverOf.js';
import type { Foundation, OperationScope } from './rootOperation.js';
import type { TreeNode } from './ui/treeNode.js';
import type { ViewType } from './webviews/host/viewTypes.js';

/** What activation made. */
export interface Shell {
  readonly context: vscode.ExtensionContext;
  readonly provider: ExplorerProvider;
  readonly view: vscode.TreeView<TreeNode>;
  /** Aborts when the extension is shut down. */
  readonly signal: AbortSignal;
}

/** Everything else, made when something is first asked for. */
export interface Root {
  readonly explorer: Explorer;
  /** Carries out a command. */
  run(id: CommandId, args: readonly unknown[]): Promise<unknown>;
  /** Fills a panel that was open before the window was reloaded. */
  restore(viewType: ViewType, panel: vscode.WebviewPanel, saved: unknown): Promise<void>;
  /** The tools of language models. */
  tools(): Promise<EditorTools>;
  dispose(): Promise<void>;
}

/** Global scope: what the window offers. */
function createGlobalScope({ provider }: Shell) {
  const channel = vscode.window.createOutputChannel('EKS Private DNS', { log: true });
  const masker = createMasker();
  const log = createLog(channel, masker);
  const texts = createReadOnlyTexts();
  const window = createWindow(
    texts,
    (thrown) => log.error('window.failed', { detail: String(thrown) }),
    () => provider.drawn(),
  );
  return { channel, log, masker, texts, window };
}

/** Identity scope: profiles, connections, and the one store that everything shown is read from. */
function createIdentityScope(log: Log, dns: Dns) {
  const profiles = createProfiles();
  const connectWith = (publicResolver: string) =>
    createConnect({
      loadAws: () => import('./aws/awsPort.js'),
      profiles,
      publicServer: serverOf(publicResolver),
      clock: systemClock,
      mfaCodeProvider: askMfaCode,
      onTrouble: (error) => log.warn('vantages.incomplete', { detail: error.message }),
    });
  const connect: ReturnType<typeof createConnect> = (scope, stop) =>
    connectWith(readSettings().publicResolver)(scope, stop);
  const revision = async ({ profile }: AwsScope) => (await profiles.findProfile(profile)).revision;
  const store = createSnapshotStore({
    connect,
    loadReader: () => import('./core/inventory/reader.js'),
    clock: systemClock,
    dns,
    revision,
  });
  return { profiles, connect, store };
}

/** The operation scope, loaded once, when it is first needed. */
function createOperationLoader() {
  let opened: Promise<OperationScope> | undefined;
  return {
    load(foundation: () => Foundation): Promise<OperationScope> {
      opened ??= import('./rootOperation.js').then(({ createOperationScope }) =>
        createOperationScope(foundation()),
      );
      return opened;
    },
    async dispose(): Promise<void> {
      (await opened)?.dispose();
    },
  };
}

/** The explorer and what it stands on; plans, panels and checks are made when they are asked for. */
export function createRoot(shell: Shell): Root {
  const { context, provider, view, signal } = shell;
  const { channel, log, masker, texts, window } = createGlobalScope(shell);
  const operation = createOperationLoader();
  // The resolver's answer is the only question that browsing asks of DNS.
  const dns: Dns = {
    query: async (query, stop) => (await operation.load(foundation)).dns.query(query, stop),
  };
  const { profiles, connect, store } = createIdentityScope(log, dns);
  const shownProfiles = async () => {
    const only = readSettings().profiles;
    const all = await profiles.listProfiles();
    const shown = all.filter(
      ({ name, source }) => only.length === 0 || source === 'sandbox' || only.includes(name),
    );
    setContext('allHidden', all.length > 0 && shown.length === 0);
    return shown;
  };
  const accounts = createAccounts({
    connect,
    patterns: () => readSettings().productionProfiles,
    signal,
  });
  const state = createExplorerView(context.workspaceState, () => {
    showViewState(view, state.state(), localise);
    provider.changed(undefined);
  });
  showViewState(view, state.state(), localise);
  const regions = (profile: string) => [
    ...readSettings().regions,
    ...state.state().added.flatMap((one) => (one.profile === profile ? [one.region] : [])),
  ];
  const explorer = new Explorer({
    isProduction: (profile) => accounts.isProduction(profile),
    operations: {
      profiles: shownProfiles,
      snapshot: (scope) => store.shown(scope),
      read: (scope, parts, stop) => store.read(scope, parts, { fresh: true }, stop),
    },
    say: localise,
    log,
    regions,
    view: () => state.state(),
    changed: (node) => provider.changed(node),
    signal,
  });
  const poller = createPoller(
    systemClock,
    async (stop) => {
      const moving = explorer.scopes().map(async (scope) => {
        const parts = partsInTransition(store.snapshot(scope));
        const after = await store.read(scope, parts, { fresh: true }, stop);
        return partsInTransition(after).length > 0;
      });
      return (await Promise.all(moving)).some(Boolean);
    },
    (thrown) => log.error('poll.failed', { detail: portErrorOf(thrown).message }),
  );
  const wake = () => {
    const moving = explorer.scopes().some((scope) => {
      return partsInTransition(store.snapshot(scope)).length > 0;
    });
    if (view.visible && moving) poller.wake();
    else if (!view.visible) poller.rest();
  };
  const identity = createIdentityItem('EKS Private DNS');
  let last: AwsScope | undefined;
  const showIdentity = () => {
    const snapshot = last && store.shown(last);
    identity.show(snapshot && identityStatus(snapshot, localise, accounts));
    if (snapshot?.identity.known) {
      accounts.learn(snapshot.scope, snapshot.identity.value.accountId, showIdentity);
    }
  };
  let drawing = false;
  /** Not before the rows: those of the old account never stand above the name of the new one. */
  const showIdentityOnceDrawn = () => {
    if (drawing) return;
    drawing = true;
    void provider.drawn().then(() => {
      drawing = false;
      showIdentity();
    });
  };
  const settingsChanged = () => {
    store.forget();
    showIdentity();
    provider.changed(undefined);
  };
  const recovery = createRecovery({
    store,
    scopes: () => explorer.scopes(),
    refresh: (scope) => explorer.refresh({ kind: 'region', scope }, signal),
    redraw: () => provider.changed(undefined),
    failed: (thrown) => log.warn('recovery.failed', { detail: portErrorOf(thrown).message }),
    signal,
  });
  const sandbox = createSandboxHost(profiles, () => provider.changed(undefined));
  const reveal = async (node: TreeNode) => {
    try {
      await revealNode(node, { view, explorer, provider, state });
    } catch (thrown) {
      // The editor may be drawing the tree anew; the row is in it all the same.
      log.warn('reveal.failed', { detail: String(thrown) });
    }
  };
  const disposables: { dispose(): unknown }[] = [
    store.onDidChange((scope) => {
      explorer.storeChanged(scope);
      last ??= scope;
      showIdentityOnceDrawn();
      wake();
    }),
    view.onDidChangeVisibility(wake),
    view.onDidChangeSelection(({ selection: [node] }) => {
      const place = node?.kind === 'note' ? node.parent : node;
      if (place && 'scope' in place) last = place.scope;
      showIdentity();
    }),
    view.onDidExpandElement(({ element }) => {
      if ('scope' in element) last = element.scope;
      showIdentity();
    }),
    identity,
    watching(() => recovery.credentialsChanged(), log),
    // Somebody who comes back from a terminal may have signed in there.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) recovery.look();
    }),
    onSettingsChange(settingsChanged),
    vscode.window.registerFileDecorationProvider(createDecorations(localise)),
    { dispose: () => poller.rest() },
    channel,
    texts,
  ];
  const foundation = (): Foundation => ({
    context,
    log,
    recentLog: () => log.recent(),
    masker,
    window,
    profiles: shownProfiles,
    connect,
    store,
    accounts,
    regions,
    view: state,
    scopes: () => store.scopes(),
    style: () => readSettings().style,
    refresh: (node, stop) => explorer.refresh(node, stop),
    startSandbox: () => sandbox.start(),
    reveal,
    showLog: () => channel.show(),
    signal,
  });
  return {
    explorer,
    run: async (id, args) => (await operation.load(foundation)).run(id, args),
    restore: async (viewType, panel, saved) =>
      (await operation.load(foundation)).restore(viewType, panel, saved),
    tools: async () => (await operation.load(foundation)).tools,
    async dispose() {
      for (const one of disposables) one.dispose();
      await operation.dispose();
      await sandbox.stop();
    },
  };
}

/** A machine that cannot watch files still works: the user refreshes. */
function watching(changed: () => void, log: Log): { dispose(): void } {
  try {
    return watchProfiles(changed);
  } catch (thrown) {
    log.warn('profiles.notWatched', { detail: String(thrown) });
    return { dispose: () => undefined };
  }
}

async function askMfaCode(serial: string): Promise<string> {
  const code = await vscode.window.showInputBox({
    title: localise({ key: 'ui.mfa.title' }),
    prompt: localise({ key: 'ui.mfa.prompt', args: { serial } }),
    ignoreFocusOut: true,
  });
  return code ?? '';
}
