import assert from 'node:assert/strict';
import { compareForwarders } from '../../../src/commands/compareForwarders.js';
import { writeForwarders } from '../../../src/commands/writeForwarders.js';
import { readForwarders } from '../../../src/core/forwarders/fromSnapshot.js';
import { readParts } from '../../../src/core/inventory/read.js';
import { PortError } from '../../../src/core/model/portError.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { context, fakeDeps, type Answers, type Seen } from './fakes.js';

const scope = { profile: 'sandbox', region: 'us-east-1' };
const bind = 'BIND 9';

/** Everything that the commands read of an estate. */
async function held(estate: TestEstate): Promise<Snapshot> {
  let snapshot = emptySnapshot(scope);
  snapshot = await readForwarders(
    async (parts) => (snapshot = await readParts(estate.read, snapshot, parts, estate.signal)),
    undefined,
  );
  return snapshot;
}

describe('DNS servers on-premises, as commands', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  let solved: Snapshot;
  let argument: object;
  before(async () => {
    estate = await testEstate('solved');
    solved = await held(estate);
    argument = { ...scope, clusterName: 'payments' };
  });
  after(() => estate.close());

  /** Presses a button of what was said last. */
  const press = async (seen: Seen, title: string): Promise<void> => {
    const button = seen.said.at(-1)?.buttons.find((one) => one.title === title);
    assert.ok(button, JSON.stringify(seen.said.at(-1)));
    await button.run();
  };
  const write = async (answers: Answers, what = argument): Promise<Seen> => {
    const { deps, seen } = fakeDeps(solved, answers);
    await writeForwarders(deps)(context, what);
    return seen;
  };

  it('asks which server, and what matters to it, the usual answer first', async () => {
    const seen = await write({ pick: [bind, 'Yes', 'No', 'Yes'] });
    assert.deepEqual(
      seen.picks.map(({ labels }) => labels.slice(0, 2)),
      [
        [bind, 'dnsmasq'],
        ['Yes', 'No'],
        ['No', 'Yes'],
        ['Yes', 'No'],
      ],
    );
    const [options, zones] = seen.documents;
    assert.match(options?.content ?? '', /validate-except/);
    assert.match(zones?.content ?? '', /forward only;/);
    assert.match(seen.said.at(-1)?.text ?? '', /^BIND 9/);
  });

  it('saves, copies, and compares with a file of the server', async () => {
    const answers = { pick: [bind, 'No', 'No'], files: [['options { recursion yes; };']] };
    const seen = await write(answers);
    const [zones] = seen.documents;
    await press(seen, 'Copy');
    assert.deepEqual(seen.copied, [zones?.content]);
    const buttons = seen.said.at(-1)?.buttons ?? [];
    await buttons.find(({ title }) => title === 'Save…')?.run();
    assert.match(seen.documents.at(-1)?.name ?? '', /\.conf$/);
    await buttons.find(({ title }) => title === 'Compare with a file…')?.run();
    const comparison = seen.documents.at(-1);
    assert.equal(comparison?.name, '0.json.forwarders.md');
    assert.match(comparison.content, /- Not forwarded: payments/);
    assert.equal(seen.said.at(-1)?.kind, 'warn');
  });

  it('takes all clusters of a Region, or of its list', async () => {
    for (const node of [
      { kind: 'region', scope },
      { kind: 'group', scope, group: 'clusters' },
    ]) {
      const seen = await write({ pick: ['dnsmasq', 'No'] }, node);
      assert.equal(seen.documents.length, 1);
      assert.match(seen.documents[0]?.content ?? '', /^server=\//m);
    }
  });

  it('asks for one or all, called from the palette', async () => {
    const { deps, seen } = fakeDeps(solved, {
      pick: ['All clusters of a profile and Region', 'macOS, one machine'],
    });
    await writeForwarders(deps)(context, undefined);
    assert.match(seen.documents.at(-1)?.content ?? '', /nameserver /);
  });

  it('says why there is nothing to forward', async () => {
    const post = await testEstate('post');
    try {
      const { deps, seen } = fakeDeps(await held(post), { pick: [bind] });
      await assert.rejects(
        writeForwarders(deps)(context, argument),
        (error) => error instanceof PortError && error.info.kind === 'notFound',
      );
      assert.deepEqual(seen.documents, []);
    } finally {
      await post.close();
    }
  });

  it('compares only what it can read, and says what is stale', async () => {
    const made = await write({ pick: [bind, 'No', 'No'] });
    const file = made.documents.at(-1)?.content ?? '';
    const good = fakeDeps(solved, { pick: [bind], files: [[file]] });
    await compareForwarders(good.deps)(context, argument);
    assert.deepEqual(good.seen.picks[0]?.labels, [bind, 'dnsmasq', 'Pi-hole', 'unbound']);
    assert.match(good.seen.documents[0]?.content ?? '', /Forwarded as it should be: payments/);
    assert.equal(good.seen.said.at(-1)?.kind, 'info');

    const old = file.replace(/forwarders \{ [\d.]+;/, 'forwarders { 10.99.0.1;');
    const stale = fakeDeps(solved, { pick: [bind], files: [[old]] });
    await compareForwarders(stale.deps)(context, argument);
    assert.match(stale.seen.documents[0]?.content ?? '', /Forwarded to stale addresses: payments/);
    assert.match(stale.seen.documents[0]?.content ?? '', /Line \d+: .*10\.99\.0\.1/);
    assert.equal(stale.seen.said.at(-1)?.kind, 'warn');
  });

  it('changes nothing where the person leaves', async () => {
    for (const pick of [[], [bind]]) {
      const { deps, seen } = fakeDeps(solved, { pick });
      await assert.rejects(
        writeForwarders(deps)(context, argument),
        (error) => error instanceof PortError && error.info.kind === 'cancelled',
      );
      assert.deepEqual(seen.documents, []);
    }
  });
});
