import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { commands } from './commands/all.js';
import { carryOutFix } from './commands/carryOutFix.js';
import type { CommandDeps } from './commands/deps.js';
import type { CommandId } from './commands/ids.js';
import { argumentOf } from './commands/pickVantage.js';
import { createDnsClient } from './core/dns/client.js';
import type { PlanStyle } from './core/model/plan.js';
import type { Connect, Dns, Log } from './core/ports.js';
import type { Window } from './platform/window.js';
import { createJournalFile } from './store/journalFile.js';
import { createLockFiles } from './store/lockFiles.js';
import { createKubectl } from './kubectl/kubectl.js';
import { podCourier } from './kubectl/podCourier.js';
import { kubectlOf } from './kubectl/run.js';
import type { SnapshotStore } from './store/snapshotStore.js';
import { systemClock } from './store/systemClock.js';
import { createAct, type ActContext } from './ui/act.js';
import { createOperations } from './ui/createOperations.js';
import { createRenew } from './ui/renewCredentials.js';
import { planFileTexts } from './ui/planFileTexts.js';
import type { ClusterTarget } from './ui/target.js';
import { localise } from './ui/localise.js';
import type { Profile } from './ui/operations.js';
import { createChecksPanels } from './webviews/host/checksPanel.js';
import { createSetupPanels } from './webviews/host/setupPanel.js';
import { TopologyPanels } from './webviews/host/topologyPanel.js';
import {
  checksViewType,
  setupViewType,
  topologyViewType,
  type ViewType,
} from './webviews/host/viewTypes.js';

/** What the scopes above give: the window, who we are, and the one store. */
export interface Foundation {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly window: Window;
  readonly profiles: () => Promise<readonly Profile[]>;
  readonly connect: Connect;
  readonly store: SnapshotStore;
  readonly regions: () => readonly string[];
  /** Names and tags of the settings. */
  readonly style: () => PlanStyle;
  readonly refresh: CommandDeps['refresh'];
  readonly startSandbox: CommandDeps['startSandbox'];
  readonly reveal: CommandDeps['reveal'];
  readonly showLog: () => void;
  /** Aborts when the extension is shut down. */
  readonly signal: AbortSignal;
}

/** Commands, panels, plans and checks. */
export interface OperationScope {
  readonly dns: Dns;
  /** Carries out a command; what goes wrong is said in the words that only this bundle has. */
  run(id: CommandId, args: readonly unknown[]): Promise<unknown>;
  restore(viewType: ViewType, panel: vscode.WebviewPanel, saved: unknown): void;
  dispose(): void;
}

/**
 * Operation scope: made with the first command, the first panel or the first question
 * to a DNS server, and a bundle of its own, so that browsing does not pay for it.
 */
