/** At the end of a line of filters: all of them off. */
import { html, type TemplateResult } from 'lit';
import { text } from '../text.ts';
import { icon } from './icons.ts';

export function clearButton(onClick: () => void): TemplateResult {
  return html`<button class="button quiet small" type="button" @click=${onClick}>
    ${icon('close')}${text.common.clear}
  </button>`;
}
