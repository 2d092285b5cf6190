import { message, type Message } from '../model/message.js';
import type { Reach, ReachStep } from '../reach/types.js';

/** One sentence for what came of trying one address. */
export function reachSentence({ steps, reached, status = 0 }: Reach): Message {
  const last = steps.at(-1);
  if (!last || (last.outcome.kind === 'ok' && !reached)) {
    return message('reach.oddStatus', { status, path: '/version' });
  }
  return reached ? message('reach.ok', { status }) : stepSentence(last);
}

function stepSentence({ step, outcome }: ReachStep): Message {
  switch (outcome.kind) {
    case 'ok':
      return message('reach.ok', { status: 0 });
    case 'timeout':
      return step === 'tcp'
        ? message('reach.tcp.timeout')
        : message('reach.timeout', { step: step === 'tls' ? 'TLS' : 'GET /version' });
    case 'refused':
      return message('reach.tcp.refused');
    case 'unreachable':
      return message('reach.unreachable', { detail: outcome.detail });
    case 'closed':
      return message('reach.closed', { detail: outcome.detail });
    case 'name-mismatch':
      return message('reach.nameMismatch', { detail: outcome.detail });
    case 'unknown-authority':
      return message('reach.unknownAuthority', { detail: outcome.detail });
    case 'expired':
      return message('reach.expired', { detail: outcome.detail });
    case 'tls-failed':
      return message('reach.tlsFailed', { detail: outcome.detail });
    case 'no-authority':
      return message('reach.noAuthority');
    case 'not-http':
      return message('reach.notHttp', { detail: outcome.detail });
    case 'cancelled':
      return message('reach.cancelled');
  }
}

/** Columns of a table: how many of the addresses got through a step, or how they failed at it. */
export function stepColumn(tries: readonly Reach[], step: ReachStep['step']): string {
  const made = tries.flatMap(({ steps, status, reached }) => {
    const found = steps.find((each) => each.step === step);
    return found ? [{ kind: found.outcome.kind, status, reached }] : [];
  });
  if (made.length === 0) return '-';
  if (step === 'version') {
    return [
      ...new Set(made.map(({ kind, status }) => (kind === 'ok' ? `${status ?? ''}` : kind))),
    ].join(', ');
  }
  const good = made.filter(({ kind }) => kind === 'ok').length;
  const bad = [...new Set(made.flatMap(({ kind }) => (kind === 'ok' ? [] : [kind])))];
  return [`${good}/${made.length}`, ...bad].join(' ');
}
