import assert from 'node:assert/strict';
import { createDnsClient } from '../../../src/core/dns/client.js';
import { valueOf } from '../../../src/core/model/fact.js';
import { PortError } from '../../../src/core/model/portError.js';
import type { SsmVantage } from '../../../src/core/model/vantage.js';
import { answeredAddresses } from '../../../src/core/verify/addresses.js';
import { runCheck, type Check } from '../../../src/core/verify/check.js';
import { controlPlaneAddresses } from '../../../src/core/verify/controlPlane.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

const publicAddresses = ['3.218.44.120', '54.172.31.8'];

describe('asking from inside a VPC, by SSM Run Command', function () {
  this.timeout(60_000);
  let estate: TestEstate;
  beforeEach(async () => {
    estate = await testEstate('post');
  });
  afterEach(() => estate.close());

  const ask = async (vantage: SsmVantage, signal = estate.signal): Promise<Check> => {
    const snapshot = await estate.snapshot('payments');
    const name = valueOf(snapshot.clusters['payments'])?.endpointName ?? '';
    const expected = controlPlaneAddresses(snapshot, 'payments');
    return runCheck(
      { dns: createDnsClient(), couriers: { ssm: estate.ssm } },
      { vantage, name, type: 'A', transport: 'udp', expected },
      signal,
    );
  };
  const tools = async (): Promise<SsmVantage> => {
    const [found] = await estate.ssm.list(estate.signal);
    assert.ok(found);
    return found;
  };
  const instance = () => {
    const found = estate.world.instances?.find(({ ssm }) => ssm !== undefined);
    assert.ok(found?.ssm);
    return { ...found, ssm: found.ssm };
  };
  const invocation = () => (estate.world.runCommands ?? [])[0]?.invocations[0];
  /** The test's own time is the bound. */
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const refused = async (asked: Promise<unknown>): Promise<PortError> => {
    const error: unknown = await asked.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof PortError, String(error));
    return error;
  };

  it('one instance for each VPC that has one online', async () => {
    const found = await estate.ssm.list(estate.signal);
    assert.deepEqual(
      found.map(({ vpcId, through }) => [vpcId, through]),
      [[estate.vpc('tools'), 'ssm']],
    );
    assert.match(found[0]?.name ?? '', /tools \(i-/);
    instance().ssm.pingStatus = 'ConnectionLost';
    assert.deepEqual(await estate.ssm.list(estate.signal), []);
  });

  it('the instance’s own resolver answers, and the answer says who it was', async () => {
    const check = await ask(await tools());
    assert.deepEqual(answeredAddresses(check.exchange)?.toSorted(), publicAddresses);
    assert.equal(check.verdict.kind, 'public');
    assert.match(check.dig, /;; SERVER: 172\.16\.0\.2#53\(172\.16\.0\.2\) \(UDP\)/);
  });

  it('a resolver that is silent is a timeout, as from anywhere', async () => {
    for (const vpc of estate.world.vpcs) vpc.enableDnsSupport = false;
    const check = await ask(await tools());
    assert.equal(check.verdict.kind, 'timeout');
    assert.match(check.dig, /172\.16\.0\.2#53/);
  });

  it('only the one command is sent', async () => {
    await ask(await tools());
    const commands = estate.world.runCommands ?? [];
    assert.equal(commands.length, 1);
    assert.match(
      commands[0]?.parameters['commands']?.[0] ?? '',
      /^p=\$\(command -v python3.* udp 3$/s,
    );
  });

  it('an instance without an agent is refused in words, and nothing is run', async () => {
    const stranger = estate.world.instances?.find(({ ssm }) => ssm === undefined)?.instanceId ?? '';
    const error = await refused(ask({ ...(await tools()), instanceId: stranger }));
    assert.equal(error.info.messageKey, 'error.inside.notOnline');
    assert.match(error.message, new RegExp(`${stranger}.*not in a valid state`));
    assert.deepEqual(estate.world.runCommands ?? [], []);
  });

  it('an instance without Python is said to have none', async () => {
    const vantage = await tools();
    instance().ssm.python = false;
    assert.equal((await refused(ask(vantage))).info.messageKey, 'error.inside.noPython');
  });

  it('a denied call names the action', async () => {
    const vantage = await tools();
    estate.world.deniedActions.push('ssm:SendCommand');
    const error = await refused(ask(vantage));
    assert.equal(error.kind, 'accessDenied');
    assert.match(error.message, /ssm:SendCommand/);
  });

  it('a command that is given up is cancelled there', async () => {
    const vantage = await tools();
    estate.world.timings.listLag = 60_000;
    const stop = new AbortController();
    const asked = ask(vantage, stop.signal);
    // As soon as it is there, which is before its id has come back.
    await until(() => (estate.world.runCommands ?? []).length > 0);
    stop.abort();
    assert.equal((await asked).verdict.kind, 'cancelled');
    await until(() => invocation()?.cancelledAt !== undefined);
  });

  it('one that is given up before it was sent is not sent', async () => {
    const vantage = await tools();
    const asked = await ask(vantage, AbortSignal.abort());
    assert.equal(asked.verdict.kind, 'cancelled');
    assert.deepEqual(estate.world.runCommands ?? [], []);
  });

  it('one that somebody else cancels is told as such', async () => {
    const vantage = await tools();
    estate.world.timings.listLag = 60_000;
    const asked = refused(ask(vantage));
    await until(() => invocation() !== undefined);
    const own = invocation();
    assert.ok(own);
    own.cancelledAt = Date.now();
    estate.world.timings.listLag = 0;
    assert.equal((await asked).info.messageKey, 'error.inside.stopped');
  });
});
