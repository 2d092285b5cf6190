/** Where people of an organisation sign in: one `sso-session`, or a start URL of the older kind. */
export interface SsoSession {
  /** Name of the `sso-session` section; absent where the profile itself has the start URL. */
  readonly name?: string;
  readonly startUrl: string;
  /** Region of IAM Identity Center, which need not be one with clusters. */
  readonly region: string;
  /** What the client registers for; none with a start URL of the older kind. */
  readonly scopes: readonly string[];
}

/** A client that IAM Identity Center knows (`sso-oidc:RegisterClient`). The secret is never shown. */
export interface SsoRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** What the user confirms in a browser, on whatever machine (RFC 8628, section 3.2). */
export interface DeviceCode {
  /** Known to nobody but us. */
  readonly deviceCode: string;
  /** What is shown and typed in, such as `ABCD-EFGH`. */
  readonly userCode: string;
  /** The page that asks for the code. */
  readonly verificationUri: string;
  /** The same page with the code filled in. */
  readonly verificationUriComplete: string;
  /** Milliseconds until the code is worth nothing. */
  readonly expiresInMs: number;
  /** Milliseconds between two questions whether it was confirmed. */
  readonly intervalMs: number;
}

/** A token of a signed-in user. Neither part is ever logged or shown. */
export interface SsoToken {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Milliseconds. */
  readonly expiresInMs: number;
}

/** What `sso-oidc:CreateToken` says as long as it gives no token (RFC 8628, section 3.5). */
export type TokenAnswer =
  | { readonly outcome: 'token'; readonly token: SsoToken }
  | { readonly outcome: 'pending' | 'slowDown' | 'expired' | 'denied' };

/** The unsigned calls of a sign-in, for one session. Each throws only `PortError`. */
export interface SsoOidc {
  /** `sso-oidc:RegisterClient`, as a public client. */
  registerClient(session: SsoSession, signal: AbortSignal): Promise<SsoRegistration>;
  /** `sso-oidc:StartDeviceAuthorization`; the code of a refused registration is `InvalidClientException`. */
  startDevice(
    session: SsoSession,
    registration: SsoRegistration,
    signal: AbortSignal,
  ): Promise<DeviceCode>;
  /** `sso-oidc:CreateToken`, once. */
  createToken(
    registration: SsoRegistration,
    deviceCode: string,
    signal: AbortSignal,
  ): Promise<TokenAnswer>;
}
