import type { Part } from '../../../../src/core/inventory/parts.js';
import type { ApplyEvent, ApplyResult } from '../../../../src/core/model/apply.js';
import type { AwsScope } from '../../../../src/core/model/identity.js';
import type { Plan, PlanStyle } from '../../../../src/core/model/plan.js';
import type { Snapshot } from '../../../../src/core/model/snapshot.js';
import { text } from '../../../../src/core/model/text.js';
import type { SetupState } from '../../../../src/webviews/contract/setup.js';
import { SetupController } from '../../../../src/webviews/host/setupController.js';
import type { Confirmation, SetupDeps } from '../../../../src/webviews/host/setupDeps.js';
import { targetNames, type ClusterTarget } from '../../../../src/webviews/host/target.js';
import { postEstate, target } from './postEstate.js';
import { rememberingLog, settle } from './quietLog.js';

/** An apply that the test ends when it likes. */
export interface Applying {
  readonly plan: Plan;
  readonly signal: AbortSignal;
  readonly evenIfNotRemovable: boolean;
  readonly hear: (event: Omit<ApplyEvent, 'planId'> & { readonly planId?: string }) => void;
  readonly end: (result: Omit<ApplyResult, 'planId' | 'elapsedMs'>) => void;
  readonly fail: (thrown: unknown) => void;
}

/** A setup controller in a world of which every answer can be set. */
export class SetupWorld {
  estate: () => Promise<Snapshot> = () => Promise.resolve(postEstate());
  profiles: readonly string[] = [target.scope.profile];
  read: (scope: AwsScope, parts: readonly Part[]) => Promise<Snapshot> = () =>
    Promise.reject(new Error('nobody should have read this'));
  yes = true;
  undoes: Plan | undefined;
  readonly questions: Confirmation[] = [];
  readonly applies: Applying[] = [];
  readonly copied: string[] = [];
  readonly saved: { name: string; content: string }[] = [];
  readonly exported: string[] = [];
  style: PlanStyle = {};
  readonly notices: string[] = [];
  /** The plans that the notices offer a report of. */
  readonly offered: (string | undefined)[] = [];
  readonly reports: string[] = [];
  expectedTimes: SetupDeps['expectedTimes'] = () => Promise.resolve({});
  readonly opened: string[] = [];
  readonly undoAsked: string[] = [];
  readonly log = rememberingLog();

  controller(wished?: SetupState['request'], of: ClusterTarget = target): SetupController {
    return new SetupController(this.#deps(), of, wished);
  }

  /** A controller whose page is ready and shown. */
  async shown(
    wished?: SetupState['request'],
    of: ClusterTarget = target,
  ): Promise<SetupController> {
    const controller = this.controller(wished, of);
    controller.setVisible(true);
    controller.handle({ type: 'ready' });
    await settle();
    return controller;
  }

  /** The apply that goes on. */
  applying(): Applying {
    const last = this.applies.at(-1);
    if (!last) throw new Error('nothing is being applied');
    return last;
  }

  #deps(): SetupDeps {
    return {
      estate: () => this.estate(),
      profiles: () => Promise.resolve(this.profiles),
      read: (scope, parts) => this.read(scope, parts),
      applyPlan: (plan, onEvent, signal, options) => this.#apply(plan, onEvent, signal, options),
      expectedTimes: (plan) => this.expectedTimes(plan),
      undoPlan: (planId) => {
        this.undoAsked.push(planId);
        return Promise.resolve(this.undoes);
      },
      render: text,
      clipboard: (copy) => {
        this.copied.push(copy);
        return Promise.resolve();
      },
      savePlan: (name, content) => {
        this.saved.push({ name, content });
        return Promise.resolve();
      },
      exportPlan: (content) => void this.exported.push(content),
      style: () => this.style,
      accountName: (accountId) => accountId,
      report: (planId) => void this.reports.push(planId),
      confirm: (question) => {
        this.questions.push(question);
        return Promise.resolve(this.yes);
      },
      notify: (notice, _good, reportOf) => {
        this.notices.push(notice);
        this.offered.push(reportOf);
      },
      openChecks: ({ clusterName }) => this.opened.push(`checks ${clusterName}`),
      disable: () => this.opened.push('disable'),
      forwarders: (target) => this.opened.push(`forwarders ${targetNames(target).join('+')}`),
      log: this.log,
    };
  }

  #apply(
    plan: Plan,
    onEvent: (event: ApplyEvent) => void,
    signal: AbortSignal,
    { evenIfNotRemovable }: { readonly evenIfNotRemovable: boolean },
  ): Promise<ApplyResult> {
    return new Promise((resolve, reject) => {
      this.applies.push({
        plan,
        signal,
        evenIfNotRemovable,
        hear: (event) => onEvent({ planId: plan.id, ...event }),
        end: (result) => resolve({ ...result, planId: plan.id, elapsedMs: 1000 }),
        fail: (thrown) => reject(thrown instanceof Error ? thrown : new Error(String(thrown))),
      });
    });
  }
}
