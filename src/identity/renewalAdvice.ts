import { shellWord } from '../core/dns/dig/digCommand.js';
import { message, type Message } from '../core/model/message.js';
import type { Renewal } from './renewal.js';

/** What renews credentials that cannot be renewed here, and the command for it where there is one. */
export interface RenewalAdvice {
  readonly text: Message;
  readonly command?: string;
}

/** An honest word on every way but IAM Identity Center. `host` is this machine. */
export function renewalAdvice(
  profile: string,
  renewal: Exclude<Renewal, { by: 'sso' }>,
  host: string,
): RenewalAdvice {
  switch (renewal.by) {
    case 'login': {
      const command = `aws login --profile ${shellWord(renewal.base)}`;
      return { text: message('signIn.login', { profile, command }), command };
    }
    case 'process':
      return { text: message('signIn.process', { profile, program: renewal.program }) };
    case 'keys': {
      const { base } = renewal;
      if (renewal.temporary) return { text: message('signIn.temporaryKeys', { base }) };
      const command = `aws configure --profile ${shellWord(base)}`;
      return { text: message('signIn.keys', { base, command }), command };
    }
    case 'webIdentity':
      return {
        text: message('signIn.webIdentity', { base: renewal.base, file: renewal.file }),
      };
    case 'machine':
      return { text: message('signIn.machine', { base: renewal.base, host }) };
    case 'environment':
      return { text: message('signIn.environment', { profile }) };
    case 'nothing': {
      const command = `aws configure sso --profile ${shellWord(renewal.base)}`;
      return { text: message('signIn.nothing', { base: renewal.base, command }), command };
    }
    case 'broken': {
      const { base, missing } = renewal;
      return { text: message('signIn.broken', { profile, base, missing }) };
    }
  }
}
