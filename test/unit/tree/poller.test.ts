import assert from 'node:assert/strict';
import { createPoller, pollFirstMs, pollLastMs, pollLooks } from '../../../src/tree/poller.js';

/** A clock whose sleeps end at once and are written down. */
function recording() {
  const waits: number[] = [];
  let ended: () => void = () => undefined;
  const end = new Promise<void>((done) => (ended = done));
  const sleep = (ms: number, signal: AbortSignal) => {
    waits.push(ms);
    return signal.aborted ? Promise.reject(new Error('aborted')) : Promise.resolve();
  };
  return { waits, clock: { sleep }, end, ended };
}

describe('the poller', () => {
  it('stops when there is nothing left to wait for', async () => {
    const { waits, clock, end, ended } = recording();
    let looks = 0;
    const look = () => {
      looks += 1;
      if (looks === 3) ended();
      return Promise.resolve(looks < 3);
    };
    createPoller(clock, look, failTest).wake();
    await end;
    assert.deepEqual(waits, [pollFirstMs, pollFirstMs * 1.5, pollFirstMs * 2.25]);
  });

  it('backs off, and gives up', async () => {
    const { waits, clock, end, ended } = recording();
    let looks = 0;
    const look = () => {
      looks += 1;
      if (looks === pollLooks) ended();
      return Promise.resolve(true);
    };
    createPoller(clock, look, failTest).wake();
    await end;
    await new Promise((done) => setImmediate(done));
    assert.equal(looks, pollLooks);
    assert.equal(Math.max(...waits), pollLastMs);
    assert.ok(waits.every((ms, at) => ms >= (waits[at - 1] ?? 0)));
  });

  it('does not look while it rests', async () => {
    const { clock } = recording();
    let looks = 0;
    const poller = createPoller(
      { sleep: (_ms, signal) => new Promise((_done, fail) => onAbort(signal, fail)) },
      () => {
        looks += 1;
        return Promise.resolve(true);
      },
      failTest,
    );
    poller.wake();
    poller.rest();
    await clock.sleep(0, new AbortController().signal);
    assert.equal(looks, 0);
  });
});

function onAbort(signal: AbortSignal, fail: (reason: Error) => void): void {
  signal.addEventListener('abort', () => fail(new Error('aborted')));
}

function failTest(thrown: unknown): never {
  throw new Error('the poller failed', { cause: thrown });
}