export function createOperationScope(foundation: Foundation): OperationScope {
  const { context, log, window, store, connect, signal } = foundation;
  const act = createAct({
    window,
    log,
    say: localise,
    newId: () => randomUUID().slice(0, 8),
    showLog: foundation.showLog,
    signal,
  });
  const dns = createDnsClient();
  const journal = vscode.Uri.joinPath(context.globalStorageUri, 'journal').fsPath;
  const run = (command: string, argument: unknown): void => {
    vscode.commands.executeCommand(command, argument).then(undefined, (thrown: unknown) => {
      log.error('command.failed', { command, detail: String(thrown) });
    });
  };
  const kubectl = kubectlOf(process.env);
  const operations = createOperations({
    store,
    connect,
    profiles: foundation.profiles,
    journal: createJournalFile(journal),
    lock: createLockFiles(join(journal, 'locks')),
    renew: createRenew({
      connect,
      clock: systemClock,
      say: localise,
      notify: (text, buttons) => window.say('warn', text, buttons),
      signIn: (scope) => run('eksPrivateDns.signIn', scope),
    }),
    dns,
    kubectl: createKubectl(kubectl),
    pod: podCourier(kubectl),
    clock: systemClock,
    log,
    signal,
  });
  const panelHost = { extensionUri: context.extensionUri, log };
  const panelDeps = {
    estate: operations.estate.bind(operations),
    render: localise,
    clipboard: (text: string) => window.copy(text),
    log,
    forwarders: ({ scope, ...clusters }: ClusterTarget) =>
      run('eksPrivateDns.writeForwarders', { ...scope, ...clusters }),
  };
  const checks = createChecksPanels(panelHost, {
    ...panelDeps,
    // A check needs two facts, not the fifteen calls that a plan needs.
    estate: async ({ scope, clusterName }, stop) => {
      await operations.read(scope, [{ cluster: clusterName }], stop);
      return operations.read(scope, [{ controlPlane: clusterName }], stop);
    },
    vantages: ({ scope }, stop) => operations.vantages(scope, stop),
    way: operations.way.bind(operations),
    runCheck: operations.runCheck.bind(operations),
    runMatrix: operations.runMatrix.bind(operations),
    couriers: ({ scope }, show, stop) => operations.couriers(scope, show, stop),
    instances: ({ scope }, stop) => operations.instances(scope, stop),
    kubeContexts: operations.kubeContexts.bind(operations),
    nodes: operations.nodes.bind(operations),
    diagnosis: operations.diagnosis.bind(operations),
    explain: ({ scope, clusterName }, vpcId) =>
      run('eksPrivateDns.explain', { ...scope, clusterName, vpcId }),
    clock: systemClock,
  });
  const topology = new TopologyPanels(panelHost, {
    ...panelDeps,
    diagnosis: operations.diagnosis.bind(operations),
    live: operations.live.bind(operations),
    explain: ({ scope, clusterName }, vantage) =>
      run('eksPrivateDns.explain', { ...scope, clusterName, ...argumentOf(vantage) }),
    fix: (target, fix, vantage) => {
      const mend = ({ signal: stop }: ActContext) =>
        carryOutFix(deps, target, fix, vantage, undefined, stop);
      void act('eksPrivateDns.showTopology', mend)();
    },
    clock: systemClock,
  });
  const setup = createSetupPanels(panelHost, {
    ...panelDeps,
    profiles: async () => (await operations.profiles()).map(({ name }) => name),
    read: (scope, parts, stop) => operations.read(scope, parts, stop),
    applyPlan: (plan, onEvent, stop, options) => operations.applyPlan(plan, onEvent, stop, options),
    undoPlan: (planId) => operations.undoPlan(planId),
    confirm: (question) => window.confirm(question),
    savePlan: async (name, content) => {
      const texts = planFileTexts(localise, { key: 'ui.planFile.saveTitle' });
      const action = localise({ key: 'ui.planFile.save' });
      const saved = await window.saveFile({ ...texts, action, name }, content);
      if (saved === undefined) return;
      window.say('info', localise({ key: 'ui.planFile.saved', args: { file: saved } }));
    },
    style: foundation.style,
    notify: (text, good) => window.say(good ? 'info' : 'warn', text),
    openChecks: (target) => checks.open(target),
    disable: ({ scope, clusterName }) => run('eksPrivateDns.disable', { ...scope, clusterName }),
  });
  const deps: CommandDeps = {
    operations,
    window,
    say: localise,
    regions: foundation.regions,
    style: foundation.style,
    openSetup: (target) => setup.open(target),
    openChecks: (target) => checks.open(target),
    openTopology: (target, vantage) => topology.open(target, vantage),
    showLog: foundation.showLog,
    run,
    refresh: foundation.refresh,
    startSandbox: foundation.startSandbox,
    reveal: foundation.reveal,
  };
  const panels = {
    [setupViewType]: setup,
    [checksViewType]: checks,
    [topologyViewType]: topology,
  } as const satisfies Record<ViewType, unknown>;
  return {
    dns,
    run: (id, args) => act(id, commands[id](deps))(...args),
    restore(viewType, panel, saved) {
      panels[viewType].restore(panel, saved);
    },
    dispose() {
      setup.dispose();
      checks.dispose();
      topology.dispose();
    },
  };
}
