import type { DhcpOptions } from '../../model/network.js';
import { describe, tagSet } from './describe.js';
import { idKinds } from './faults.js';

function configurations(options: DhcpOptions): { key: string; values: readonly string[] }[] {
  const { domainName, domainNameServers } = options;
  return [
    ...(domainName === undefined ? [] : [{ key: 'domain-name', values: [domainName] }]),
    { key: 'domain-name-servers', values: domainNameServers },
  ];
}

export const describeDhcpOptions = describe<DhcpOptions>({
  idParameter: 'DhcpOptionsId',
  kind: idKinds.dhcpOptions,
  set: 'dhcpOptionsSet',
  maxPage: 1000,
  rows: (world) => world.dhcpOptions,
  idOf: (options) => options.dhcpOptionsId,
  filters: () => ({
    'dhcp-options-id': (options) => [options.dhcpOptionsId],
    key: (options) => configurations(options).map(({ key }) => key),
    'owner-id': (options) => [options.ownerId],
    value: (options) => configurations(options).flatMap(({ values }) => values),
  }),
  render: (options) => ({
    dhcpOptionsId: options.dhcpOptionsId,
    ownerId: options.ownerId,
    dhcpConfigurationSet: configurations(options).map(({ key, values }) => ({
      key,
      valueSet: values.map((value) => ({ value })),
    })),
    tagSet: tagSet(options.tags),
  }),
});
