import { isRight } from '../../core/dns/answerVerdict.js';
import { valueOf } from '../../core/model/fact.js';
import { addressTypes } from '../../core/model/ipFamily.js';
import { message } from '../../core/model/message.js';
import { PortError } from '../../core/model/portError.js';
import { text } from '../../core/model/text.js';
import { serverText, type Vantage } from '../../core/model/vantage.js';
import { answeredAddresses } from '../../core/verify/addresses.js';
import type { Check } from '../../core/verify/check.js';
import { controlPlaneAddresses } from '../../core/verify/controlPlane.js';
import { clusterIn } from '../known.js';
import { clusterMembers } from '../members.js';
import { scopeOf } from '../scope.js';
import { textOf, textsOf, type Input } from '../schema.js';
import type { ReadTool } from '../tool.js';

/** Real questions, as **Verify cluster resolution** asks them. */
export const verifyTool: ReadTool = {
  name: 'verify_eks_private_dns',
  title: 'Verify resolution of an EKS endpoint',
  description:
    'Asks DNS for the endpoint name of an EKS cluster and compares the answers with the control plane’s private addresses: right, public, empty, refused or silent, in dig’s words. Asked from this machine’s resolver, or from the vantages that are named: system, public, vpc:ID, inbound:ADDRESS, or all. Read-only: it sends DNS queries and runs no command anywhere. It does not say why an answer is wrong: use diagnose_eks_private_dns for that.',
  inputSchema: {
    type: 'object',
    properties: {
      ...clusterMembers,
      vantages: {
        type: 'array',
        description:
          'Where to ask: system, public, vpc:ID, inbound:ADDRESS, or all. An unknown one is answered with those there are.',
        items: { type: 'string' },
      },
      transport: {
        type: 'string',
        description: 'Transport of the queries.',
        enum: ['udp', 'tcp'],
      },
    },
    required: ['cluster'],
    additionalProperties: false,
  },
  async run(desk, input, signal) {
    const { operations } = desk;
    const clusterName = textOf(input, 'cluster') ?? '';
    const scope = await scopeOf(desk, input);
    await operations.read(scope, ['identity', { cluster: clusterName }], signal);
    const snapshot = await operations.read(scope, [{ controlPlane: clusterName }], signal);
    const cluster = clusterIn(snapshot, clusterName);
    const name = cluster.endpointName;
    if (name === undefined) {
      const args = { cluster: clusterName, status: cluster.status || '?' };
      const help = message('ui.help.noEndpointName');
      throw new PortError({
        kind: 'invalid',
        messageKey: 'ui.error.noEndpointName',
        args,
        help,
      });
    }
    const vantages = chosen(await operations.vantages(scope, signal), input);
    const expected = controlPlaneAddresses(snapshot, clusterName);
    const transport = textOf(input, 'transport') === 'tcp' ? 'tcp' : 'udp';
    const asked = vantages.flatMap((vantage) =>
      addressTypes(cluster).map((type) => ({ vantage, type })),
    );
    const checks = await Promise.all(
      asked.map((one) => operations.runCheck({ ...one, name, transport, expected }, signal)),
    );
    return {
      text: checks.map(checkText).join('\n'),
      data: {
        cluster: clusterName,
        name,
        right: checks.length > 0 && checks.every(({ verdict }) => isRight(verdict)),
        expected: valueOf(expected) ?? null,
        checks: checks.map(({ request, verdict, exchange }) => ({
          vantage: request.vantage.id,
          type: request.type,
          verdict: verdict.kind,
          addresses: answeredAddresses(exchange) ?? null,
        })),
      },
    };
  },
};

function checkText({ request: { vantage }, dig, sentence }: Check): string {
  return `From ${vantage.name} (${serverText(vantage)}):\n${dig}\n${text(sentence)}\n`;
}

/** Only what this machine's sockets reach, and only what is known: no server that a model made up. */
function chosen(all: readonly Vantage[], input: Input): readonly Vantage[] {
  const words = textsOf(input, 'vantages');
  if (words.length === 0) {
    const system = all.filter(({ id }) => id === 'system');
    return system.length > 0 ? system : all;
  }
  if (words.includes('all')) return all;
  return words.map((word) => {
    const found = all.find(({ id }) => id === word);
    if (found) return found;
    throw new PortError({
      kind: 'invalid',
      messageKey: 'error.agent.noVantage',
      args: { vantage: word, known: all.map(({ id }) => id) },
      help: message('help.agent.noVantage'),
    });
  });
}
