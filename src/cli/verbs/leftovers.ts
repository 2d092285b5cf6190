import { leftoversIn, orphanItems } from '../../core/drift/leftovers.js';
import { readLeftovers } from '../../core/drift/parts.js';
import type { AwsScope } from '../../core/model/identity.js';
import { message } from '../../core/model/message.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { text } from '../../core/model/text.js';
import { problemJson } from '../../core/plan/planJson.js';
import { problemText } from '../../core/plan/render.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { needed } from '../facts.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import { scopeOf, type Session } from '../session.js';
import { itemJson, itemText } from './driftItem.js';

/** Reads anew what tells of clusters that are gone. */
export function leftoverReading({ store, io }: Session, scope: AwsScope): Promise<Snapshot> {
  return readLeftovers((parts) => store.read(scope, parts, { fresh: true }, io.signal));
}

/** `drift` without a cluster: what is left of those that are gone, and its cost; changes nothing. */
export async function leftovers(session: Session, options: Options): Promise<ExitCode> {
  const { io } = session;
  const snapshot = await leftoverReading(session, await scopeOf(session, options));
  const { accountId: account, region } = needed(snapshot.identity, 'The identity');
  const found = leftoversIn(snapshot);
  const items = orphanItems(snapshot);
  const cost = found.leftovers.reduce((sum, { monthlyCost }) => sum + monthlyCost, 0);
  const { problems } = found;
  if (options.json) {
    const monthlyCost = cost;
    writeJson(io, {
      account,
      region,
      monthlyCost,
      leftovers: items.map(itemJson),
      problems: problems.map(problemJson),
    });
  } else {
    const count = items.length;
    const none = message('leftovers.none', { account, region });
    const some = message('leftovers.some', { count, cost: cost.toFixed(2) });
    const lines = [
      ...problems.map((one) => problemText(one)),
      ...items.map(itemText),
      ...(count > 0 ? [text(some)] : problems.length > 0 ? [] : [text(none)]),
    ];
    io.stdout(`${lines.join('\n')}\n`);
  }
  if (problems.length > 0) return exitCodes.blocked;
  return items.length === 0 ? exitCodes.ok : exitCodes.drifted;
}
