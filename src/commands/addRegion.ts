import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { hasScope, without } from '../ui/explorerView.js';
import { askRegion, pickProfile } from '../ui/pickCluster.js';
import { left } from '../ui/readings.js';
import { scopeOf, textIn } from '../ui/target.js';
import type { Command, CommandDeps } from './deps.js';
import { profileIn } from './pins.js';

/** **Add a Region…** to a profile, in this workspace. Nothing of it is read before it is expanded. */
export const addRegion: Command = (deps) => async (_context, argument) => {
  const { view } = deps;
  const profile =
    profileIn(argument) ?? textIn(argument, 'profile') ?? (await pickProfile(deps)).name;
  const region = textIn(argument, 'region') ?? (await pickRegion(deps, profile));
  const scope = { profile, region };
  const { added } = view.state();
  if (!hasScope(added, scope)) await view.change({ added: [...added, scope] });
  await deps.reveal({ kind: 'region', scope });
  return scope;
};

/** **Remove Region**: one that was added, and its pin. */
export const removeRegion: Command =
  ({ view }) =>
  async (_context, argument) => {
    const scope = scopeOf(argument);
    const { added, pins, pinnedOnly } = view.state();
    if (!scope || !hasScope(added, scope)) {
      throw new PortError({
        kind: 'invalid',
        messageKey: 'ui.error.notAdded',
        args: {},
        help: message('ui.help.notAdded'),
      });
    }
    const rest = without(pins, scope);
    await view.change({
      added: without(added, scope),
      pins: rest,
      pinnedOnly: pinnedOnly && rest.length > 0,
    });
    return scope;
  };

/**
 * The Regions that any profile already uses, and a line to type another: a list of our own would
 * be out of date with the next Region that AWS opens.
 */
async function pickRegion(deps: CommandDeps, profile: string): Promise<string> {
  const { operations, say, view, window } = deps;
  const profiles = await operations.profiles();
  const here = new Set([
    ...profiles.filter(({ name }) => name === profile).map(({ region }) => region),
    ...deps.regions(profile),
  ]);
  const elsewhere = [
    ...profiles.flatMap(({ name, region }) => [region, ...deps.regions(name)]),
    ...view.state().pins.map(({ region }) => region),
  ];
  const fresh = [...new Set(elsewhere)].filter((one) => one !== undefined && !here.has(one));
  const texts = {
    title: say(message('ui.pick.region')),
    placeholder: say(message('ui.pick.region.hint', { profile })),
  };
  if (fresh.length === 0) return askRegion(deps, texts);
  const picked = await window.pick<string | null>(texts, [
    ...fresh.flatMap((region) => (region === undefined ? [] : [{ label: region, value: region }])),
    { label: say(message('ui.pick.region.other')), value: null },
  ]);
  if (picked === undefined) throw left();
  return picked ?? askRegion(deps, texts);
}
