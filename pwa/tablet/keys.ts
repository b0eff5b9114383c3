/**
 * Hears the keyboard and the scanner wherever the focus is, while its element is on the page. What
 * is typed into a field stays the field's; only the end of a scan is taken away from everybody.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createBurstDetector } from './scanner.ts';

export interface KeyHandlers {
  type?: (character: string) => void;
  erase?: () => void;
  enter?: () => void;
  escape?: () => void;
  scan?: (scanned: string) => void;
}

export class Keys implements ReactiveController {
  readonly #detector = createBurstDetector();

  constructor(
    host: ReactiveControllerHost,
    private readonly handlers: KeyHandlers,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#hear, { capture: true });
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#hear, { capture: true });
  }

  readonly #hear = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { scan, type, erase, enter, escape } = this.handlers;
    const scanned = this.#detector.key(event.key, event.timeStamp);
    if (scanned !== null && scan) {
      take(event);
      scan(scanned);
      return;
    }
    if (event.key === 'Escape' && escape) {
      take(event);
      escape();
      return;
    }
    const target = event.composedPath()[0];
    if (isField(target)) return;
    if (event.key === 'Backspace' && erase) {
      take(event);
      erase();
    } else if (event.key === 'Enter' && enter && !isControl(target)) {
      take(event);
      if (!event.repeat) enter();
    } else if (event.key.length === 1 && type && !(event.key === ' ' && isControl(target))) {
      take(event);
      type(event.key);
    }
  };
}

function take(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function isField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function isControl(target: EventTarget | undefined): boolean {
  return target instanceof HTMLButtonElement;
}
