import type * as awsPort from '../../../../src/aws/awsPort.js';
import type { ConnectOptions } from '../../../../src/identity/connect.js';
import type { Sandbox } from '../../../../src/sandbox/sandbox.js';
import { startSandbox } from '../../../../src/sandbox/server.js';
import { bundledAws } from './bundledAws.js';
import { keysOf, person, type Person } from './person.js';

/** The AWS port as it is in the sources, and as it is shipped. */
export const ways: readonly (readonly [how: string, load: () => Promise<typeof awsPort>])[] = [
  ['the sources', () => import('../../../../src/aws/awsPort.js')],
  ['the bundles', bundledAws],
];

/** One section of an AWS file. */
export const section = (name: string, settings: Readonly<Record<string, string>>): string =>
  [`[${name}]`, ...Object.entries(settings).map(([key, value]) => `${key} = ${value}`), ''].join(
    '\n',
  );

/** A sandbox, and the people who come to it one after the other. */
export class CredentialBench {
  private constructor(
    readonly sandbox: Sandbox,
    private readonly port: typeof awsPort,
  ) {}

  private present: Person | undefined;

  static async open(load: () => Promise<typeof awsPort>): Promise<CredentialBench> {
    const port = await load();
    return new CredentialBench(await startSandbox({ scenario: 'post', rateLimit: false }), port);
  }

  /** The one before has to leave first. */
  enter(
    files: { config?: string; credentials?: string },
    variables: Record<string, string> = {},
    options: Partial<ConnectOptions> = {},
  ): Person {
    const loadAws = (): Promise<typeof awsPort> => Promise.resolve(this.port);
    return (this.present = person(files, variables, { loadAws, ...options }));
  }

  leave(): void {
    this.present?.leave();
    this.present = undefined;
  }

  get account(): string {
    return this.sandbox.world.accountId;
  }

  /** Settings of every profile that calls the sandbox. */
  get aws(): { readonly region: string; readonly endpoint_url: string } {
    return { region: this.sandbox.region, endpoint_url: this.sandbox.endpoint };
  }

  role(name: string): string {
    return `arn:aws:iam::${this.account}:role/${name}`;
  }

  user(name: string): string {
    return keysOf(this.account, name).arn;
  }

  /** Who one is in a role. */
  session(role: string, name: string): string {
    return `arn:aws:sts::${this.account}:assumed-role/${role}/${name}`;
  }

  keySettings(name: string): Record<string, string> {
    const { accessKeyId, secretAccessKey, sessionToken } = keysOf(this.account, name);
    return {
      aws_access_key_id: accessKeyId,
      aws_secret_access_key: secretAccessKey,
      aws_session_token: sessionToken,
    };
  }

  /** The same as environment variables. */
  keyVariables(name: string): Record<string, string> {
    const settings = Object.entries(this.keySettings(name));
    return Object.fromEntries(settings.map(([key, value]) => [key.toUpperCase(), value]));
  }
}
