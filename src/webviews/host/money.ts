import type { Message } from '../../core/model/message.js';
import { message } from '../../core/model/message.js';

const amount = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const rate = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 4,
});

/** US dollars, as `$365.00`. AWS prices in dollars whatever the user's language. */
export function dollars(value: number): string {
  return amount.format(value);
}

/** US dollars of an hourly rate, as `$0.125`. */
export function hourlyDollars(value: number): string {
  return rate.format(value);
}

/** What a month costs more or less, in US dollars. */
export function monthlyChange(change: number): Message {
  if (Math.abs(change) < 0.005) return message('setup.cost.same');
  const key = change > 0 ? 'setup.cost.more' : 'setup.cost.less';
  return message(key, { amount: dollars(Math.abs(change)) });
}
