import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { forwarderDefinition } from '../../../src/core/forwarders/definitions.js';
import { generateForwarder } from '../../../src/core/forwarders/generate.js';
import type { ForwardedCluster, ForwarderSetup } from '../../../src/core/forwarders/types.js';
import { clusters } from '../../unit/core/forwarders/hostile.js';
import { seededRandom } from '../../unit/dns/support/seededRandom.js';
import { forward, heard, type Heard } from './heard.js';
import { INBOUND, LATER, NAME, PRIVATE, PUBLIC_ANSWER } from './network.js';
import { OnPremises } from './onPremises.js';
import type { Habits, Program } from './programs.js';

const right = { status: 'NOERROR', addresses: [...PRIVATE].sort() };
const fromPublic = { status: 'NOERROR', addresses: [PUBLIC_ANSWER] };
const plain: Habits = { dnssec: false, rebinding: false };

function setupFor(
  { server, link }: Program,
  { dnssec, rebinding }: Habits,
  addresses: readonly string[] = INBOUND,
  named: readonly ForwardedCluster[] = [{ clusterName: 'prod', endpointName: NAME, addresses }],
): ForwarderSetup {
  const made = generateForwarder(server, named, {
    dnssec,
    rebindingFilter: rebinding,
    ...(link !== undefined && { link }),
  });
  assert.equal(made.kind, 'setup');
  return made;
}

/** The tests that every server has to pass. */
export function proveServer(program: Program): void {
  describe(`${program.executable}, configured by what is generated for it`, function () {
    this.timeout(120_000);
    let place: OnPremises | undefined;
    const open = async (habits: Habits): Promise<OnPremises> =>
      (place = await OnPremises.open(program, habits));
    afterEach(async () => {
      await place?.close();
      place = undefined;
    });

    it('answers with the private addresses', async () => {
      const server = await open(plain);
      assert.deepEqual(await server.answer('udp'), fromPublic);
      const setup = setupFor(program, plain);
      await server.take(setup);
      assert.deepEqual(await server.answer('udp'), right);
      assert.deepEqual(await server.answer('tcp'), right);
      const six = await server.answer('udp', 'AAAA');
      assert.deepEqual(six, { status: 'NOERROR', addresses: [] });
      assert.deepEqual((await server.answer('udp', 'A', 'other.example')).addresses, [
        '203.0.113.1',
      ]);
      for (const line of setup.commands.tryIt) {
        const { code, output } = await server.here(line);
        assert.equal(code, 0, output);
        for (const address of PRIVATE) assert.ok(output.includes(address), output);
      }
    });

    const { never = [] } = program;
    const strict = { dnssec: !never.includes('dnssec'), rebinding: !never.includes('rebinding') };
    for (const habits of [plain, strict]) {
      const name = habits === plain ? 'a plain server' : 'a strict server';
      it(`leaves ${name} as it was, once taken away in its own words`, async () => {
        const server = await open(habits);
        const first = await server.answer();
        assert.notDeepEqual(first.addresses, right.addresses);
        const setup = setupFor(program, habits);
        await server.take(setup);
        assert.deepEqual(await server.answer(), right);
        await server.remove(setup);
        assert.deepEqual(await server.answer('udp'), first);
        assert.deepEqual(await server.answer('tcp'), first);
        // What stays of a file that is the person's own too is a comment.
        const { output } = await server.here(`grep -rE '^[^-]*${NAME}' /etc`);
        assert.equal(output, '');
      });
    }

    it('understands no more than is meant, whatever the clusters are called', async () => {
      const seed = randomInt(2 ** 31);
      const random = seededRandom(seed);
      const ask = heard[program.executable];
      assert.ok(ask);
      const server = await open(strict);
      for (let round = 0; round < 4; round += 1) {
        const some = [...clusters(random), ...clusters(random), ...clusters(random)];
        const same = some.map((one) => ({ ...one, addresses: some[0]?.addresses ?? [] }));
        const named = forwarderDefinition(program.server).oneTarget ? same : some;
        await server.take(setupFor(program, strict, INBOUND, named));
        const said: Heard = await ask(server);
        const meant = named.map((one) => forward(one.endpointName, one.addresses.join(' ')));
        assert.deepEqual(said.forwards, meant.sort(), `seed ${seed}`);
        const names = named.map(({ endpointName }) => endpointName).sort();
        if (said.exceptions) assert.deepEqual(said.exceptions, names, `seed ${seed}`);
      }
    });

    it('answers with either inbound address down', async () => {
      const server = await open(plain);
      await server.take(setupFor(program, plain));
      await server.link('in1', 'down');
      assert.deepEqual(await server.answer('udp'), right);
      await server.link('in1', 'up');
      await server.link('in2', 'down');
      assert.deepEqual(await server.answer('tcp'), right);
    });

    it('tells nobody the public answer when no inbound address is there', async () => {
      const server = await open(plain);
      await server.take(setupFor(program, plain));
      await server.link('in1', 'down');
      await server.link('in2', 'down');
      const { status, addresses } = await server.ask('udp');
      assert.deepEqual(addresses, []);
      assert.notEqual(status, 'NOERROR');
    });

    it('asks other addresses after a reload', async () => {
      const server = await open(plain);
      await server.take(setupFor(program, plain));
      assert.deepEqual(await server.answer(), right);
      await server.shell.run('ip route del 192.168.50.10; ip route del 192.168.60.10');
      await server.take(setupFor(program, plain, LATER));
      assert.deepEqual(await server.answer(), right);
    });

    for (const habit of ['dnssec', 'rebinding'] as const) {
      if (program.never?.includes(habit)) continue;
      const habits = { ...plain, [habit]: true };
      const name = habit === 'dnssec' ? 'DNSSEC validation' : 'a rebinding filter';
      it(`answers with ${name} on`, async () => {
        const server = await open(habits);
        if (habit === 'dnssec') await server.link('public', 'down');
        await server.take(setupFor(program, habits));
        assert.deepEqual(await server.answer('udp'), right);
        assert.deepEqual(await server.answer('tcp'), right);
      });
      if (program.needsNoExceptionFor?.includes(habit)) continue;
      it(`does not answer with ${name} on and no exception from it`, async () => {
        const server = await open(habits);
        if (habit === 'dnssec') await server.link('public', 'down');
        await server.take(setupFor(program, plain));
        assert.deepEqual((await server.ask('udp')).addresses, []);
      });
    }
  });
}
