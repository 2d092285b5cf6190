import assert from 'node:assert/strict';
import { CreateSecurityGroupCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  GetRoleCommand,
  IAMClient,
  ListAccountAliasesCommand,
  paginateSimulatePrincipalPolicy,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { createSignedCalls } from '../../../src/aws/signedCall.js';
import { clientsOf } from '../../../src/aws/clients.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { Bench, vpcNamed } from './support.js';

const userArn = 'arn:aws:iam::111122223333:user/sandbox';

describe('sandbox: IAM, denied actions and Service Quotas', () => {
  const bench = new Bench('post');
  let sandbox: Sandbox;
  let config: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    maxAttempts: number;
  };
  before(async () => {
    const state = {
      ...bench.world,
      deniedActions: ['ec2:CreateTags', 'route53resolver:Delete*'],
      ruleQuota: 7,
    };
    sandbox = await startSandbox({ scenario: 'post', state, rateLimit: false });
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = sandbox.env;
    config = {
      endpoint: sandbox.endpoint,
      region: sandbox.region,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
      maxAttempts: 1,
    };
  });
  after(() => sandbox.close());

  it('simulates the caller’s policies, in pages and from any Region', async () => {
    const client = new IAMClient({ ...config, region: 'eu-west-1' });
    const actions = ['ec2:CreateTags', 'ec2:DescribeVpcs', 'route53resolver:DeleteResolverRule'];
    const input = { PolicySourceArn: userArn, ActionNames: actions, ResourceArns: ['*'] };
    const found: unknown[] = [];
    let pages = 0;
    for await (const page of paginateSimulatePrincipalPolicy({ client, pageSize: 2 }, input)) {
      pages += 1;
      for (const { EvalActionName, EvalDecision } of page.EvaluationResults ?? []) {
        found.push([EvalActionName, EvalDecision]);
      }
    }
    assert.equal(pages, 2);
    assert.deepEqual(found, [
      ['ec2:CreateTags', 'implicitDeny'],
      ['ec2:DescribeVpcs', 'allowed'],
      ['route53resolver:DeleteResolverRule', 'implicitDeny'],
    ]);
  });

  it('tells the alias of an account that has one', async () => {
    const client = new IAMClient(config);
    const aliases = async () =>
      (await client.send(new ListAccountAliasesCommand({}))).AccountAliases;
    assert.deepEqual(await aliases(), []);
    sandbox.world.alias = 'network';
    assert.deepEqual(await aliases(), ['network']);
    delete sandbox.world.alias;
  });

  it('simulates users and roles it knows, and no sessions', async () => {
    const client = new IAMClient(config);
    const simulate = (PolicySourceArn: string) =>
      client.send(
        new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: ['ec2:DescribeVpcs'] }),
      );
    await assert.rejects(simulate('arn:aws:iam::111122223333:role/nobody'), {
      name: 'NoSuchEntityException',
    });
    await assert.rejects(simulate('arn:aws:sts::111122223333:assumed-role/Admin/ana'), {
      name: 'InvalidInputException',
    });
    await assert.rejects(client.send(new GetRoleCommand({ RoleName: 'nobody' })), {
      name: 'NoSuchEntityException',
    });
  });

  it('refuses what is denied, also what a call depends on, before it looks at the request', async () => {
    const ec2 = new EC2Client(config);
    const input = { VpcId: vpcNamed(bench.world, 'tools'), GroupName: 'a', Description: 'a' };
    await assert.rejects(ec2.send(new CreateSecurityGroupCommand({ ...input, DryRun: true })), {
      name: 'DryRunOperation',
    });
    const TagSpecifications = [
      { ResourceType: 'security-group' as const, Tags: [{ Key: 'a', Value: 'b' }] },
    ];
    await assert.rejects(
      ec2.send(new CreateSecurityGroupCommand({ ...input, TagSpecifications, DryRun: true })),
      { name: 'UnauthorizedOperation', message: /not authorized to perform: ec2:CreateTags/ },
    );
    const own = new Bench('post');
    own.world.deniedActions.push('route53resolver:Delete*', 'ec2:CreateNetworkInterface');
    const removal = await own.resolver('DeleteResolverRule', { ResolverRuleId: 'rslvr-rr-none' });
    assert.match(removal.error, /^AccessDeniedException: .*route53resolver:DeleteResolverRule/);
    const creation = await own.resolver('CreateResolverEndpoint', {});
    assert.match(creation.error, /^AccessDeniedException: .*CreateNetworkInterface/);
  });

  const quotas = async (operation: string, body: object): Promise<unknown> => {
    const options = {
      region: config.region,
      endpointUrl: config.endpoint,
      source: { from: 'keys' as const, keys: config.credentials },
    };
    return createSignedCalls(options, () => clientsOf(options))(
      {
        service: 'servicequotas',
        method: 'POST',
        path: '/',
        target: `ServiceQuotasV20190624.${operation}`,
        body,
      },
      { abortSignal: new AbortController().signal },
    );
  };
  const ServiceCode = 'route53resolver';

  it('tells raised quotas, and of the others only the default', async () => {
    const raised = { ServiceCode, QuotaCode: 'L-51D8A1FB' };
    const value = (answer: unknown) => (answer as { Quota: { Value: number } }).Quota.Value;
    assert.equal(value(await quotas('GetServiceQuota', raised)), 7);
    assert.equal(value(await quotas('GetAWSDefaultServiceQuota', raised)), 1000);
    const usual = { ServiceCode, QuotaCode: 'L-4A669CC0' };
    await assert.rejects(quotas('GetServiceQuota', usual), { name: 'NoSuchResourceException' });
    assert.equal(value(await quotas('GetAWSDefaultServiceQuota', usual)), 4);
    await assert.rejects(quotas('GetAWSDefaultServiceQuota', { ...usual, QuotaCode: 'L-0' }), {
      name: 'NoSuchResourceException',
    });
    await assert.rejects(quotas('GetServiceQuota', { ServiceCode }), {
      name: 'ValidationException',
    });
    await assert.rejects(quotas('Nonsense', {}), { name: 'UnknownOperationException' });
  });

  it('lists quotas in pages', async () => {
    const codes: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = (await quotas('ListServiceQuotas', {
        ServiceCode,
        MaxResults: 2,
        ...(NextToken === undefined ? {} : { NextToken }),
      })) as { Quotas: { QuotaCode: string }[]; NextToken?: string };
      codes.push(...page.Quotas.map(({ QuotaCode }) => QuotaCode));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    assert.deepEqual(codes, ['L-4A669CC0', 'L-51D8A1FB', 'L-94E19253', 'L-D2FE9758', 'L-D74B6237']);
    await assert.rejects(quotas('ListServiceQuotas', { ServiceCode, NextToken: 'x' }), {
      name: 'InvalidPaginationTokenException',
    });
  });

  it('holds the account to the same numbers', async () => {
    const own = new Bench('shapes');
    own.world.ruleQuota = 0;
    const outbound = own.world.resolverEndpoints.find(({ direction }) => direction === 'OUTBOUND');
    assert.ok(outbound);
    const rule = await own.resolver('CreateResolverRule', {
      CreatorRequestId: 'one',
      RuleType: 'FORWARD',
      DomainName: 'example.com',
      ResolverEndpointId: outbound.id,
      TargetIps: [{ Ip: '10.40.0.10', Port: 53 }],
    });
    assert.match(rule.error, /^LimitExceededException: .*max-rules/);
    own.world.ruleQuota = 1;
    own.world.associationQuota = 0;
    const { output } = await own.resolver('CreateResolverRule', {
      CreatorRequestId: 'two',
      RuleType: 'FORWARD',
      DomainName: 'example.com',
      ResolverEndpointId: outbound.id,
      TargetIps: [{ Ip: '10.40.0.10', Port: 53 }],
    });
    const { Id } = output['ResolverRule'] as { Id: string };
    const association = await own.resolver('AssociateResolverRule', {
      ResolverRuleId: Id,
      VPCId: vpcNamed(own.world, 'tools'),
    });
    assert.match(association.error, /^LimitExceededException: .*max-rule-associations/);
  });
});
