import { normalName } from '../../model/fqdn.js';
import type { ReadException, ReadForward, ReadForwarders } from './types.js';
import { unboundSettings, type UnboundSetting } from './unboundSettings.js';
import { upstream } from './upstream.js';

/** Reads unbound.conf or a part of it (aws facts §7.4, dns facts §5). */
export function readUnbound(text: string): ReadForwarders {
  const { settings, unreadable } = unboundSettings(text);
  const server = settings.filter(({ clause }) => clause === 'server' || clause === '');
  const of = (...keys: readonly string[]): readonly UnboundSetting[] =>
    server.filter(({ key }) => keys.includes(key));
  const exception = (kind: ReadException['kind']) => (one: UnboundSetting) => ({
    kind,
    name: normalName(one.values[0] ?? ''),
    line: one.line,
  });
  const filterLine = of('private-address')[0]?.line;
  return {
    server: 'unbound',
    forwards: [...zones(settings), ...localZones(of('local-zone'))],
    exceptions: [
      ...of('domain-insecure').map(exception('dnssec')),
      ...of('private-domain').map(exception('rebinding')),
    ],
    includes: settings
      .filter(({ key }) => key === 'include' || key === 'include-toplevel')
      .map(({ values, line }) => ({ path: values[0] ?? '', line })),
    unreadable,
    ...(filterLine === undefined ? {} : { filterLine }),
  };
}

function zones(settings: readonly UnboundSetting[]): readonly ReadForward[] {
  const inside = settings.filter(({ clause }) => /^(?:forward|stub|auth)-zone$/.test(clause));
  const groups = new Map<number, UnboundSetting[]>();
  for (const one of inside) {
    const group = groups.get(one.clauseAt);
    if (group) group.push(one);
    else groups.set(one.clauseAt, [one]);
  }
  return [...groups.values()].flatMap((group): readonly ReadForward[] => {
    const [first] = group;
    const value = (wanted: string): string | undefined =>
      group.find(({ key }) => key === wanted)?.values[0];
    const name = value('name');
    if (!first || name === undefined) return [];
    const addresses = group
      .filter(({ key }) => /^(?:forward|stub)-(?:addr|host)$/.test(key))
      .map(({ values, line }) => {
        // address@port#name
        const [, address = '', port] = /^([^@#]*)(?:@(\d+))?/.exec(values[0] ?? '') ?? [];
        return upstream(address, port, line);
      });
    return [
      {
        name: normalName(name),
        kind:
          first.clause === 'auth-zone'
            ? 'own'
            : first.clause === 'stub-zone'
              ? 'stub'
              : // A zone without an address passes unbound-checkconf and forwards nothing.
                addresses.length > 0
                ? 'forward'
                : 'off',
        first: (value('forward-first') ?? value('stub-first')) === 'yes',
        addresses,
        line: first.clauseLine,
        view: '',
      },
    ];
  });
}

/** Zones that unbound answers by itself, but for the types that let the query pass. */
function localZones(settings: readonly UnboundSetting[]): readonly ReadForward[] {
  const passing = ['transparent', 'typetransparent', 'nodefault', 'always_transparent', 'inform'];
  return settings
    .filter(({ values }) => !passing.includes(values[1] ?? ''))
    .map(({ values, line }) => ({
      name: normalName(values[0] ?? ''),
      kind: 'own',
      first: false,
      addresses: [],
      line,
      view: '',
    }));
}
