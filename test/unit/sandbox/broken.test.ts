import assert from 'node:assert/strict';
import type { LiveAnswer } from '../../../src/core/diagnose/live.js';
import type { AnswerKind } from '../../../src/core/diagnose/name/answer.js';
import { valueOf } from '../../../src/core/model/fact.js';
import { hasDualStackEndpoint } from '../../../src/core/model/ipFamily.js';
import { brokenScenarios } from '../../../src/sandbox/scenarios/broken/all.js';
import { brokenEstate, modesOf, toldBy, type Looked } from './brokenEstate.js';

/**
 * Milliseconds after which no answer is taken for silence. A busy machine may be late with one, so
 * what is not as it should be is looked at again, with more patience.
 */
const patience = [500, 1500, 5000] as const;

describe('a broken sandbox for each failure mode', function () {
  this.timeout(30_000);

  it('there is one for each of the 46', () => {
    const wanted = Array.from({ length: 46 }, (_, index) => `F${index + 1}`);
    assert.deepEqual(
      [...brokenScenarios.values()].map(({ mode }) => mode),
      wanted,
    );
    assert.deepEqual(
      [...brokenScenarios.keys()],
      wanted.map((mode) => `broken-f${mode.slice(1).padStart(2, '0')}`),
    );
  });

  for (const place of [{ place: 'vpc', name: 'tools' }, { place: 'onPremises' }] as const) {
    it(`nothing is wrong with the solved one, from ${place.place}`, async () => {
      const { estate, look } = await brokenEstate('solved', place);
      try {
        await lookUntil((timeoutMs) => look({ timeoutMs }), assertWorks);
      } finally {
        await estate.close();
      }
    });
  }

  for (const [scenario, broken] of brokenScenarios) {
    const { mode, what, from, also = {}, mend, environment, unseenAfterwards } = broken;
    it(`${mode}: ${what}`, async () => {
      const { estate, look, hand, wait, applyFixes } = await brokenEstate(scenario, from);
      try {
        const named = [mode, ...Object.keys(also)].toSorted();
        const seen = (when: 0 | 1) => (timeoutMs: number) =>
          look({ environment: environment?.[when], timeoutMs });
        let last = await lookUntil(seen(0), (looked) => {
          assert.deepEqual(modesOf(looked.diagnosis), named, toldBy(looked));
          assertSeenAsPredicted(looked, mode);
        });
        const offered = last.diagnosis.findings.some(
          (one) => one.mode === mode && one.fix.kind !== 'text',
        );
        assert.equal(
          offered,
          mend[0] === 'plan',
          `a plan is offered where one mends it\n${toldBy(last)}`,
        );
        for (const [index, way] of mend.entries()) {
          if (way === 'plan') {
            assert.ok((await applyFixes(last)) > 0, `no plan mends it\n${toldBy(last)}`);
          } else if (typeof way === 'function') hand(way);
          else wait(way.wait);
          const done = index === mend.length - 1;
          last = await lookUntil(seen(1), (looked) => {
            if (done) (unseenAfterwards === undefined ? assertWorks : assertRight)(looked);
          });
        }
      } finally {
        await estate.close();
      }
    });
  }

  it('corrects a rule that somebody else made, too', async () => {
    const { estate, look, hand, applyFixes } = await brokenEstate('broken-f12', {
      place: 'vpc',
      name: 'tools',
    });
    try {
      hand((world) => {
        for (const rule of world.resolverRules) rule.tags = { team: 'network' };
      });
      const before = await look({ timeoutMs: patience[0] });
      assert.deepEqual(modesOf(before.diagnosis), ['F12'], toldBy(before));
      assert.ok((await applyFixes(before)) > 0);
      await lookUntil((timeoutMs) => look({ timeoutMs }), assertWorks);
    } finally {
      await estate.close();
    }
  });
});

