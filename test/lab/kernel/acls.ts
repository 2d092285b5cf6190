import type { NetworkAcl, NetworkAclEntry } from '../../../src/sandbox/model/routing.js';
import type { Layout, Machine } from './layout.js';

/**
 * nftables of a VPC's router: the network ACLs of its subnets, without connection tracking. They
 * stand between a subnet and everything else, not inside it.
 */
export function aclRuleset({ world, machines }: Layout, vpcIndex: number): string {
  const own = machines.filter((machine) => machine.vpcIndex === vpcIndex);
  const acls = world.networkAcls
    .map((acl, index) => ({ acl, index, members: own.filter((one) => isIn(acl, one)) }))
    .filter(({ members }) => members.length > 0);
  const verdicts = (way: 'from' | 'to'): string =>
    acls
      .flatMap(({ index, members }) =>
        members.map((one) => `"m${one.index}" : jump ${way}${index}`),
      )
      .join(', ');
  if (acls.length === 0) return '';
  return [
    'table ip acl {',
    ...acls.flatMap(({ acl, index }) => [
      ...chain(`from${index}`, acl, true),
      ...chain(`to${index}`, acl, false),
    ]),
    'chain forward {',
    'type filter hook forward priority 0; policy accept;',
    ...insideSubnets(own),
    `iifname vmap { ${verdicts('from')} }`,
    `oifname vmap { ${verdicts('to')} }`,
    '}',
    '}',
  ].join('\n');
}

function isIn({ associations }: NetworkAcl, { subnetId }: Machine): boolean {
  return associations.some((one) => one.subnetId === subnetId);
}

function insideSubnets(machines: readonly Machine[]): string[] {
  return [...new Set(machines.map(({ subnetId }) => subnetId))].map((id) => {
    const names = machines
      .filter(({ subnetId }) => subnetId === id)
      .map(({ index }) => `"m${index}"`);
    return `iifname { ${names.join(', ')} } oifname { ${names.join(', ')} } accept`;
  });
}

/** The entries of one direction by number; the first that fits decides, and none means no. */
function chain(name: string, { entries }: NetworkAcl, egress: boolean): string[] {
  const rules = entries
    .filter((entry) => entry.egress === egress && entry.cidr !== undefined)
    .sort((a, b) => a.ruleNumber - b.ruleNumber)
    .map(entryRule);
  return [`chain ${name} {`, ...rules, 'drop', '}'];
}

function entryRule({ protocol, action, cidr, ports, egress }: NetworkAclEntry): string {
  const address = cidr === '0.0.0.0/0' ? '' : `ip ${egress ? 'daddr' : 'saddr'} ${cidr}`;
  const number = protocol === '-1' ? '' : `ip protocol ${protocol}`;
  const range = ports && protocol !== '-1' ? `th dport ${ports.from}-${ports.to}` : '';
  return [address, number, range, action === 'allow' ? 'return' : 'drop'].filter(Boolean).join(' ');
}
