import { createDnsClient } from '../../../src/core/dns/client.js';
import { exchangeJson } from '../../../src/core/dns/exchangeJson.js';
import { assertGolden } from '../../support/golden.js';
import { digCases } from './support/digCases.js';
import { rareDigCases } from './support/rareDigCases.js';
import { scriptedServer } from './support/scriptedServer.js';

/** What differs between two runs, made equal. */
function steady(key: string, value: unknown): unknown {
  if (key === 'ms') return 12;
  if (key === 'id') return 7168;
  if (key === 'port') return 53;
  return key === 'at' ? '2026-11-24T16:00:00.000Z' : value;
}

describe('an exchange as JSON', () => {
  const shown = ['truncated', 'server-failure-ede', 'unknown-type', 'silence', 'type-a', 'options'];
  for (const { file, question, script } of [...digCases, ...rareDigCases]) {
    if (!shown.includes(file)) continue;
    it(`has its documented shape: ${file}`, async () => {
      const server = await scriptedServer(script === 'nobody' ? () => [] : script);
      const exchange = await createDnsClient().query(
        { ...question, server: { address: '127.0.0.1', port: server.port } },
        AbortSignal.timeout(10_000),
      );
      await server.close();
      assertGolden(
        `exchange/${file}.json`,
        `${JSON.stringify(exchangeJson(exchange), steady, 2)}\n`,
      );
    });
  }
});
