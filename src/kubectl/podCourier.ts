import { deliveryIn, insideCommand } from '../core/model/insideCommand.js';
import { message, type MessageKey } from '../core/model/message.js';
import { podExecWords } from '../core/model/podExec.js';
import { PortError } from '../core/model/portError.js';
import type { PodVantage } from '../core/model/vantage.js';
import type { Courier } from '../core/ports/couriers.js';
import { failureOf, lastLines } from './errors.js';
import type { RunKubectl } from './run.js';

/** Seconds: signing in, two tries there, and the way. */
const execSeconds = 40;

/** Asks in pods that the user has named, by `kubectl exec`: nothing is made in the cluster. */
export function podCourier(run: RunKubectl): Courier<PodVantage> {
  return {
    async carry(vantage, question, signal) {
      const words = podExecWords(vantage, insideCommand(question));
      const { code, stdout, stderr } = await run(words, { seconds: execSeconds, signal });
      const delivery = deliveryIn(stdout);
      const place = `${vantage.namespace}/${vantage.pod}`;
      if (delivery === 'no-python') {
        throw trouble('error.inside.noPython', 'help.inside.noPython', { place });
      }
      if (delivery !== undefined) return delivery;
      if (code === 0) {
        const detail = lastLines(stdout) || '-';
        throw trouble('error.inside.notOurs', 'help.inside.seeThere', { place, detail });
      }
      // All but the program, which was shown before.
      throw failureOf(stderr, vantage.context, `kubectl ${words.slice(0, -1).join(' ')} …`);
    },
  };
}

function trouble(
  messageKey: MessageKey,
  help: MessageKey,
  args: Readonly<Record<string, string>>,
): PortError {
  return new PortError({ kind: 'invalid', messageKey, args, help: message(help, args) });
}
