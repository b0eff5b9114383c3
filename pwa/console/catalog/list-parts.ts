/** What the lists of the catalog have in common. */
import { html, type TemplateResult } from 'lit';
import { boneRows } from '../parts/bone-rows.ts';
import { text } from '../text.ts';

const BONE_ROWS = 4;

/** The last cell of a row. `edit` tells which entry is meant. */
export function editButton(
  list: EventTarget,
  entry: { code: string; name: string },
): TemplateResult {
  return html`<button
    class="button small"
    type="button"
    data-code=${entry.code}
    aria-label=${text.catalog.editOf(entry.name)}
    @click=${() => list.dispatchEvent(new CustomEvent('edit', { detail: entry }))}
  >
    ${text.catalog.edit}
  </button>`;
}

/** Rows that are still on their way. */
export const bones = (columns: readonly string[]): TemplateResult[] => boneRows(columns, BONE_ROWS);
