const parts: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  month: 'short',
  day: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once: a format costs more than a whole query. */
function formatFor(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone ?? ''}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone });
  formats.set(key, format);
  return format;
}

function fields(at: number, locale: string, timeZone: string | undefined): Map<string, string> {
  const format = formatFor(locale, timeZone);
  return new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/**
 * Epoch milliseconds as dig's WHEN, `Sun Nov 22 18:38:42 UTC 2026`. `timeZone` is an IANA name; by
 * default the machine's.
 */
export function whenText(at: number, timeZone?: string): string {
  const us = fields(at, 'en-US', timeZone);
  const get = (type: string): string => us.get(type) ?? '';
  const american = get('timeZoneName');
  // en-US knows EST but says GMT+1 where en-GB says CET.
  const zone = american.startsWith('GMT')
    ? (fields(at, 'en-GB', timeZone).get('timeZoneName') ?? american)
    : american;
  const time = `${get('hour')}:${get('minute')}:${get('second')}`;
  return `${get('weekday')} ${get('month')} ${get('day')} ${time} ${zone} ${get('year')}`;
}
