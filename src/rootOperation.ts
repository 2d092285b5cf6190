import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { createEditorTools, type EditorTools } from './agent/editor/editorTools.js';
import { applyHere } from './agent/howToApply.js';
import { createPlanBook } from './agent/planBook.js';
import { commands } from './commands/all.js';
import { carryOut } from './commands/carryOut.js';
import type { CommandDeps, ProblemSource } from './commands/deps.js';
import { carryOutFix } from './commands/carryOutFix.js';
import type { CommandId } from './commands/ids.js';
import { argumentOf } from './commands/pickVantage.js';
import { createDnsClient } from './core/dns/client.js';
import type { Masker } from './core/model/mask.js';
import { expectedTimes } from './core/apply/expectedTimes.js';
import type { PlanStyle } from './core/model/plan.js';
import { clusterNamesOf } from './core/plan/planClusters.js';
import type { Connect, Dns, Log } from './core/ports.js';
import { readAllSettings, readVersions, sharedText } from './platform/problemFacts.js';
import { livePick } from './platform/livePick.js';
import { fileDialogs } from './platform/fileDialogs.js';
import type { Window, WindowWithoutFiles } from './platform/window.js';
import { createRunItem } from './platform/runItem.js';
import { createProfiles } from './identity/profiles.js';
import { createSignInDesk } from './identity/sso/desk.js';
import { createJournalFile } from './store/journalFile.js';
import { createLockFiles } from './store/lockFiles.js';
import { createKubectl } from './kubectl/kubectl.js';
import { podCourier } from './kubectl/podCourier.js';
import { kubectlOf } from './kubectl/run.js';
import type { SnapshotStore } from './store/snapshotStore.js';
import { systemClock } from './store/systemClock.js';
import type { Accounts } from './ui/accounts.js';
import { confirmChange } from './ui/confirmChange.js';
import { createAct, type ActContext } from './ui/act.js';
import { announcing } from './ui/announceRuns.js';
import { createOperations } from './ui/createOperations.js';
import { createRunStatus } from './ui/runStatus.js';
import { createRenew } from './ui/renewCredentials.js';
import { planFileTexts } from './ui/planFileTexts.js';
import { targetOfNames, type ClusterTarget } from './ui/target.js';
import { localise } from './ui/localise.js';
import type { Operations, Profile } from './ui/operations.js';
import { namedAll } from './ui/placeName.js';
import { createChecksPanels } from './webviews/host/checksPanel.js';
import { followAccount } from './webviews/host/followAccount.js';
import { createSetupPanels } from './webviews/host/setupPanel.js';
import { TopologyPanels } from './webviews/host/topologyPanel.js';
import {
  checksViewType,
  setupViewType,
  topologyViewType,
  type ViewType,
} from './webviews/host/viewTypes.js';

const newId = (): string => randomUUID().slice(0, 8);

/** What the scopes above give: the window, who we are, and the one store. */
export interface Foundation {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  /** The last lines of the log. */
  readonly recentLog: () => readonly string[];
  readonly masker: Masker;
  readonly window: WindowWithoutFiles;
  readonly profiles: () => Promise<readonly Profile[]>;
  readonly connect: Connect;
  readonly store: SnapshotStore;
  readonly accounts: Accounts;
  readonly regions: CommandDeps['regions'];
  readonly view: CommandDeps['view'];
  readonly scopes: CommandDeps['scopes'];
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
  readonly tools: EditorTools;
  dispose(): void;
}

/**
 * Operation scope: made with the first command, the first panel or the first question
 * to a DNS server, and a bundle of its own, so that browsing does not pay for it.
 */
