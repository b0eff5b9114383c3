/** Which taps are listed, as the address bar says it. */
export type InboxState = 'open' | 'done';

export function readInboxState(query: URLSearchParams): InboxState {
  return query.get('state') === 'done' ? 'done' : 'open';
}

/** What waits needs no mention in the address. */
export function writeInboxState(state: InboxState): URLSearchParams {
  return new URLSearchParams(state === 'done' ? { state } : {});
}
