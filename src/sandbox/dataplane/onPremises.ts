import { RCODE } from '../../core/dns/wire/rcodes.js';
import { TYPE } from '../../core/dns/wire/recordTypes.js';
import { isPrivateAddress } from '../../core/model/cidr.js';
import type { Forwarder } from '../model/onPremisesServer.js';
import type { OnPremisesClient } from '../world.js';
import { addressRecords, bare, publicReply } from './replies.js';
import type { Reply } from './result.js';
import { note } from './trace.js';
import type { Walk } from './walk.js';

/** Asks one target of a forwarder; undefined is silence. */
export type AskTarget = (address: string, recursionDesired: boolean) => Reply | undefined;

function forwarderFor(forwarders: readonly Forwarder[], name: string): Forwarder | undefined {
  return forwarders
    .filter(({ domain }) => name === domain || name.endsWith(`.${domain}`))
    .sort((a, b) => b.domain.length - a.domain.length)[0];
}

/** The first target that answers with data or with its absence; a refusal is as bad as silence. */
function forwarded({ targets, recursionDesired }: Forwarder, ask: AskTarget): Reply {
  for (const address of targets) {
    const reply = ask(address, recursionDesired);
    if (reply?.rcode === RCODE.NOERROR || reply?.rcode === RCODE.NXDOMAIN) return reply;
  }
  return bare(RCODE.SERVFAIL);
}

/** Without the addresses that a filter against rebinding takes out: NOERROR, perhaps with none left. */
function stripped(reply: Reply): Reply {
  const answers = reply.answers.filter(
    ({ data }) => !((data.kind === 'A' || data.kind === 'AAAA') && isPrivateAddress(data.address)),
  );
  return { ...reply, answers };
}

/** From the server's cache, with what is left of the TTL, in whole seconds. */
function cachedReply(
  { now, name, question }: Walk,
  { server }: OnPremisesClient,
): Reply | undefined {
  const found = server?.cached?.find(
    (one) => one.name === name && TYPE[one.type] === question.type && now < one.until,
  );
  if (!found) return undefined;
  const ttl = Math.ceil((found.until - now) / 1000);
  return { ...bare(RCODE.NOERROR), answers: addressRecords(question, found.addresses, ttl) };
}

/**
 * What a DNS server outside AWS answers (aws facts §7): by its forwarder for the name, else from
 * public DNS; a validator without a way to the parents fails for what it forwards unless CD is set.
 */
export function serverReply(
  walk: Walk,
  client: OnPremisesClient,
  hop: number,
  ask: AskTarget,
): Reply {
  const { world, name, question, steps } = walk;
  const recorder = { hop, steps };
  const { forwarders = [], stripsPrivateAnswers, validates } = client.server ?? {};
  const kept = cachedReply(walk, client);
  if (kept) {
    note(recorder, 'cache', true, client.address, name);
    return kept;
  }
  const forwarder = forwarderFor(forwarders, name);
  const filtered = (reply: Reply): Reply => (stripsPrivateAnswers ? stripped(reply) : reply);
  if (!forwarder) {
    note(recorder, 'public', true, client.address, 'public DNS');
    return filtered(publicReply(world, name, question));
  }
  note(recorder, 'forwarder', true, client.address, forwarder.domain);
  const reply = forwarded(forwarder, ask);
  const bogus = validates === true && question.checkingDisabled !== true;
  if (bogus && reply.rcode === RCODE.NOERROR) {
    note(recorder, 'validation', false, client.address, 'no chain of trust to the parents');
    return bare(RCODE.SERVFAIL);
  }
  return filtered(reply);
}
