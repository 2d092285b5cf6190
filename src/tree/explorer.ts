import { setTimeout as sleep } from 'node:timers/promises';
import { valueOf } from '../core/model/fact.js';
import { portErrorOf } from '../core/model/portError.js';
import type { AwsScope } from '../core/model/identity.js';
import { scopeKey } from '../core/model/identity.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { Log } from '../core/ports.js';
import type { Operations } from '../ui/operations.js';
import { hasScope, type ViewState } from '../ui/explorerView.js';
import type { Say } from '../ui/say.js';
import { nodeId, noProfiles, parentOf, type TreeNode } from '../ui/treeNode.js';
import { changedNodes } from './changes.js';
import { childrenOf, regionsOf, type Sieve } from './children.js';
import { problemRow } from './noteRow.js';
import { placedRegion } from './placeRows.js';
import { problemOfError, type Problem } from './problem.js';
import { partsFor, partsToRefresh, unread } from './reads.js';
import { productionRow } from './production.js';
import type { Row } from './row.js';
import { rowOf } from './rows.js';
import { sieveOf } from './sieve.js';
import { createDescriber } from './describer.js';

/** What the explorer needs. */
export interface ExplorerDeps {
  readonly operations: Pick<Operations, 'profiles' | 'snapshot' | 'read'>;
  readonly say: Say;
  readonly log: Log;
  /** Whether the user has marked a profile as one of production. */
  readonly isProduction?: (profile: string) => boolean;
  /** The Regions to show for a profile besides its own. */
  readonly regions: (profile: string) => readonly string[];
  /** What the user has made of the explorer. */
  readonly view: () => ViewState;
  /** Redraws a row and what is below it; without one, the whole tree. */
  readonly changed: (node: TreeNode | undefined) => void;
  /** Aborts when the extension is shut down. */
  readonly signal: AbortSignal;
}

/**
 * The explorer without an editor: reads on expansion and nothing before, shows what
 * the store holds, and says which rows changed. One object stands for one row, so
 * that the editor recognises it.
 */
export class Explorer {
  readonly #deps: ExplorerDeps;
  readonly #nodes = new Map<string, TreeNode>();
  readonly #shown = new Map<string, Snapshot>();
  readonly #describer;
  #profilesProblem: Problem | undefined;

  constructor(deps: ExplorerDeps) {
    this.#deps = deps;
    this.#describer = createDescriber(deps.operations, (thrown) => this.#failed(thrown));
  }

