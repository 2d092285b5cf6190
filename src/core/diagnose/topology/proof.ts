import { message, type Message } from '../../model/message.js';
import type { Diagnosis, Hop } from '../diagnosis.js';
import { ownAnswers, type LiveAnswer } from '../live.js';
import { connectionWords } from '../seen.js';

/** What was seen of a whole way. */
export interface Proof {
  readonly outcome: 'pass' | 'drop';
  readonly sentence: Message;
}

const right: readonly LiveAnswer['verdict'][] = ['private', 'empty-as-expected'];
const silent: readonly LiveAnswer['verdict'][] = ['not-compared', 'cancelled', 'invalid-query'];

/**
 * The last proof of a way: the answers that clients at the vantage got over UDP, or else over TCP;
 * the connection to an address. The worst counts. `undefined` where nothing was seen.
 */
export function proofOf(
  diagnosis: Diagnosis,
  part: Hop['part'],
  to: string | undefined,
): Proof | undefined {
  return part === 'name' ? proofOfName(diagnosis) : proofOfConnection(diagnosis, to);
}

function proofOfName(diagnosis: Diagnosis): Proof | undefined {
  const answers = ownAnswers(diagnosis).filter(
    ({ verdict, checkingDisabled }) => checkingDisabled !== true && !silent.includes(verdict),
  );
  const byUdp = answers.filter(({ protocol }) => protocol === 'udp');
  const counted = byUdp.length > 0 ? byUdp : answers;
  const wrong = counted.find(({ verdict }) => !right.includes(verdict));
  const told = wrong ?? counted.find(({ type }) => type === 'A') ?? counted[0];
  if (!told) return undefined;
  const { protocol, type, verdict, rcode, addresses } = told;
  const what = [rcode, ...addresses].filter((one) => one !== undefined).join(' ') || '-';
  return {
    outcome: wrong ? 'drop' : 'pass',
    sentence: message('topology.proofOfName', { how: `${protocol}/53 ${type}`, what, verdict }),
  };
}

function proofOfConnection({ live }: Diagnosis, to: string | undefined): Proof | undefined {
  const tried = live.connections.filter(({ address }) => address === to);
  const told = tried.find(({ outcome }) => outcome !== 'reached') ?? tried[0];
  if (!told) return undefined;
  return {
    outcome: told.outcome === 'reached' ? 'pass' : 'drop',
    sentence: message('topology.proofOfConnection', {
      address: told.address,
      seen: connectionWords(told),
    }),
  };
}
