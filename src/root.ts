import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { commands } from './commands/all.js';
import type { CommandDeps } from './commands/deps.js';
import type { CommandId } from './commands/ids.js';
import { createDnsClient } from './core/dns/client.js';
import { portErrorOf } from './core/model/portError.js';
import type { Log } from './core/ports.js';
import { createConnect } from './identity/connect.js';
import { createProfiles } from './identity/profiles.js';
import { watchProfiles } from './identity/watchProfiles.js';
import { createLog } from './platform/logChannel.js';
import { createReadOnlyTexts } from './platform/readOnlyTexts.js';
import { onSettingsChange, readSettings } from './platform/settings.js';
import { createSandboxHost } from './platform/sandboxHost.js';
import { createWindow } from './platform/vscodeWindow.js';
import { createJournalFile } from './store/journalFile.js';
import { createSnapshotStore } from './store/snapshotStore.js';
import { systemClock } from './store/systemClock.js';
import { Explorer } from './tree/explorer.js';
import { createPoller } from './tree/poller.js';
import type { ExplorerProvider } from './tree/provider.js';
import { partsInTransition } from './tree/transient.js';
import { createAct } from './ui/act.js';
import { createOperations } from './ui/createOperations.js';
import { localise } from './ui/localise.js';
import { serverOf } from './ui/serverOf.js';
import type { TreeNode } from './ui/treeNode.js';
import { createChecksPanels } from './webviews/host/checksPanel.js';
import { createSetupPanels } from './webviews/host/setupPanel.js';

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
  dispose(): Promise<void>;
}

/** Global scope: what the window offers. */
function createGlobalScope({ signal }: Shell) {
  const channel = vscode.window.createOutputChannel('EKS Private DNS', { log: true });
  const log = createLog(channel);
  const texts = createReadOnlyTexts();
  const window = createWindow(texts, (thrown) =>
    log.error('window.failed', { detail: String(thrown) }),
  );
  const act = createAct({
    window,
    log,
    say: localise,
    newId: () => randomUUID().slice(0, 8),
    showLog: () => channel.show(),
    signal,
  });
  return { channel, log, texts, window, act };
}

/** Identity scope: profiles, connections, and the one store that everything shown is read from. */
function createIdentityScope(log: Log) {
  const profiles = createProfiles();
  const dns = createDnsClient();
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
  const store = createSnapshotStore({ connect, clock: systemClock, dns });
  return { profiles, dns, connect, store };
}

/** Operation scope and everything above it: the only place that wires. */
export function createRoot(shell: Shell): Root {
  const { context, provider, view, signal } = shell;
  const { channel, log, texts, window, act } = createGlobalScope(shell);
  const { profiles, dns, connect, store } = createIdentityScope(log);
  const shownProfiles = async () => {
    const only = readSettings().profiles;
    const all = await profiles.listProfiles();
    return all.filter(
      ({ name, source }) => only.length === 0 || source === 'sandbox' || only.includes(name),
    );
  };
  const operations = createOperations({
    store,
    connect,
    profiles: shownProfiles,
    journal: createJournalFile(vscode.Uri.joinPath(context.globalStorageUri, 'journal').fsPath),
    dns,
    clock: systemClock,
    log,
    signal,
  });
  const regions = () => readSettings().regions;
  const explorer = new Explorer({
    operations,
    say: localise,
    log,
    regions,
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
  const identitiesChanged = () => {
    store.forget();
    provider.changed(undefined);
  };
  const sandbox = createSandboxHost(profiles, () => provider.changed(undefined));
  const run = (command: string, argument: unknown) => {
    vscode.commands.executeCommand(command, argument).then(undefined, (thrown: unknown) => {
      log.error('command.failed', { command, detail: String(thrown) });
    });
  };
  const panelHost = { extensionUri: context.extensionUri, log };
  const panelDeps = {
    estate: operations.estate.bind(operations),
    render: localise,
    clipboard: (text: string) => window.copy(text),
    log,
  };
  const checks = createChecksPanels(panelHost, {
    ...panelDeps,
    // A check needs two facts, not the fifteen calls that a plan needs.
    estate: async ({ scope, clusterName }, stop) => {
      await operations.read(scope, [{ cluster: clusterName }], stop);
      return operations.read(scope, [{ controlPlane: clusterName }], stop);
    },
    vantages: ({ scope }, stop) => operations.vantages(scope, stop),
    runCheck: (request, stop) => operations.runCheck(request, stop),
  });
  const setup = createSetupPanels(panelHost, {
    ...panelDeps,
    applyPlan: (plan, onEvent, stop) => operations.applyPlan(plan, onEvent, stop),
    undoPlan: (planId) => operations.undoPlan(planId),
    confirm: (question) => window.confirm(question),
    notify: (text, good) => window.say(good ? 'info' : 'warn', text),
    openChecks: (target) => checks.open(target),
    disable: ({ scope, clusterName }) => run('eksPrivateDns.disable', { ...scope, clusterName }),
  });
  const disposables: { dispose(): unknown }[] = [
    store.onDidChange((scope) => {
      explorer.storeChanged(scope);
      wake();
    }),
    view.onDidChangeVisibility(wake),
    watching(identitiesChanged, log),
    onSettingsChange(identitiesChanged),
    { dispose: () => poller.rest() },
    channel,
    texts,
    setup,
    checks,
  ];
  const deps: CommandDeps = {
    operations,
    window,
    say: localise,
    regions,
    openSetup: (target) => setup.open(target),
    openChecks: (target) => checks.open(target),
    showLog: () => channel.show(),
    run,
    refresh: (node, stop) => explorer.refresh(node, stop),
    startSandbox: () => sandbox.start(),
    reveal: async (profile) => {
      await vscode.commands.executeCommand('eksPrivateDns.explorer.focus');
      const rows = await explorer.children();
      const row = rows.find((one) => one.kind === 'profile' && one.profile === profile);
      if (!row) return;
      try {
        await view.reveal(row, { expand: 3, select: true });
      } catch (thrown) {
        // The editor may be drawing the tree anew; the profile is in it all the same.
        log.warn('reveal.failed', { profile, detail: String(thrown) });
      }
    },
  };
  return {
    explorer,
    run: (id, args) => act(id, commands[id](deps))(...args),
    async dispose() {
      for (const one of disposables) one.dispose();
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
