import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { receiveChunks, sendChunks } from './chunk-port.ts';

const chunk = (n: number): Uint8Array => Uint8Array.of(n);
const soonWithoutTimers = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
};
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('a file on its way from a worker', () => {
  let made = 0;
  let isLetGo = false;
  function* chunks(count: number, failsAt = Infinity): Generator<Uint8Array> {
    [made, isLetGo] = [0, false];
    try {
      for (; made < count; made += 1) {
        if (made === failsAt) throw new Error('The disk is gone');
        yield chunk(made);
      }
    } finally {
      isLetGo = true;
    }
  }
  const broken: unknown[] = [];
  /** Both ends in one thread; what is between them is the same. */
  function transfer(made: Generator<Uint8Array>) {
    const { port1, port2 } = new MessageChannel();
    const sent = sendChunks(port2, made);
    void sent.catch(() => undefined);
    return { sent, file: receiveChunks(port1, sent, (error) => broken.push(error)) };
  }
  afterEach(() => {
    vi.useRealTimers();
    broken.length = 0;
  });

  it('arrives whole and in order', async () => {
    const { sent, file } = transfer(chunks(300));
    const bytes = new Uint8Array(await new Response(await file).arrayBuffer());
    expect([...bytes]).toEqual(Array.from({ length: 300 }, (_, n) => n % 256));
    await sent;
    expect([isLetGo, broken]).toEqual([true, []]);
  });

  it('may be empty', async () => {
    const { file } = transfer(chunks(0));
    expect(await new Response(await file).text()).toBe('');
  });

  it('breaks off for a reader who comes back after that', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { sent, file } = transfer(chunks(100));
    const stream = await file;
    await soonWithoutTimers();
    await vi.advanceTimersByTimeAsync(61_000);
    await sent;
    await expect(new Response(stream).arrayBuffer()).rejects.toThrow('given up');
    expect(broken).toHaveLength(1);
  });

  it('is made no faster than it is read', async () => {
    const { file } = transfer(chunks(100));
    const reader = (await file).getReader();
    expect((await reader.read()).value).toEqual(chunk(0));
    await soon();
    expect(made).toBeLessThan(10);
    await reader.cancel();
  });

  it('is given up when the reader goes', async () => {
    const { sent, file } = transfer(chunks(100));
    const reader = (await file).getReader();
    await reader.read();
    await reader.cancel();
    await sent;
    expect([made < 10, isLetGo]).toEqual([true, true]);
  });

  it('is given up when the reader is silent for a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { sent, file } = transfer(chunks(100));
    await file;
    await soonWithoutTimers();
    await vi.advanceTimersByTimeAsync(61_000);
    await sent;
    expect([made < 10, isLetGo]).toEqual([true, true]);
  });

  it('says what is wrong before its first byte', async () => {
    const { file } = transfer(chunks(3, 0));
    await expect(file).rejects.toThrow('The disk is gone');
    expect(broken).toEqual([]);
  });

  it('breaks off where it fails, and says so', async () => {
    const { file } = transfer(chunks(100, 10));
    await expect(new Response(await file).arrayBuffer()).rejects.toThrow('The disk is gone');
    expect(broken).toEqual([expect.objectContaining({ message: 'The disk is gone' })]);
  });
});
