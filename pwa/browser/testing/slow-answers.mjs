/**
 * Loaded with `--import` into every process, makes the built server begin each answer late, so that
 * a browser test which reads the page before its answer is there fails here and not on a busy day.
 */
import { Server } from 'node:http';

const LEAST_MS = 150;
const MOST_MS = 600;

if (process.argv[1]?.endsWith('dist/server/main.js')) {
  const { emit } = Server.prototype;
  Server.prototype.emit = function emitLate(name, ...what) {
    const [request] = what;
    const isQuestion = name === 'request' && request.method === 'GET';
    if (!isQuestion || !request.url.startsWith('/api/')) return emit.call(this, name, ...what);
    const wait = LEAST_MS + Math.random() * (MOST_MS - LEAST_MS);
    setTimeout(() => emit.call(this, name, ...what), wait);
    return true;
  };
}
