import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { Members } from '../../protocol/members.js';
import { pageOf } from '../../protocol/paging.js';
import type { World } from '../../world.js';
import { targetsPerRule } from '../resolver/limits.js';

const serviceCode = 'route53resolver';

interface Quota {
  readonly code: string;
  readonly name: string;
  readonly adjustable: boolean;
  /** What every account starts with (aws facts §2.10). */
  readonly usual: number;
  /** What the sandbox holds this account to. */
  value(world: World): number;
}

/** In the order of their codes, which is the order of the lists. */
const quotas: readonly Quota[] = [
  {
    code: 'L-4A669CC0',
    name: 'Resolver endpoints per AWS Region',
    adjustable: true,
    usual: 4,
    value: (world) => world.endpointQuota,
  },
  {
    code: 'L-51D8A1FB',
    name: 'Resolver rules per AWS Region',
    adjustable: true,
    usual: 1000,
    value: (world) => world.ruleQuota,
  },
  {
    code: 'L-94E19253',
    name: 'Associations between resolver rules and VPCs per AWS Region',
    adjustable: true,
    usual: 2000,
    value: (world) => world.associationQuota,
  },
  {
    code: 'L-D2FE9758',
    name: 'IP addresses per resolver endpoint',
    adjustable: true,
    usual: 6,
    value: (world) => world.endpointAddressQuota,
  },
  {
    code: 'L-D74B6237',
    name: 'Target IP addresses per resolver rule',
    adjustable: false,
    usual: targetsPerRule,
    value: () => targetsPerRule,
  },
];

/** Has no answer for a quota that was never raised: then only the default is there. */
export function getQuota({ world }: CallContext, input: Members): object {
  const quota = quotaIn(input);
  const value = quota.value(world);
  if (value === quota.usual) throw noSuchQuota(quota.code);
  return { Quota: shape(world, quota, value) };
}

export function getDefaultQuota({ world }: CallContext, input: Members): object {
  const quota = quotaIn(input);
  return { Quota: shape(world, quota, quota.usual) };
}

export const listQuotas = list('applied', (world, quota) => quota.value(world));
export const listDefaultQuotas = list('default', (_world, quota) => quota.usual);

function list(name: string, valueOf: (world: World, quota: Quota) => number) {
  return ({ world }: CallContext, input: Members): object => {
    readService(input);
    const size = input.integer('MaxResults', 1, 100) ?? 100;
    const token = input.string('NextToken');
    input.check();
    const page = pageOf(quotas, ({ code }) => code, `quotas-${name}`, size, token);
    if (!page) {
      throw new AwsFault('InvalidPaginationTokenException', 'The pagination token is not valid.');
    }
    return {
      Quotas: page.items.map((quota) => shape(world, quota, valueOf(world, quota))),
      ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
    };
  };
}

function quotaIn(input: Members): Quota {
  readService(input);
  const code = input.requiredString('QuotaCode', { min: 1, max: 128 });
  input.check();
  const quota = quotas.find((each) => each.code === code);
  if (!quota) throw noSuchQuota(code);
  return quota;
}

function readService(input: Members): void {
  const service = input.requiredString('ServiceCode', { min: 1, max: 63 });
  if (service === '' || service === serviceCode) return;
  throw new AwsFault(
    'NoSuchResourceException',
    `The request failed because the specified service (${service}) does not exist.`,
  );
}

function noSuchQuota(code: string): AwsFault {
  return new AwsFault(
    'NoSuchResourceException',
    `The request failed because the specified quota (${code}) does not exist.`,
  );
}

function shape(world: World, quota: Quota, Value: number): object {
  return {
    ServiceCode: serviceCode,
    ServiceName: 'Amazon Route 53 Resolver',
    QuotaArn: `arn:${world.partition}:servicequotas:${world.region}:${world.accountId}:${serviceCode}/${quota.code}`,
    QuotaCode: quota.code,
    QuotaName: quota.name,
    Value,
    Unit: 'None',
    Adjustable: quota.adjustable,
    GlobalQuota: false,
  };
}
