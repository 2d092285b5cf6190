import { deliveryLine, questionIn, type Delivery } from '../../../core/model/insideCommand.js';
import { answerQuery } from '../../dataplane/answerQuery.js';
import { nameServersOf, resolverAddress } from '../../dataplane/nameServers.js';
import { resolve, type Origin } from '../../dataplane/resolve.js';
import { interfaceOf } from '../../instances.js';
import type { Instance } from '../../model/instance.js';
import type { World } from '../../world.js';

/** What a script did. */
export interface Ran {
  readonly exitCode: number;
  readonly output: string;
  readonly errorOutput: string;
  /** Milliseconds. */
  readonly took: number;
}

/** A small program's start and end, milliseconds. */
const usualMs = 40;

/**
 * Runs a script on an instance. The sandbox has no shell: it knows the one script that asks a DNS
 * question, and carries that out by the data plane of the instance's VPC; to any other it says
 * what a shell says to a program that is not installed.
 */
export function runScript(world: World, now: number, instance: Instance, script: string): Ran {
  const question = questionIn(script);
  if (!question) {
    const [word = ''] = script.trim().split(/\s+/);
    const errorOutput = `_script.sh: line 1: ${word}: command not found\nfailed to run commands: exit status 127`;
    return { exitCode: 127, output: '', errorOutput, took: usualMs };
  }
  if (instance.ssm?.python !== true) {
    const errorOutput = 'failed to run commands: exit status 127';
    return { exitCode: 127, output: 'epd1 no-python\n', errorOutput, took: usualMs };
  }
  const { octets, transport, seconds } = question;
  const { server, origin, seen } = resolverOf(world, instance);
  if (server === undefined) {
    return printed({ transport, ms: 0, outcome: 'no-server' });
  }
  const reply =
    origin &&
    answerQuery(octets, transport, (asked, way) => {
      const result = resolve(seen, now, origin, asked, way);
      return result.outcome === 'silence' ? undefined : result;
    });
  if (!reply) {
    // Two tries over UDP, one of twice the time over TCP.
    return printed({ server, transport, ms: seconds * 2000, outcome: 'timeout' });
  }
  return printed({ server, transport, ms: 2, outcome: 'answer', octets: reply });
}

function printed(delivery: Delivery): Ran {
  const took = delivery.ms + usualMs;
  return { exitCode: 0, output: `${deliveryLine(delivery)}\n`, errorOutput: '', took };
}

/**
 * The server that DHCP gave first, and the world in which it is the only one: the script asks no
 * other.
 */
function resolverOf(
  world: World,
  instance: Instance,
): { readonly server?: string; readonly origin?: Origin; readonly seen: World } {
  const own = interfaceOf(world, instance);
  const vpc = world.vpcs.find(({ vpcId }) => vpcId === own?.vpcId);
  const [first] = vpc ? nameServersOf(world, vpc) : [];
  if (!vpc || first === undefined) return { seen: world };
  const dhcpOptions = world.dhcpOptions.map((set) =>
    set.dhcpOptionsId === vpc.dhcpOptionsId ? { ...set, domainNameServers: [first] } : set,
  );
  return {
    server: first === 'AmazonProvidedDNS' ? resolverAddress(vpc) : first,
    origin: { kind: 'vpc', vpcId: vpc.vpcId },
    seen: { ...world, dhcpOptions },
  };
}
