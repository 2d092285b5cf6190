import { authorizeSecurityGroupEgress, authorizeSecurityGroupIngress } from './authorize.js';
import type { Ec2Operation } from './describe.js';
import { describeDhcpOptions } from './dhcpOptions.js';
import { describeInstances } from './instances.js';
import {
  createNetworkAclEntry,
  deleteNetworkAclEntry,
  describeNetworkAcls,
  replaceNetworkAclEntry,
} from './networkAcls.js';
import { describeNetworkInterfaces } from './networkInterfaces.js';
import { describeVpcPeeringConnections } from './peeringConnections.js';
import { describeAvailabilityZones, describeRegions } from './places.js';
import { describeManagedPrefixLists, getManagedPrefixListEntries } from './prefixLists.js';
import { revokeSecurityGroupEgress, revokeSecurityGroupIngress } from './revoke.js';
import { createRoute, deleteRoute, describeRouteTables } from './routeTables.js';
import { describeSecurityGroupRules } from './securityGroupRules.js';
import {
  createSecurityGroup,
  deleteSecurityGroup,
  describeSecurityGroups,
} from './securityGroups.js';
import { describeSubnets } from './subnets.js';
import { createTags, deleteTags, describeTags } from './tags.js';
import {
  describeTransitGatewayRouteTables,
  getTransitGatewayRouteTableAssociations,
  searchTransitGatewayRoutes,
} from './transitGatewayRoutes.js';
import {
  describeTransitGateways,
  describeTransitGatewayVpcAttachments,
} from './transitGateways.js';
import { describeVpcAttribute, describeVpcs, modifyVpcAttribute } from './vpcs.js';

export const ec2Operations: ReadonlyMap<string, Ec2Operation> = new Map(
  Object.entries({
    AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
    AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
    CreateNetworkAclEntry: createNetworkAclEntry,
    CreateRoute: createRoute,
    CreateSecurityGroup: createSecurityGroup,
    CreateTags: createTags,
    DeleteNetworkAclEntry: deleteNetworkAclEntry,
    DeleteRoute: deleteRoute,
    DeleteSecurityGroup: deleteSecurityGroup,
    DeleteTags: deleteTags,
    DescribeAvailabilityZones: describeAvailabilityZones,
    DescribeDhcpOptions: describeDhcpOptions,
    DescribeInstances: describeInstances,
    DescribeManagedPrefixLists: describeManagedPrefixLists,
    DescribeNetworkAcls: describeNetworkAcls,
    DescribeNetworkInterfaces: describeNetworkInterfaces,
    DescribeRegions: describeRegions,
    DescribeRouteTables: describeRouteTables,
    DescribeSecurityGroupRules: describeSecurityGroupRules,
    DescribeSecurityGroups: describeSecurityGroups,
    DescribeSubnets: describeSubnets,
    DescribeTags: describeTags,
    DescribeTransitGatewayRouteTables: describeTransitGatewayRouteTables,
    DescribeTransitGatewayVpcAttachments: describeTransitGatewayVpcAttachments,
    DescribeTransitGateways: describeTransitGateways,
    DescribeVpcAttribute: describeVpcAttribute,
    DescribeVpcPeeringConnections: describeVpcPeeringConnections,
    DescribeVpcs: describeVpcs,
    GetManagedPrefixListEntries: getManagedPrefixListEntries,
    GetTransitGatewayRouteTableAssociations: getTransitGatewayRouteTableAssociations,
    ModifyVpcAttribute: modifyVpcAttribute,
    ReplaceNetworkAclEntry: replaceNetworkAclEntry,
    RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
    RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
    SearchTransitGatewayRoutes: searchTransitGatewayRoutes,
  }),
);
