import assert from 'node:assert/strict';
import { generateForwarder } from '../../../../src/core/forwarders/generate.js';
import { forwarderDefinition } from '../../../../src/core/forwarders/definitions.js';
import {
  forwarderServers,
  type ForwardedCluster,
  type ForwarderAnswers,
} from '../../../../src/core/forwarders/types.js';
import { text } from '../../../../src/core/model/text.js';
import { assertGolden } from '../../../support/golden.js';
import { postCluster, regionClusters } from './clusters.js';

const strict: Partial<ForwarderAnswers> = {
  dnssec: true,
  rebindingFilter: true,
  internetDns: false,
};
const plain: Partial<ForwarderAnswers> = { dnssec: false, rebindingFilter: false };

const cases: readonly (readonly [
  string,
  readonly ForwardedCluster[],
  Partial<ForwarderAnswers>,
])[] = [
  ['usual', [postCluster], {}],
  ['plain', [postCluster], plain],
  ['strict', [postCluster], strict],
  ['forest', [postCluster], { replicationScope: 'forest' }],
  ['region', regionClusters, { dnssec: true, rebindingFilter: true }],
];

describe('configuration for servers outside AWS', () => {
  for (const server of forwarderServers) {
    for (const [name, clusters, answers] of cases) {
      const { questions } = forwarderDefinition(server);
      // Only what the server is asked makes a difference.
      if (name === 'forest' && !questions.includes('replicationScope')) continue;
      if (name === 'strict' && !questions.some((one) => one in strict)) continue;
      it(`is as before: ${server}, ${name}`, () => {
        const result = generateForwarder(server, clusters, answers);
        assertGolden(`forwarders/${server}.${name}.txt`, shown(result));
      });
    }
  }
});

/** Everything a person would be shown, with the ends of lines made visible. */
function shown(result: ReturnType<typeof generateForwarder>): string {
  if (result.kind === 'refused') {
    return result.problems.map((one) => `${text(one.message)}\n  ${text(one.help)}\n`).join('');
  }
  const { files, commands, warnings } = result;
  assert.ok(files.length > 0);
  return [
    ...files.map(
      (file) =>
        `===== ${file.name} (${file.language}) in ${file.place}\n` +
        file.text.replaceAll('\r\n', '<CR>\n') +
        file.notes.map((note) => `NOTE ${text(note)}\n`).join(''),
    ),
    ...Object.entries(commands).map(
      ([name, lines]: [string, readonly string[]]) =>
        `===== ${name}\n${lines.map((line) => `${line}\n`).join('')}`,
    ),
    ...warnings.map((one) => `WARNING ${text(one.message)}\n  ${text(one.help)}\n`),
  ].join('');
}
