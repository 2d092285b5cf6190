import assert from 'node:assert/strict';
import type { Io } from '../../../src/cli/io.js';
import { run } from '../../../src/cli/run.js';
import { stateFolder } from '../../../src/cli/stateFolder.js';

const io = (out: string[], err: string[]): Io => ({
  stdout: (text) => void out.push(text),
  stderr: (text) => void err.push(text),
  env: {},
  isTty: false,
  ask: () => Promise.reject(new Error('nobody is there')),
  signal: new AbortController().signal,
});

describe('cli headless', () => {
  it('does the whole job and ends with its time', async function () {
    this.timeout(30_000);
    const out: string[] = [];
    const err: string[] = [];
    const code = await run(['headless', '--endpoint-seconds', '0.5'], io(out, err));
    const text = out.join('');
    assert.equal(code, 0, text + err.join(''));
    const order = [/Needed/, /Plan enable-/, /done .*Associate/, /ANSWER SECTION/, /Right:/];
    const at = order.map((pattern) => text.search(pattern));
    assert.ok(!at.includes(-1), text);
    assert.deepEqual(
      at,
      [...at].sort((a, b) => a - b),
    );
    assert.match(
      text.trimEnd().split('\n').at(-1) ?? '',
      /^enable took \d+\.\d s = \d+\.\d\d x the critical path of \d+\.\d s$/,
    );
  });

  it('as one JSON document', async function () {
    this.timeout(30_000);
    const out: string[] = [];
    const code = await run(['headless', '--endpoint-seconds', '0.5', '--json'], io(out, []));
    assert.equal(code, 0);
    const { right, check, timing } = JSON.parse(out.join('')) as {
      right: boolean;
      check: { addresses: string[]; expected: string[] };
      timing: { ratio: number };
    };
    assert.equal(right, true);
    assert.deepEqual([...check.addresses].sort(), [...check.expected].sort());
    assert.ok(timing.ratio > 0);
  });
});

describe('where the journal is', () => {
  it('own variable, then what the system has', () => {
    assert.equal(stateFolder({ EKS_PRIVATE_DNS_STATE: '/x', HOME: '/h' }, 'linux'), '/x');
    assert.equal(stateFolder({ XDG_STATE_HOME: '/s' }, 'linux'), '/s/eks-private-dns');
    assert.equal(stateFolder({ HOME: '/h' }, 'darwin'), '/h/.local/state/eks-private-dns');
    const windows = stateFolder({ APPDATA: 'C:/a', HOME: '/h' }, 'win32');
    assert.match(windows, /^C:.a.eks-private-dns$/);
  });
});
