/** A public client of the OIDC service. */
export interface OidcClient {
  clientId: string;
  clientSecret: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  scopes: string[];
  /** Empty: those that AWS gives a client which names none. */
  grantTypes: string[];
}

/** A sign-in that was begun and that somebody has to confirm. */
export interface DeviceSignIn {
  deviceCode: string;
  userCode: string;
  clientId: string;
  startUrl: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** Epoch milliseconds of the last question whether it was confirmed. */
  askedAt?: number;
  /** What the user said; `used` once its token was given. */
  answer?: 'approve' | 'deny' | 'used';
}

/** A signed-in user's token. */
export interface AccessToken {
  accessToken: string;
  refreshToken?: string;
  clientId: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** The keys of a role that were given for a token. */
export interface RoleKeys {
  accessKeyId: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** IAM Identity Center: who may sign in, and who has. */
export interface SignIns {
  clients: OidcClient[];
  devices: DeviceSignIn[];
  tokens: AccessToken[];
  keys: RoleKeys[];
  /** How long a code can be confirmed, seconds; as AWS, 600, where it is absent. */
  deviceSeconds?: number;
  /** How long a token is good, seconds; as AWS, 8 hours, where it is absent. */
  tokenSeconds?: number;
}
