import { parseArgs } from 'node:util';
import type { Sandbox, SandboxAccount } from './sandbox.js';
import { scenarioNames, scenarioWords } from './scenarios/scenarios.js';
import { startSandbox } from './server.js';

const usage = `usage: sandbox [--scenario ${scenarioWords.join('|')}] [--port N] [--endpoint-seconds N] [--json]
  --scenario          what the account holds at the start (default post)
  --port              port on 127.0.0.1, 0 for a free one (default 0)
  --endpoint-seconds  how long an inbound endpoint takes to come up, all else in proportion (default 60)
  --json              print one line of JSON and nothing else

An access key id with the twelve digits of a further account of the scenario calls that account;
every other one calls the scenario's own.
`;

interface Arguments {
  readonly scenario: string;
  readonly port: number;
  readonly endpointSeconds: number;
  readonly json: boolean;
}

class UsageError extends Error {}

function readArguments(argv: readonly string[]): Arguments | 'help' {
  const { values } = parse(argv);
  if (values.help) return 'help';
  const scenario = values.scenario ?? 'post';
  if (!scenarioNames.includes(scenario)) {
    throw new UsageError(
      `--scenario must be one of ${scenarioWords.join(', ')}, not '${scenario}'.`,
    );
  }
  const port = values.port ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new UsageError(`--port must be a number from 0 to 65535, not '${port}'.`);
  }
  const seconds = values['endpoint-seconds'] ?? '60';
  if (!/^\d+(\.\d+)?$/.test(seconds) || Number(seconds) > 3600) {
    throw new UsageError(`--endpoint-seconds must be a number from 0 to 3600, not '${seconds}'.`);
  }
  return {
    scenario,
    port: Number(port),
    endpointSeconds: Number(seconds),
    json: values.json ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        scenario: { type: 'string' },
        port: { type: 'string' },
        'endpoint-seconds': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause));
  }
}

function describe(sandbox: Sandbox): string {
  const { endpoint, env, region, world } = sandbox;
  const lines = [
    `Sandbox AWS, scenario ${world.scenario}, account ${world.accountId}, Region ${region}, at ${endpoint}`,
    '',
    'For any AWS client:',
    ...Object.entries(env).map(([name, value]) => `  export ${name}=${value}`),
    '',
    ...sandbox.accounts.flatMap(accountLines),
    'Ask as one who is there:',
  ];
  const host = world.clusters.find((cluster) => cluster.endpointHost)?.endpointHost ?? 'localhost';
  for (const { name, address, port } of sandbox.vantages()) {
    lines.push(`  dig @${address} -p ${port} ${host.toLowerCase()}    # ${name}`);
  }
  return `${[...lines, '', 'Ctrl-C ends it.'].join('\n')}\n`;
}

function accountLines({ accountId, env }: SandboxAccount): string[] {
  return [`As account ${accountId}:`, `  export AWS_ACCESS_KEY_ID=${env['AWS_ACCESS_KEY_ID']}`, ''];
}

async function main(): Promise<void> {
  const chosen = readArguments(process.argv.slice(2));
  if (chosen === 'help') {
    process.stdout.write(usage);
    return;
  }
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort());
  const sandbox = await startSandbox(chosen);
  const { endpoint, region, profile, env, accounts } = sandbox;
  const vantages = sandbox.vantages();
  process.stdout.write(
    chosen.json
      ? `${JSON.stringify({ endpoint, region, profile, env, vantages, ...(accounts.length > 0 && { accounts }) })}\n`
      : describe(sandbox),
  );
  if (!stop.signal.aborted) {
    await new Promise((resolve) => {
      stop.signal.addEventListener('abort', resolve, { once: true });
    });
  }
  await sandbox.close();
}

main().then(
  () => process.exit(0),
  (cause: unknown) => {
    const message = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`sandbox: ${message}\n`);
    if (cause instanceof UsageError) process.stderr.write(usage);
    process.exit(cause instanceof UsageError ? 2 : 1);
  },
);
