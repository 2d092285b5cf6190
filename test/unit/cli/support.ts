import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../src/cli/run.js';
import type { Io } from '../../../src/cli/io.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { fakeClock } from '../aws/support/fakeClock.js';

/** What one command line gave. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** How somebody at a terminal behaves. */
export interface Person {
  readonly answer?: string;
  readonly signal?: AbortSignal;
  /** Sees every piece of output as it comes. */
  readonly watch?: (text: string) => void;
  readonly env?: Readonly<Record<string, string>>;
}

/** A sandbox whose time flies, and the command line pointed at it. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly cluster: string;
  readonly clusterVpc: string;
  readonly clientVpc: string;
  /** What is in the account, but for what only time and ids change. */
  contents(): unknown;
  cli(argv: readonly string[], person?: Person): Promise<Run>;
  fault(fault: Readonly<Record<string, unknown>>): Promise<void>;
  clearFaults(): Promise<void>;
  close(): Promise<void>;
}

/** Every variable of AWS is ours while a stage is open. */
const isAws = (name: string): boolean => name.startsWith('AWS_');

export async function openStage(scenario = 'post'): Promise<Stage> {
  const clock = fakeClock(Date.now());
  const sandbox = await startSandbox({ scenario, endpointSeconds: 2, rateLimit: false, clock });
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  const before = Object.entries(process.env).filter(([name]) => isAws(name));
  const env: Record<string, string> = {
    HOME: folder,
    ...sandbox.env,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    EKS_PRIVATE_DNS_STATE: join(folder, 'state'),
  };
  setAws(env);
  const { world } = sandbox;
  const [cluster] = world.clusters;
  const clusterVpc = cluster?.vpcConfig?.vpcId ?? '';
  const clientVpc = world.vpcs.find(({ vpcId }) => vpcId !== clusterVpc)?.vpcId ?? '';
  const post = async (method: string, path: string, body?: object): Promise<void> => {
    const init = body ? { method, body: JSON.stringify(body) } : { method };
    const response = await fetch(`${sandbox.endpoint}/_sandbox/${path}`, init);
    if (!response.ok) throw new Error(await response.text());
  };

  return {
    sandbox,
    cluster: cluster?.name ?? '',
    clusterVpc,
    clientVpc,
    contents: () => contentsOf(sandbox),
    async cli(argv, person = {}) {
      const out: string[] = [];
      const err: string[] = [];
      const io: Io = {
        stdout: (text) => {
          out.push(text);
          person.watch?.(text);
        },
        stderr: (text) => {
          err.push(text);
          person.watch?.(text);
        },
        env: { ...env, ...person.env },
        isTty: person.answer !== undefined,
        ask: () => Promise.resolve(person.answer ?? ''),
        signal: person.signal ?? new AbortController().signal,
      };
      const code = await run(argv, io, clock);
      return { code, out: out.join(''), err: err.join('') };
    },
    fault: (fault) => post('POST', 'faults', fault),
    clearFaults: () => post('DELETE', 'faults'),
    async close() {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
      setAws(Object.fromEntries(before));
    },
  };
}

function setAws(variables: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) {
    if (isAws(name)) Reflect.deleteProperty(process.env, name);
  }
  for (const [name, value] of Object.entries(variables)) {
    if (isAws(name)) process.env[name] = value;
  }
}

/** By id only: what is left over shows as an id that was not there. */
function contentsOf({ world }: Sandbox): unknown {
  return {
    groups: world.securityGroups.map(({ groupId }) => groupId).sort(),
    rules: world.securityGroupRules.map(({ securityGroupRuleId }) => securityGroupRuleId).sort(),
    endpoints: world.resolverEndpoints.map(({ id }) => id).sort(),
    resolverRules: world.resolverRules.map(({ id }) => id).sort(),
    associations: world.ruleAssociations.map(({ id }) => id).sort(),
  };
}
