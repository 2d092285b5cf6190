import { Account } from '../../../src/sandbox/account.js';
import type { HttpRequest, Reply } from '../../../src/sandbox/context.js';
import { callAws, type Outcome } from '../../../src/sandbox/gateway.js';
import { buildScenario } from '../../../src/sandbox/scenarios/scenarios.js';
import { realTimings } from '../../../src/sandbox/timings.js';
import type { World } from '../../../src/sandbox/world.js';

/** A clock that stands still until told otherwise. */
export class FakeClock {
  constructor(private at = Date.UTC(2026, 0, 15, 12)) {}

  now(): number {
    return this.at;
  }

  advance(milliseconds: number): void {
    this.at += milliseconds;
  }
}

export type ServiceName = 'ec2' | 'eks' | 'ram' | 'sts' | 'route53resolver';

export function authorization(
  service: ServiceName | 'route53',
  region = 'us-east-1',
  accessKeyId = 'AKIASANDBOXNOTREAL00',
): string {
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260115/${region}/${service}/aws4_request, SignedHeaders=host, Signature=00`;
}

export function request(overrides: Partial<HttpRequest>): HttpRequest {
  return {
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    body: '',
    ...overrides,
  };
}

const versions = { ec2: '2016-11-15', sts: '2011-06-15' };

/** What a client of the service would send. */
export function requestFor(
  service: ServiceName,
  operation: string,
  input: Record<string, unknown> = {},
  headers: Record<string, string> = { authorization: authorization(service) },
): HttpRequest {
  if (service === 'route53resolver') {
    const target = { 'x-amz-target': `Route53Resolver.${operation}` };
    return request({ headers: { ...headers, ...target }, body: JSON.stringify(input) });
  }
  if (service === 'ram') {
    const path = `/${operation.toLowerCase()}`;
    if (operation !== 'DeleteResourceShare') {
      return request({ path, headers, body: JSON.stringify(input) });
    }
    const query = new URLSearchParams(input as Record<string, string>);
    return request({ method: 'DELETE', path, query, headers });
  }
  if (service === 'eks') {
    const query = new URLSearchParams(input as Record<string, string>);
    return request({ method: 'GET', path: operation, query, headers });
  }
  const form = new URLSearchParams({ Action: operation, Version: versions[service] });
  for (const [name, value] of Object.entries(input)) form.set(name, String(value));
  return request({ headers, body: form.toString() });
}

/** An account of a scenario without any server, and a hand to call it with. */
export class Bench {
  readonly clock = new FakeClock();
  readonly account: Account;
  changes = 0;

  constructor(scenario = 'post', limited = false) {
    const world = buildScenario(scenario, this.clock.now(), realTimings);
    this.account = new Account(world, this.clock, limited);
  }

  get world(): World {
    return this.account.world;
  }

  async send(sent: HttpRequest, tooLarge = false): Promise<Outcome> {
    return callAws(this.account, sent, tooLarge, {
      changed: async () => {
        this.changes += 1;
        return Promise.resolve();
      },
      pause: async (milliseconds) => {
        this.clock.advance(milliseconds);
        return Promise.resolve();
      },
    });
  }

  async reply(sent: HttpRequest): Promise<Reply> {
    const outcome = await this.send(sent);
    if (outcome === 'reset') throw new Error('The connection was cut.');
    return outcome;
  }

  /** Resolver: the parsed answer, or what went wrong as `CODE: message`. */
  async resolver(
    operation: string,
    input: Record<string, unknown> = {},
    accessKeyId?: string,
  ): Promise<Answer> {
    const headers = { authorization: authorization('route53resolver', undefined, accessKeyId) };
    const sent = requestFor('route53resolver', operation, input, headers);
    const { status, body } = await this.reply(sent);
    const output = JSON.parse(body) as Record<string, unknown>;
    if (status === 200) return { output, error: '' };
    const { __type: code, Message = output['message'] } = output;
    return { output, error: `${String(code)}: ${String(Message)}` };
  }

  /** RAM: the parsed answer, or what went wrong as `STATUS CODE: message`. */
  async ram(
    operation: string,
    input: Record<string, unknown> = {},
    accessKeyId?: string,
  ): Promise<Answer> {
    const headers = { authorization: authorization('ram', undefined, accessKeyId) };
    const {
      status,
      body,
      headers: told,
    } = await this.reply(requestFor('ram', operation, input, headers));
    const output = JSON.parse(body) as Record<string, unknown>;
    if (status === 200) return { output, error: '' };
    return { output, error: `${status} ${told['x-amzn-errortype']}: ${String(output['message'])}` };
  }

  /** EC2: the text of the answer, or what went wrong as `CODE: message`. */
  async ec2(operation: string, input: Record<string, unknown> = {}): Promise<Ec2Answer> {
    const { status, body } = await this.reply(requestFor('ec2', operation, input));
    return {
      status,
      xml: body,
      error: status === 200 ? '' : `${tag(body, 'Code')}: ${tag(body, 'Message')}`,
    };
  }
}

export interface Answer {
  readonly output: Record<string, unknown>;
  readonly error: string;
}

export interface Ec2Answer {
  readonly status: number;
  readonly xml: string;
  readonly error: string;
}

/** Text of the first element of that name. */
export function tag(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}

export function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(
    (match) => match[1] ?? '',
  );
}

export function vpcNamed(world: World, name: string): string {
  const found = world.vpcs.find((vpc) => vpc.tags['Name'] === name);
  if (!found) throw new Error(`No VPC ${name}`);
  return found.vpcId;
}

export function subnetsIn(world: World, vpcId: string): string[] {
  return world.subnets.filter((subnet) => subnet.vpcId === vpcId).map((each) => each.subnetId);
}

export function defaultGroup(world: World, vpcId: string): string {
  const found = world.securityGroups.find(
    (group) => group.vpcId === vpcId && group.groupName === 'default',
  );
  if (!found) throw new Error(`No default group in ${vpcId}`);
  return found.groupId;
}
