import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { forwarderDefinition } from '../../../../src/core/forwarders/definitions.js';
import { generateForwarder } from '../../../../src/core/forwarders/generate.js';
import { forwarderServers, type ForwarderFile } from '../../../../src/core/forwarders/types.js';
import { plainLabel } from '../../../../src/core/forwarders/zone.js';
import { seededRandom } from '../../dns/support/seededRandom.js';
import { clusters, hostileAddress, hostileName, hostileText } from './hostile.js';

const rounds = 150;
const strict = { dnssec: true, rebindingFilter: true, internetDns: false } as const;

describe('hostile names and addresses', () => {
  const seed = randomInt(2 ** 31);

  for (const server of forwarderServers) {
    const several = forwarderDefinition(server).oneTarget !== true;

    it(`change nothing but comments as names of clusters: ${server}, seed ${String(seed)}`, () => {
      const random = seededRandom(seed);
      for (let round = 0; round < rounds; round++) {
        const named = several ? clusters(random) : clusters(random).slice(0, 1);
        const hostile = generateForwarder(server, named, strict);
        const plain = generateForwarder(
          server,
          named.map((one) => ({ ...one, clusterName: 'prod' })),
          strict,
        );
        assert.ok(hostile.kind === 'setup' && plain.kind === 'setup');
        assert.deepEqual(hostile.files.map(directives), plain.files.map(directives));
        assert.deepEqual(hostile.commands, plain.commands);
        for (const { text } of hostile.files) {
          assert.match(text, /^[\x20-\x7e\r\n]*$/);
          assert.equal(text.includes('\r'), text.includes('\r\n'));
        }
      }
    });

    it(`are refused as endpoint names and addresses: ${server}, seed ${String(seed)}`, () => {
      const random = seededRandom(seed);
      for (let round = 0; round < rounds; round++) {
        const [good] = clusters(random);
        assert.ok(good);
        for (const bad of [
          { ...good, endpointName: hostileName(random) },
          { ...good, addresses: [...good.addresses, hostileAddress(random)] },
        ]) {
          const result = generateForwarder(server, [bad], strict);
          assert.equal(result.kind, 'refused', JSON.stringify(bad));
          // What is said of them can be shown in a terminal.
          assert.match(JSON.stringify(result), /^[\x20-\x7e]*$/);
        }
      }
    });
  }

  it(`are refused as the interface, seed ${String(seed)}`, () => {
    const random = seededRandom(seed);
    for (let round = 0; round < rounds; round++) {
      const [good] = clusters(random);
      assert.ok(good);
      const link = `wg0${hostileText(random)}`;
      if (/^[a-z0-9][a-z0-9_-]{0,14}$/i.test(link)) continue;
      assert.equal(generateForwarder('systemd-resolved-link', [good], { link }).kind, 'refused');
    }
  });

  it('are reduced to plain text in comments', () => {
    assert.equal(plainLabel('a"b\n};c $(id) é'), 'a_b_c _id_ _');
    assert.equal(plainLabel(''), 'unnamed');
    assert.equal(plainLabel(' \u2019 '), '_');
    assert.equal(plainLabel('x'.repeat(300)).length, 100);
  });
});

/** What a program would read of a file: its lines without whole-line comments, JSON without its comment. */
function directives({ language, text }: ForwarderFile): readonly string[] {
  if (language === 'json') {
    const parsed = JSON.parse(text) as { data: { comment: string } }[];
    return parsed.map((one) => JSON.stringify({ ...one, data: { ...one.data, comment: '' } }));
  }
  return text.split('\n').filter((line) => !/^\s*(?:\/\/|#|--|;|rem\b)/.test(line));
}
