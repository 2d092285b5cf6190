import { message, type Message } from './message.js';
import { PortError } from './portError.js';
import type { PodVantage } from './vantage.js';

/** RFC 1123, as Kubernetes wants the names of pods, namespaces and containers. */
const kubernetesName = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/**
 * The words after `kubectl` that run a command in a pod; no shell sees them here. Nothing is made:
 * `exec` needs a pod that is there. Throws `PortError` for what is no name.
 */
export function podExecWords(
  { context, namespace, pod, container }: PodVantage,
  command: string,
): readonly string[] {
  return [
    `--context=${contextName(context)}`,
    '--request-timeout=10s',
    `--namespace=${named(namespace, message('value.namespace'))}`,
    'exec',
    named(pod, message('value.pod')),
    ...(container === undefined
      ? []
      : [`--container=${named(container, message('value.container'))}`]),
    '--',
    '/bin/sh',
    '-c',
    command,
  ];
}

/** `pod:[CONTEXT/]NAMESPACE/POD`; a context may hold slashes, as the ARNs that EKS writes do. */
export function podVantage(word: string, usualContext: string | undefined): PodVantage | undefined {
  if (!word.startsWith('pod:')) return undefined;
  const words = word.slice('pod:'.length).split('/');
  const pod = named(words.pop() ?? '', message('value.pod'));
  const namespace = named(words.pop() ?? '', message('value.namespace'));
  const context = contextName(words.length > 0 ? words.join('/') : (usualContext ?? ''));
  const id = `pod:${context}/${namespace}/${pod}`;
  return { through: 'pod', id, name: `Pod ${namespace}/${pod}`, context, namespace, pod };
}

function named(text: string, what: Message): string {
  if (kubernetesName.test(text)) return text;
  throw badName(text, what);
}

/** Any text names a context, but one that could not be shown is none that anybody made. */
function contextName(text: string): string {
  if (/^[\x21-\x7e]{1,300}$/.test(text)) return text;
  throw badName(text, message('value.context'));
}

function badName(text: string, what: Message): PortError {
  return new PortError({
    kind: 'invalid',
    messageKey: 'error.kubectl.badName',
    args: { text: JSON.stringify(text.slice(0, 100)), what },
    help: message('help.kubectl.badName'),
  });
}
