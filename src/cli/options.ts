import { parseArgs } from 'node:util';
import { typeNumber } from '../core/dns/wire/recordTypes.js';
import { WireError } from '../core/dns/wire/wireError.js';
import { parseCidr } from '../core/model/cidr.js';
import { message } from '../core/model/message.js';
import type { AccessRequest } from '../core/model/plan.js';
import { PortError } from '../core/model/portError.js';

/** The verbs. */
export const verbs = [
  'list',
  'verdict',
  'plan',
  'enable',
  'disable',
  'access',
  'drift',
  'repair',
  'verify',
  'undo',
  'resume',
  'headless',
] as const;

/** One of the verbs. */
export type Verb = (typeof verbs)[number];

/** The verbs that take one word more. */
const takesWord: readonly Verb[] = ['plan', 'undo', 'resume'];

/** What was asked for, checked for form only. */
export interface Options {
  readonly verb: Verb;
  /** What follows the verb. */
  readonly words: readonly string[];
  readonly profile?: string;
  readonly region?: string;
  readonly cluster?: string;
  /** All of them, whoever owns them. */
  readonly clientVpcs: readonly string[];
  /** Those of other accounts, named as `VPC@PROFILE`. */
  readonly foreignClients: readonly { readonly vpcId: string; readonly profile: string }[];
  /** Further accounts that may use the rule. */
  readonly clientProfiles: readonly string[];
  readonly vantages: readonly string[];
  /** Record type; absent: every one with which the name gives addresses. */
  readonly type?: string;
  readonly transport: 'udp' | 'tcp';
  readonly evenIfNotNeeded: boolean;
  readonly enablePrivateAccess: boolean;
  readonly fixVpcDns: boolean;
  /** What `access` changes. */
  readonly change?: AccessRequest['change'];
  readonly publicCidrs: readonly string[];
  readonly repairForeignRules: boolean;
  readonly removeUnused: boolean;
  readonly evenIfNotRemovable: boolean;
  readonly checkPermissions: boolean;
  readonly json: boolean;
  readonly yes: boolean;
  readonly endpointSeconds: number;
}

/** The arguments make no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `help` when help is asked for. Throws {@link UsageError}. */
export function readOptions(argv: readonly string[]): Options | 'help' {
  const { values, positionals } = parsed(argv);
  const [word, ...words] = positionals;
  if (values.help || word === 'help') return 'help';
  // `npm start -- --headless` hands its arguments on as they are.
  const name = values.headless ? 'headless' : word;
  const verb = verbs.find((one) => one === name);
  if (!verb) {
    const given = name === undefined ? 'No verb given.' : `There is no verb ${name}.`;
    throw new UsageError(`${given} The verbs are ${verbs.join(', ')}.`);
  }
  const excess = words[values.headless || !takesWord.includes(verb) ? 0 : 1];
  if (excess !== undefined) throw new UsageError(`${verb} does not take "${excess}".`);
  const seconds = Number(values['endpoint-seconds'] ?? '2');
  if (!Number.isFinite(seconds) || seconds <= 0) {
    throw new UsageError('--endpoint-seconds takes a number above 0.');
  }
  return {
    verb,
    words,
    ...(values.profile === undefined ? {} : { profile: values.profile }),
    ...(values.region === undefined ? {} : { region: values.region }),
    ...(values.cluster === undefined ? {} : { cluster: values.cluster }),
    ...clientsFrom(values['client-vpc'] ?? []),
    clientProfiles: values['client-profile'] ?? [],
    vantages: values.vantage ?? [],
    ...(values.type === undefined ? {} : { type: recordType(values.type) }),
    transport: values.tcp ? 'tcp' : 'udp',
    evenIfNotNeeded: values['even-if-not-needed'] ?? false,
    enablePrivateAccess: values['enable-private-access'] ?? false,
    fixVpcDns: values['fix-vpc-dns'] ?? false,
    ...(values.change === undefined ? {} : { change: accessChange(values.change) }),
    publicCidrs: (values['public-cidr'] ?? []).map(range),
    repairForeignRules: values['repair-foreign-rules'] ?? false,
    removeUnused: values['remove-unused'] ?? false,
    evenIfNotRemovable: values['even-if-not-removable'] ?? false,
    checkPermissions: values['check-permissions'] ?? false,
    json: values.json ?? false,
    yes: values.yes ?? false,
    endpointSeconds: seconds,
  };
}

/** Whether JSON was asked for, also where the rest of the arguments makes no sense. */
export function wantsJson(argv: readonly string[]): boolean {
  return argv.includes('--json');
}

/** The cluster's name; most verbs cannot do without. */
export function clusterOf({ verb, cluster }: Options): string {
  if (cluster) return cluster;
  throw new UsageError(`${verb} needs --cluster NAME.`);
}

/** A {@link UsageError} as every other error. */
export function usageProblem(error: UsageError): PortError {
  return new PortError({
    kind: 'invalid',
    messageKey: 'error.cli.usage',
    args: { detail: error.message },
    help: message('help.cli.usage'),
  });
}

const accessChanges: ReadonlyMap<string, AccessRequest['change']> = new Map([
  ['disable-public', 'disablePublic'],
  ['refresh', 'refreshOnce'],
  ['enable-private', 'enablePrivate'],
]);

function accessChange(text: string): AccessRequest['change'] {
  const change = accessChanges.get(text);
  if (change) return change;
  const known = [...accessChanges.keys()].join(', ');
  throw new UsageError(`--change takes one of ${known}, not ${text}.`);
}

function range(text: string): string {
  if (parseCidr(text)) return text;
  throw new UsageError(`--public-cidr takes a range such as 203.0.113.0/24, not ${text}.`);
}

function clientsFrom(words: readonly string[]): Pick<Options, 'clientVpcs' | 'foreignClients'> {
  const all = words.map((word) => {
    const [vpcId = '', ...rest] = word.split('@');
    const profile = rest.length === 0 ? undefined : rest.join('@');
    if (vpcId !== '' && profile !== '') return { vpcId, profile };
    throw new UsageError(`--client-vpc takes ID or ID@PROFILE, not "${word}".`);
  });
  return {
    clientVpcs: all.map(({ vpcId }) => vpcId),
    foreignClients: all.flatMap(({ vpcId, profile }) =>
      profile === undefined ? [] : [{ vpcId, profile }],
    ),
  };
}

function recordType(text: string): string {
  try {
    typeNumber(text);
    return text.toUpperCase();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new UsageError(`--type ${text}: ${error.message}.`);
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        profile: { type: 'string' },
        region: { type: 'string' },
        cluster: { type: 'string' },
        'client-vpc': { type: 'string', multiple: true },
        'client-profile': { type: 'string', multiple: true },
        vantage: { type: 'string', multiple: true },
        type: { type: 'string' },
        tcp: { type: 'boolean' },
        'even-if-not-needed': { type: 'boolean' },
        'enable-private-access': { type: 'boolean' },
        'fix-vpc-dns': { type: 'boolean' },
        change: { type: 'string' },
        'public-cidr': { type: 'string', multiple: true },
        'repair-foreign-rules': { type: 'boolean' },
        'remove-unused': { type: 'boolean' },
        'even-if-not-removable': { type: 'boolean' },
        'check-permissions': { type: 'boolean' },
        json: { type: 'boolean' },
        yes: { type: 'boolean', short: 'y' },
        'endpoint-seconds': { type: 'string' },
        headless: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
