import type { Service } from '../aws/caller.js';
import type { PersonSession } from '../aws/credentials.js';

/** The services that may have an endpoint URL of their own, by their IAM prefix. */
export type EndpointService = Service;

/** Keys that are given, not looked up: only the embedded sandbox has such a profile. */
export interface ProfileKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Whose credentials are used, and where calls go. */
export interface Profile {
  readonly name: string;
  /** `file`: the shared files; `environment`: variables and roles; `sandbox`: the embedded one. */
  readonly source: 'file' | 'environment' | 'sandbox';
  readonly region?: string;
  readonly endpointUrl?: string;
  readonly serviceEndpointUrls?: Readonly<Partial<Record<EndpointService, string>>>;
  /** A PEM file to trust. */
  readonly caBundle?: string;
  /** What the environment says of proxies, of use to calls over TLS. */
  readonly proxy?: { readonly url: string; readonly except: string };
  readonly useFipsEndpoint?: boolean;
  readonly useDualstackEndpoint?: boolean;
  /** Where a person signs in, for this profile or for the one its roles begin with. */
  readonly session?: PersonSession;
  /** Only where `source` is `sandbox`. */
  readonly credentials?: ProfileKeys;
  /** Whether the profile itself says how to sign in. */
  readonly hasCredentials: boolean;
  /** Changes whenever anything that bears on the credentials changes in the files. */
  readonly revision: string;
}

/** The name of the profile that stands for the environment's own credentials. */
export const environmentProfileName = 'environment';
