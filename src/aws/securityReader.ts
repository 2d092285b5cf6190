import {
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  type Filter,
} from '@aws-sdk/client-ec2';
import { PortError } from '../core/model/portError.js';
import type { NetworkInterface } from '../core/model/network.js';
import { controlPlaneDescription } from '../core/model/network.js';
import type { AwsReader } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { includeManaged, refusesIncludeManaged } from './managedInterfaces.js';
import { networkInterfaceFrom } from './map/networkInterface.js';
import { securityGroupFrom } from './map/securityGroup.js';
import { securityGroupRuleFrom } from './map/securityGroupRule.js';
import { allPages } from './paging.js';

const MaxResults = 1000;
/** EC2 takes at most this many values in one filter. */
const maxFilterValues = 200;

type SecurityReader = Pick<
  AwsReader,
  | 'describeSecurityGroups'
  | 'describeSecurityGroupRules'
  | 'describeControlPlaneInterfaces'
  | 'describeEksInterfaces'
>;

/** Security groups, and the network interfaces that matter to us. */
export function securityReader(caller: Caller, clients: () => Clients): SecurityReader {
  const call = callsTo(caller, 'ec2');
  const ec2 = (): Clients['ec2'] => clients().ec2;

  const rulesOf = async (groupIds: readonly string[] | undefined, signal: AbortSignal) => {
    const Filters = groupIds && [{ Name: 'group-id', Values: [...groupIds] }];
    const rules = await allPages(async (NextToken) => {
      const input = { Filters, MaxResults, NextToken };
      const page = await call('DescribeSecurityGroupRules', signal, (options) =>
        ec2().send(new DescribeSecurityGroupRulesCommand(input), options),
      );
      return { items: page.SecurityGroupRules, next: page.NextToken };
    });
    return rules.map(securityGroupRuleFrom);
  };

  let knowsManaged = true;
  const interfacePage = async (
    Filters: Filter[],
    NextToken: string | undefined,
    signal: AbortSignal,
  ) => {
    const send = (managed: boolean) =>
      call('DescribeNetworkInterfaces', signal, (options) => {
        const command = new DescribeNetworkInterfacesCommand({ Filters, MaxResults, NextToken });
        return ec2().send(managed ? includeManaged(command) : command, options);
      });
    try {
      return await send(knowsManaged);
    } catch (error) {
      const refused = error instanceof PortError && refusesIncludeManaged(error.info);
      if (!knowsManaged || !refused) throw error;
      knowsManaged = false;
      return send(false);
    }
  };
  const interfaces = async (
    Filters: Filter[],
    signal: AbortSignal,
  ): Promise<readonly NetworkInterface[]> => {
    const all = await allPages(async (NextToken) => {
      const page = await interfacePage(Filters, NextToken, signal);
      return { items: page.NetworkInterfaces, next: page.NextToken };
    });
    return all.map(networkInterfaceFrom);
  };

  return {
    async describeSecurityGroups(signal) {
      const groups = await allPages(async (NextToken) => {
        const page = await call('DescribeSecurityGroups', signal, (options) =>
          ec2().send(new DescribeSecurityGroupsCommand({ MaxResults, NextToken }), options),
        );
        return { items: page.SecurityGroups, next: page.NextToken };
      });
      return groups.map(securityGroupFrom);
    },

    async describeSecurityGroupRules(groupIds, signal) {
      if (groupIds === undefined) return rulesOf(undefined, signal);
      const chunks: (readonly string[])[] = [];
      for (let at = 0; at < groupIds.length; at += maxFilterValues) {
        chunks.push(groupIds.slice(at, at + maxFilterValues));
      }
      const rules = await Promise.all(chunks.map((chunk) => rulesOf(chunk, signal)));
      return rules.flat();
    },

    async describeControlPlaneInterfaces({ name, vpcId }, signal) {
      const description = controlPlaneDescription(name);
      const found = await interfaces(
        [
          { Name: 'vpc-id', Values: [vpcId] },
          { Name: 'description', Values: [description] },
        ],
        signal,
      );
      // A filter value may hold wildcards; only the exact text is this cluster's.
      return found.filter((nic) => nic.description === description);
    },

    describeEksInterfaces: (vpcId, signal) =>
      interfaces(
        [
          { Name: 'vpc-id', Values: [vpcId] },
          { Name: 'description', Values: ['Amazon EKS *'] },
        ],
        signal,
      ),
  };
}
