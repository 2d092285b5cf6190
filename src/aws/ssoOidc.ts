import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import type { AwsScope } from '../core/model/identity.js';
import type { Clock } from '../core/ports.js';
import type { SsoOidc, SsoSession, TokenAnswer } from '../core/ports/sso.js';
import { callsTo, createCaller } from './caller.js';
import {
  checkEndpoints,
  endpointOf,
  httpOptionsOf,
  ignoreConfiguredEndpoint,
  type ClientOptions,
} from './clients.js';
import { required } from './map/required.js';
import { readThrown } from './thrown.js';
import { createTokenBucket } from './tokenBucket.js';

/** Where the calls of a sign-in go: the profile's own way out, and the session's Region. */
export interface SsoOidcOptions extends Omit<ClientOptions, 'region' | 'source'> {
  /** The profile, for errors; the Region is that of IAM Identity Center. */
  readonly scope: AwsScope;
  readonly clock: Clock;
}

const clientName = 'eks-private-dns';
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** IAM Identity Center's OIDC service over the SDK; its calls are not signed. Throws only `PortError`. */
export function createSsoOidc(options: SsoOidcOptions): SsoOidc {
  const { scope, clock } = options;
  const identity = { ...options, region: scope.region, source: { from: 'environment' as const } };
  checkEndpoints(identity);
  const endpoint = endpointOf(identity, 'sso-oauth');
  let made: SSOOIDCClient | undefined;
  const client = (): SSOOIDCClient => {
    made ??= new SSOOIDCClient({
      region: scope.region,
      // Nothing is signed: this keeps the SDK from looking for keys.
      credentials: { accessKeyId: '', secretAccessKey: '' },
      useFipsEndpoint: options.useFipsEndpoint ?? false,
      useDualstackEndpoint: options.useDualstackEndpoint ?? false,
      maxAttempts: 1,
      requestHandler: httpOptionsOf(options),
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    ignoreConfiguredEndpoint(made);
    return made;
  };
  const call = callsTo(
    createCaller({
      scope,
      fromEnvironment: false,
      endpointOf: () => endpoint,
      resolverBucket: createTokenBucket({ ratePerSecond: 5, burst: 5 }, clock),
      clock,
      callerArn: () => Promise.resolve(undefined),
    }),
    'sso-oauth',
  );
  return {
    async registerClient(session, signal) {
      const input = {
        clientName,
        clientType: 'public',
        ...(session.scopes.length === 0
          ? {}
          : { scopes: [...session.scopes], grantTypes: [deviceGrant, 'refresh_token'] }),
      };
      const { clientId, clientSecret, clientSecretExpiresAt } = await call(
        'RegisterClient',
        signal,
        (how) => client().send(new RegisterClientCommand(input), how),
      );
      return {
        clientId: required(clientId, 'clientId'),
        clientSecret: required(clientSecret, 'clientSecret'),
        expiresAt: required(clientSecretExpiresAt, 'clientSecretExpiresAt') * 1000,
      };
    },

    async startDevice({ startUrl }: SsoSession, { clientId, clientSecret }, signal) {
      const input = { clientId, clientSecret, startUrl };
      const answer = await call('StartDeviceAuthorization', signal, (how) =>
        client().send(new StartDeviceAuthorizationCommand(input), how),
      );
      const verificationUri = required(answer.verificationUri, 'verificationUri');
      return {
        deviceCode: required(answer.deviceCode, 'deviceCode'),
        userCode: required(answer.userCode, 'userCode'),
        verificationUri,
        verificationUriComplete: answer.verificationUriComplete ?? verificationUri,
        expiresInMs: required(answer.expiresIn, 'expiresIn') * 1000,
        // Five seconds where the service does not say (RFC 8628, section 3.2).
        intervalMs: (answer.interval || 5) * 1000,
      };
    },

    createToken: ({ clientId, clientSecret }, deviceCode, signal) =>
      call('CreateToken', signal, async (how): Promise<TokenAnswer> => {
        const input = { clientId, clientSecret, deviceCode, grantType: deviceGrant };
        try {
          const token = await client().send(new CreateTokenCommand(input), how);
          return {
            outcome: 'token',
            token: {
              accessToken: required(token.accessToken, 'accessToken'),
              expiresInMs: required(token.expiresIn, 'expiresIn') * 1000,
              ...(token.refreshToken === undefined ? {} : { refreshToken: token.refreshToken }),
            },
          };
        } catch (error) {
          const outcome = outcomes[readThrown(error).name];
          if (outcome === undefined) throw error;
          return { outcome };
        }
      }),
  };
}

type Waiting = Exclude<TokenAnswer['outcome'], 'token'>;

/** The service's errors that are answers; a code that was used or ran out long ago is not known any more. */
const outcomes: Readonly<Record<string, Waiting | undefined>> = {
  AuthorizationPendingException: 'pending',
  SlowDownException: 'slowDown',
  ExpiredTokenException: 'expired',
  InvalidGrantException: 'expired',
  AccessDeniedException: 'denied',
};
