/** A wait that ends by itself: how it ended is the value, never an exception. */
export interface Bound<T> {
  /** Ends the wait with this value, once. */
  readonly settle: (value: T) => void;
  readonly done: Promise<T>;
}

/** Ends with what `late` or `stopped` give after `ms` milliseconds or when the signal aborts. */
export function bound<T>(
  ms: number,
  signal: AbortSignal,
  late: () => T,
  stopped: () => T,
): Bound<T> {
  let settle: (value: T) => void = () => undefined;
  const done = new Promise<T>((resolve) => {
    const timer = setTimeout(() => settle(late()), ms);
    const stop = (): void => settle(stopped());
    settle = (value) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(value);
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  return { settle: (value) => settle(value), done };
}
