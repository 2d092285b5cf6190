import assert from 'node:assert/strict';
import { noLiveEvidence } from '../../../src/core/diagnose/live.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import { createMasker } from '../../../src/core/model/mask.js';
import { text } from '../../../src/core/model/text.js';
import type { CommandDeps } from '../../../src/commands/deps.js';
import type {
  Choice,
  LiveList,
  MessageButton,
  PickTexts,
  Window,
} from '../../../src/platform/window.js';
import { systemClock } from '../../../src/store/systemClock.js';
import { readWay } from '../../../src/store/dnsWay.js';
import type { ActContext } from '../../../src/ui/act.js';
import type { Operations } from '../../../src/ui/operations.js';
import { createExplorerView } from '../../../src/ui/explorerView.js';
import { nodeId } from '../../../src/ui/treeNode.js';
import { namesOf } from '../../../src/ui/target.js';

export const quietLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What a command is told by the act wrapper. */
export const context: ActContext = {
  id: 'test',
  log: quietLog,
  signal: new AbortController().signal,
};

/** What the user was shown, and what was done. */
export interface Seen {
  readonly said: { kind: string; text: string; buttons: readonly MessageButton[] }[];
  readonly picks: { title: string; placeholder: string; labels: readonly string[] }[];
  /** Titles of the dialogs that asked for files to open. */
  readonly dialogs: string[];
  readonly documents: { name: string; content: string }[];
  readonly confirmed: { title: string; detail: string }[];
  readonly copied: string[];
  readonly opened: string[];
}

/** How the user answers: yes or no, and which of the choices, by label. */
export interface Answers {
  readonly confirm?: boolean;
  /** The same at every pick, or one pick after the other. */
  readonly pick?: string | string[];
  /** What is typed into one input box after the other. */
  readonly lines?: string[];
  /** What one file dialog after the other gives. */
  readonly files?: string[][];
  /** Hears how a list that stays open is now. */
  readonly live?: (list: LiveList, acts: Parameters<Window['livePick']>[1]) => void;
}

/** A window whose user answers as told. */
export function fakeWindow(answers: Answers): { window: Window; seen: Seen } {
  const seen: Seen = {
    said: [],
    picks: [],
    dialogs: [],
    documents: [],
    confirmed: [],
    copied: [],
    opened: [],
  };
  const next = () => (Array.isArray(answers.pick) ? answers.pick.shift() : answers.pick);
  const note = ({ title, placeholder }: PickTexts, choices: readonly Choice<unknown>[]) =>
    seen.picks.push({ title, placeholder, labels: choices.map(({ label }) => label) });
  const window: Window = {
    say: (kind, message, buttons = []) => void seen.said.push({ kind, text: message, buttons }),
    confirm: (question) => {
      seen.confirmed.push(question);
      return Promise.resolve(answers.confirm ?? false);
    },
    async pick(texts, choices) {
      const all = await choices;
      note(texts, all);
      const wanted = next();
      return all.find(({ label }) => label === wanted)?.value;
    },
    pickMany(texts, choices) {
      note(texts, choices);
      const wanted = next();
      const chosen = choices.filter(({ label }) => label === wanted);
      return Promise.resolve(wanted === undefined ? undefined : chosen.map((c) => c.value));
    },
    ask: (texts, problem) => {
      const answer = answers.lines?.shift();
      if (answer !== undefined) assert.equal(problem(answer), undefined, texts.title);
      return Promise.resolve(answer);
    },
    progress: (_title, work) => work(() => {}, new AbortController().signal),
    showReadOnly: (name, content) => {
      seen.documents.push({ name, content });
      return Promise.resolve();
    },
    showFilling: (name, content) => {
      const document = { name, content };
      seen.documents.push(document);
      return Promise.resolve((latest) => {
        document.content = latest;
      });
    },
    showUntitled: (content, language) => {
      seen.documents.push({ name: `untitled (${language})`, content });
      return Promise.resolve();
    },
    saveFile: ({ name }, content) => {
      seen.documents.push({ name, content });
      return Promise.resolve(name);
    },
    openFiles: ({ title }) => {
      seen.dialogs.push(title);
      const files = answers.files?.shift();
      return Promise.resolve(files?.map((content, index) => ({ name: `${index}.json`, content })));
    },
    livePick: (first, acts) => {
      const show = (list: LiveList): void => answers.live?.(list, acts);
      queueMicrotask(() => show(first));
      return { show, close: () => undefined };
    },
    openExternal: (url) => {
      seen.opened.push(url);
      return Promise.resolve();
    },
    copy: (copied) => {
      seen.copied.push(copied);
      return Promise.resolve();
    },
  };
  return { window, seen };
}

function unasked(): never {
  throw new Error('nobody should have asked for this');
}

/** Dependencies over one snapshot, in its scope; what a test does not replace must not be called. */
export function fakeDeps(
  held: Snapshot,
  answers: Answers = {},
  operations: Partial<Operations> = {},
): { deps: CommandDeps; seen: Seen } {
  const { window, seen } = fakeWindow(answers);
  const diagnoses: string[] = [];
  const deps: CommandDeps = {
    signIns: { renewalOf: unasked, signIn: unasked, who: unasked },
    clock: systemClock,
    accounts: { nameOf: (id) => id, isProduction: () => false },
    operations: {
      profiles: () => Promise.resolve([{ name: held.scope.profile, region: held.scope.region }]),
      snapshot: (of) => (of.profile === held.scope.profile ? held : emptySnapshot(of)),
      read: () => Promise.resolve(held),
      estate: () => Promise.resolve(held),
      diagnosis: () => Promise.resolve(held),
      live: () => Promise.resolve(noLiveEvidence),
      applyPlan: unasked,
      checkPlanId: () => Promise.resolve(),
      undoPlan: unasked,
      history: () => Promise.resolve(undefined),
      unfinished: () => Promise.resolve([]),
      journals: () => Promise.resolve([]),
      testConnection: unasked,
      vantages: unasked,
      way: readWay,
      runCheck: unasked,
      runMatrix: unasked,
      instances: unasked,
      kubeContexts: unasked,
      nodes: unasked,
      couriers: unasked,
      ...operations,
    },
    window,
    say: text,
    regions: () => [],
    style: () => ({}),
    openSetup: (target) => void seen.opened.push(`setup ${namesOf(target).join('+')}`),
    openChecks: (target) => void seen.opened.push(`checks ${target.clusterName}`),
    openTopology: (target, vantage) =>
      void seen.opened.push(`topology ${target.clusterName} ${vantage.kind}`),
    showLog: () => void seen.opened.push('log'),
    problem: {
      facts: () => ({ versions: {}, settings: {}, diagnosis: diagnoses.at(-1), log: [] }),
      diagnosed: (told) => void diagnoses.push(told),
      masked: createMasker().all,
    },
    run: (command) => void seen.opened.push(command),
    refresh: () => Promise.resolve(),
    startSandbox: () => Promise.resolve('sandbox'),
    view: createExplorerView({ get: () => undefined, update: () => Promise.resolve() }, () => {}),
    scopes: () => [held.scope],
    reveal: (node) => {
      seen.opened.push(`row ${nodeId(node)}`);
      return Promise.resolve();
    },
  };
  return { deps, seen };
}
