/** How a PIN is typed, on the keys of a screen or of a keyboard. Styled by `pinStyles`. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Keys } from '../keys.ts';
import { text } from '../text.ts';
import './key-pad.ts';

/** What a screen does with what is typed. */
export interface PinTyping {
  add: (digit: string) => void;
  erase: () => void;
  done: () => void;
  back: () => void;
}

export function pinKeys(host: ReactiveControllerHost, { add, erase, done, back }: PinTyping): Keys {
  return new Keys(host, {
    type: (character) => {
      if (/^\d$/.test(character)) add(character);
    },
    erase,
    enter: done,
    escape: back,
  });
}

/** @param done the key that says so: its name, and whether there are too few digits for it yet */
export function pinPad(
  typing: PinTyping,
  done: { label: string; disabled: boolean },
  isShut = false,
): TemplateResult {
  const words = text().pin;
  return html`<key-pad
    .label=${words.keypad}
    .disabled=${isShut}
    .left=${{ name: 'erase', label: words.erase, picture: 'erase' }}
    .right=${{ name: 'done', picture: 'check', accent: true, ...done }}
    @digit=${(event: CustomEvent<string>) => {
      typing.add(event.detail);
    }}
    @side=${(event: CustomEvent<string>) => {
      if (event.detail === 'erase') typing.erase();
      else typing.done();
    }}
  ></key-pad>`;
}
