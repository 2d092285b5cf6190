import type { Tags } from '../../model/network.js';
import type { Permission } from '../../model/plan.js';
import { targetOf } from '../../model/ruleTarget.js';
import type { Value } from './template.js';

type Properties = { readonly [key: string]: Value };

/** Tags as most types take them; none at all where there are none. */
export function tagList(tags: Tags): Properties {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return list.length === 0 ? {} : { Tags: list };
}

/** One entry of a group, within the group or by itself. */
export function entry({ protocol, port, cidr }: Permission, description: string): Properties {
  return {
    IpProtocol: protocol,
    FromPort: port,
    ToPort: port,
    ...range(cidr),
    Description: description,
  };
}

/** A range of either family. */
export function range(cidr: string): Properties {
  return cidr.includes(':') ? { CidrIpv6: cidr } : { CidrIp: cidr };
}

/** One target of a rule; its port is a text in the published schema. */
export function target(text: string): Properties {
  const { ip, port, protocol } = targetOf(text);
  return {
    ...(ip.includes(':') ? { Ipv6: ip } : { Ip: ip }),
    Port: String(port),
    ...(protocol === undefined ? {} : { Protocol: protocol }),
  };
}
