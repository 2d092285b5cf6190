import type { AwsFault, CommonFault } from './awsFault.js';
import type { CallContext, HttpRequest, Reply } from './context.js';

/** One AWS service: its operations, and the protocol it speaks. */
export interface Service {
  /** As in the SigV4 credential scope. */
  readonly name:
    | 'ec2'
    | 'eks'
    | 'iam'
    | 'ram'
    | 'route53'
    | 'route53profiles'
    | 'route53resolver'
    | 'servicequotas'
    | 'signin'
    | 'ssm'
    | 'sso'
    | 'sso-oauth'
    | 'sts';
  /** One for all Regions: whatever Region signs, it is about the scenario's account. */
  readonly global?: boolean;
  /** Operations that bear no signature: a token in them says who calls. */
  isUnsigned?(operation: string): boolean;
  /** True if a request whose credential scope does not help is meant for this service. */
  recognises(request: HttpRequest): boolean;
  /** Name of the operation asked for, known or not; empty when the request names none. */
  operationOf(request: HttpRequest): string;
  /** Carries out the operation and writes its answer. Throws AwsFault. */
  perform(context: CallContext, operation: string, request: HttpRequest, requestId: string): Reply;
  failure(fault: AwsFault, requestId: string): Reply;
  common(kind: CommonFault, detail: FaultDetail): AwsFault;
}

export interface FaultDetail {
  readonly operation: string;
  /** ARN of the caller. */
  readonly caller: string;
  readonly text?: string;
}
