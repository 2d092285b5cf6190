import { hostname } from 'node:os';
import { roleOf, type AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import { portErrorOf, type PortError } from '../core/model/portError.js';
import type { SsoRenewal } from '../identity/sso/desk.js';
import { renewalAdvice } from '../identity/renewalAdvice.js';
import { showSignIn } from '../ui/deviceSignIn.js';
import { pickProfile } from '../ui/pickCluster.js';
import { scopeOf } from '../ui/target.js';
import type { Command, CommandDeps } from './deps.js';

/**
 * **Sign in again…**: by device code where the profile belongs to IAM Identity Center, else what
 * renews its credentials. The token goes where the AWS tools keep it, and nothing is kept here.
 * Gives what was done: `signedIn`, or the text that was said.
 */
export const signIn: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const { say, window, signIns } = deps;
    const scope = scopeOf(argument) ?? (await scopeOfProfile(deps));
    const { profile } = scope;
    const known = await deps.operations.profiles();
    if (known.find(({ name }) => name === profile)?.source === 'sandbox') {
      const text = say(message('signIn.sandbox', { profile }));
      window.say('info', text);
      return text;
    }
    const renewal = await signIns.renewalOf(profile);
    if (renewal.by !== 'sso') {
      const advice = renewalAdvice(profile, renewal, hostname());
      return advise(deps, scope, say(advice.text), advice.command);
    }
    return signInHere(deps, scope, renewal, signal);
  };

/** By the way of the profile that the user picks; its Region matters only to ask who that is. */
async function scopeOfProfile(deps: CommandDeps): Promise<AwsScope> {
  const { name, region } = await pickProfile(deps);
  return { profile: name, region: region ?? deps.regions(name)[0] ?? '' };
}

function advise(
  deps: CommandDeps,
  scope: AwsScope,
  text: string,
  command: string | undefined,
): string {
  const { say, window } = deps;
  const copy = {
    title: say(message('ui.button.copyCommand')),
    run: () => (command === undefined ? undefined : window.copy(command)),
  };
  const refresh = {
    title: say(message('ui.button.refresh')),
    run: () => deps.run('eksPrivateDns.refresh', { kind: 'region', scope }),
  };
  window.say('info', text, command === undefined ? [refresh] : [copy, refresh]);
  return command ?? text;
}

async function signInHere(
  deps: CommandDeps,
  scope: AwsScope,
  renewal: SsoRenewal,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { say, window, signIns } = deps;
  const session = renewal.session.name ?? renewal.session.startUrl;
  // At the end of a chain of roles they are not the profile's own.
  const { account, role } = renewal.base === scope.profile ? renewal : {};
  const whose = { session, profile: scope.profile };
  const title =
    account === undefined || role === undefined
      ? message('signIn.title', whose)
      : message('signIn.titleAccount', { ...whose, account: deps.accounts.nameOf(account), role });
  try {
    await showSignIn(
      deps,
      { title: say(title), region: renewal.session.region },
      (show, stop) => signIns.signIn(renewal, show, stop),
      signal,
    );
  } catch (thrown) {
    const error = portErrorOf(thrown);
    if (!canBeginAgain(error)) throw error;
    const problem = say(message(error.info.messageKey, error.info.args));
    window.say('warn', say(message('signIn.ended', { session, problem })), [
      {
        title: say(message('ui.button.signIn')),
        run: () => deps.run('eksPrivateDns.signIn', scope),
      },
    ]);
    return undefined;
  }
  const region = scope.region || renewal.session.region;
  await sayWho(deps, { ...scope, region }, session, signal);
  return 'signedIn';
}

/** The code ran out, or was denied: another one may go better. */
function canBeginAgain({ info }: PortError): boolean {
  return info.messageKey === 'error.sso.ranOut' || info.messageKey === 'error.sso.denied';
}

/** Signed in need not mean that the profile works: its role may be gone. */
async function sayWho(
  { say, window, signIns, accounts }: CommandDeps,
  scope: AwsScope,
  session: string,
  signal: AbortSignal,
): Promise<void> {
  const { profile } = scope;
  try {
    const { accountId, arn } = await signIns.who(scope, signal);
    const who = { account: accounts.nameOf(accountId), role: roleOf(arn), profile };
    window.say('info', say(message('signIn.done', who)));
  } catch (thrown) {
    const { messageKey, args } = portErrorOf(thrown).info;
    const problem = say(message(messageKey, args));
    window.say('warn', say(message('signIn.doneUnknown', { session, profile, problem })));
  }
}
