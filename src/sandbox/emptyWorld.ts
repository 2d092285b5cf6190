import type { Timings, World } from './world.js';

/** An account with nothing in it: what the sandbox shows of every Region but the scenario's own. */
export function emptyWorld(scenario: string, region: string, timings: Timings): World {
  const accountId = '111122223333';
  return {
    scenario,
    accountId,
    partition: 'aws',
    region,
    caller: { arn: `arn:aws:iam::${accountId}:user/sandbox`, userId: 'AIDASANDBOXUSEREXAMPLE' },
    vpcs: [],
    subnets: [],
    dhcpOptions: [],
    routeTables: [],
    networkAcls: [],
    peeringConnections: [],
    vpnGateways: [],
    transitGateways: [],
    transitGatewayAttachments: [],
    transitGatewayRouteTables: [],
    coreNetworks: [],
    securityGroups: [],
    securityGroupRules: [],
    networkInterfaces: [],
    clusters: [],
    clusterUpdates: [],
    resolverEndpoints: [],
    resolverRules: [],
    ruleAssociations: [],
    profiles: [],
    publicDns: [],
    onPremises: [],
    timings,
    endpointQuota: 4,
    endpointAddressQuota: 6,
    ruleQuota: 1000,
    associationQuota: 2000,
    deniedActions: [],
    faults: [],
    serial: 0,
  };
}
