import type { Profiles } from '../identity/profiles.js';
import type { Sandbox, SandboxAccount } from '../sandbox/sandbox.js';

/** The embedded sandbox: at most one, started when it is first asked for. */
export interface SandboxHost {
  /** Starts it if it does not run; gives the name of its profile. */
  start(): Promise<string>;
  /** Whether it runs. */
  running(): boolean;
  stop(): Promise<void>;
}

/** How long an endpoint takes to be made: long enough to be watched, short enough not to be waited for. */
const endpointSeconds = 8;

/** Keeps the sandbox; its profile goes away with it. */
export function createSandboxHost(
  profiles: Pick<Profiles, 'embed' | 'remove'>,
  onChange: () => void,
): SandboxHost {
  let started:
    | Promise<{
        readonly sandbox: Sandbox;
        readonly profile: string;
        readonly others: readonly string[];
      }>
    | undefined;

  async function launch() {
    // A bundle of its own: nobody pays for it who does not ask for it.
    const { startSandbox } = await import('../sandbox/server.js');
    const sandbox = await startSandbox({ scenario: 'post', endpointSeconds });
    const profile = await embed(sandbox, sandbox);
    const others: string[] = [];
    for (const account of sandbox.accounts) others.push(await embed(sandbox, account));
    onChange();
    return { sandbox, profile, others };
  }

  async function embed(
    { region, endpoint }: Sandbox,
    { profile, env }: Pick<Sandbox | SandboxAccount, 'profile' | 'env'>,
  ): Promise<string> {
    const { name } = await profiles.embed({
      name: profile,
      source: 'sandbox',
      region,
      endpointUrl: endpoint,
      credentials: {
        accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    });
    return name;
  }

  return {
    async start() {
      started ??= launch();
      try {
        return (await started).profile;
      } catch (thrown) {
        started = undefined;
        throw thrown;
      }
    },
    running: () => started !== undefined,
    async stop() {
      const current = started;
      started = undefined;
      if (!current) return;
      const { sandbox, profile, others } = await current;
      for (const name of [profile, ...others]) profiles.remove(name);
      await sandbox.close();
    },
  };
}
