import type { ClientVantage } from '../core/diagnose/vantage.js';
import type { AwsScope, CallerIdentity } from '../core/model/identity.js';
import type { PlanStyle } from '../core/model/plan.js';
import type { Clock } from '../core/ports.js';
import type { SignInDesk } from '../identity/sso/desk.js';
import type { Window } from '../platform/window.js';
import type { Accounts } from '../ui/accounts.js';
import type { ActWork } from '../ui/act.js';
import type { ExplorerView } from '../ui/explorerView.js';
import type { Operations } from '../ui/operations.js';
import type { ProblemFacts } from '../ui/problemReport.js';
import type { Say } from '../ui/say.js';
import type { ClusterTarget } from '../ui/target.js';
import type { TreeNode } from '../ui/treeNode.js';

/** What a report of a problem needs, and what keeps it up to date. */
export interface ProblemSource {
  readonly facts: () => ProblemFacts;
  /** Keeps the text of a diagnosis in place of the one before. */
  readonly diagnosed: (text: string) => void;
  /** A text without what nobody else should read. */
  readonly masked: (text: string) => string;
}

/** What commands are made from. Each takes what it needs of it. */
export interface CommandDeps {
  readonly signIns: SignInDesk & {
    /** Who the profile's credentials are now. */
    readonly who: (scope: AwsScope, signal: AbortSignal) => Promise<CallerIdentity>;
  };
  readonly clock: Clock;
  readonly operations: Operations;
  readonly window: Window;
  /** Their aliases, and which are production. */
  readonly accounts: Accounts;
  readonly say: Say;
  /** The Regions to offer for a profile besides its own. */
  readonly regions: (profile: string) => readonly string[];
  /** What the user has made of the explorer in this workspace. */
  readonly view: ExplorerView;
  /** The scopes of which something has been read. */
  readonly scopes: () => readonly AwsScope[];
  /** Names and tags of the settings. */
  readonly style: () => PlanStyle;
  readonly openSetup: (target: ClusterTarget) => void;
  readonly openChecks: (target: ClusterTarget) => void;
  readonly openTopology: (target: ClusterTarget, vantage: ClientVantage) => void;
  readonly showLog: () => void;
  readonly problem: ProblemSource;
  /** Runs another command of the extension, for a button. */
  readonly run: (command: string, argument: unknown) => void;
  /** Reads a row and what is below it again; without a row, everything that was read. */
  readonly refresh: (node: TreeNode | undefined, signal: AbortSignal) => Promise<void>;
  /** Starts the sandbox if it does not run, and adds its profile. Gives the profile's name. */
  readonly startSandbox: (signal: AbortSignal) => Promise<string>;
  /** Shows a row in the explorer, whatever hides it. */
  readonly reveal: (node: TreeNode) => Promise<void>;
}

/** A command: made from its needs, run by the act wrapper. */
export type Command = (deps: CommandDeps) => ActWork;
