import type { Material, MaterialChange, NewMaterial } from '#schema/contract/materials.ts';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { text } from '../text.ts';
import './material-dialog.ts';
import './material-list.ts';
import { ShelfSection, type DialogState } from './shelf-section.ts';

/** The materials of the catalog. */
@customElement('materials-section')
export class MaterialsSection extends ShelfSection<Material, NewMaterial, MaterialChange> {
  protected override readonly words = text.materials;
  protected override readonly picture = 'catalog';

  protected override listOf(entries: readonly Material[] | null) {
    return html`<material-list
      class="list"
      .entries=${entries}
      @edit=${({ detail }: CustomEvent<Material>) => {
        this.edit(detail);
      }}
    ></material-list>`;
  }

  protected override dialogOf({
    entry,
    entries,
    submission,
    today,
    timeZone,
  }: DialogState<Material>) {
    return html`<material-dialog
      .entry=${entry}
      .entries=${entries}
      .submission=${submission}
      .today=${today}
      .timeZone=${timeZone}
      @add=${this.onAdd}
      @change-entry=${this.onChange}
      @put-back=${this.onPutBack}
      @take-off=${this.askToTakeOff}
      @dismiss=${this.dismiss}
    ></material-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'materials-section': MaterialsSection;
  }
}
