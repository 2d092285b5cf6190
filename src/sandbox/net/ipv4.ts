/** An IPv4 block: its first address as an unsigned number, and the length of its prefix. */
export interface Block {
  readonly first: number;
  readonly prefix: number;
}

const addressForm = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

export function parseAddress(text: string): number | undefined {
  const octets = addressForm.exec(text)?.slice(1).map(Number);
  if (!octets || octets.some((octet) => octet > 255)) return undefined;
  return octets.reduce((value, octet) => value * 256 + octet, 0);
}

export function formatAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
}

export function blockSize(block: Block): number {
  return 2 ** (32 - block.prefix);
}

/** Reads `10.1.2.3/8` as 10.0.0.0/8: host bits are dropped, as EC2 does. */
export function parseBlock(text: string): Block | undefined {
  const [head = '', tail = '', ...more] = text.split('/');
  const address = parseAddress(head);
  if (address === undefined || more.length > 0 || !/^\d{1,2}$/.test(tail)) return undefined;
  const prefix = Number(tail);
  if (prefix > 32) return undefined;
  return { first: address - (address % 2 ** (32 - prefix)), prefix };
}

export function formatBlock(block: Block): string {
  return `${formatAddress(block.first)}/${block.prefix}`;
}

export function blockHas(block: Block, address: number): boolean {
  return address >= block.first && address < block.first + blockSize(block);
}

/** True if the text is an address inside the block that the text names. */
export function isWithin(address: string, block: string): boolean {
  const value = parseAddress(address);
  const range = parseBlock(block);
  return value !== undefined && range !== undefined && blockHas(range, value);
}
