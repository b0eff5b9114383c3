import { html, type TemplateResult } from 'lit';

/** Rows of a table that are still on their way. @param columns the class of each */
export function boneRows(columns: readonly string[], rows: number): TemplateResult[] {
  return Array.from(
    { length: rows },
    () =>
      html`<tr aria-hidden="true">
        ${columns.map((name) => html`<td class=${name}><span class="bone"></span></td>`)}
      </tr>`,
  );
}
