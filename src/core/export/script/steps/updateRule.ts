import { targetOf } from '../../../model/ruleTarget.js';
import { jsonLine } from '../json.js';
import { isRef, own, variable, wordOf, type Place } from '../names.js';
import type { Condition, Statement, Word } from '../program.js';
import { literal } from '../query.js';
import { again, call, done, equal, failed, repeat, stop, unequal, when } from '../statements.js';
import { texts } from '../texts.js';
import { targetJson } from './rules.js';
import type { Spec } from './spec.js';

/** Seconds. A rule may be UPDATING for minutes (aws facts §2.5). */
const limit = 600;

/** A target as the look-up's query writes it. */
function targetKey(text: string): string {
  const { ip, port, protocol = 'Do53' } = targetOf(text);
  return `${ip}|${port}|${protocol}`;
}

/**
 * A rule that is neither as wanted nor as it was is left as it is; while UPDATING it takes no
 * second change (RSLVR-00705).
 */
export function updateResolverRule(
  spec: Spec<'updateResolverRule'>,
  place: Place,
): readonly Statement[] {
  const { ruleId, name, endpointId, targets, former } = spec;
  const v = (what: string): string => own(place, what);
  const key = `join(${literal('|')}, [Ip || Ipv6, to_string(Port || ${literal(53)}), Protocol || ${literal('Do53')}])`;
  const wanted: readonly Condition[] = [
    { kind: 'equal', variable: v('endpoint'), to: wordOf(place, endpointId) },
    { kind: 'same', list: v('has'), as: v('wanted') },
  ];
  const changed = stop([texts.ruleChanged(name)], texts.ruleChangedHelp);
  return [
    isRef(targets)
      ? {
          kind: 'map',
          list: v('wanted'),
          from: place.nameOf(targets),
          before: '',
          after: '|53|Do53',
        }
      : { kind: 'list', list: v('wanted'), words: targets.map(targetKey) },
    { kind: 'list', list: v('former'), words: former.targets.map(targetKey) },
    repeat(
      `${name}: COMPLETE`,
      limit,
      call(place.who, ['route53resolver', 'get-resolver-rule'], {
        json: { ResolverRuleId: ruleId },
        query: `ResolverRule.[Status, ResolverEndpointId, TargetIps[].${key}][]`,
        into: [v('status'), v('endpoint')],
        rest: v('has'),
      }),
      when(equal(v('status'), 'FAILED'), failed(name, v('status'))),
      when(equal(v('status'), 'DELETING'), failed(name, v('status'))),
      when(unequal(v('status'), 'COMPLETE'), again),
      when(wanted, done),
      when(unequal(v('endpoint'), former.endpointId), changed),
      when({ kind: 'different', list: v('has'), as: v('former') }, changed),
      ...change(spec, place),
    ),
  ];
}

/** The new configuration as one JSON text, around what is known only then. */
function change(
  { ruleId, endpointId, targets }: Spec<'updateResolverRule'>,
  place: Place,
): readonly Statement[] {
  const options = { query: 'ResolverRule.Status', tolerated: ['RSLVR-00705'] };
  const command = ['route53resolver', 'update-resolver-rule'] as const;
  const json = { ResolverRuleId: ruleId };
  const late = own(place, 'targets');
  const endpoint = isRef(endpointId)
    ? ['"', variable(place.nameOf(endpointId)), '"']
    : [jsonLine(endpointId)];
  const ips = isRef(targets) ? [variable(late)] : [targets.map(targetJson).map(jsonLine).join(',')];
  const config: Word = ['{"ResolverEndpointId":', ...endpoint, ',"TargetIps":[', ...ips, ']}'];
  const joined: readonly Statement[] = isRef(targets)
    ? [
        {
          kind: 'join',
          variable: late,
          from: place.nameOf(targets),
          before: '{"Ip":"',
          after: '","Port":53,"Protocol":"Do53"}',
          between: ',',
        },
      ]
    : [];
  return [
    ...joined,
    call(place.who, command, { ...options, json, options: [['--config', config]] }),
  ];
}
