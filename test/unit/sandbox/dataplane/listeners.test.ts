import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createDnsClient } from '../../../../src/core/dns/client.js';
import { compareAnswer } from '../../../../src/core/dns/compare.js';
import type { DnsExchange, DnsQuery } from '../../../../src/core/dns/types.js';
import { decodeMessage } from '../../../../src/core/dns/wire/decode.js';
import { encodeMessage } from '../../../../src/core/dns/wire/encode.js';
import { frame, FrameReader } from '../../../../src/core/dns/wire/frame.js';
import { NO_FLAGS } from '../../../../src/core/dns/wire/header.js';
import type { DnsMessage } from '../../../../src/core/dns/wire/message.js';
import { startDataPlane } from '../../../../src/sandbox/dataplane/dataPlane.js';
import type { DataPlane, SandboxVantage } from '../../../../src/sandbox/dataPlanePort.js';
import type { World } from '../../../../src/sandbox/world.js';
import { hasDig, runDig } from '../../dns/support/realDig.js';
import { CLIENT_VPC, CLUSTER_VPC, NAME, NOW, postWorld } from './support/postWorld.js';
import { the } from './support/walk.js';

const enis = ['192.168.109.77', '192.168.74.42'];
const client = createDnsClient();

describe('sandbox data plane: listeners', () => {
  let plane: DataPlane;
  let world: World;
  let now: number;

  beforeEach(async () => {
    world = postWorld();
    now = NOW;
    plane = await startDataPlane({ world: () => world, now: () => now });
  });
  afterEach(() => plane.close());

  const vantage = (id: string): SandboxVantage => the(plane.vantages().find((v) => v.id === id));
  const ids = (): string[] => plane.vantages().map(({ id }) => id);
  const ask = (id: string, over: Partial<DnsQuery> = {}): Promise<DnsExchange> => {
    const { address, port } = vantage(id);
    const knobs = { tryMs: 200, tries: 1, ...over.knobs };
    const query = { name: NAME, type: 'A', transport: 'udp', ...over } as const;
    return client.query({ ...query, server: { address, port }, knobs }, AbortSignal.timeout(5000));
  };
  const clientVpc = `vpc:${CLIENT_VPC}`;
  const query = (over: Partial<DnsMessage> = {}): DnsMessage => ({
    id: 7,
    flags: { ...NO_FLAGS, rd: true },
    rcode: 0,
    questions: [{ name: `${NAME}.`, type: 1, class: 1 }],
    answers: [],
    authorities: [],
    additionals: [],
    ...over,
  });
  /** What a raw datagram is answered with, when a good query sent after it is answered. */
  async function raw(octets: Uint8Array): Promise<DnsMessage | undefined> {
    const socket = createSocket('udp4');
    const { port, address } = vantage(clientVpc);
    const replies: DnsMessage[] = [];
    socket.send(octets, port, address);
    socket.send(encodeMessage(query({ id: 9999 })), port, address);
    while (replies.at(-1)?.id !== 9999) {
      const [datagram] = (await once(socket, 'message')) as [Buffer];
      replies.push(decodeMessage(datagram).message);
    }
    socket.close();
    return replies.length > 1 ? replies[0] : undefined;
  }

  it('has a vantage for each VPC, each inbound address, public DNS and on-premises', () => {
    assert.deepEqual(
      plane.vantages().map(({ id, name, vpcId }) => [id, name, vpcId]),
      [
        [`vpc:${CLUSTER_VPC}`, 'nodes: VPC resolver 192.168.0.2', CLUSTER_VPC],
        [clientVpc, 'tools: VPC resolver 172.16.0.2', CLIENT_VPC],
        ['onprem', 'data centre: DNS server without a forwarder', undefined],
        ['public', 'public resolver', undefined],
        [
          'inbound:192.168.10.10',
          'nodes: inbound 192.168.10.10, asked from data centre',
          undefined,
        ],
        [
          'inbound:192.168.20.10',
          'nodes: inbound 192.168.20.10, asked from data centre',
          undefined,
        ],
      ],
    );
    const addresses = new Set(plane.vantages().map(({ address }) => address));
    assert.deepEqual([...addresses], ['127.0.0.1']);
    assert.equal(new Set(plane.vantages().map(({ port }) => port)).size, 6);
  });

  it('answers over UDP and TCP on the same port', async () => {
    for (const transport of ['udp', 'tcp'] as const) {
      const exchange = await ask(clientVpc, { transport });
      assert.equal(compareAnswer(exchange, enis).kind, 'private');
      assert.ok(exchange.kind === 'answer');
      assert.deepEqual([exchange.transport, exchange.size], [transport, 125]);
      const { flags } = exchange.message;
      assert.deepEqual(
        [flags.qr, flags.aa, flags.tc, flags.rd, flags.ra],
        [true, false, false, true, true],
      );
    }
    for (const id of ['public', 'onprem']) {
      assert.equal(compareAnswer(await ask(id), enis).kind, 'public');
    }
    assert.equal(compareAnswer(await ask('inbound:192.168.10.10'), enis).kind, 'private');
  });

  it('follows the world at once: association taken away, group rules taken away', async () => {
    world.ruleAssociations = [];
    assert.equal(compareAnswer(await ask(clientVpc), enis).kind, 'public');
    world = postWorld();
    world.securityGroupRules = [];
    for (const transport of ['udp', 'tcp'] as const) {
      assert.equal((await ask(clientVpc, { transport })).kind, 'timeout');
    }
  });

  it('opens and closes inbound addresses as endpoints come and go; ports stay', async () => {
    const before = vantage(clientVpc).port;
    const inbound = the(world.resolverEndpoints[0]);
    inbound.operationalAt = NOW + 10;
    await plane.refresh();
    assert.ok(!ids().some((id) => id.startsWith('inbound:')));
    now += 10;
    await plane.refresh();
    const opened = vantage('inbound:192.168.10.10').port;
    await plane.refresh();
    assert.equal(vantage('inbound:192.168.10.10').port, opened);
    assert.equal(vantage(clientVpc).port, before);
    world.resolverEndpoints.shift();
    assert.ok(!ids().includes('inbound:192.168.10.10'), 'gone before its socket is closed');
    await plane.refresh();
    const server = { address: '127.0.0.1', port: opened };
    const knobs = { tries: 1, tryMs: 500 };
    const question = { name: NAME, type: 'A', transport: 'udp', server, knobs } as const;
    assert.equal((await client.query(question, AbortSignal.timeout(5000))).kind, 'refused');
  });

  it('shows an address that two VPCs have only once', async () => {
    const inbound = the(world.resolverEndpoints[0]);
    world.resolverEndpoints.push({ ...inbound, id: 'rslvr-in-2', hostVpcId: CLIENT_VPC });
    await plane.refresh();
    assert.equal(new Set(ids()).size, 6);
    assert.equal(ids().length, 6);
  });

  it('opens by itself what time alone makes operational', async () => {
    the(world.resolverEndpoints[0]).operationalAt = NOW + 10;
    await plane.refresh();
    assert.equal(ids().length, 4);
    now += 10;
    while (ids().length < 6) await new Promise((done) => setTimeout(done, 5));
  });

  it('drops responses and anything under 12 octets', async () => {
    assert.equal(await raw(encodeMessage(query({ flags: { ...NO_FLAGS, qr: true } }))), undefined);
    assert.equal(await raw(new Uint8Array(11)), undefined);
  });

  it('answers FORMERR by header alone to what it cannot read', async () => {
    const garbage = encodeMessage(query()).slice(0, -3);
    const reply = the(await raw(garbage));
    assert.deepEqual([reply.id, reply.rcode, reply.questions.length], [7, 1, 0]);
    const two = query().questions;
    assert.equal(the(await raw(encodeMessage(query({ questions: [...two, ...two] })))).rcode, 1);
  });

  it('refuses other opcodes, classes, EDNS versions, and queries without RD', async () => {
    const edns = { version: 1, udpSize: 1232, dnssecOk: false, options: [] };
    const codes = [
      query({ flags: { ...NO_FLAGS, opcode: 4 } }),
      query({ questions: [{ name: 'version.bind.', type: 16, class: 3 }] }),
      query({ edns }),
      query({ flags: NO_FLAGS }),
    ].map(async (message) => the(await raw(encodeMessage(message))).rcode);
    assert.deepEqual(await Promise.all(codes), [4, 5, 16, 5]);
  });

  it('sends no OPT to a client that sent none', async () => {
    assert.equal(the(await raw(encodeMessage(query()))).edns, undefined);
  });

  it('sets TC over the client size, and gives the whole answer over TCP', async () => {
    const addresses = Array.from({ length: 60 }, (_, at) => `54.0.0.${String(at)}`);
    world.publicDns.push({ name: 'big.example.com', type: 'A', addresses, ttl: 60 });
    const plain = await ask('public', { name: 'big.example.com', knobs: { edns: false } });
    assert.ok(plain.kind === 'answer');
    assert.deepEqual(
      plain.attempts.map(({ outcome }) => outcome),
      ['truncated', 'answer'],
    );
    assert.equal(plain.message.answers.length, 60);
    const edns = await ask('public', { name: 'big.example.com' });
    assert.ok(edns.kind === 'answer');
    assert.deepEqual([edns.transport, edns.message.answers.length], ['udp', 60]);
  });

  it('answers several queries on one TCP connection', async () => {
    const { port, address } = vantage(clientVpc);
    const socket = connect(port, address);
    const both = [1, 2].map((id) => frame(encodeMessage(query({ id }))));
    socket.write(Buffer.concat(both));
    const reader = new FrameReader();
    const got: number[] = [];
    while (got.length < 2) {
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      got.push(...reader.push(chunk).map((each) => decodeMessage(each).message.id));
    }
    socket.destroy();
    assert.deepEqual(got, [1, 2]);
  });

  it('takes 16 TCP connections at once, no more', async () => {
    const { port, address } = vantage(clientVpc);
    const sockets = Array.from({ length: 16 }, () => connect(port, address));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    assert.equal((await ask(clientVpc, { transport: 'tcp' })).kind, 'closed');
    for (const socket of sockets) socket.destroy();
  });

  it('says in an EDE what went wrong inside, and goes on', async () => {
    world.publicDns.push({ name: 'bad.example.com', type: 'A', addresses: ['nonsense'], ttl: 60 });
    const exchange = await ask('public', { name: 'bad.example.com' });
    assert.ok(exchange.kind === 'answer');
    assert.equal(exchange.message.rcode, 2);
    assert.equal(exchange.message.edns?.options[0]?.kind, 'ede');
    assert.equal((await ask('public')).kind, 'answer');
  });

  if (hasDig()) {
    const dig = (id: string, ...words: string[]): Promise<string> => {
      const { address, port } = vantage(id);
      return runDig([`@${address}`, '-p', String(port), NAME, 'A', ...words]);
    };

    it("gives dig the post's answer, over UDP and TCP", async () => {
      for (const words of [[], ['+tcp']]) {
        assert.equal(await dig(clientVpc, '+short', ...words), `${enis.join('\n')}\n`);
      }
      const text = await dig(clientVpc, '+noedns');
      assert.match(text, /;; flags: qr rd ra; QUERY: 1, ANSWER: 2, AUTHORITY: 0, ADDITIONAL: 0\n/);
      assert.match(text, /;; MSG SIZE {2}rcvd: 114\n/);
      assert.ok(text.includes(`${NAME}. 60 IN\tA 192.168.109.77\n`));
    });

    for (const words of [['+notcp'], ['+tcp']]) {
      it(`gives dig ${words.join('')} a timeout where a group drops the packet`, async () => {
        world.securityGroupRules = [];
        const text = await dig(clientVpc, '+tries=1', '+time=1', ...words);
        assert.match(text, /timed out\n[^]*no servers could be reached/);
      }).timeout(10_000);
    }
  } else {
    it('cannot ask with dig: it is not on the PATH (Debian: apt-get install bind9-dnsutils)', () => {
      assert.notEqual(process.env['CI'], 'true', 'dig is missing');
      console.warn('      the data plane was NOT asked with dig: it is not on the PATH');
    });
  }
});
