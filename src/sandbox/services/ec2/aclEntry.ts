import type { NetworkAclEntry } from '../../model/routing.js';
import { formatBlock, parseBlock } from '../../net/ipv4.js';
import { canonicalIpv6Block } from '../../net/ipv6.js';
import type { QueryParameters } from '../../protocol/query.js';
import { invalidValue } from './faults.js';

const names: Readonly<Record<string, string>> = { tcp: '6', udp: '17', icmp: '1', all: '-1' };
const lastNumber = 32766;

export function readAclEntryKey(parameters: QueryParameters): {
  ruleNumber: number;
  egress: boolean;
} {
  const ruleNumber = parameters.requiredInteger('RuleNumber');
  if (ruleNumber < 1 || ruleNumber > lastNumber) {
    throw invalidValue(
      `Value (${ruleNumber}) for parameter ruleNumber is invalid. Valid values are 1 to ${lastNumber}.`,
    );
  }
  return { ruleNumber, egress: parameters.requiredBoolean('Egress') };
}

export function readAclEntry(parameters: QueryParameters): NetworkAclEntry {
  const asked = parameters.required('Protocol').toLowerCase();
  const protocol = (Object.hasOwn(names, asked) ? names[asked] : undefined) ?? asked;
  if (!/^(-1|\d{1,3})$/.test(protocol) || Number(protocol) > 255) {
    throw invalidValue(`Invalid value '${asked}' for protocol.`);
  }
  const action = parameters.required('RuleAction');
  if (action !== 'allow' && action !== 'deny') {
    throw invalidValue(
      `Invalid value '${action}' for ruleAction. Valid values are allow and deny.`,
    );
  }
  return {
    ...readAclEntryKey(parameters),
    protocol,
    action,
    ...readBlock(parameters),
    ...(['6', '17'].includes(protocol) && { ports: readPorts(parameters) }),
    ...(protocol === '1' && {
      icmp: {
        type: parameters.integer('Icmp.Type') ?? -1,
        code: parameters.integer('Icmp.Code') ?? -1,
      },
    }),
  };
}

function readBlock(parameters: QueryParameters): { cidr: string } | { ipv6Cidr: string } {
  const v6 = parameters.string('Ipv6CidrBlock');
  if (v6 !== undefined) {
    const ipv6Cidr = canonicalIpv6Block(v6);
    if (ipv6Cidr === undefined) throw notABlock(v6);
    return { ipv6Cidr };
  }
  const text = parameters.required('CidrBlock');
  const block = parseBlock(text);
  if (!block) throw notABlock(text);
  return { cidr: formatBlock(block) };
}

function notABlock(text: string): Error {
  return invalidValue(
    `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
  );
}

function readPorts(parameters: QueryParameters): { from: number; to: number } {
  const from = parameters.requiredInteger('PortRange.From');
  const to = parameters.requiredInteger('PortRange.To');
  if (from < 0 || to > 65535 || from > to) {
    throw invalidValue(`Invalid port range ${from} to ${to}.`);
  }
  return { from, to };
}
