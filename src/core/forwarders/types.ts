import type { GeneratedFile } from '../model/generatedFile.js';
import type { MessageKey } from '../model/message.js';
import type { Problem } from '../model/plan.js';

/** A cluster whose endpoint name a DNS server outside AWS shall forward. Nothing in it is trusted. */
export interface ForwardedCluster {
  readonly clusterName: string;
  /** From `cluster.endpoint`, never built (aws facts §1.3). */
  readonly endpointName: string;
  /** All attached addresses of the inbound endpoint that is asked, IPv4 or IPv6, in any order. */
  readonly addresses: readonly string[];
}

/** The servers that configuration is written for, in the order in which they are offered. */
export const forwarderServers = [
  'bind',
  'dnsmasq',
  'pihole',
  'windows',
  'unbound',
  'coredns',
  'coredns-configmap',
  'pdns-recursor',
  'pdns-recursor-yaml',
  'knot-resolver',
  'knot-resolver-yaml',
  'systemd-resolved',
  'systemd-resolved-link',
  'infoblox',
  'macos',
  'client-vpn',
] as const;

/** `pdns-recursor` and `knot-resolver` are the older forms, `systemd-resolved-link` is for versions before 258. */
export type ForwarderServer = (typeof forwarderServers)[number];

/** What a person knows about their server and no API tells. */
export interface ForwarderAnswers {
  /** The server validates DNSSEC. */
  readonly dnssec: boolean;
  /** The server takes private addresses out of answers. */
  readonly rebindingFilter: boolean;
  /** The server can resolve public names, so that a validator reaches the root. */
  readonly internetDns: boolean;
  /** Windows: how Active Directory replicates the forwarder; `none` keeps it on one server. */
  readonly replicationScope: 'none' | 'domain' | 'forest';
  /** systemd-resolved before 258: the interface by which the addresses are reached. */
  readonly link: string;
}

/** The answers that matter to one server; the others are not asked for. */
export type ForwarderQuestion = keyof ForwarderAnswers;

/** One file and its place: a path on the server, or where its text is put. */
export interface ForwarderFile extends GeneratedFile {
  readonly place: string;
}

/** Command lines for the person at the server, most often a POSIX shell's. */
export interface ForwarderCommands {
  /** Says whether the configuration can be read; empty where no program does. */
  readonly check: readonly string[];
  readonly reload: readonly string[];
  /** Takes everything away again. */
  readonly remove: readonly string[];
  /** Asks for the names. */
  readonly tryIt: readonly string[];
}

/** A whole configuration: files, what to do with them, and what to look at twice. */
export interface ForwarderSetup {
  readonly kind: 'setup';
  readonly server: ForwarderServer;
  readonly files: readonly ForwarderFile[];
  readonly commands: ForwarderCommands;
  readonly warnings: readonly Problem[];
}

/** Nothing was written; every problem is a blocker and says why. */
export interface ForwarderRefusal {
  readonly kind: 'refused';
  readonly server: ForwarderServer;
  readonly problems: readonly Problem[];
}

declare const checked: unique symbol;

/**
 * A cluster that passed {@link ForwardedCluster}'s checks (dns facts §5): what generators take.
 * `name` is lower-case without a trailing dot, `addresses` are canonical and sorted, `label` has
 * only letters, digits, blanks, `.`, `_` and `-`.
 */
export interface Zone {
  readonly [checked]: true;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly label: string;
}

/** What a generator gives back. */
export interface ForwarderDraft {
  readonly files: readonly ForwarderFile[];
  readonly commands: ForwarderCommands;
}

/** One server: what it is asked, what it can take, and how its configuration is written. */
export interface ForwarderDefinition {
  readonly server: ForwarderServer;
  readonly title: MessageKey;
  readonly questions: readonly ForwarderQuestion[];
  readonly defaults: ForwarderAnswers;
  /** More addresses than this are of no use; `refuse` where leaving some out would not be seen. */
  readonly mostAddresses?: { readonly count: number; readonly more: 'refuse' | 'leaveOut' };
  /** All clusters must be forwarded to the same addresses. */
  readonly oneTarget?: true;
  readonly write: (zones: readonly Zone[], answers: ForwarderAnswers) => ForwarderDraft;
}

/** The answers of a server that comes as its distribution ships it; definitions change what differs. */
export const usualAnswers: ForwarderAnswers = {
  dnssec: false,
  rebindingFilter: false,
  internetDns: true,
  replicationScope: 'none',
  link: 'wg0',
};
