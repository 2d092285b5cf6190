import type { NetworkAcl as AwsAcl, NetworkAclEntry as AwsEntry } from '@aws-sdk/client-ec2';
import { asId } from '../../core/model/ids.js';
import type { NetworkAcl, NetworkAclEntry } from '../../core/model/networkAcl.js';
import { required } from './required.js';

/** A network ACL with its subnets and its entries, the final ones included. */
export function networkAclFrom(acl: AwsAcl): NetworkAcl {
  return {
    id: required(acl.NetworkAclId, 'NetworkAcl.NetworkAclId'),
    vpcId: asId(required(acl.VpcId, 'NetworkAcl.VpcId')),
    subnetIds: (acl.Associations ?? []).flatMap(({ SubnetId }) =>
      SubnetId === undefined ? [] : [asId(SubnetId)],
    ),
    entries: (acl.Entries ?? []).map(entryFrom),
  };
}

/** An ICMP entry has no range of ports; neither has one for every protocol. */
function entryFrom(entry: AwsEntry): NetworkAclEntry {
  const { From: fromPort, To: toPort } = entry.PortRange ?? {};
  return {
    ruleNumber: required(entry.RuleNumber, 'NetworkAclEntry.RuleNumber'),
    direction: entry.Egress === true ? 'egress' : 'ingress',
    protocol: entry.Protocol ?? '-1',
    action: entry.RuleAction === 'allow' ? 'allow' : 'deny',
    cidr: entry.CidrBlock ?? entry.Ipv6CidrBlock ?? '',
    ...(fromPort === undefined || toPort === undefined ? {} : { fromPort, toPort }),
  };
}
