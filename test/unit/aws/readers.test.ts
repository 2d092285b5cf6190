import assert from 'node:assert/strict';
import { asId } from '../../../src/core/model/ids.js';
import { ec2Error, fakeAws, json, xml } from './support/fakeAws.js';
import { never, portErrorFrom, portTo } from './support/port.js';

const interfaces = (...descriptions: readonly string[]): string =>
  `<DescribeNetworkInterfacesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><networkInterfaceSet>${descriptions
    .map(
      (text, index) =>
        `<item><networkInterfaceId>eni-${index}</networkInterfaceId><vpcId>vpc-1</vpcId><description>${text}</description></item>`,
    )
    .join('')}</networkInterfaceSet></DescribeNetworkInterfacesResponse>`;

const cluster = { name: 'dev*', vpcId: asId<never>('vpc-1') };

describe('reading', () => {
  it('control-plane interfaces: exactly the cluster’s, though a filter knows wildcards', async () => {
    const aws = await fakeAws(() => xml(interfaces('Amazon EKS dev*', 'Amazon EKS dev-2')));
    try {
      const found = await portTo(aws.url).describeControlPlaneInterfaces(cluster, never);
      assert.deepEqual(
        found.map(({ id }) => id),
        ['eni-0'],
      );
      assert.match(aws.seen[0]?.body ?? '', /&IncludeManagedResources=true$/);
    } finally {
      await aws.close();
    }
  });

  it('an emulator that does not know managed interfaces is asked without, from then on', async () => {
    const aws = await fakeAws(({ body }) =>
      body.includes('IncludeManagedResources')
        ? ec2Error('UnknownParameter', 'The parameter IncludeManagedResources is not recognized')
        : xml(interfaces('Amazon EKS dev*')),
    );
    try {
      const port = portTo(aws.url);
      await port.describeControlPlaneInterfaces(cluster, never);
      await port.describeControlPlaneInterfaces(cluster, never);
      assert.equal(aws.seen.length, 3);
    } finally {
      await aws.close();
    }
  });

  it('follows pages to the end, an empty token included', async () => {
    const aws = await fakeAws(({ body }) => {
      const at = Number((JSON.parse(body) as { NextToken?: string }).NextToken ?? '0');
      const ResolverRules = [{ Id: `rslvr-rr-${at}`, DomainName: 'a.' }];
      return json({ ResolverRules, NextToken: at < 2 ? String(at + 1) : '' });
    });
    try {
      const rules = await portTo(aws.url).listResolverRules({}, never);
      assert.deepEqual(
        rules.map(({ id }) => id),
        ['rslvr-rr-0', 'rslvr-rr-1', 'rslvr-rr-2'],
      );
    } finally {
      await aws.close();
    }
  });

  it('rules of no groups are none, and nothing is asked', async () => {
    const aws = await fakeAws(() => 'reset');
    try {
      assert.deepEqual(await portTo(aws.url).describeSecurityGroupRules([], never), []);
      assert.equal(aws.seen.length, 0);
    } finally {
      await aws.close();
    }
  });

  it('an answer without what AWS always sends is an error', async () => {
    const aws = await fakeAws(() => json({ ResolverRules: [{ Name: 'no id' }] }));
    try {
      const error = await portErrorFrom(portTo(aws.url).listResolverRules({}, never));
      assert.match(error.message, /ResolverRule\.Id/);
    } finally {
      await aws.close();
    }
  });
});

describe('writing', () => {
  it('IPv4 and IPv6 permissions go where EC2 wants them', async () => {
    const aws = await fakeAws(() =>
      xml(
        '<AuthorizeSecurityGroupIngressResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><securityGroupRuleSet><item><securityGroupRuleId>sgr-1</securityGroupRuleId></item></securityGroupRuleSet></AuthorizeSecurityGroupIngressResponse>',
      ),
    );
    try {
      const ids = await portTo(aws.url).authorizeSecurityGroup(
        {
          groupId: asId('sg-1'),
          direction: 'ingress',
          permissions: [
            { protocol: 'udp', port: 53, cidr: '10.0.0.0/8' },
            { protocol: 'tcp', port: 53, cidr: 'fd00::/8' },
          ],
          description: 'DNS',
          tags: { a: 'b' },
        },
        never,
      );
      assert.deepEqual(ids, ['sgr-1']);
      const form = new URLSearchParams(aws.seen[0]?.body);
      assert.equal(form.get('IpPermissions.1.IpRanges.1.CidrIp'), '10.0.0.0/8');
      assert.equal(form.get('IpPermissions.2.Ipv6Ranges.1.CidrIpv6'), 'fd00::/8');
      assert.equal(form.get('TagSpecification.1.ResourceType'), 'security-group-rule');
    } finally {
      await aws.close();
    }
  });

  it('a rule has every target on port 53, and names its protocol', async () => {
    const aws = await fakeAws(() => json({ ResolverRule: { Id: 'rslvr-rr-1' } }));
    try {
      await portTo(aws.url).createResolverRule(
        {
          name: 'r',
          creatorRequestId: 'c',
          domainName: 'a.example',
          endpointId: asId('rslvr-out-1'),
          targetIps: ['10.0.0.1', '10.0.0.2'],
          tags: {},
        },
        never,
      );
      const body = JSON.parse(aws.seen[0]?.body ?? '') as Record<string, unknown>;
      assert.deepEqual(body['TargetIps'], [
        { Ip: '10.0.0.1', Port: 53, Protocol: 'Do53' },
        { Ip: '10.0.0.2', Port: 53, Protocol: 'Do53' },
      ]);
      assert.equal(body['RuleType'], 'FORWARD');
    } finally {
      await aws.close();
    }
  });
});
