import type { ResolverRule } from '../../../../src/sandbox/model/resolver.js';
import { addResolverRule, addressesOf, associate, LONG_AGO, NOW } from '../parts.js';
import { onOne, removeOne, type Twist, type Twisted } from './twist.js';

const forwards = ({ ruleType }: ResolverRule): boolean => ruleType === 'FORWARD';
const day = 24 * 60 * 60 * 1000;

function onForward(twisted: Twisted, act: (rule: ResolverRule) => void): void {
  onOne(twisted, twisted.world.resolverRules.filter(forwards), act);
}

function anyAddress({ world, dice }: Twisted): string {
  return dice.pick(world.networkInterfaces).privateIpAddresses[0] ?? '10.10.0.9';
}

function inboundAddresses(twisted: Twisted): string[] {
  const inbound = twisted.world.resolverEndpoints.filter((one) => one.direction === 'INBOUND');
  return inbound.length > 0 ? addressesOf(twisted.dice.pick(inbound)) : [];
}

const fewerTargets: Twist = (twisted) =>
  onForward(twisted, (rule) => {
    if (rule.targets.length > 1) rule.targets.splice(twisted.dice.int(rule.targets.length), 1);
  });

/** Nobody's address, or that of something that is no inbound endpoint. */
const staleTarget: Twist = (twisted) =>
  onForward(twisted, ({ targets }) => {
    const stale = twisted.dice.chance(0.5) ? '10.10.3.99' : anyAddress(twisted);
    if (targets.some(({ ip }) => ip === stale)) return;
    if (twisted.dice.chance(0.5)) targets.shift();
    targets.splice(twisted.dice.int(targets.length + 1), 0, { ip: stale, port: 53 });
  });

const wrongPort: Twist = (twisted) =>
  onForward(twisted, ({ targets }) => {
    onOne(twisted, targets, (target) => {
      target.port = 5353;
    });
  });

/** Another inbound endpoint's addresses: in the wrong VPC, or round in a circle. */
const otherEndpoint: Twist = (twisted) =>
  onForward(twisted, (rule) => {
    const ips = inboundAddresses(twisted);
    if (ips.length === 0) return;
    const keep = twisted.dice.chance(0.3) ? rule.targets : [];
    const more = ips.filter((ip) => !keep.some((target) => target.ip === ip));
    rule.targets = [...keep, ...more.map((ip) => ({ ip, port: 53 }))];
  });

const otherSender: Twist = (twisted) =>
  onForward(twisted, (rule) => {
    const all = twisted.world.resolverEndpoints.filter((one) => one.direction === 'OUTBOUND');
    onOne(twisted, all, ({ id }) => {
      rule.resolverEndpointId = id;
    });
  });

/** The rule reaches one more VPC, perhaps the one whose inbound endpoint it points to: a loop. */
const oneMoreVpc: Twist = ({ world, dice }) => {
  if (world.resolverRules.length === 0) return;
  associate(world, dice.pick(world.resolverRules), dice.pick(world.vpcs).vpcId);
};

/** A second rule for a VPC: a parent domain's, the root's, or one that carves out. */
const anotherRule: Twist = (twisted) => {
  const { world, dice } = twisted;
  const name = `${dice.pick(world.clusters).endpointHost?.toLowerCase() ?? ''}.`;
  const domainName = dice.pick([
    name,
    'gr7.us-east-1.eks.amazonaws.com.',
    'eks.amazonaws.com.',
    'amazonaws.com.',
    '.',
    'example.com.',
  ]);
  const outbound = dice.pick(world.resolverEndpoints.filter((one) => one.direction === 'OUTBOUND'));
  const targets = inboundAddresses(twisted);
  const carve = domainName !== '.' && (dice.chance(0.4) || targets.length === 0);
  if (!carve && targets.length === 0) return;
  const rule = addResolverRule(world, carve ? { domainName } : { domainName, outbound, targets });
  const count = 1 + dice.int(3);
  for (const vpc of dice.shuffled(world.vpcs).slice(0, count)) associate(world, rule, vpc.vpcId);
};

/** In place of the rule for the name one for the domain above it. */
const parentDomain: Twist = (twisted) =>
  onForward(twisted, (rule) => {
    const { world, dice } = twisted;
    const wider = dice.pick(['eks.amazonaws.com.', 'us-east-1.eks.amazonaws.com.', '.']);
    const clash = world.ruleAssociations
      .filter((one) => one.resolverRuleId === rule.id)
      .some(({ vpcId }) =>
        world.ruleAssociations.some(
          (one) =>
            one.vpcId === vpcId &&
            world.resolverRules.some(
              ({ id, domainName }) => id === one.resolverRuleId && domainName === wider,
            ),
        ),
      );
    if (!clash) rule.domainName = wider;
  });

const lostAssociation: Twist = (twisted) =>
  removeOne(twisted, twisted.world.ruleAssociations, () => true);

const unfinished: Twist = (twisted) =>
  onOne(twisted, twisted.world.ruleAssociations, (association) => {
    if (twisted.dice.chance(0.5)) association.completeAt = NOW + 10_000 * day;
    else association.fault = { status: 'FAILED', message: 'failed' };
  });

const lostRule: Twist = (twisted) =>
  onForward(twisted, ({ id }) => {
    const { world } = twisted;
    world.resolverRules = world.resolverRules.filter((rule) => rule.id !== id);
    world.ruleAssociations = world.ruleAssociations.filter((one) => one.resolverRuleId !== id);
  });

const deadAddress: Twist = (twisted) =>
  onOne(twisted, twisted.world.resolverEndpoints, ({ addresses }) =>
    onOne(twisted, addresses, (address) => {
      address.fault = { status: 'FAILED_RESOURCE_GONE', message: 'its interface is gone' };
    }),
  );

const otherProtocols: Twist = (twisted) =>
  onOne(twisted, twisted.world.resolverEndpoints, (endpoint) => {
    endpoint.protocols = twisted.dice.pick([['DoH'], ['Do53', 'DoH']]);
    endpoint.modifiedAt = LONG_AGO;
  });

export const resolverTwists: readonly Twist[] = [
  fewerTargets,
  staleTarget,
  wrongPort,
  otherEndpoint,
  otherEndpoint,
  otherSender,
  oneMoreVpc,
  anotherRule,
  anotherRule,
  anotherRule,
  parentDomain,
  lostAssociation,
  unfinished,
  lostRule,
  deadAddress,
  otherProtocols,
];
