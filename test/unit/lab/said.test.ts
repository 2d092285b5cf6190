import assert from 'node:assert/strict';
import { outcomeOf } from '../../lab/kernel/said.js';

const header = (status: string): string =>
  `;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: 27290\n;; flags: qr rd ra; QUERY: 1\n`;

describe("what the lab makes of dig's words", () => {
  it('addresses in order, whatever the order of the answer', () => {
    const records =
      'x.eks.amazonaws.com. 60 IN\tA\t10.0.16.4\nx.eks.amazonaws.com. 60\tIN A 10.0.0.4';
    assert.equal(
      outcomeOf(`${header('NOERROR')}\n;; ANSWER SECTION:\n${records}\n`),
      'A 10.0.0.4 10.0.16.4',
    );
  });

  it('no such name, no such record, and no use', () => {
    assert.equal(outcomeOf(header('NXDOMAIN')), 'NXDOMAIN');
    assert.equal(outcomeOf(header('NOERROR')), 'NODATA');
    assert.equal(outcomeOf(header('SERVFAIL')), 'none');
    assert.equal(outcomeOf(';; communications error to 10.0.0.2#53: timed out\n'), 'none');
    assert.equal(outcomeOf(''), 'none');
  });
});
