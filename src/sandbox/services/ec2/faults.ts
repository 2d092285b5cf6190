import { AwsFault } from '../../awsFault.js';

export function invalidValue(message: string): AwsFault {
  return new AwsFault('InvalidParameterValue', message);
}

export function invalidCombination(message: string): AwsFault {
  return new AwsFault('InvalidParameterCombination', message);
}

/** How EC2 names and words the absence of one kind of resource. */
export interface IdKind {
  /** e.g. `vpc-` */
  readonly prefix: string;
  /** e.g. `InvalidVpcID`; `.NotFound` and `.Malformed` follow. */
  readonly code: string;
  /** e.g. `vpc ID` */
  readonly noun: string;
}

export const idKinds = {
  vpc: { prefix: 'vpc-', code: 'InvalidVpcID', noun: 'vpc ID' },
  subnet: { prefix: 'subnet-', code: 'InvalidSubnetID', noun: 'subnet ID' },
  instance: { prefix: 'i-', code: 'InvalidInstanceID', noun: 'instance ID' },
  dhcpOptions: { prefix: 'dopt-', code: 'InvalidDhcpOptionID', noun: 'dhcpOption ID' },
  routeTable: { prefix: 'rtb-', code: 'InvalidRouteTableID', noun: 'routeTable ID' },
  networkAcl: { prefix: 'acl-', code: 'InvalidNetworkAclID', noun: 'networkAcl ID' },
  peering: {
    prefix: 'pcx-',
    code: 'InvalidVpcPeeringConnectionID',
    noun: 'vpcPeeringConnection ID',
  },
  transitGateway: {
    prefix: 'tgw-',
    code: 'InvalidTransitGatewayID',
    noun: 'transitGateway ID',
  },
  transitGatewayAttachment: {
    prefix: 'tgw-attach-',
    code: 'InvalidTransitGatewayAttachmentID',
    noun: 'transitGatewayAttachment ID',
  },
  transitGatewayRouteTable: {
    prefix: 'tgw-rtb-',
    code: 'InvalidRouteTableID',
    noun: 'transitGatewayRouteTable ID',
  },
  prefixList: { prefix: 'pl-', code: 'InvalidPrefixListID', noun: 'prefix list ID' },
  networkInterface: {
    prefix: 'eni-',
    code: 'InvalidNetworkInterfaceID',
    noun: 'networkInterface ID',
  },
  securityGroup: { prefix: 'sg-', code: 'InvalidGroup', noun: 'security group' },
  securityGroupRule: {
    prefix: 'sgr-',
    code: 'InvalidSecurityGroupRuleId',
    noun: 'security group rule ID',
  },
} as const satisfies Record<string, IdKind>;

/** The fault for an id that names nothing: malformed, or well formed and unknown. */
export function noSuchId(kind: IdKind, id: string): AwsFault {
  if (!id.startsWith(kind.prefix)) {
    const code = kind.code === 'InvalidGroup' ? 'InvalidGroupId' : kind.code;
    return new AwsFault(`${code}.Malformed`, `Invalid id: "${id}" (expecting "${kind.prefix}...")`);
  }
  return new AwsFault(`${kind.code}.NotFound`, `The ${kind.noun} '${id}' does not exist`);
}