export function createOperationScope(foundation: Foundation): OperationScope {
  const { context, log, store, connect, accounts, signal } = foundation;
  const window: Window = { ...foundation.window, ...fileDialogs, livePick };
  const act = createAct({
    window,
    log,
    say: localise,
    newId,
    showLog: foundation.showLog,
    signal,
  });
  const dns = createDnsClient();
  const journal = vscode.Uri.joinPath(context.globalStorageUri, 'journal').fsPath;
  const started = async (command: string, argument: unknown): Promise<void> => {
    try {
      await vscode.commands.executeCommand(command, argument);
    } catch (thrown) {
      log.error('command.failed', { command, detail: String(thrown) });
    }
  };
  const run = (command: string, argument: unknown): void => void started(command, argument);
  const kubectl = kubectlOf(process.env);
  const applied = createOperations({
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
      signIn: (scope) => started('eksPrivateDns.signIn', scope),
    }),
    dns,
    kubectl: createKubectl(kubectl),
    pod: podCourier(kubectl),
    clock: systemClock,
    log,
    signal,
  });
  const runItem = createRunItem('EKS Private DNS');
  const runs = createRunStatus({
    item: runItem,
    say: localise,
    now: () => systemClock.now(),
    everySecond: (tick) => {
      const timer = setInterval(tick, 1000);
      return () => clearInterval(timer);
    },
  });
  // Begun by a command, a run is followed in its notification; begun in the form, in the form.
  const inNotification = () => ({ command: 'notifications.showList' });
  const apply = announcing(applied.applyPlan.bind(applied), store);
  const operations: Operations = {
    ...applied,
    applyPlan: runs.following(apply, inNotification),
    vantages: async (scope, stop) => namedAll(await applied.vantages(scope, stop), localise),
    instances: async (scope, stop) => namedAll(await applied.instances(scope, stop), localise),
  };
  const applyInForm = runs.following(apply, (plan) => {
    const { profile, region } = plan.identity;
    const { scope, ...clusters } = targetOfNames({ profile, region }, clusterNamesOf(plan));
    return { command: 'eksPrivateDns.enable', argument: { ...scope, ...clusters } };
  });
  const problem = createProblemSource(foundation);
  const panelHost = {
    extensionUri: context.extensionUri,
    log,
    productionMark: (profile: string) =>
      accounts.isProduction(profile) ? localise({ key: 'ui.production' }) : undefined,
  };
  const panelDeps = {
    estate: operations.estate.bind(operations),
    render: localise,
    clipboard: (text: string) => window.copy(text),
    diagnosed: problem.diagnosed,
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
  const report = (planId: string) => run('eksPrivateDns.showReport', { planId });
  const setup = createSetupPanels(panelHost, {
    ...panelDeps,
    profiles: async () => (await operations.profiles()).map(({ name }) => name),
    read: (scope, parts, stop) => operations.read(scope, parts, stop),
    applyPlan: applyInForm,
    expectedTimes: async (plan) => expectedTimes(plan, await operations.journals()),
    undoPlan: (planId) => operations.undoPlan(planId),
    accountName: (accountId) => accounts.nameOf(accountId),
    confirm: (question, plan) => confirmChange({ window, say: localise, accounts }, question, plan),
    savePlan: async (name, content) => {
      const texts = planFileTexts(localise, { key: 'ui.planFile.saveTitle' });
      const action = localise({ key: 'ui.planFile.save' });
      const saved = await window.saveFile({ ...texts, action, name }, content);
      if (saved === undefined) return;
      window.say('info', localise({ key: 'ui.planFile.saved', args: { file: saved } }));
    },
    exportPlan: (plan) => run('eksPrivateDns.exportPlan', { plan }),
    style: foundation.style,
    notify: (text, good, reportOf) => {
      const title = localise({ key: 'run.open' });
      const open = reportOf === undefined ? [] : [{ title, run: () => report(reportOf) }];
      window.say(good ? 'info' : 'warn', text, open);
    },
    report,
    openChecks: (target) => checks.open(target),
    disable: ({ scope, clusterName }) => run('eksPrivateDns.disable', { ...scope, clusterName }),
  });
  const desk = createSignInDesk({
    env: process.env,
    profiles: createProfiles(),
    loadAws: () => import('./aws/awsPort.js'),
    clock: systemClock,
    locksIn: (folder) => createLockFiles(folder),
  });
  const who: CommandDeps['signIns']['who'] = async (scope, stop) =>
    (await connect(scope, stop)).aws.callerIdentity(stop);
  const following = followAccount(store, [setup, checks, topology], signal);
  const deps: CommandDeps = {
    signIns: { ...desk, who },
    clock: systemClock,
    operations,
    window,
    accounts,
    say: localise,
    regions: foundation.regions,
    view: foundation.view,
    scopes: foundation.scopes,
    style: foundation.style,
    openSetup: (target) => setup.open(target),
    openChecks: (target) => checks.open(target),
    openTopology: (target, vantage) => topology.open(target, vantage),
    showLog: foundation.showLog,
    problem,
    run,
    refresh: foundation.refresh,
    startSandbox: foundation.startSandbox,
    reveal: foundation.reveal,
  };
  const tools = createTools(deps, foundation);
  const panels = {
    [setupViewType]: setup,
    [checksViewType]: checks,
    [topologyViewType]: topology,
  } as const satisfies Record<ViewType, unknown>;
  return {
    dns,
    tools,
    run: (id, args) => act(id, commands[id](deps))(...args),
    restore(viewType, panel, saved) {
      panels[viewType].restore(panel, saved);
    },
    dispose() {
      following.dispose();
      runItem.dispose();
      setup.dispose();
      checks.dispose();
      topology.dispose();
    },
  };
}

function createProblemSource({ context, recentLog, masker }: Foundation): ProblemSource {
  let diagnosis: string | undefined;
  return {
    facts: () => ({
      versions: readVersions(),
      settings: readAllSettings(context.extension),
      diagnosis,
      log: recentLog(),
    }),
    diagnosed: (text) => {
      diagnosis = text;
    },
    masked: (text) => sharedText(text, masker),
  };
}

/** The tools of language models: the commands' own operations, and for applying the commands' own way. */
function createTools(deps: CommandDeps, { log, signal }: Foundation): EditorTools {
  const { operations } = deps;
  const book = createPlanBook(systemClock);
  return createEditorTools({
    desk: {
      operations,
      style: deps.style,
      defaults: () => {
        // Without a profile, only the Regions of the settings are meant.
        const [region, other] = deps.regions('');
        return region !== undefined && other === undefined ? { lastRegion: region } : {};
      },
      keep: (plan) => book.keep(plan),
      diagnosed: deps.problem.diagnosed,
      howToApply: applyHere,
    },
    apply: {
      book,
      checkPlanId: (plan) => operations.checkPlanId(plan),
      carryOut: (plan, stop) => {
        const { profile, region } = plan.identity;
        const target = targetOfNames({ profile, region }, clusterNamesOf(plan));
        const planning = { verdicts: [], problems: [], plan };
        return carryOut(deps, target, planning, {}, stop);
      },
    },
    say: localise,
    log,
    newId,
    signal,
  });
}
