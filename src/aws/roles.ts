import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleWithWebIdentityCommandInput,
  type Credentials,
  type STSClient,
} from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';

/** How the SDK's providers change into roles: by an STS client that is called as all others are. */
export interface RoleAssumers {
  roleAssumer(
    source: AwsCredentialIdentity,
    input: AssumeRoleCommandInput,
  ): Promise<AwsCredentialIdentity>;
  roleAssumerWithWebIdentity(
    input: AssumeRoleWithWebIdentityCommandInput,
  ): Promise<AwsCredentialIdentity>;
}

/** The call that needs no signature is sent with none. */
const unsigned: AwsCredentialIdentity = { accessKeyId: '', secretAccessKey: '' };

/** Of a way to make an STS client for the credentials that a role is assumed with. */
export function roleAssumers(stsFor: (source: AwsCredentialIdentity) => STSClient): RoleAssumers {
  return {
    async roleAssumer(source, input) {
      const sts = stsFor(source);
      try {
        const answer = await sts.send(new AssumeRoleCommand(input));
        return identityOf(answer.Credentials, 'AssumeRole');
      } finally {
        sts.destroy();
      }
    },
    async roleAssumerWithWebIdentity(input) {
      const sts = stsFor(unsigned);
      try {
        const answer = await sts.send(new AssumeRoleWithWebIdentityCommand(input));
        return identityOf(answer.Credentials, 'AssumeRoleWithWebIdentity');
      } finally {
        sts.destroy();
      }
    },
  };
}

function identityOf(given: Credentials | undefined, operation: string): AwsCredentialIdentity {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
    throw new Error(`The answer of sts:${operation} has no credentials.`);
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration === undefined ? {} : { expiration: Expiration }),
  };
}