async function lookUntil(
  look: (timeoutMs: number) => Promise<Looked>,
  check: (looked: Looked) => void,
): Promise<Looked> {
  for (const timeoutMs of patience) {
    const looked = await look(timeoutMs);
    try {
      check(looked);
      return looked;
    } catch (error) {
      if (timeoutMs === patience.at(-1)) throw error;
    }
  }
  throw new Error('The last look either passes or throws.');
}

function assertWorks(looked: Looked): void {
  const { outcome, findings, notChecked } = looked.diagnosis;
  assert.deepEqual([outcome, findings, notChecked], ['works', [], []], toldBy(looked));
  assertRight(looked);
}

/** The control plane's addresses over UDP and TCP, and a connection to each. */
function assertRight(looked: Looked): void {
  const { diagnosis, snapshot, own, connections } = looked;
  assert.ok(
    connections.length > 0 && connections.every(({ outcome }) => outcome === 'reached'),
    toldBy(looked),
  );
  assert.deepEqual(
    own.map(({ protocol, type }) => `${protocol} ${type}`).toSorted(),
    ['tcp A', 'udp A', 'udp AAAA'],
    toldBy(looked),
  );
  const cluster = valueOf(snapshot.clusters[diagnosis.clusterName]);
  const aaaa = cluster && hasDualStackEndpoint(cluster) ? 'private' : 'empty-as-expected';
  for (const { type, verdict } of own) {
    assert.equal(verdict, type === 'A' ? 'private' : aaaa, toldBy(looked));
  }
  const { connections: made, notAsked } = diagnosis.live;
  assert.deepEqual(
    made.map(({ address }) => address).toSorted(),
    connections.map(({ address }) => address).toSorted(),
    toldBy(looked),
  );
  for (const { outcome, status } of made) {
    assert.deepEqual([outcome, status], ['reached', 401], toldBy(looked));
  }
  assert.equal(notAsked, undefined);
  assert.ok(
    diagnosis.findings.every(({ weight }) => weight !== 'contradiction'),
    toldBy(looked),
  );
}

/** Live verdicts by what is computed; nothing is, where the answer is somebody else's secret. */
const seenFor: Readonly<Record<AnswerKind, readonly LiveAnswer['verdict'][]>> = {
  private: ['private'],
  public: ['public'],
  nodata: ['empty'],
  nxdomain: ['name-error'],
  override: ['stale', 'public'],
  loop: ['server-failure', 'timeout'],
  silence: ['timeout'],
  hostedZone: [],
  unknown: [],
};

/** Where the fault is in what only a live check shows, the answer is not the computed one. */
const seenAlone: Readonly<Record<string, LiveAnswer['verdict']>> = {
  F33: 'empty',
  F34: 'server-failure',
  F35: 'server-failure',
  F43: 'not-compared',
  F45: 'public',
};

/** What was computed is what the data plane does, where enough is known to compute it. */
function assertSeenAsPredicted(looked: Looked, mode: string): void {
  const { diagnosis, snapshot, own, connections } = looked;
  const { predicted } = diagnosis;
  const told = valueOf(snapshot.publicAnswers[diagnosis.endpointName ?? '']);
  const closed = valueOf(snapshot.clusters[diagnosis.clusterName])?.access === 'private';
  for (const { protocol, type, verdict, checkingDisabled } of own) {
    if (checkingDisabled || type === 'AAAA') continue;
    const kind = predicted[protocol];
    const published = told?.length === 0 ? ['name-error'] : ['private'];
    const computed = kind === 'public' && closed ? published : seenFor[kind];
    const alone = seenAlone[mode];
    const wanted = alone ? [alone] : computed;
    if (wanted.length > 0) assert.ok(wanted.includes(verdict), `${protocol}\n${toldBy(looked)}`);
  }
  assert.ok(own.length >= 2, toldBy(looked));
  const reached = connections.every(({ outcome }) => outcome === 'reached');
  if (predicted.api !== 'unknown') {
    assert.equal(predicted.api, reached ? 'pass' : 'drop', toldBy(looked));
  }
}
