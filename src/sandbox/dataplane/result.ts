import type { ResourceRecord } from '../../core/dns/wire/message.js';
import type { TraceStep } from './trace.js';

/** What a server of the data plane answers, before it is put into a message. */
export interface Reply {
  readonly rcode: number;
  readonly answers: readonly ResourceRecord[];
  readonly authorities: readonly ResourceRecord[];
}

/** How a walk ended: with a reply, or with packets that nobody answers. */
export type WalkResult =
  | ({ readonly outcome: 'answer'; readonly trace: readonly TraceStep[] } & Reply)
  | { readonly outcome: 'silence'; readonly trace: readonly TraceStep[] };
