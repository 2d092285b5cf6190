import { message, type Message } from '../core/model/message.js';
import type { Vantage } from '../core/model/vantage.js';
import type { Say } from './say.js';

/** Places under their names in the editor's language; those that somebody else named keep theirs. */
export function namedAll<V extends Vantage>(vantages: readonly V[], say: Say): readonly V[] {
  return vantages.map((vantage) => {
    const name = nameOf(vantage);
    return name ? { ...vantage, name: say(name) } : vantage;
  });
}

function nameOf(vantage: Vantage): Message | undefined {
  const { id, name, of, vpcId: vpc } = vantage;
  if (vantage.through === 'ssm') {
    return of && vpc ? message('place.inside', { vpc, name: of }) : undefined;
  }
  if (vantage.through === 'pod') {
    return message('place.pod', { pod: `${vantage.namespace}/${vantage.pod}` });
  }
  const { address } = vantage;
  if (id === 'system') return message('place.system', { address });
  if (id === 'public' && name.endsWith(`(${address})`)) return message('place.public', { address });
  return of ? message('place.inbound', { endpoint: of, address }) : undefined;
}
