import { parseArgs } from 'node:util';
import { typeNumber } from '../core/dns/wire/recordTypes.js';
import { WireError } from '../core/dns/wire/wireError.js';
import { accessChoices, accessFlags, type AccessChoices } from './accessFlags.js';
import { askFlags, askFlagValues, checkAskFlags, type AskOptions } from './askFlags.js';
import { clientsFrom, type NamedClients } from './clientFlags.js';
import { exportChoices, exportFlags, type ExportChoices } from './exportFlags.js';
import { enableChoices, enableFlags, type EnableChoices } from './enableFlags.js';
import { forwarderChoices, forwarderFlags, type ForwarderChoices } from './forwarderFlags.js';
import { UsageError } from './usageError.js';

/** The verbs. */
export const verbs = [
  'list',
  'verdict',
  'connection',
  'login',
  'plan',
  'enable',
  'disable',
  'access',
  'drift',
  'repair',
  'apply',
  'export',
  'forwarders',
  'verify',
  'diagnose',
  'matrix',
  'dig',
  'undo',
  'resume',
  'report',
  'mcp',
  'headless',
] as const;

/** One of the verbs. */
export type Verb = (typeof verbs)[number];

/** How many words may follow a verb; none where it is not named. */
const mostWords: Partial<Readonly<Record<Verb, number>>> = {
  plan: 3,
  apply: 1,
  export: 2,
  dig: 10,
  undo: 1,
  resume: 1,
  report: 1,
};

/** What was asked for, checked for form only. */
export interface Options extends NamedClients, AskOptions {
  readonly verb: Verb;
  /** What follows the verb. */
  readonly words: readonly string[];
  readonly profile?: string;
  readonly region?: string;
  readonly clusters: readonly string[];
  readonly choices: EnableChoices;
  readonly access: AccessChoices;
  readonly exported: ExportChoices;
  readonly forwarders: ForwarderChoices;
  /** The file of a saved plan to carry out. */
  readonly plan?: string;
  /** The file to save a plan in. */
  readonly save?: string;
  /** Further accounts that may use the rule. */
  readonly clientProfiles: readonly string[];
  readonly vantages: readonly string[];
  /** Record type; absent: every one with which the name gives addresses. */
  readonly type?: string;
  readonly evenIfNotNeeded: boolean;
  readonly repairForeignRules: boolean;
  readonly removeUnused: boolean;
  readonly evenIfNotRemovable: boolean;
  readonly checkPermissions: boolean;
  /** Whether diagnose asks live as well. */
  readonly live: boolean;
  readonly json: boolean;
  readonly yes: boolean;
  readonly endpointSeconds: number;
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
  const excess = words[values.headless ? 0 : (mostWords[verb] ?? 0)];
  if (excess !== undefined) throw new UsageError(`${verb} does not take "${excess}".`);
  const seconds = Number(values['endpoint-seconds'] ?? '2');
  if (!Number.isFinite(seconds) || seconds <= 0) {
    throw new UsageError('--endpoint-seconds takes a number above 0.');
  }
  const options = {
    verb,
    words,
    ...(values.profile === undefined ? {} : { profile: values.profile }),
    ...(values.region === undefined ? {} : { region: values.region }),
    ...(values.plan === undefined ? {} : { plan: values.plan }),
    ...(values.save === undefined ? {} : { save: values.save }),
    clusters: [...new Set(values.cluster ?? [])],
    choices: enableChoices(values),
    access: accessChoices(values),
    exported: exportChoices(values),
    forwarders: forwarderChoices(values),
    ...clientsFrom([...new Set(values['client-vpc'] ?? [])]),
    clientProfiles: values['client-profile'] ?? [],
    vantages: values.vantage ?? [],
    ...(values.type === undefined ? {} : { type: recordType(values.type) }),
    ...askFlagValues(values),
    evenIfNotNeeded: values['even-if-not-needed'] ?? false,
    repairForeignRules: values['repair-foreign-rules'] ?? false,
    removeUnused: values['remove-unused'] ?? false,
    evenIfNotRemovable: values['even-if-not-removable'] ?? false,
    checkPermissions: values['check-permissions'] ?? false,
    live: !(values['no-live'] ?? false),
    json: values.json ?? false,
    yes: values.yes ?? false,
    endpointSeconds: seconds,
  };
  checkUse(options);
  checkAskFlags(options);
  return options;
}

/** A flag that would be of no use here is an error: whoever gave it expects something of it. */
function checkUse(options: Options): void {
  const { verb, words, choices, access, plan, save, exported, forwarders } = options;
  const showing = verb === 'plan' || verb === 'export';
  const plans =
    showing && plan === undefined && !['disable', 'access', 'repair'].includes(words[0] ?? '');
  const changes = verb === 'access' || (showing && words[0] === 'access');
  if (Object.keys(access).length > 0 && !changes) {
    throw new UsageError(
      '--change and --public-cidr go with access, plan access and export access only.',
    );
  }
  const chosen = Object.keys(choices).filter((one) => verb !== 'diagnose' || one !== 'onPremises');
  if (chosen.length > 0 && !plans && verb !== 'enable') {
    throw new UsageError(
      'Choices for a new plan go with enable, plan enable and export enable only.',
    );
  }
  if (plan !== undefined && verb !== 'enable' && verb !== 'export') {
    throw new UsageError(
      '--plan FILE goes with enable and export only; apply FILE takes any saved plan.',
    );
  }
  if (exported.format !== undefined && verb !== 'export') {
    throw new UsageError('--format goes with export only.');
  }
  if (exported.out !== undefined && verb !== 'export' && verb !== 'forwarders') {
    throw new UsageError('--out goes with export and forwarders only.');
  }
  if (Object.keys(forwarders).length > 0 && verb !== 'forwarders') {
    throw new UsageError('--server, --compare and what is known of it go with forwarders only.');
  }
  if (save !== undefined && (verb !== 'plan' || words[0] === 'diff')) {
    throw new UsageError('--save FILE goes with plan only.');
  }
}

/** Whether JSON was asked for, also where the rest of the arguments makes no sense. */
export function wantsJson(argv: readonly string[]): boolean {
  return argv.includes('--json');
}

/** The names of the clusters, one or more. */
export function clustersOf({ verb, clusters }: Options): readonly [string, ...string[]] {
  const [first, ...further] = clusters;
  if (first) return [first, ...further];
  throw new UsageError(`${verb} needs --cluster NAME.`);
}

/** The cluster's name; most verbs cannot do without, and work on one. */
export function clusterOf(options: Options): string {
  const [name, other] = clustersOf(options);
  if (other === undefined) return name;
  throw new UsageError(`${options.verb} works on one cluster: give --cluster once.`);
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
        ...enableFlags,
        ...accessFlags,
        ...askFlags,
        ...exportFlags,
        ...forwarderFlags,
        profile: { type: 'string' },
        region: { type: 'string' },
        cluster: { type: 'string', multiple: true },
        'client-vpc': { type: 'string', multiple: true },
        plan: { type: 'string' },
        save: { type: 'string' },
        'client-profile': { type: 'string', multiple: true },
        vantage: { type: 'string', multiple: true },
        type: { type: 'string' },
        'even-if-not-needed': { type: 'boolean' },
        'repair-foreign-rules': { type: 'boolean' },
        'remove-unused': { type: 'boolean' },
        'even-if-not-removable': { type: 'boolean' },
        'check-permissions': { type: 'boolean' },
        'no-live': { type: 'boolean' },
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
