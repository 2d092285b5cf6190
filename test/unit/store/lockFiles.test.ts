import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortError } from '../../../src/core/model/portError.js';
import type { Taken } from '../../../src/core/ports.js';
import { createLockFiles } from '../../../src/store/lockFiles.js';

const key = '111122223333 us-east-1 vpc-1';

describe('lock files', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'locks-')), 'locks');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  const held = (taken: Taken): boolean => 'release' in taken;

  it('belong to one at a time, and say to whom', async () => {
    const first = await createLockFiles(folder).take(key, 'plan-1');
    const second = await createLockFiles(folder).take(key, 'plan-2');
    assert.ok('holder' in second);
    assert.equal(second.holder.planId, 'plan-1');
    assert.equal(second.holder.pid, process.pid);
    assert.ok('release' in first);
    await first.release();
    assert.ok(held(await createLockFiles(folder).take(key, 'plan-2')));
  });

  it('are one per key', async () => {
    const locks = createLockFiles(folder);
    assert.ok(held(await locks.take(key, 'a')));
    assert.ok(held(await locks.take(`${key}2`, 'b')));
  });

  it('go to exactly one of many who come at the same time', async () => {
    const all = Array.from({ length: 20 }, () => createLockFiles(folder));
    const taken = await Promise.all(all.map((locks, at) => locks.take(key, `plan-${at}`)));
    assert.equal(taken.filter(held).length, 1);
  });

  it('of a dead process go to exactly one of many', async () => {
    await createLockFiles(folder, { pid: 4_000_000 }).take(key, 'dead');
    const isAlive = (pid: number): boolean => pid !== 4_000_000;
    for (let round = 0; round < 5; round += 1) {
      const all = Array.from({ length: 8 }, () => createLockFiles(folder, { isAlive }));
      const taken = await Promise.all(all.map((locks, at) => locks.take(key, `plan-${at}`)));
      assert.equal(taken.filter(held).length, round === 0 ? 1 : 0);
    }
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.takeover')),
      [],
    );
  });

  it('of another host are taken over only after it was silent for as long as we watched', async () => {
    await createLockFiles(folder, { host: 'far', isAlive: () => false }).take(key, 'far');
    let now = 0;
    const locks = createLockFiles(folder, { host: 'near', isAlive: () => false, now: () => now });
    assert.ok(!held(await locks.take(key, 'near')));
    now = 29_000;
    assert.ok(!held(await locks.take(key, 'near')));
    now = 31_000;
    assert.ok(held(await locks.take(key, 'near')));
  });

  it('that were taken over are not released by who had them before', async () => {
    const dead = await createLockFiles(folder, { pid: 4_000_000 }).take(key, 'dead');
    const locks = createLockFiles(folder, { isAlive: (pid) => pid !== 4_000_000 });
    assert.ok(held(await locks.take(key, 'new')));
    assert.ok('release' in dead);
    await dead.release();
    assert.ok(!held(await locks.take(key, 'third')));
  });

  it('keep one name for as long as the folder lasts', async () => {
    const owner = await createLockFiles(folder, { host: 'my desk' }).owner();
    assert.match(owner, /^my-desk\/[0-9a-f]{8}$/);
    assert.equal(await createLockFiles(folder, { host: 'my desk' }).owner(), owner);
  });

  it('that cannot be kept are an error with a next step', async () => {
    writeFileSync(join(folder, '..', 'file'), '');
    const locks = createLockFiles(join(folder, '..', 'file', 'locks'));
    const refused = (thrown: unknown): boolean =>
      thrown instanceof PortError && thrown.info.messageKey === 'error.store.lockUnwritable';
    await assert.rejects(locks.take(key, 'plan'), refused);
    await assert.rejects(locks.owner(), refused);
  });
});
