import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2';
import type { Aws } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { tagsFrom, tagsTo } from './map/tags.js';

type Ec2Tags = Pick<Aws, 'securityGroupTags' | 'tagEc2' | 'untagEc2'>;

/** Tags of what is there already. */
export function ec2Tags(caller: Caller, clients: () => Clients): Ec2Tags {
  const read = callsTo(caller, 'ec2');
  const write = callsTo(caller, 'ec2', true);
  const ec2 = (): Clients['ec2'] => clients().ec2;

  return {
    async securityGroupTags(id, signal) {
      const command = new DescribeSecurityGroupsCommand({ GroupIds: [id] });
      const answer = await read('DescribeSecurityGroups', signal, (options) =>
        ec2().send(command, options),
      );
      return tagsFrom(answer.SecurityGroups?.[0]?.Tags);
    },

    async tagEc2(resourceId, tags, signal) {
      const command = new CreateTagsCommand({ Resources: [resourceId].flat(), Tags: tagsTo(tags) });
      await write('CreateTags', signal, (options) => ec2().send(command, options));
    },

    async untagEc2(resourceId, tags, signal) {
      const command = new DeleteTagsCommand({ Resources: [resourceId].flat(), Tags: tagsTo(tags) });
      await write('DeleteTags', signal, (options) => ec2().send(command, options));
    },
  };
}
