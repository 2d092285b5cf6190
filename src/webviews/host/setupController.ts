import type { ApplyResult } from '../../core/model/apply.js';
import { message } from '../../core/model/message.js';
import type { Plan } from '../../core/model/plan.js';
import { portErrorOf, type PortErrorInfo } from '../../core/model/portError.js';
import { isRefusal } from '../../core/preflight/refusal.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { SetupFromApp, SetupState } from '../contract/setup.js';
import type { SetupRequest } from '../contract/setupForm.js';
import { confirmationOf } from './confirmations.js';
import { ClientAccounts } from './clientAccounts.js';
import { Listeners, type Controller } from './controller.js';
import { pageTexts } from './pageTexts.js';
import { RunRecord } from './runRecord.js';
import { setupCore, type SetupCore } from './setupCore.js';
import type { SetupDeps } from './setupDeps.js';
import { modelOf, unreadable, type SetupModel } from './setupModel.js';
import { enableRequest } from './setupRequest.js';
import { setupState } from './setupState.js';
import { targetNames, type ClusterTarget } from './target.js';

/** What the setup page shows and does, without an editor. */
export class SetupController implements Controller<SetupState, SetupFromApp> {
  readonly #deps: SetupDeps;
  readonly #target: ClusterTarget;
  readonly #core: SetupCore;
  readonly #texts: Readonly<Record<string, string>>;
  readonly #listeners = new Listeners();
  #phase: SetupState['phase'] = 'loading';
  #wished: SetupRequest | undefined;
  #model: SetupModel | undefined;
  #error: PortErrorInfo | undefined;
  #run: RunRecord | undefined;
  #undoOf: string | undefined;
  readonly #accounts: ClientAccounts;
  #profiles: readonly string[] = [];
  #refused = false;
  #reading: AbortController | undefined;
  #applying: AbortController | undefined;
  /** Aborts with the form. */
  readonly #closed = new AbortController();
  #asking = false;
  #visible = false;

