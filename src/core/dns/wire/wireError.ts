/** Why octets are not a DNS message, or why a message cannot be written as octets. */
export type WireErrorCode =
  | 'short-header'
  | 'too-long'
  | 'count-mismatch'
  | 'cut'
  | 'name-too-long'
  | 'label-too-long'
  | 'empty-label'
  | 'label-type'
  | 'pointer-forward'
  | 'pointer-into-header'
  | 'pointer-chain'
  | 'pointer-not-allowed'
  | 'bad-types'
  | 'bad-parameters'
  | 'rdata-length'
  | 'opt-twice'
  | 'opt-owner'
  | 'opt-section'
  | 'option-length'
  | 'trailing-octets'
  | 'bad-text'
  | 'bad-number'
  | 'bad-address'
  | 'bad-type'
  | 'extended-rcode';

/** The only error the codec throws. */
export class WireError extends Error {
  override readonly name = 'WireError';

  constructor(
    readonly code: WireErrorCode,
    detail: string,
    /** Octet at which decoding stopped, when decoding. */
    readonly offset?: number,
  ) {
    super(offset === undefined ? detail : `${detail} (octet ${String(offset)})`);
  }
}