  /** The rows below a row, read first if nobody has; without one, the profiles. */
  async children(node?: TreeNode): Promise<readonly TreeNode[]> {
    const { operations, regions, view } = this.#deps;
    if (!node) {
      return this.#profiles();
    }
    if (node.kind === 'profile') {
      const profiles = await operations.profiles();
      const own = profiles.find(({ name }) => name === node.profile)?.region;
      const { pins } = view();
      const all = regionsOf(node.profile, own, regions(node.profile));
      // One row cannot stand at two places: a pinned Region is above the profiles.
      const rest = all.filter((one) => one.kind !== 'region' || !hasScope(pins, one.scope));
      if (rest.length > 0) {
        await this.#whose(rest);
        return rest.map((one) => this.#intern(one));
      }
      return [this.#intern({ kind: 'note', parent: node, note: 'allPinned' })];
    }
    if (!('scope' in node)) return [];
    const { scope } = node;
    const reading = this.#readFor(node, scope);
    if (await this.#isSlow(node, reading)) return [this.#intern(checkingOf(node))];
    const snapshot = await reading;
    if (!this.#shown.has(scopeKey(scope))) this.#shown.set(scopeKey(scope), snapshot);
    const children = childrenOf(node, snapshot, this.#sieve());
    this.#readBehind(node, children, snapshot);
    return children.map((child) => this.#intern(child));
  }

  /**
   * Other credentials may be another account: until STS has answered, the rows that the editor
   * still shows must go. A place that nobody has seen has none.
   */
  async #isSlow(node: TreeNode, reading: Promise<unknown>): Promise<boolean> {
    if (node.kind !== 'region' || !this.#shown.has(scopeKey(node.scope))) {
      await reading;
      return false;
    }
    const slow = await Promise.race([reading.then(() => false), patience()]);
    if (slow) {
      reading
        .catch((thrown: unknown) => this.#failed(thrown))
        .finally(() => this.#deps.changed(this.#intern(node)));
    }
    return slow;
  }

  /**
   * Whose the Regions are is on their rows, which a later answer could not add to: the editor draws
   * a row anew only with all that is below it. STS is asked first, and not waited for too long.
   */
  async #whose(regions: readonly TreeNode[]): Promise<void> {
    const { operations, signal } = this.#deps;
    const reading = regions.map(async (one) => {
      if (one.kind !== 'region') return;
      const missing = unread(operations.snapshot(one.scope), ['identity']);
      if (missing.length > 0) await operations.read(one.scope, missing, signal);
    });
    const all = Promise.all(reading).catch((thrown: unknown) => this.#failed(thrown));
    await Promise.race([all, sleep(whoseMs)]);
  }

  /** The row of a node, from the store. */
  row(node: TreeNode): Row {
    const { operations, say } = this.#deps;
    const place = node.kind === 'note' ? node.parent : node;
    const scope = 'scope' in place ? place.scope : { profile: profileOf(place), region: '' };
    const context = { snapshot: operations.snapshot(scope), say };
    const profile = node.kind === 'profile' ? node.profile : scope.profile;
    if (node.kind === 'profile' || node.kind === 'region') {
      const plain = rowOf(node, context);
      const row = node.kind === 'region' ? placedRegion(plain, node, this.#deps) : plain;
      return this.#deps.isProduction?.(profile) ? productionRow(row, say) : row;
    }
    if (node.kind === 'note' && node.note === 'noProfiles' && this.#profilesProblem) {
      return problemRow(node, this.#profilesProblem, context);
    }
    return rowOf(node, context);
  }

  /** The row above. */
  parent(node: TreeNode): TreeNode | undefined {
    const pinned = node.kind === 'region' && hasScope(this.#deps.view().pins, node.scope);
    const parent = pinned ? undefined : parentOf(node);
    return parent && this.#intern(parent);
  }

  /** The one object that stands for a row. */
  nodeAt(node: TreeNode): TreeNode {
    return this.#intern(node);
  }

  /** Whether the filter lets a row through. */
  passes(node: TreeNode): boolean {
    if (!('scope' in node)) return true;
    return this.#sieve()?.(node, this.#deps.operations.snapshot(node.scope)) ?? true;
  }

  /** Must be called when the store has changed: redraws the smallest rows that differ. */
  storeChanged(scope: AwsScope): void {
    const { operations, say, changed } = this.#deps;
    const key = scopeKey(scope);
    const after = operations.snapshot(scope);
    const before = this.#shown.get(key);
    this.#shown.set(key, after);
    if (!before) return;
    const nodes = changedNodes(before, after, say, this.#sieve());
    for (const node of nodes) changed(this.#intern(node));
  }

  /** Reads a row and what is below it again; without a row, everything that has been read. */
  async refresh(node: TreeNode | undefined, signal: AbortSignal): Promise<void> {
    const { operations, changed } = this.#deps;
    if (!node || node.kind === 'profile') {
      const snapshots = [...this.#shown.values()].filter(
        ({ scope }) => !node || scope.profile === node.profile,
      );
      changed(node && this.#intern(node));
      await Promise.all(
        snapshots.map(({ scope }) => this.refresh({ kind: 'region', scope }, signal)),
      );
      return;
    }
    const place = node.kind === 'note' ? node.parent : node;
    if (!('scope' in place)) {
      changed(this.#intern(place));
      return;
    }
    const snapshot = operations.snapshot(place.scope);
    await operations.read(place.scope, partsToRefresh(place, snapshot), signal);
    // New rows, or a list that failed before, are drawn from what is in the store now.
    changed(this.#intern(place));
  }

  /** The scopes that have been looked at. */
  scopes(): readonly AwsScope[] {
    return [...this.#shown.values()].map(({ scope }) => scope);
  }

  /** An unreadable file is a row like any other trouble; no profiles at all is the welcome text. */
  async #profiles(): Promise<readonly TreeNode[]> {
    const { operations, view } = this.#deps;
    try {
      const profiles = await operations.profiles();
      this.#profilesProblem = undefined;
      const { pins, pinnedOnly } = view();
      const names = new Set(profiles.map(({ name }) => name));
      const pinned = pins.filter(({ profile }) => names.has(profile));
      return [
        ...pinned.map((scope): TreeNode => ({ kind: 'region', scope })),
        ...(pinnedOnly
          ? []
          : profiles.map(({ name }): TreeNode => ({ kind: 'profile', profile: name }))),
      ].map((one) => this.#intern(one));
    } catch (thrown) {
      this.#failed(thrown);
      this.#profilesProblem = problemOfError(portErrorOf(thrown).info);
      return [this.#intern(noProfiles)];
    }
  }

  #sieve(): Sieve | undefined {
    return sieveOf(this.#deps.view().filter, this.#deps.say);
  }

  /** What one round of reading tells may ask for another. */
  async #readFor(node: TreeNode, scope: AwsScope): Promise<Snapshot> {
    const { operations, signal } = this.#deps;
    for (;;) {
      const snapshot = operations.snapshot(scope);
      const missing = unread(snapshot, partsFor(node, snapshot));
      if (missing.length === 0) return snapshot;
      await operations.read(scope, missing, signal);
      // Credentials that changed meanwhile would make this an endless loop.
      const after = operations.snapshot(scope);
      if (unread(after, missing).length > 0) return after;
    }
  }

  /** What rows say once it is known; nobody waits for it. */
  #readBehind(node: TreeNode, children: readonly TreeNode[], snapshot: Snapshot): void {
    const { operations, signal } = this.#deps;
    const { scope } = snapshot;
    const isList = node.kind === 'group' && node.group === 'clusters';
    const waits = children.some((child) => child.kind === 'note' && child.note === 'reading');
    const names = children.flatMap((child) => (child.kind === 'cluster' ? [child.name] : []));
    const all = waits ? (valueOf(snapshot.clusterNames) ?? []) : names;
    this.#describer.want(scope, all, signal);
    const ofVerdicts = isList && names.length > 0 ? (['rules', 'associations'] as const) : [];
    const missing = unread(snapshot, ofVerdicts);
    if (missing.length === 0) return;
    operations.read(scope, missing, signal).catch((thrown: unknown) => this.#failed(thrown));
  }

  #intern(node: TreeNode): TreeNode {
    const id = nodeId(node);
    const known = this.#nodes.get(id);
    if (known) return known;
    this.#nodes.set(id, node);
    return node;
  }

  #failed(thrown: unknown): void {
    const { info } = portErrorOf(thrown);
    if (info.kind !== 'cancelled') this.#deps.log.error('explorer.failed', { ...info.args });
  }
}

/** How long rows of credentials that have been replaced may stay on the screen, milliseconds. */
const patienceMs = 250;

/** How long the Regions of a profile wait for their account, milliseconds. */
const whoseMs = 1_000;

async function patience(): Promise<boolean> {
  await sleep(patienceMs);
  return true;
}

function checkingOf(parent: TreeNode): TreeNode {
  return { kind: 'note', parent, note: 'checking' };
}

function profileOf(node: TreeNode): string {
  return node.kind === 'profile' ? node.profile : '';
}
