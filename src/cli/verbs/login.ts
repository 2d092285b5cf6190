import { hostname } from 'node:os';
import { roleOf } from '../../core/model/identity.js';
import { message } from '../../core/model/message.js';
import { PortError } from '../../core/model/portError.js';
import { text } from '../../core/model/text.js';
import { renewalAdvice } from '../../identity/renewalAdvice.js';
import { defaultProfileName, environmentRegion } from '../../identity/profiles.js';
import type { SsoRenewal } from '../../identity/sso/desk.js';
import type { SignInState } from '../../identity/sso/signIns.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import type { Session } from '../session.js';

/**
 * `login`: signs in to IAM Identity Center by device code, and says as whom. Where credentials are
 * renewed in another way, that way is the error. With `--json` link and code go to standard error.
 */
export async function login(session: Session, options: Options): Promise<ExitCode> {
  const { io, profiles, connect } = session;
  const name = options.profile ?? defaultProfileName(io.env);
  const profile = await profiles.findProfile(name);
  const renewal = await session.desk.renewalOf(name);
  if (renewal.by !== 'sso') {
    const advice = renewalAdvice(name, renewal, hostname());
    throw new PortError({
      kind: 'noCredentials',
      messageKey: advice.text.key,
      args: advice.text.args ?? {},
      help: message('help.signIn.then'),
    });
  }
  await signInAt(session, renewal, options.json ? io.stderr : io.stdout);
  const region =
    options.region ?? environmentRegion(io.env) ?? profile.region ?? renewal.session.region;
  const { aws } = await connect({ profile: name, region }, io.signal);
  const { accountId, arn } = await aws.callerIdentity(io.signal);
  const role = roleOf(arn);
  const done = message('signIn.done', { account: accountId, role, profile: name });
  if (options.json) writeJson(io, { profile: name, account: accountId, role, arn });
  else io.stdout(`${text(done)}\n`);
  return exitCodes.ok;
}

/** Signs in by device code at a terminal: prints link and code, and waits. */
export async function signInAt(
  { io, desk, clock }: Pick<Session, 'io' | 'desk' | 'clock'>,
  renewal: SsoRenewal,
  write: (text: string) => void,
): Promise<void> {
  const session = renewal.session.name ?? renewal.session.startUrl;
  let told: SignInState['at'] | undefined;
  const show = (state: SignInState): void => {
    if (state.at === told || state.at === 'asking') return;
    told = state.at;
    if (state.at === 'elsewhere') {
      const { pid, host } = state.holder;
      write(`${text(message('cli.login.elsewhere', { session, pid, host }))}\n`);
      return;
    }
    const minutes = Math.ceil((state.expiresAt - clock.now()) / 60_000);
    const code = text(message('cli.login.code', { code: state.userCode, minutes }));
    write(`${text(message('cli.login.begin', { session }))}\n\n  ${state.link}\n\n${code}\n`);
  };
  await desk.signIn(renewal, show, io.signal);
}
