import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { compareForwarders } from '../../../../src/core/forwarders/compare.js';
import { generateForwarder } from '../../../../src/core/forwarders/generate.js';
import { readForwarders } from '../../../../src/core/forwarders/read/readForwarders.js';
import { readableServers } from '../../../../src/core/forwarders/read/types.js';
import { zonesOf } from '../../../../src/core/forwarders/zone.js';
import { seededRandom } from '../../dns/support/seededRandom.js';
import { clusters } from './hostile.js';

const rounds = 150;

describe('configuration that was written here', () => {
  const seed = randomInt(2 ** 31);

  for (const server of readableServers) {
    it(`is read as what it was made from: ${server}, seed ${String(seed)}`, () => {
      const random = seededRandom(seed);
      for (let round = 0; round < rounds; round++) {
        const given = clusters(random);
        const answers = { dnssec: random(2) === 0, rebindingFilter: random(2) === 0 };
        const setup = generateForwarder(server, given, answers);
        const checked = zonesOf(given);
        assert.ok(setup.kind === 'setup' && 'zones' in checked);
        const text = setup.files.map((file) => file.text).join('\n');
        // Ends of lines of either kind are the same to every server (dns facts §5).
        const read = readForwarders(server, random(2) === 0 ? text : text.replaceAll('\n', '\r\n'));
        assert.deepEqual(
          read.forwards.map(({ name, kind, first, addresses }) => ({
            name,
            kind,
            first,
            addresses: addresses.map(({ address }) => address),
          })),
          checked.zones.map(({ name, addresses }) => ({
            name,
            kind: 'forward',
            first: false,
            addresses,
          })),
        );
        const names = (kind: string): readonly string[] =>
          read.exceptions.filter((one) => one.kind === kind).map(({ name }) => name);
        const all = checked.zones.map(({ name }) => name);
        // dnsmasq needs no exception from validation; BIND's from the filter stands in a comment.
        assert.deepEqual(names('dnssec'), answers.dnssec && server !== 'dnsmasq' ? all : []);
        assert.deepEqual(
          names('rebinding'),
          answers.rebindingFilter && server !== 'bind' ? all : [],
        );
        const { findings, served } = compareForwarders(read, given, { complete: true });
        assert.deepEqual(findings, []);
        assert.equal(served.length, given.length);
      }
    });
  }
});
