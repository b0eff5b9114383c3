/** One line that says how far it is: rewritten on a terminal, now and then in a log. */
export interface Progress {
  show(line: string): void;
  /** Leaves the line as it is and goes to the next. */
  end(): void;
}

const LOG_EVERY_MS = 5000;
const DRAW_EVERY_MS = 100;

export function openProgress(
  out: { isTTY?: boolean | undefined; write(text: string): unknown } = process.stdout,
): Progress {
  const isTerminal = out.isTTY === true;
  const everyMs = isTerminal ? DRAW_EVERY_MS : LOG_EVERY_MS;
  let drawnAt = -Infinity;
  let isOpen = false;
  let latest: string | undefined;
  const draw = (line: string): void => {
    out.write(isTerminal ? `\r\x1b[2K${line}` : `${line}\n`);
    isOpen = isTerminal;
    latest = undefined;
  };
  return {
    show(line) {
      latest = line;
      if (performance.now() - drawnAt < everyMs) return;
      drawnAt = performance.now();
      draw(line);
    },
    end() {
      if (latest !== undefined) draw(latest);
      if (isOpen) out.write('\n');
      isOpen = false;
      drawnAt = -Infinity;
    },
  };
}
