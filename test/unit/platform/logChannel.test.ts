import assert from 'node:assert/strict';
import { createMasker } from '../../../src/core/model/mask.js';
import { createLog } from '../../../src/platform/logChannel.js';

function stage() {
  const shown: string[] = [];
  const level = (name: string) => (text: string) => void shown.push(`${name} ${text}`);
  const channel = {
    debug: level('debug'),
    info: level('info'),
    warn: level('warn'),
    error: level('error'),
  };
  return { shown, log: createLog(channel, createMasker()) };
}

describe('the log channel', () => {
  it('shows no account, key or token at any level, in the event or in its arguments', () => {
    const { shown, log } = stage();
    for (const level of ['debug', 'info', 'warn', 'error'] as const) {
      log[level]('event of 111122223333', {
        key: 'AKIAIOSFODNN7EXAMPLE',
        list: ['arn:aws:iam::111122223333:role/x', '444455556666'],
        secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      });
    }
    assert.equal(shown.length, 4);
    for (const line of shown) {
      assert.doesNotMatch(line, /\d{12}|AKIA|wJalr/);
      assert.match(line, /^\w+ event of <account-1> .*"<key-1>".*::<account-1>:.*"<account-2>"/);
    }
  });

  it('keeps its last lines, as they were shown', () => {
    const { shown, log } = stage();
    for (let n = 0; n < 450; n += 1) log.info('line', { n });
    const recent = log.recent();
    assert.equal(recent.length, 400);
    assert.match(recent[399] ?? '', /^\d{4}-\d\d-\d\dT[\d:.]+Z info line \{"n":449\}$/);
    assert.ok(recent[0]?.endsWith('{"n":50}'));
    assert.equal(shown.length, 450);
  });
});
