import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry } from '../../../src/core/model/apply.js';
import { PortError } from '../../../src/core/model/portError.js';
import { createJournalFile } from '../../../src/store/journalFile.js';

const begin = (planId: string, stepId: string): JournalEntry => ({
  event: 'begin',
  at: 1,
  planId,
  stepId,
});

describe('journal file', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'journal-')), 'state');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  it('gives back what was appended, in order, also when appended side by side', async () => {
    const journal = createJournalFile(folder);
    const entries = Array.from({ length: 50 }, (_, index) => begin('p', `s${index}`));
    await Promise.all(entries.map((entry) => journal.append(entry)));
    assert.deepEqual(await createJournalFile(folder).read('p'), entries);
  });

  it('keeps plans apart and has nothing of unknown ones', async () => {
    const journal = createJournalFile(folder);
    assert.deepEqual(await journal.plans(), []);
    assert.deepEqual(await journal.read('p'), []);
    await journal.append(begin('p/../q', 's'));
    await journal.append(begin('r', 's'));
    utimesSync(join(folder, 'r.jsonl'), 1, 1);
    assert.deepEqual(await journal.plans(), ['p/../q', 'r']);
    assert.equal((await journal.read('p/../q')).length, 1);
  });

  it('only its owner may read it', async () => {
    await createJournalFile(folder).append(begin('p', 's'));
    assert.equal(statSync(join(folder, 'p.jsonl')).mode & 0o777, 0o600);
  });

  it('drops a line that was cut short, and goes on after it', async () => {
    const journal = createJournalFile(folder);
    await journal.append(begin('p', 'one'));
    const file = join(folder, 'p.jsonl');
    const whole = readFileSync(file, 'utf8');
    for (let cut = 1; cut < whole.length; cut += 7) {
      writeFileSync(file, whole + whole.slice(0, cut));
      assert.deepEqual(await journal.read('p'), [begin('p', 'one')]);
      await journal.append(begin('p', 'two'));
      assert.deepEqual(await journal.read('p'), [begin('p', 'one'), begin('p', 'two')]);
    }
  });

  it('a whole line that is damaged is an error, not a gap', async () => {
    const journal = createJournalFile(folder);
    await journal.append(begin('p', 'one'));
    appendFileSync(join(folder, 'p.jsonl'), '{"event":\n');
    await assert.rejects(
      journal.read('p'),
      (error) => error instanceof PortError && /Line 2/.test(error.message),
    );
  });

  it('a folder that cannot be made is an error that names it', async () => {
    writeFileSync(folder, '');
    await assert.rejects(
      createJournalFile(folder).append(begin('p', 's')),
      (error) => error instanceof PortError && error.message.includes(folder),
    );
  });
});
