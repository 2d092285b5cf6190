import {
  DescribeDhcpOptionsCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  type VpcAttributeName,
} from '@aws-sdk/client-ec2';
import type { VpcId } from '../core/model/ids.js';
import type { AwsReader } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { dhcpOptionsFrom } from './map/dhcpOptions.js';
import { peeringFrom } from './map/peering.js';
import { routeTableFrom } from './map/routeTable.js';
import { subnetFrom } from './map/subnet.js';
import { transitGatewayAttachmentFrom } from './map/transitGatewayAttachment.js';
import { vpcFrom } from './map/vpc.js';
import { allPages } from './paging.js';

/** The lists of VPCs and what belongs to them are small objects; 1000 is the API's largest page. */
const MaxResults = 1000;
/** `DescribeRouteTables` answers with all routes of each table, and takes at most 100. */
const fewer = 100;

type Ec2Reader = Pick<
  AwsReader,
  | 'describeVpcs'
  | 'describeVpcDns'
  | 'describeDhcpOptions'
  | 'describeSubnets'
  | 'describeRouteTables'
  | 'describePeerings'
  | 'describeTransitGatewayAttachments'
>;

/** VPCs, their subnets, routes, peerings and DNS settings. */
export function ec2Reader(caller: Caller, clients: () => Clients, region: string): Ec2Reader {
  const call = callsTo(caller, 'ec2');
  const ec2 = (): Clients['ec2'] => clients().ec2;

  const attribute = (VpcId: VpcId, Attribute: VpcAttributeName, signal: AbortSignal) =>
    call('DescribeVpcAttribute', signal, (options) =>
      ec2().send(new DescribeVpcAttributeCommand({ VpcId, Attribute }), options),
    );

  return {
    async describeVpcs(signal) {
      const vpcs = await allPages(async (NextToken) => {
        const page = await call('DescribeVpcs', signal, (options) =>
          ec2().send(new DescribeVpcsCommand({ MaxResults, NextToken }), options),
        );
        return { items: page.Vpcs, next: page.NextToken };
      });
      return vpcs.map(vpcFrom);
    },

    async describeVpcDns(vpcId, signal) {
      const [support, hostnames] = await Promise.all([
        attribute(vpcId, 'enableDnsSupport', signal),
        attribute(vpcId, 'enableDnsHostnames', signal),
      ]);
      return {
        dnsSupport: support.EnableDnsSupport?.Value ?? false,
        dnsHostnames: hostnames.EnableDnsHostnames?.Value ?? false,
      };
    },

    async describeDhcpOptions(signal) {
      const sets = await allPages(async (NextToken) => {
        const page = await call('DescribeDhcpOptions', signal, (options) =>
          ec2().send(new DescribeDhcpOptionsCommand({ MaxResults, NextToken }), options),
        );
        return { items: page.DhcpOptions, next: page.NextToken };
      });
      return sets.map(dhcpOptionsFrom);
    },

    async describeSubnets(signal) {
      const subnets = await allPages(async (NextToken) => {
        const page = await call('DescribeSubnets', signal, (options) =>
          ec2().send(new DescribeSubnetsCommand({ MaxResults, NextToken }), options),
        );
        return { items: page.Subnets, next: page.NextToken };
      });
      return subnets.map(subnetFrom);
    },

    async describeRouteTables(signal) {
      const tables = await allPages(async (NextToken) => {
        const input = { MaxResults: fewer, NextToken };
        const page = await call('DescribeRouteTables', signal, (options) =>
          ec2().send(new DescribeRouteTablesCommand(input), options),
        );
        return { items: page.RouteTables, next: page.NextToken };
      });
      return tables.map(routeTableFrom);
    },

    async describePeerings(signal) {
      const peerings = await allPages(async (NextToken) => {
        const input = { MaxResults, NextToken };
        const page = await call('DescribeVpcPeeringConnections', signal, (options) =>
          ec2().send(new DescribeVpcPeeringConnectionsCommand(input), options),
        );
        return { items: page.VpcPeeringConnections, next: page.NextToken };
      });
      return peerings.map((peering) => peeringFrom(peering, region));
    },

    async describeTransitGatewayAttachments(signal) {
      const attachments = await allPages(async (NextToken) => {
        const input = { MaxResults, NextToken };
        const page = await call('DescribeTransitGatewayVpcAttachments', signal, (options) =>
          ec2().send(new DescribeTransitGatewayVpcAttachmentsCommand(input), options),
        );
        return { items: page.TransitGatewayVpcAttachments, next: page.NextToken };
      });
      return attachments.map(transitGatewayAttachmentFrom);
    },
  };
}
