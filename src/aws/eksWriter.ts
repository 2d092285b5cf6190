import { UpdateClusterConfigCommand } from '@aws-sdk/client-eks';
import type { AwsWriter } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { clusterUpdateFrom } from './map/clusterUpdate.js';
import { required } from './map/required.js';

/** Changes of a cluster's endpoint access. */
export function eksWriter(
  caller: Caller,
  clients: () => Clients,
): Pick<AwsWriter, 'updateClusterAccess'> {
  const call = callsTo(caller, 'eks', true);
  return {
    async updateClusterAccess({ clusterName, change, clientRequestToken }, signal) {
      const { publicAccess, privateAccess, publicAccessCidrs } = change;
      const command = new UpdateClusterConfigCommand({
        name: clusterName,
        clientRequestToken,
        resourcesVpcConfig: {
          ...(publicAccess === undefined ? {} : { endpointPublicAccess: publicAccess }),
          ...(privateAccess === undefined ? {} : { endpointPrivateAccess: privateAccess }),
          ...(publicAccessCidrs ? { publicAccessCidrs: [...publicAccessCidrs] } : {}),
        },
      });
      const answer = await call('UpdateClusterConfig', signal, (options) =>
        clients().eks.send(command, options),
      );
      return clusterUpdateFrom(required(answer.update, 'UpdateClusterConfig.update'));
    },
  };
}
