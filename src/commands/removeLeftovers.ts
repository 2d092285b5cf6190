import { leftoversIn, type Leftover } from '../core/drift/leftovers.js';
import { message } from '../core/model/message.js';
import { dollars } from '../ui/money.js';
import { pickScope } from '../ui/pickCluster.js';
import { required } from '../core/model/required.js';
import { left } from '../ui/readings.js';
import { scopeOf, textIn } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { Command, CommandDeps } from './deps.js';
import { readLeftoversOf } from './readLeftovers.js';

/**
 * **Remove what is left over…**: clusters of a profile and Region that are gone, with what their
 * leftovers cost; the one picked, or named by `clusterName`, is disabled like any other.
 * `confirmedAccount` as in enabling.
 */
export const removeLeftovers: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const { say, window } = deps;
    const scope = scopeOf(argument) ?? (await pickScope(deps));
    const snapshot = await readLeftoversOf(deps, scope, signal);
    required(snapshot.identity);
    required(snapshot.clusterNames);
    const { leftovers, problems } = leftoversIn(snapshot);
    const texts = problems.map((one) => `${say(one.message)} ${say(one.help)}`);
    if (texts.length > 0) window.say('warn', texts.join(' '));
    const named = textIn(argument, 'clusterName');
    const among = leftovers.filter(({ clusterName }) => (named ?? clusterName) === clusterName);
    if (among.length === 0) {
      const { accountId: account, region } = required(snapshot.identity);
      if (texts.length === 0)
        window.say('info', say(message('leftovers.none', { account, region })));
      return undefined;
    }
    const { clusterName, planning } = (named && among[0]) || (await pick(deps, among));
    const confirmedAccount = textIn(argument, 'confirmedAccount');
    return carryOut(deps, { scope, clusterName }, planning, { confirmedAccount }, signal);
  };

async function pick(
  { say, window }: CommandDeps,
  leftovers: readonly Leftover[],
): Promise<Leftover> {
  const choices = leftovers.map((one) => ({
    label: one.clusterName,
    description: say(message('leftovers.price', { cost: dollars(one.monthlyCost) })),
    value: one,
  }));
  const title = say(message('leftovers.title'));
  const placeholder = say(message('leftovers.hint'));
  const picked = await window.pick({ title, placeholder }, choices);
  if (!picked) throw left();
  return picked;
}
