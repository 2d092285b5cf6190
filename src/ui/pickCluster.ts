import { valueOf } from '../core/model/fact.js';
import type { AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import type { Choice, PickTexts, Window } from '../platform/window.js';
import { accessText } from './clusterState.js';
import type { Operations, Profile } from './operations.js';
import { required } from '../core/model/required.js';
import { left } from './readings.js';
import type { Say } from './say.js';
import { clusterTargetOf, scopeOf, textIn, type ClusterTarget } from './target.js';

/** What picking needs. */
export interface PickDeps {
  readonly operations: Pick<Operations, 'profiles' | 'snapshot' | 'read'>;
  readonly window: Pick<Window, 'pick' | 'ask'>;
  readonly say: Say;
  /** The Regions to offer for a profile besides its own. */
  readonly regions: (profile: string) => readonly string[];
}

/** The cluster of a command's argument, else the one the user picks; throws `cancelled` if none. */
export async function targetFor(
  deps: PickDeps,
  argument: unknown,
  signal: AbortSignal,
): Promise<ClusterTarget> {
  const named = clusterTargetOf(argument);
  if (named) return named;
  const scope = scopeOf(argument) ?? (await pickScope(deps));
  const clusterName = await pickCluster(deps, scope, signal);
  return { scope, clusterName };
}

/** One of the profiles; not asked for where there is only one. */
export async function pickProfile(deps: PickDeps): Promise<Profile> {
  const { say, window } = deps;
  const profiles = await deps.operations.profiles();
  const choices = profiles.map((profile) => ({
    label: profile.name,
    ...(profile.region === undefined ? {} : { description: profile.region }),
    value: profile,
  }));
  const texts = {
    title: say(message('ui.pick.profile')),
    placeholder: say(message('ui.pick.profile.hint')),
  };
  return onlyOr(choices, () => window.pick(texts, choices));
}

/** Profile, then Region; each step is left out where there is only one to choose. */
export async function pickScope(deps: PickDeps): Promise<AwsScope> {
  return regionOf(deps, await pickProfile(deps));
}

/** The scope that a profile's row means; `undefined` for any other argument. */
export async function pickRegion(deps: PickDeps, argument: unknown): Promise<AwsScope | undefined> {
  const name = textIn(argument, 'profile');
  const profiles = name === undefined ? [] : await deps.operations.profiles();
  const profile = profiles.find((one) => one.name === name);
  return profile && regionOf(deps, profile);
}

async function regionOf(deps: PickDeps, profile: Profile): Promise<AwsScope> {
  const { say, window } = deps;
  const regions = new Set([
    ...(profile.region ? [profile.region] : []),
    ...deps.regions(profile.name),
  ]);
  const regionTexts = {
    title: say(message('ui.pick.region')),
    placeholder: say(message('ui.pick.region.hint', { profile: profile.name })),
  };
  if (regions.size === 0) {
    return { profile: profile.name, region: await askRegion(deps, regionTexts) };
  }
  const regionChoices = [...regions].map((region) => ({ label: region, value: region }));
  const region = await onlyOr(regionChoices, () => window.pick(regionTexts, regionChoices));
  return { profile: profile.name, region };
}

/** The name of a Region, typed. */
export async function askRegion(
  { say, window }: Pick<PickDeps, 'say' | 'window'>,
  texts: PickTexts,
): Promise<string> {
  const region = await window.ask(texts, (text) =>
    /^[a-z]{2,4}(-[a-z]+)+-\d+$/.test(text) ? undefined : say(message('ui.ask.region.problem')),
  );
  if (region === undefined) throw left();
  return region;
}

async function pickCluster(deps: PickDeps, scope: AwsScope, signal: AbortSignal): Promise<string> {
  const { operations, say, window } = deps;
  const choices = operations.read(scope, ['clusterNames'], signal).then((snapshot) =>
    required(snapshot.clusterNames).map((name) => {
      const cluster = valueOf(snapshot.clusters[name]);
      const description = cluster ? say(accessText(cluster)) : '';
      return { label: name, description, value: name };
    }),
  );
  const texts = {
    title: say(message('ui.pick.cluster')),
    placeholder: say(message('ui.pick.cluster.hint', { ...scope })),
  };
  // Picking shows "no results" by itself; a failed reading must reach the user as what it is.
  const [name] = await Promise.all([window.pick(texts, choices), choices]);
  if (name === undefined) throw left();
  return name;
}

async function onlyOr<T>(
  choices: readonly Choice<T>[],
  pick: () => Promise<T | undefined>,
): Promise<T> {
  const picked = choices.length === 1 ? choices[0]?.value : await pick();
  if (picked === undefined) throw left();
  return picked;
}
