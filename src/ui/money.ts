/** US dollars a month, as AWS writes them. */
export function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
