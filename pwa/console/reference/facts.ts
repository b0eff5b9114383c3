import { html, type TemplateResult } from 'lit';

/** Names and what there is to say of each, for a `<dl>`. */
export function facts(rows: readonly (readonly [name: string, said: unknown])[]): TemplateResult[] {
  return rows.map(
    ([name, said]) =>
      html`<dt>${name}</dt>
        <dd>${said}</dd>`,
  );
}
