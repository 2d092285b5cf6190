import { nodeIn } from '../ui/nodeIn.js';
import type { AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import { hasScope, without } from '../ui/explorerView.js';
import { pickScope } from '../ui/pickCluster.js';
import { left } from '../ui/readings.js';
import { scopeOf } from '../ui/target.js';
import type { Command, CommandDeps } from './deps.js';

/** **Pin**: a profile and Region that stand above the profiles, in this workspace. */
export const pin: Command = (deps) => async (_context, argument) => {
  const scope = scopeOf(argument) ?? (await pickScope(deps));
  const { pins } = deps.view.state();
  if (!hasScope(pins, scope)) await deps.view.change({ pins: [...pins, scope] });
  await deps.reveal({ kind: 'region', scope });
  return scope;
};

/** **Unpin**: back to its profile. Without pins, nothing would be left to show only pins of. */
export const unpin: Command = (deps) => async (_context, argument) => {
  const { view } = deps;
  const scope = scopeOf(argument) ?? (await pickPinned(deps));
  const pins = without(view.state().pins, scope);
  const { pinnedOnly } = view.state();
  await view.change({ pins, pinnedOnly: pinnedOnly && pins.length > 0 });
  return scope;
};

/** **Show pinned only**. */
export const showPinnedOnly: Command =
  ({ view }) =>
  async () => {
    await view.change({ pinnedOnly: true });
    return undefined;
  };

/** **Show all profiles**: the end of that. */
export const showAllProfiles: Command =
  ({ view }) =>
  async () => {
    await view.change({ pinnedOnly: false });
    return undefined;
  };

/** The scope of a Region's row that is pinned, or the one the user picks. */
async function pickPinned({ view, window, say }: CommandDeps): Promise<AwsScope> {
  const choices = view.state().pins.map((scope) => ({
    label: scope.region,
    description: scope.profile,
    value: scope,
  }));
  const texts = {
    title: say(message('ui.pick.unpin')),
    placeholder: say(message('ui.pick.unpin.hint')),
  };
  const picked = await window.pick(texts, choices);
  if (picked === undefined) throw left();
  return picked;
}

/** The profile that a row is of. */
export function profileIn(argument: unknown): string | undefined {
  const node = nodeIn(argument);
  return node?.kind === 'profile' ? node.profile : scopeOf(argument)?.profile;
}
