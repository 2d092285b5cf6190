import { isSecure } from '../core/dns/way.js';
import type { Vantage } from '../core/model/vantage.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Couriers } from '../core/ports/couriers.js';
import { insideQuestion, shownCommand } from '../core/verify/askInside.js';
import type { ScopeConnection } from '../identity/connect.js';
import { createKubectl } from '../kubectl/kubectl.js';
import { podCourier } from '../kubectl/podCourier.js';
import { kubectlOf } from '../kubectl/run.js';
import type { Io } from './io.js';
import type { Options } from './options.js';
import { UsageError } from './usageError.js';
import type { Kubectl } from '../core/ports/kubectl.js';

/** The user's own kubectl, as the environment finds it. */
export function kubectlIn({ env }: Io): Kubectl {
  return createKubectl(kubectlOf(env));
}

/**
 * The couriers, for vantages that need them. The command is shown first, and run only after a yes
 * or with --yes; then each question is shown as it goes.
 */
export async function couriersFor(
  io: Io,
  options: Options,
  { ssm }: Pick<ScopeConnection, 'ssm'>,
  vantages: readonly Vantage[],
): Promise<Couriers> {
  const inside = vantages.filter((vantage) => vantage.through !== undefined);
  const [first] = inside;
  if (!first) return {};
  const { transport } = options.way;
  if (isSecure(transport)) {
    throw new UsageError(`From inside, questions go over UDP or TCP, not over ${transport}.`);
  }
  const question = insideQuestion({
    vantage: first,
    name: 'example.com',
    type: 'A',
    transport,
  });
  if (question) {
    const where = inside.map(({ name }) => name).join('; ');
    io.stderr(`This is run on: ${where}\n\n${shownCommand(first, question)}\n\n`);
    io.stderr('The third word from the end is the question; nothing else is ever run.\n');
  }
  if (!options.yes) await confirm(io, options);
  return {
    ssm,
    pod: podCourier(kubectlOf(io.env)),
    show: (vantage, command) => {
      io.stderr(`${vantage.name}: … ${command.split(' ').slice(-3).join(' ')}\n`);
      return Promise.resolve();
    },
  };
}

async function confirm(io: Io, options: Options): Promise<void> {
  if (options.json || !io.isTty) {
    throw new UsageError(
      `${options.verb} runs a command inside: add --yes when nobody is there to be asked. Nothing was run.`,
    );
  }
  const answer = await io.ask('Run it? [y/N] ', io.signal);
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new PortError({
    kind: 'cancelled',
    messageKey: 'error.cli.declined',
    args: {},
    help: message('help.runAgain'),
  });
}
