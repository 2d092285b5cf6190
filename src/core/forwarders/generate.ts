import { message, type MessageKey } from '../model/message.js';
import type { MessageArgs } from '../model/message.js';
import type { Problem } from '../model/plan.js';
import { forwarderDefinition } from './definitions.js';
import type {
  ForwardedCluster,
  ForwarderAnswers,
  ForwarderDefinition,
  ForwarderRefusal,
  ForwarderServer,
  ForwarderSetup,
  Zone,
} from './types.js';
import { zonesOf } from './zone.js';

/**
 * The configuration by which a DNS server outside AWS forwards the endpoint names of clusters to
 * their inbound endpoints. Answers that are not given are the server's defaults. Pure; refuses
 * what cannot be expressed without harm, for all clusters at once, and writes nothing then.
 */
export function generateForwarder(
  server: ForwarderServer,
  clusters: readonly ForwardedCluster[],
  answers: Partial<ForwarderAnswers> = {},
): ForwarderSetup | ForwarderRefusal {
  const definition = forwarderDefinition(server);
  const all = { ...definition.defaults, ...answers };
  const checked = zonesOf(clusters);
  if ('problems' in checked) return { kind: 'refused', server, problems: checked.problems };
  const { zones, warnings, refusals } = fitted(definition, checked.zones);
  const problems = [...refusals, ...linkProblems(definition, all)];
  if (problems.length > 0) return { kind: 'refused', server, problems };
  return { kind: 'setup', server, warnings, ...definition.write(zones, all) };
}

/** The addresses that the server can take of each name, and what is to be said about the others. */
function fitted(
  { mostAddresses, oneTarget }: ForwarderDefinition,
  zones: readonly Zone[],
): {
  readonly zones: readonly Zone[];
  readonly warnings: readonly Problem[];
  readonly refusals: readonly Problem[];
} {
  const most = mostAddresses?.count ?? Infinity;
  const tooMany = zones.filter(({ addresses }) => addresses.length > most);
  const refuse = mostAddresses?.more === 'refuse';
  const long = tooMany.map(({ name, addresses }) =>
    problem(refuse ? 'blocker' : 'warning', refuse ? 'tooManyAddresses' : 'leftOut', {
      name,
      count: addresses.length,
      most,
      addresses: addresses.slice(most),
    }),
  );
  const cut = zones.map((zone) => ({ ...zone, addresses: zone.addresses.slice(0, most) }));
  const targets = new Set(zones.map(({ addresses }) => addresses.join(' ')));
  const several =
    oneTarget && targets.size > 1
      ? [problem('blocker', 'severalTargets', { names: names(zones) })]
      : [];
  const single = cut
    .filter(({ addresses }) => addresses.length === 1)
    .map(({ name, addresses }) => problem('warning', 'oneAddress', { name, addresses }));
  return {
    zones: cut,
    warnings: [...(refuse ? [] : long), ...single],
    refusals: [...(refuse ? long : []), ...several],
  };
}

/** An interface's name, as Linux takes it and no unit file reads more into it. */
function linkProblems(
  { questions }: ForwarderDefinition,
  { link }: ForwarderAnswers,
): readonly Problem[] {
  if (!questions.includes('link') || /^[a-z0-9][a-z0-9_-]{0,14}$/i.test(link)) return [];
  return [
    problem('blocker', 'badLink', { link: link.replace(/[^A-Za-z0-9 ._-]+/g, '_').slice(0, 40) }),
  ];
}

function names(zones: readonly Zone[]): readonly string[] {
  return zones.map(({ name }) => name);
}

type Complaint = 'tooManyAddresses' | 'leftOut' | 'severalTargets' | 'oneAddress' | 'badLink';

function problem(severity: Problem['severity'], what: Complaint, args: MessageArgs): Problem {
  const key: MessageKey = `forwarders.${what}`;
  return { severity, message: message(key, args), help: message(`help.forwarders.${what}`) };
}
