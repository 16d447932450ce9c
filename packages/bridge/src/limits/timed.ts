import type { Send } from './retrying.ts';

/** The same, given up when the whole answer is not there after so many milliseconds: a host that hangs must not stop everything. Each try has that time for itself. */
export function timed(send: Send, milliseconds: number): Send {
  return (request) => send(new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(milliseconds)]) }));
}
