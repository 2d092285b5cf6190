import { message } from '../core/model/message.js';
import { PortError, type PortErrorInfo } from '../core/model/portError.js';
import { text } from '../core/model/text.js';
import type { Renew } from '../core/ports.js';
import type { Session } from './session.js';

/** Asks whoever sits at the terminal to sign in again; `undefined` where nobody does. */
export function renewAt({ io, connect }: Pick<Session, 'io' | 'connect'>): Renew | undefined {
  if (!io.isTty) return undefined;
  return async (scope, error, signal) => {
    io.stderr(`\n${new PortError(error).message}\n`);
    const command = signInCommand(error, scope.profile);
    const answer = await io.ask(text(message('cli.signIn', { command })), signal);
    if (/^\s*q/i.test(answer)) return undefined;
    return (await connect(scope, signal)).aws;
  };
}

/** What the error's help says to type, which may be about the profile that a role begins with. */
function signInCommand({ help }: PortErrorInfo, asked: string): string {
  const profile = String(help.args?.['profile'] ?? asked);
  return `aws ${help.key === 'help.aws.login' ? 'login' : 'sso login'} --profile ${profile}`;
}
