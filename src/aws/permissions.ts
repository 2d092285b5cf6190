import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { GetRoleCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { DryRunWrite } from '../core/model/permissions.js';
import { PortError } from '../core/model/portError.js';
import type { AwsPermissions } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { ipPermission, tagged } from './ec2Writer.js';
import { required } from './map/required.js';
import { allPages } from './paging.js';

type Options = { readonly abortSignal: AbortSignal };

/** What the caller may do, found out without doing it. */
export function permissions(caller: Caller, clients: () => Clients): AwsPermissions {
  const iam = callsTo(caller, 'iam');
  // A dry run changes nothing, so it may be repeated like a read.
  const ec2 = callsTo(caller, 'ec2');

  return {
    async simulatePolicy({ principalArn, actions, resourceArn }, signal) {
      const results = await allPages(async (Marker) => {
        const command = new SimulatePrincipalPolicyCommand({
          PolicySourceArn: principalArn,
          ActionNames: [...actions],
          ResourceArns: [resourceArn],
          Marker,
        });
        const page = await iam('SimulatePrincipalPolicy', signal, (options) =>
          clients().iam.send(command, options),
        );
        const next = page.IsTruncated === true ? page.Marker : undefined;
        return { items: page.EvaluationResults, next };
      });
      return results.map((result) => ({
        action: required(result.EvalActionName, 'EvaluationResult.EvalActionName'),
        decision: required(result.EvalDecision, 'EvaluationResult.EvalDecision'),
        missingContext: result.MissingContextValues ?? [],
      }));
    },

    async roleArn(RoleName, signal) {
      const answer = await iam('GetRole', signal, (options) =>
        clients().iam.send(new GetRoleCommand({ RoleName }), options),
      );
      return required(answer.Role?.Arn, 'GetRole.Role.Arn');
    },

    async dryRun(write, signal) {
      try {
        await ec2(write.operation, signal, (options) => tryWrite(clients().ec2, write, options));
      } catch (error) {
        if (!(error instanceof PortError)) throw error;
        const { code, kind } = error.info;
        if (code === 'DryRunOperation') return 'allowed';
        if (kind === 'accessDenied') return 'denied';
        if (kind === 'invalid' || kind === 'notFound' || kind === 'alreadyExists') return 'unclear';
        throw error;
      }
      // AWS never answers a dry run with success.
      return 'unclear';
    },
  };
}

function tryWrite(client: Clients['ec2'], write: DryRunWrite, options: Options): Promise<object> {
  const DryRun = true;
  switch (write.operation) {
    case 'CreateSecurityGroup': {
      const { vpcId: VpcId, name: GroupName, description: Description, tags } = write;
      const TagSpecifications = tagged('security-group', tags);
      const input = { DryRun, VpcId, GroupName, Description, TagSpecifications };
      return client.send(new CreateSecurityGroupCommand(input), options);
    }
    case 'DeleteSecurityGroup': {
      const input = { DryRun, GroupId: write.groupId };
      return client.send(new DeleteSecurityGroupCommand(input), options);
    }
    default: {
      const IpPermissions = write.permissions.map((permission) => ipPermission(permission, ''));
      const input = { DryRun, GroupId: write.groupId, IpPermissions };
      switch (write.operation) {
        case 'AuthorizeSecurityGroupIngress':
          return client.send(new AuthorizeSecurityGroupIngressCommand(input), options);
        case 'AuthorizeSecurityGroupEgress':
          return client.send(new AuthorizeSecurityGroupEgressCommand(input), options);
        case 'RevokeSecurityGroupIngress':
          return client.send(new RevokeSecurityGroupIngressCommand(input), options);
        case 'RevokeSecurityGroupEgress':
          return client.send(new RevokeSecurityGroupEgressCommand(input), options);
      }
    }
  }
}
