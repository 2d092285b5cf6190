import { addressesOutcome, questionsOf, type Outcome } from '../questions.js';
import type { World } from '../../../src/sandbox/world.js';

/** What a world's script told, by the keys of the questions. Throws when it did not come to its end. */
export function readSaid(world: World, output: string): Map<string, Outcome> {
  const parts = new Map(
    output.split(/^== /m).map((part) => {
      const [name = '', ...lines] = part.split('\n');
      return [name, lines.join('\n')];
    }),
  );
  if (!parts.has('end')) throw new Error(`the script broke off:\n${output.slice(-2000)}`);
  const reached = new Map(
    [...(parts.get('reached') ?? '').matchAll(/^(\S+) (\S+)$/gm)].map(([, key = '', word = '']) => [
      key,
      word,
    ]),
  );
  return new Map(
    questionsOf(world).flatMap((question, number): [string, Outcome][] => {
      if (question.kind === 'api') {
        const word = reached.get(question.key);
        if (word === undefined) throw new Error(`nobody connected for ${question.key}`);
        // A listener with the same address elsewhere is not the control plane.
        return [[question.key, word === question.to.networkInterfaceId ? 'open' : 'closed']];
      }
      const text = parts.get(String(number));
      if (text === undefined) throw new Error(`nobody asked for ${question.key}`);
      return [[question.key, outcomeOf(text)]];
    }),
  );
}

/** What dig printed as an outcome; its own words for silence, a closed port and SERVFAIL are `none`. */
export function outcomeOf(text: string): Outcome {
  const status = /^;; ->>HEADER<<- opcode: QUERY, status: (\w+),/m.exec(text)?.[1];
  if (status === 'NXDOMAIN') return 'NXDOMAIN';
  if (status !== 'NOERROR') return 'none';
  const found = [...text.matchAll(/\sIN\s+A\s+(\S+)$/gm)].map(([, ip = '']) => ip);
  return found.length > 0 ? addressesOutcome(found) : 'NODATA';
}
