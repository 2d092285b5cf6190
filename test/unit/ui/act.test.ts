import assert from 'node:assert/strict';
import { message, type MessageArgs } from '../../../src/core/model/message.js';
import { cancelled, PortError } from '../../../src/core/model/portError.js';
import { text } from '../../../src/core/model/text.js';
import { createAct } from '../../../src/ui/act.js';
import { fakeWindow } from '../commands/fakes.js';

function wrapped() {
  const { window, seen } = fakeWindow({});
  const lines: { level: string; event: string; args: MessageArgs | undefined }[] = [];
  const level = (name: string) => (event: string, args?: MessageArgs) =>
    void lines.push({ level: name, event, args });
  let logShown = 0;
  const act = createAct({
    window,
    log: { debug: level('debug'), info: level('info'), warn: level('warn'), error: level('error') },
    say: text,
    newId: () => 'a1',
    showLog: () => (logShown += 1),
    signal: new AbortController().signal,
  });
  return { act, seen, lines, shown: () => logShown };
}

const denied = new PortError({
  kind: 'accessDenied',
  messageKey: 'error.internal',
  args: { detail: 'no' },
  help: message('help.runAgain'),
  operation: 'eks:DescribeCluster',
  code: 'AccessDeniedException',
});

describe('the wrapper of acts', () => {
  it('gives the result, and logs under one id', async () => {
    const { act, lines } = wrapped();
    assert.equal(await act('x', () => Promise.resolve(7))(), 7);
    assert.deepEqual(
      lines.map(({ event, args }) => [event, args?.['id'], args?.['act']]),
      [
        ['act.begin', 'a1', 'x'],
        ['act.end', 'a1', 'x'],
      ],
    );
  });

  it('turns a failure into cause, next step and buttons that work', async () => {
    const { act, seen, lines, shown } = wrapped();
    assert.equal(await act('x', () => Promise.reject(denied))(), undefined);
    const [said] = seen.said;
    assert.equal(said?.kind, 'error');
    assert.equal(
      said.text,
      `${text(message('error.internal', { detail: 'no' }))} ${text(message('help.runAgain'))}`,
    );
    for (const button of said.buttons) await button.run();
    assert.equal(shown(), 1);
    assert.match(seen.copied[0] ?? '', /operation: eks:DescribeCluster\ncode: AccessDenied/);
    assert.ok(lines.some(({ level, event }) => level === 'error' && event === 'act.failed'));
  });

  it('is silent towards a user who cancelled, not towards the log', async () => {
    const { act, seen, lines } = wrapped();
    await act('x', () => Promise.reject(cancelled()))();
    assert.deepEqual(seen.said, []);
    assert.ok(lines.some(({ event }) => event === 'act.cancelled'));
  });

  it('reports a stranger with its stack in the details', async () => {
    const { act, seen } = wrapped();
    await act('x', () => Promise.reject(new TypeError('boom')))();
    await seen.said[0]?.buttons[1]?.run();
    assert.match(seen.copied[0] ?? '', /TypeError: boom\n\s+at /);
  });
});
