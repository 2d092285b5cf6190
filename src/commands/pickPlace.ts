import { valueOf } from '../core/model/fact.js';
import type { AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import { cancelled, PortError } from '../core/model/portError.js';
import { serverText, type InsideVantage, type Vantage } from '../core/model/vantage.js';
import type { Couriers } from '../core/ports/couriers.js';
import type { Choice } from '../platform/window.js';
import { left } from '../ui/readings.js';
import { whoText } from '../ui/who.js';
import type { CommandDeps } from './deps.js';

type Deps = Pick<CommandDeps, 'accounts' | 'operations' | 'say' | 'window'>;

/**
 * The place to ask from: the one named by its id, else the one that the user picks. Instances in
 * VPCs are looked for only where `inside` allows it and the user wants them.
 */
export async function pickPlace(
  deps: Deps,
  scope: AwsScope,
  { id, inside }: { readonly id: string | undefined; readonly inside: boolean },
  signal: AbortSignal,
): Promise<Vantage> {
  const { operations, say, window } = deps;
  const vantages = operations.vantages(scope, signal);
  if (id !== undefined) {
    const named = (await vantages).find((vantage) => vantage.id === id);
    if (named) return named;
    throw new PortError({
      kind: 'notFound',
      messageKey: 'ui.error.noVantage',
      args: { vantage: id },
      help: message('ui.help.noVantage'),
    });
  }
  const more: readonly Choice<'inside'>[] = inside
    ? [
        {
          label: say(message('ui.dig.inside')),
          description: say(message('ui.dig.inside.hint')),
          value: 'inside',
        },
      ]
    : [];
  const choices = vantages.then((all): Choice<Vantage | 'inside'>[] => [
    ...all.map(choiceOf),
    ...more,
  ]);
  // Picking shows "no results" by itself; a failed reading must reach the user as what it is.
  const [picked] = await Promise.all([window.pick(textsOf(deps), choices), choices]);
  if (picked === undefined) throw left();
  return picked === 'inside' ? pickInstance(deps, scope, signal) : picked;
}

async function pickInstance(deps: Deps, scope: AwsScope, signal: AbortSignal): Promise<Vantage> {
  const found = await deps.operations.instances(scope, signal);
  if (found.length === 0) {
    throw new PortError({
      kind: 'notFound',
      messageKey: 'ui.dig.noInstance',
      args: { region: scope.region },
      help: message('ui.dig.noInstance.help'),
    });
  }
  const picked = await deps.window.pick(textsOf(deps), found.map(choiceOf));
  if (!picked) throw left();
  return picked;
}

/** The ways to ask inside, each command in a dialog before it runs; none where none is needed. */
export async function couriersFor(
  { accounts, operations, say, window }: Deps,
  scope: AwsScope,
  vantage: Vantage,
  signal: AbortSignal,
): Promise<Couriers> {
  if (vantage.through === undefined) return {};
  const show = async ({ name }: InsideVantage, command: string): Promise<void> => {
    const title = say(message('ui.inside.confirm', { vantage: name }));
    const action = say(message('ui.inside.run'));
    const who = valueOf(operations.snapshot(scope).identity);
    const detail = who ? `${command}\n\n${whoText(say, accounts, who)}` : command;
    if (!(await window.confirm({ title, detail, action }))) throw cancelled();
  };
  return operations.couriers(scope, show, signal);
}

function choiceOf<V extends Vantage>(vantage: V): Choice<V> {
  return { label: vantage.name, description: serverText(vantage), value: vantage };
}

function textsOf({ say }: Deps) {
  return {
    title: say(message('ui.pick.vantage')),
    placeholder: say(message('ui.pick.vantage.hint')),
  };
}
