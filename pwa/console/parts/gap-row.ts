import { html, type TemplateResult } from 'lit';
import { height } from './extent.ts';

/** Blank space where rows of a windowed table are left out. */
export function gapRow(heightPx: number): TemplateResult {
  return html`<tr class="gap" aria-hidden="true">
    <td .style=${height(heightPx)}></td>
  </tr>`;
}
