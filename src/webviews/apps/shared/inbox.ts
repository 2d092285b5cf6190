import type { Received } from '../../contract/receive.js';

/** Hears what the host posts; what the contract does not know is dropped and reported. */
export function hear<T>(
  read: (raw: unknown) => Received<T>,
  onMessage: (message: T) => void,
): () => void {
  const listener = (event: MessageEvent<unknown>) => {
    const received = read(event.data);
    if (received.ok) onMessage(received.message);
    else console.warn(`dropped a message from the extension: ${received.problem}`);
  };
  window.addEventListener('message', listener);
  return () => {
    window.removeEventListener('message', listener);
  };
}
