/** The servers whose configuration is read, not only written. */
export const readableServers = ['bind', 'dnsmasq', 'unbound'] as const;

export type ReadableServer = (typeof readableServers)[number];

/** One upstream as the file has it; canonical where it is an address at all. */
export interface ReadAddress {
  readonly address: string;
  /** Where the file says one. */
  readonly port?: number;
  readonly line: number;
}

/**
 * What a file says about one name. `forward` asks with the recursion bit; `stub` asks without, as
 * for an authoritative server; `off` switches forwarding off for it; `own` answers by itself.
 */
export interface ReadForward {
  /** Lower-case, without a trailing dot; empty for the root. */
  readonly name: string;
  readonly kind: 'forward' | 'stub' | 'off' | 'own';
  /** Asks the public DNS when no upstream answers. */
  readonly first: boolean;
  readonly addresses: readonly ReadAddress[];
  /** Counted from one. */
  readonly line: number;
  /** BIND's view, empty outside of views. */
  readonly view: string;
}

/** A name that is spared by DNSSEC validation or by the filter of private addresses. */
export interface ReadException {
  readonly kind: 'dnssec' | 'rebinding';
  readonly name: string;
  readonly line: number;
}

/** What was found in one file about forwarding. The rest of the file is nobody's business. */
export interface ReadForwarders {
  readonly server: ReadableServer;
  readonly forwards: readonly ReadForward[];
  readonly exceptions: readonly ReadException[];
  /** The line that switches the filter of private addresses on. */
  readonly filterLine?: number;
  /** Other files that the server reads as well and this reading did not. */
  readonly includes: readonly { readonly path: string; readonly line: number }[];
  /** Lines that could not be made out, such as an unclosed brace or quote. */
  readonly unreadable: readonly number[];
}
