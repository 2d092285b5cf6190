import { readDigWords, type DigFault, type DigWords } from '../core/dns/dig/digWords.js';
import { formatDigShort } from '../core/dns/digText.js';
import { askedOver, type WayChoice } from '../core/dns/way.js';
import { notRead } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { version } from '../core/model/version.js';
import { pickScope } from '../ui/pickCluster.js';
import { left } from '../ui/readings.js';
import type { Say } from '../ui/say.js';
import { scopeOf, textIn } from '../ui/target.js';
import type { Command, CommandDeps } from './deps.js';
import { couriersFor, pickPlace } from './pickPlace.js';
import { pickWay } from './pickWay.js';

/**
 * **Dig a name**: any name and type from any place, as dig would print it, in a document. The
 * argument may hold the `words` after dig and the `vantage` by its id; with `@SERVER` no AWS is
 * needed.
 */
export const dig: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const { operations, say, window } = deps;
    const line = await askLine(deps, argument);
    const words = readOrThrow(line);
    const { name, type = 'A', server, short } = words;
    const scope = server ? undefined : (scopeOf(argument) ?? (await pickScope(deps)));
    const id = textIn(argument, 'vantage');
    const vantage =
      server ?? (scope && (await pickPlace(deps, scope, { id, inside: true }, signal)));
    if (!vantage) throw left();
    // Words of an argument are complete; of a person's, the transport is the one thing left to ask.
    const complete = words.transportSaid || textIn(argument, 'words') !== undefined;
    const choice = complete ? words.way : await pickWay(deps, vantage);
    const way = await operations.way(choice);
    const couriers = scope ? await couriersFor(deps, scope, vantage, signal) : {};
    // A server without a port of its own is asked at that of the transport.
    const place = readOrThrow(line, choice).server ?? askedOver(vantage, way.transport);
    const title = say(message('ui.verify.asking', { name, vantage: vantage.name }));
    const check = await window.progress(title, (_report, cancelled) =>
      operations.runCheck(
        { vantage: place, name, type, ...way, expected: notRead },
        AbortSignal.any([signal, cancelled]),
        couriers,
      ),
    );
    if (check.exchange.kind === 'cancelled') throw left();
    const text = short ? formatDigShort(check.exchange, { version }) : check.dig;
    await window.showReadOnly(`${name}.${type}.dig.txt`, text);
    return check;
  };

async function askLine({ say, window }: CommandDeps, argument: unknown): Promise<string> {
  const given = textIn(argument, 'words');
  const line =
    given ??
    (await window.ask(
      { title: say(message('ui.dig.title')), placeholder: say(message('ui.dig.hint')) },
      (words) => {
        const read = wordsIn(words);
        return 'fault' in read ? faultText(read, say) : undefined;
      },
    ));
  if (line === undefined) throw left();
  return line;
}

function readOrThrow(line: string, way?: WayChoice): DigWords {
  const read = wordsIn(line, way);
  if (!('fault' in read)) return read;
  const { fault, word } = read;
  throw new PortError({
    kind: 'invalid',
    messageKey: `ui.dig.${fault}`,
    args: { word },
    help: message('ui.dig.hint'),
  });
}

/** As copied from a shell, `dig` in front may be left. */
function wordsIn(line: string, way?: WayChoice): DigWords | DigFault {
  const words = line.trim().split(/\s+/).filter(Boolean);
  return readDigWords(words[0] === 'dig' ? words.slice(1) : words, way);
}

function faultText({ fault, word }: DigFault, say: Say): string {
  return say(message(`ui.dig.${fault}`, { word }));
}
