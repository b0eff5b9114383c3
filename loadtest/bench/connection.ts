/** One kept-alive connection: sends a request, tells when its answer is complete. */
import { connect, type Socket } from 'node:net';

const HEADER_END = '\r\n\r\n';
const LAST_CHUNK = '\r\n0\r\n\r\n';

/** How many characters of `text` the first answer takes; undefined while it is not complete. */
export function answerLength(text: string): number | undefined {
  const end = text.indexOf(HEADER_END);
  if (end === -1) return undefined;
  const bodyAt = end + HEADER_END.length;
  const head = text.slice(0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head);
  if (length) {
    const total = bodyAt + Number(length[1]);
    return text.length >= total ? total : undefined;
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return bodyAt;
  // The end of the header may be the line end before the last chunk.
  const last = text.indexOf(LAST_CHUNK, end + 2);
  return last === -1 ? undefined : last + LAST_CHUNK.length;
}

export class Connection {
  readonly #socket: Socket;
  #received = '';
  #onAnswer: ((status: number) => void) | undefined;

  constructor(port: number, onOpen: () => void, onError: (code: string) => void) {
    this.#socket = connect(port, '127.0.0.1', onOpen).setNoDelay(true);
    // One byte is one character, so lengths are those of the wire.
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text: string) => this.#read(text));
    this.#socket.on('error', (error: NodeJS.ErrnoException) => onError(error.code ?? 'error'));
    this.#socket.on('close', () => {
      if (this.#onAnswer) onError('closed');
    });
  }

  get isBusy(): boolean {
    return this.#onAnswer !== undefined;
  }

  send(text: string, onAnswer: (status: number) => void): void {
    this.#onAnswer = onAnswer;
    this.#socket.write(text);
  }

  close(): void {
    this.#onAnswer = undefined;
    this.#socket.destroy();
  }

  #read(text: string): void {
    this.#received += text;
    const length = answerLength(this.#received);
    if (length === undefined) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = this.#received.slice(length);
    const answered = this.#onAnswer;
    this.#onAnswer = undefined;
    answered?.(status);
  }
}
