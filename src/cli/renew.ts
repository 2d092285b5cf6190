import { hostname } from 'node:os';
import { message } from '../core/model/message.js';
import { PortError, portErrorOf } from '../core/model/portError.js';
import { text } from '../core/model/text.js';
import type { Renew } from '../core/ports.js';
import { renewalAdvice } from '../identity/renewalAdvice.js';
import type { Session } from './session.js';
import { signInAt } from './verbs/login.js';

/** Asks whoever sits at the terminal to sign in again; `undefined` where nobody does. */
export function renewAt(
  session: Pick<Session, 'io' | 'connect' | 'desk' | 'clock'>,
): Renew | undefined {
  const { io, connect, desk } = session;
  if (!io.isTty) return undefined;
  return async (scope, error, signal) => {
    io.stderr(`\n${new PortError(error).message}\n`);
    const renewal = await desk.renewalOf(scope.profile);
    if (renewal.by !== 'sso') {
      io.stderr(`${text(renewalAdvice(scope.profile, renewal, hostname()).text)}\n`);
    }
    const question = renewal.by === 'sso' ? 'cli.signIn.here' : 'cli.signIn.elsewhere';
    for (;;) {
      const answer = await io.ask(text(message(question)), signal);
      if (/^\s*q/i.test(answer)) return undefined;
      if (renewal.by === 'sso' && !/^\s*c/i.test(answer)) {
        const refusal = await signInAt(session, renewal, io.stderr).then(noRefusal, refusalOf);
        if (refusal) {
          io.stderr(`${refusal.message}\n`);
          continue;
        }
      }
      return (await connect(scope, signal)).aws;
    }
  };
}

function noRefusal(): undefined {
  return undefined;
}

/** A code that ran out or was denied is no end: the next one may go better. */
function refusalOf(thrown: unknown): PortError {
  const error = portErrorOf(thrown);
  if (error.kind === 'timeout' || error.kind === 'accessDenied') return error;
  throw error;
}
