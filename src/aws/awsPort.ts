import { createHash } from 'node:crypto';
import type { ConnectionReport } from '../core/model/connectionReport.js';
import type { AwsScope } from '../core/model/identity.js';
import { PortError } from '../core/model/portError.js';
import type { Aws, Clock } from '../core/ports.js';
import type { SsmCourier } from '../core/ports/couriers.js';
import { readAccountAlias } from './accountAlias.js';
import { createCaller, type Caller } from './caller.js';
import {
  checkEndpoints,
  clientsOf,
  dropClients,
  endpointOf,
  rateKey,
  type ClientOptions,
} from './clients.js';
import { ec2Reader } from './ec2Reader.js';
import { ec2Tags } from './ec2Tags.js';
import { ec2Writer } from './ec2Writer.js';
import { eksReader } from './eksReader.js';
import { eksWriter } from './eksWriter.js';
import { firewallReader } from './firewallReader.js';
import { pathReader } from './pathReader.js';
import { permissions } from './permissions.js';
import { profilesReader } from './profilesReader.js';
import { quotaReader } from './quotaReader.js';
import { ramReader } from './ramReader.js';
import { ramWriter } from './ramWriter.js';
import { resolverReader } from './resolverReader.js';
import { resolverWriter } from './resolverWriter.js';
import { route53Reader } from './route53Reader.js';
import { sameAccount } from './sameAccount.js';
import { securityReader } from './securityReader.js';
import { createSignedCalls } from './signedCall.js';
import { ssmCourier } from './ssmCourier.js';
import { askWho, stsReader } from './stsReader.js';
import { testConnection as testLayers } from './testConnection.js';
import { sharedResolverBucket, type TokenBucket } from './tokenBucket.js';

export { createSsoOidc } from './ssoOidc.js';
export { createVantages } from './vantages.js';
export { systemServers } from './systemResolver.js';

/** What an AWS port needs to know. */
export interface AwsOptions extends Omit<ClientOptions, 'region'> {
  readonly scope: AwsScope;
  readonly clock: Clock;
  /** Instead of the one that all ports of the same credentials and Region share. */
  readonly resolverBucket?: TokenBucket;
  /** Milliseconds that one attempt of a call may take; 45 s unless told. */
  readonly attemptMs?: number;
}

/** The core's AWS over the SDK, for one scope. Throws only `PortError`, also here. */
export function createAws(options: AwsOptions): Aws {
  const { scope } = options;
  const { identity, clients, call: unwatched } = callsOf(options);
  const signed = createSignedCalls(identity, clients);
  const { call, who } = sameAccount({
    call: unwatched,
    profile: scope.profile,
    fingerprint: () => credentialsFingerprint(options),
    who: (signal) => stsReader(unwatched, clients).callerIdentity(signal),
  });
  return {
    scope,
    callerIdentity: who,
    ...eksReader(call, clients),
    ...ec2Reader(call, clients, scope.region),
    ...securityReader(call, clients),
    ...pathReader(call, clients, scope.region),
    ...resolverReader(call, clients),
    ...firewallReader(call, clients),
    ...route53Reader(call, signed, scope.region),
    ...eksWriter(call, clients),
    ...profilesReader(call, signed),
    ...quotaReader(call, signed),
    ...ramReader(call, signed),
    ...permissions(call, clients),
    ...ec2Writer(call, clients),
    ...ec2Tags(call, clients),
    ...resolverWriter(call, clients),
    ...ramWriter(call, signed),
  };
}

/** Questions from inside VPCs, with the same identity. Throws only `PortError`, also here. */
export function createSsmCourier(options: AwsOptions): SsmCourier {
  const { clients, call } = callsOf(options);
  return ssmCourier(call, clients, options.clock);
}

/**
 * A digest of the access key that calls are signed with now, which the SDK may replace at any time;
 * `undefined` where there is none.
 */
export async function credentialsFingerprint(options: AwsOptions): Promise<string | undefined> {
  try {
    const { accessKeyId } = await callsOf(options).clients().sts.config.credentials();
    return createHash('sha256').update(accessKeyId).digest('hex').slice(0, 16);
  } catch {
    // Whoever calls next is told why.
    return undefined;
  }
}

/** The alias of the caller's account, where it has one. Throws only `PortError`. */
export function accountAlias(
  options: AwsOptions,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { clients, call } = callsOf(options);
  return readAccountAlias(call, clients, signal);
}

/** Tests the way to AWS layer by layer. Rejects only when cancelled. */
export function testConnection(
  options: AwsOptions,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  const { identity, clients, call } = callsOf(options);
  const aws = createAws(options);
  return testLayers({ scope: options.scope, options: identity, clients, call, aws }, signal);
}

/** The clients of an identity, and the one way by which calls go through them. */
function callsOf(options: AwsOptions) {
  const { scope, clock, resolverBucket, attemptMs, ...rest } = options;
  const identity: ClientOptions = { ...rest, region: scope.region };
  checkEndpoints(identity);
  const clients = () => clientsOf(identity);
  let callerArn: string | undefined;

  const raw = createCaller({
    scope,
    fromEnvironment: options.source.from === 'environment',
    ...(options.session === undefined ? {} : { session: options.session }),
    endpointOf: (service) => endpointOf(identity, service),
    resolverBucket: resolverBucket ?? sharedResolverBucket(rateKey(identity), clock),
    clock,
    ...(attemptMs === undefined ? {} : { attemptMs }),
    async callerArn(signal) {
      if (callerArn !== undefined) return callerArn;
      try {
        const { Arn } = await askWho(clients(), signal);
        return (callerArn = Arn);
      } catch {
        // The refusal that made us ask is what gets reported; it then names the profile instead.
        return undefined;
      }
    },
  });

  const call: Caller = async (what, signal) => {
    try {
      return await raw(what, signal);
    } catch (error) {
      const { kind } = error instanceof PortError ? error.info : { kind: undefined };
      // The user will sign in again or put in other keys; the next call must see them.
      if (kind === 'expiredCredentials' || kind === 'noCredentials') dropClients(identity);
      throw error;
    }
  };
  return { identity, clients, call };
}
