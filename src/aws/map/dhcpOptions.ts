import type { DhcpOptions as AwsDhcpOptions } from '@aws-sdk/client-ec2';
import type { DhcpOptions } from '../../core/model/network.js';
import { present, required } from './required.js';

/** Of a DHCP option set only the name servers matter. */
export function dhcpOptionsFrom(options: AwsDhcpOptions): DhcpOptions {
  const servers = options.DhcpConfigurations?.find(({ Key }) => Key === 'domain-name-servers');
  return {
    id: required(options.DhcpOptionsId, 'DhcpOptions.DhcpOptionsId'),
    nameServers: present(servers?.Values?.map(({ Value }) => Value)),
  };
}
