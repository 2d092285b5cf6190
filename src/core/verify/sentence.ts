import { CERTIFICATE } from '../dns/attempt.js';
import { certificateTrouble } from '../dns/certificateTrouble.js';
import type { AnswerVerdict } from '../dns/answerVerdict.js';
import { message, type Message } from '../model/message.js';

const tlsMessages = {
  name: 'check.tls.name',
  authority: 'check.tls.authority',
  date: 'check.tls.date',
  other: 'check.tlsFailed',
} as const;

/** One sentence for what a check found. */
export function sentenceOf(verdict: AnswerVerdict): Message {
  switch (verdict.kind) {
    case 'private':
      return verdict.missing.length === 0
        ? message('check.private')
        : message('check.privateSubset', {
            matching: verdict.matching.length,
            all: verdict.matching.length + verdict.missing.length,
            missing: verdict.missing,
          });
    case 'stale':
      return message('check.stale', { foreign: verdict.foreign, ttl: verdict.ttl ?? 0 });
    case 'public':
      return message('check.public', { missing: verdict.missing });
    case 'mixed':
      return message('check.mixed', { foreign: verdict.foreign });
    case 'not-compared':
      return message('check.notCompared');
    case 'empty':
      return message('check.empty');
    case 'empty-as-expected':
      return message('check.emptyAsExpected');
    case 'alias-loop':
      return message('check.aliasLoop');
    case 'name-error':
      return message('check.nameError');
    case 'server-failure':
      return message('check.serverFailure');
    case 'query-refused':
      return message('check.queryRefused');
    case 'other-rcode':
      return message('check.otherRcode', { rcode: verdict.rcode });
    case 'timeout':
      return message('check.timeout');
    case 'connection-refused':
      return message('check.connectionRefused');
    case 'unreachable':
      return message('check.unreachable', { detail: verdict.detail });
    case 'connection-closed':
      return message('check.connectionClosed', { detail: verdict.detail });
    case 'malformed':
      return message('check.malformed', { detail: verdict.detail });
    case 'tls-failed':
      return message(tlsMessages[certificateTrouble(verdict.detail) ?? 'other'], {
        detail: verdict.detail.replace(CERTIFICATE, ''),
      });
    case 'http-failed':
      return message('check.httpFailed', { detail: verdict.detail });
    case 'cancelled':
      return message('check.cancelled');
    case 'invalid-query':
      return message('check.invalidQuery', { detail: verdict.detail });
  }
}
