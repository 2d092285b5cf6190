import { message } from '../../model/message.js';
import { comments, header, unixText } from '../comments.js';
import {
  usualAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type Zone,
} from '../types.js';
import { mostUpstreams, serverBlock } from './coredns.js';

const configMap = 'kubectl --namespace kube-system';
const begin = '# BEGIN eks-private-dns';
const end = '# END eks-private-dns';

/** CoreDNS of another Kubernetes cluster, whose pods then resolve the name (aws facts §7.6). */
export const corednsConfigMap: ForwarderDefinition = {
  server: 'coredns-configmap',
  title: 'forwarders.corednsConfigMap',
  questions: [],
  defaults: usualAnswers,
  mostAddresses: { count: mostUpstreams, more: 'refuse' },
  write,
};

function write(zones: readonly Zone[]): ForwarderDraft {
  const restart = `${configMap} rollout restart deployment coredns`;
  const logs = `${configMap} logs deployment/coredns --tail 20`;
  const tryIt = zones.map(
    ({ name }) =>
      `kubectl run eks-private-dns --rm -it --restart=Never --image=busybox -- nslookup ${name}`,
  );
  const commands: ForwarderCommands = {
    check: [logs],
    reload: [restart],
    remove: ['bash eks-private-dns-coredns.sh remove', restart],
    tryIt,
  };
  const custom: ForwarderCommands = {
    check: [logs],
    reload: [`${configMap} apply --filename eks-private-dns-coredns-custom.yaml`, restart],
    remove: [`${configMap} delete configmap coredns-custom`, restart],
    tryIt,
  };
  const blocks = zones.flatMap((zone, at) => [...(at > 0 ? [''] : []), ...serverBlock(zone)]);
  return {
    files: [
      {
        name: 'eks-private-dns-coredns.sh',
        language: 'shellscript',
        text: unixText([
          '#!/usr/bin/env bash',
          ...header('#', 'a machine with kubectl for that cluster', commands, comments.configMap),
          ...script(blocks),
        ]),
        notes: [message('forwarders.note.configMap')],
        place: 'kube-system/coredns',
      },
      {
        name: 'eks-private-dns-coredns-custom.yaml',
        language: 'yaml',
        text: unixText([
          ...header('#', 'kube-system/coredns-custom', custom, comments.customConfigMap),
          'apiVersion: v1',
          'kind: ConfigMap',
          'metadata:',
          '  name: coredns-custom',
          '  namespace: kube-system',
          'data:',
          '  eks-private-dns.server: |',
          ...blocks.map((line) => (line === '' ? '' : `    ${line}`)),
        ]),
        notes: [message('forwarders.note.customConfigMap')],
        place: 'kube-system/coredns-custom',
      },
    ],
    commands,
  };
}

function script(blocks: readonly string[]): readonly string[] {
  return [
    'set -euo pipefail',
    '',
    `corefile=$(${configMap} get configmap coredns --output 'jsonpath={.data.Corefile}')`,
    ': "${corefile:?ConfigMap coredns has no Corefile}"',
    `corefile=$(sed '/^${begin}$/,/^${end}$/d' <<<"$corefile")`,
    'if [ "${1:-}" != remove ]; then',
    "corefile+=$(cat <<'COREFILE'",
    '',
    begin,
    ...blocks,
    end,
    'COREFILE',
    ')',
    'fi',
    `${configMap} create configmap coredns --from-literal="Corefile=$corefile" \\`,
    '    --dry-run=client --output json |',
    `    ${configMap} patch configmap coredns --type merge --patch-file /dev/stdin`,
  ];
}
