/**
 * Reads server-sent events. The browser's own EventSource hides why it was refused, forgets the last
 * id when it is made anew, and waits for ever on a line that died quietly; so this reads the stream
 * itself. One reading is one connection: whoever reads decides when to try again.
 */
import { after as afterTimeout, type After } from '../../shared/after.ts';
import { ApiError, problemOf } from '../../shared/api.ts';
import { actingUser } from './console-api.ts';
import type { PageOwner } from './presence.ts';

export interface ServerEvent {
  /** Null for events nobody need ask for again. */
  id: string | null;
  name: string;
  data: string;
}

export interface Reading {
  lastEventId: string;
  signal: AbortSignal;
  /** Whatever came in one piece, together. */
  onEvents: (events: ServerEvent[]) => void;
}

/** Resolves when the server ends the stream, rejects with ApiError when it cannot be read on. */
export type ReadEvents = (path: string, reading: Reading) => Promise<void>;

export interface EventReaderOptions {
  owner: PageOwner;
  fetch?: typeof fetch;
  after?: After;
}

/** The server's heart beats every five seconds: after two and a half the line is dead. */
const LONGEST_SILENCE_MS = 12_500;

const silent = () => new ApiError(0, 'timeout', 'The server has gone silent.', true);
const offline = () => new ApiError(0, 'offline', 'The server cannot be reached.', true);

export function createEventReader({
  owner,
  fetch: send = (...input) => fetch(...input),
  after = afterTimeout,
}: EventReaderOptions): ReadEvents {
  return async (path, { lastEventId, signal, onEvents }) => {
    const asker = owner.userId();
    await owner.settled();
    const silence = new AbortController();
    let callOff = () => {};
    const listenOn = (): void => {
      callOff();
      callOff = after(LONGEST_SILENCE_MS, () => {
        silence.abort();
      });
    };
    listenOn();
    try {
      const response = await send(path, {
        headers: {
          Accept: 'text/event-stream, application/problem+json',
          'Time-On-Tasks-App': 'console',
          'Last-Event-ID': lastEventId,
          ...actingUser(asker),
        },
        signal: AbortSignal.any([signal, silence.signal]),
      });
      if (!response.ok || !response.body) throw problemOf(response, await response.text());
      const parse = createEventParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        listenOn();
        const events = parse(value);
        if (events.length > 0) onEvents(events);
      }
    } catch (error) {
      if (error instanceof ApiError) owner.hear(error, asker);
      if (signal.aborted || error instanceof ApiError) throw error;
      throw silence.signal.aborted ? silent() : offline();
    } finally {
      callOff();
    }
  };
}

/** Takes the stream as it comes in pieces; gives the events that are whole. */
export function createEventParser(): (piece: string) => ServerEvent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.filter((block) => block !== '').map(readEvent);
  };
}

function readEvent(block: string): ServerEvent {
  const event: ServerEvent = { id: null, name: 'message', data: '' };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).trimStart();
    switch (line.slice(0, colon)) {
      case 'id':
        event.id = value;
        break;
      case 'event':
        event.name = value;
        break;
      case 'data':
        event.data = value;
        break;
    }
  }
  return event;
}