  /** `wished` is what was chosen before a reload of the window. */
  constructor(
    deps: SetupDeps,
    target: ClusterTarget,
    wished: SetupRequest | undefined,
    core: SetupCore = setupCore,
  ) {
    this.#deps = deps;
    this.#target = target;
    this.#core = core;
    this.#wished = wished;
    this.#accounts = new ClientAccounts({
      read: (scope, parts, signal) => deps.read(scope, parts, signal),
      region: target.scope.region,
      clusterNames: targetNames(target),
    });
    this.#texts = pageTexts('setup', (text) => deps.render(text));
  }

  state(): SetupState {
    const source = {
      target: this.#target,
      texts: this.#texts,
      phase: this.#phase,
      reading: this.#reading !== undefined,
      error: this.#error,
      wished: this.#wished,
      model: this.#model,
      run: this.#run,
    };
    return setupState(source, (text) => this.#deps.render(text));
  }

  busy(): boolean {
    return this.#applying !== undefined;
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  dispose(): void {
    this.#closed.abort();
    this.#reading?.abort();
    this.#applying?.abort();
  }

  handle(sent: SetupFromApp): void {
    switch (sent.type) {
      case 'ready':
        if (!this.#model && !this.#reading && !this.#error) this.#start(this.#read(true));
        break;
      case 'refresh':
        if (!this.#applying) this.#start(this.#read(true));
        break;
      case 'change':
        this.#wish(sent.request);
        break;
      case 'planAnyway':
        if (this.#model) this.#wish({ ...this.#model.request, evenIfNotNeeded: true });
        break;
      case 'apply':
        if (this.#phase === 'editing') this.#start(this.#apply(this.#model?.planning.plan));
        break;
      case 'cancel':
        this.#cancel();
        break;
      case 'undo':
        if (this.#run?.canUndo === true) this.#start(this.#undo());
        break;
      case 'report':
        if (this.#run?.hasReport === true) this.#deps.report(this.#run.plan.id);
        break;
      case 'disable':
        this.#deps.disable(this.#target);
        break;
      case 'forwarders':
        this.#deps.forwarders(this.#target);
        break;
      case 'verify':
        for (const clusterName of targetNames(this.#target)) {
          this.#deps.openChecks({ scope: this.#target.scope, clusterName });
        }
        break;
      case 'copyPlan':
      case 'copyPolicy':
      case 'savePlan':
      case 'exportPlan':
        this.#start(this.#copy(sent.type));
        break;
    }
  }

  /** Nothing started from a message may end unheard. */
  #start(act: Promise<void>): void {
    act.catch((thrown: unknown) => {
      this.#error = portErrorOf(thrown).info;
      this.#deps.log.error('setup.failed', { detail: this.#error.detail ?? this.#error.kind });
      this.#listeners.fire();
    });
  }

  #wish(request: SetupRequest): void {
    if (this.#phase !== 'editing' || !this.#model) return;
    this.#wished = request;
    this.#renew();
    this.#start(this.#readNewAccounts(this.#model.snapshot));
  }

  /** What follows from the same reading and what is wished now. */
  #renew(): void {
    if (this.#model) this.#model = this.#modelOf(this.#model.snapshot);
    this.#listeners.fire();
  }

  /** Those that were named just now; the form can be used meanwhile. */
  async #readNewAccounts(snapshot: Snapshot): Promise<void> {
    const fresh = this.#accounts.unread(this.#named());
    if (fresh.length === 0) return;
    const reading = this.#accounts.read(snapshot, fresh, this.#closed.signal);
    this.#renew();
    try {
      await reading;
    } catch (thrown) {
      if (!this.#closed.signal.aborted) throw thrown;
    }
    this.#renew();
  }

  /** The profiles of further accounts, of those that are there. */
  #named(): readonly string[] {
    const wished = (this.#wished?.accounts ?? []).map(({ profile }) => profile);
    return [...new Set(wished)].filter((one) => this.#profiles.includes(one));
  }

  #modelOf(snapshot: Snapshot): SetupModel {
    const subject = {
      core: this.#core,
      snapshot,
      clusterNames: targetNames(this.#target),
      style: this.#deps.style(),
      profiles: this.#profiles,
      accounts: this.#accounts.of(this.#named()),
      refused: this.#refused,
    };
    return modelOf(subject, this.#wished);
  }

  /** `afresh`: back to the form when read; else only what is behind the outcome is renewed. */
  async #read(afresh: boolean): Promise<void> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#error = undefined;
    if (!this.#model) this.#phase = 'loading';
    this.#listeners.fire();
    try {
      const [snapshot, profiles] = await Promise.all([
        this.#deps.estate(this.#target, reading.signal),
        this.#deps.profiles(),
      ]);
      if (this.#reading !== reading) return;
      this.#profiles = profiles.filter((one) => one !== this.#target.scope.profile);
      await this.#accounts.read(snapshot, this.#named(), reading.signal);
      if (this.#reading !== reading) return;
      this.#model = this.#modelOf(snapshot);
      this.#error = unreadable(snapshot, targetNames(this.#target));
    } catch (thrown) {
      if (this.#reading !== reading) return;
      this.#error = portErrorOf(thrown).info;
    }
    this.#reading = undefined;
    if (afresh && !this.#applying) {
      this.#run = undefined;
      this.#phase = 'editing';
    }
    this.#listeners.fire();
  }

  async #apply(plan: Plan | undefined): Promise<void> {
    if (!plan || plan.steps.length === 0 || this.#asking || this.#applying) return;
    this.#asking = true;
    const evenIfNotRemovable =
      plan.verb === 'enable' && this.#model?.request.evenIfNotRemovable === true;
    const question = confirmationOf(plan, this.#deps.render, this.#deps.accountName, {
      evenIfNotRemovable,
    });
    try {
      if (!(await this.#deps.confirm(question, plan))) return;
    } finally {
      this.#asking = false;
    }
    this.#reading?.abort();
    this.#reading = undefined;
    const run = new RunRecord(plan, Date.now());
    const applying = new AbortController();
    this.#applying = applying;
    this.#run = run;
    this.#phase = 'applying';
    this.#error = undefined;
    if (plan.verb !== 'undo') this.#undoOf = plan.id;
    this.#listeners.fire();
    this.#start(this.#expect(run));
    try {
      const hear = (event: Parameters<RunRecord['hear']>[0]) => {
        run.hear(event, this.#deps.render);
        this.#listeners.fire();
      };
      const options = { evenIfNotRemovable };
      const result = await this.#deps.applyPlan(plan, hear, applying.signal, options);
      run.end(result, this.#deps.render);
      this.#end(run, result.outcome, result);
    } catch (thrown) {
      const { info } = portErrorOf(thrown);
      run.fail(info);
      this.#end(run, info.kind === 'cancelled' ? 'cancelled' : 'failed', undefined);
    }
  }

  /** The run does not wait for it, and goes on without it. */
  async #expect(run: RunRecord): Promise<void> {
    try {
      run.expected = await this.#deps.expectedTimes(run.plan);
      this.#listeners.fire();
    } catch (thrown) {
      const { kind, detail = kind } = portErrorOf(thrown).info;
      this.#deps.log.warn('setup.expectedTimes', { detail });
    }
  }

  #end(run: RunRecord, outcome: ApplyResult['outcome'], result: ApplyResult | undefined): void {
    const unfinished = outcome !== 'done';
    // Without a result nobody knows what was made; the journal does.
    const made = !result || result.made.length > 0 || run.plan.verb === 'undo';
    run.canUndo = unfinished && made;
    run.cancelling = false;
    this.#refused = unfinished && (this.#refused || isRefusal(run.error));
    this.#applying = undefined;
    this.#phase = outcome;
    if (!this.#visible) this.#notify(run, outcome);
    this.#listeners.fire();
    if (this.#visible) this.#start(this.#read(false));
  }

  #notify(run: RunRecord, outcome: ApplyResult['outcome']): void {
    const { render } = this.#deps;
    const clusterName = targetNames(this.#target);
    const done = run.plan.verb === 'undo' ? 'setup.ended.undone' : 'setup.ended.done';
    const cause = run.error ? render(message(run.error.messageKey, run.error.args)) : '';
    const key = outcome === 'done' ? done : (`setup.ended.${outcome}` as const);
    this.#deps.notify(
      render(message(key, { clusterName, cause })),
      outcome === 'done',
      run.hasReport ? run.plan.id : undefined,
    );
  }

  async #undo(): Promise<void> {
    if (this.#undoOf === undefined || this.#applying || this.#asking) return;
    const plan = await this.#deps.undoPlan(this.#undoOf, new AbortController().signal);
    if (plan && plan.steps.length > 0) {
      await this.#apply(plan);
      return;
    }
    this.#error = {
      kind: 'notFound',
      messageKey: 'setup.undo.nothing',
      args: {},
      help: message('setup.undo.nothing.help'),
    };
    this.#listeners.fire();
  }

  #cancel(): void {
    if (this.#applying && this.#run) {
      this.#run.cancelling = true;
      this.#applying.abort();
      this.#listeners.fire();
    } else {
      this.#reading?.abort();
    }
  }

  async #copy(what: 'copyPlan' | 'copyPolicy' | 'savePlan' | 'exportPlan'): Promise<void> {
    if (!this.#model) return;
    const { planning, request, style } = this.#model;
    const { plan, verdicts, problems } = planning;
    if (!plan) return;
    if (what === 'savePlan' || what === 'exportPlan') {
      const asked = enableRequest(targetNames(this.#target), request, style);
      const content = this.#core.planFile(planning, asked);
      const name = `${plan.clusterName}.${plan.verb}.plan.json`;
      if (what === 'exportPlan') this.#deps.exportPlan(content);
      else await this.#deps.savePlan(name, content);
      return;
    }
    const text =
      what === 'copyPlan'
        ? this.#core.planText(plan, verdicts, problems, this.#deps.render)
        : JSON.stringify(this.#core.policyFor(plan), null, 2);
    await this.#deps.clipboard(text);
  }
}
