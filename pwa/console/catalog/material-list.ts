import type { Material } from '#schema/contract/materials.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { money } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { catalogListStyles } from './catalog-list-styles.ts';
import { bones, editButton } from './list-parts.ts';

const words = text.materials;

/**
 * The materials on the tablets, by name.
 * @fires edit - CustomEvent<Material>
 */
@customElement('material-list')
export class MaterialList extends LitElement {
  static override readonly styles = [
    base,
    controls,
    table,
    catalogListStyles,
    css`
      .code {
        inline-size: 26%;
      }
      .unit {
        inline-size: 6.5rem;
      }
      .cost {
        inline-size: 8rem;
      }
      .unit-under {
        display: none;
      }
      @container table (width < 34rem) {
        .unit {
          display: none;
        }
        .cost {
          inline-size: 6.5rem;
        }
        .unit-under {
          display: block;
          color: var(--color-ink-faint);
          font-size: var(--text-xs);
        }
      }
    `,
  ];

  @property({ attribute: false }) entries: readonly Material[] | null = null;

  override render() {
    const { columns } = words;
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${text.catalog.tabs.materials}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.name}</th>
            <th scope="col" class="code">${columns.code}</th>
            <th scope="col" class="unit">${columns.unit}</th>
            <th scope="col" class="number cost">${columns.cost}</th>
            <th scope="col" class="action"><span class="sr-only">${text.catalog.action}</span></th>
          </tr>
        </thead>
        <tbody>
          ${
            this.entries
              ? repeat(
                  this.entries,
                  ({ code }) => code,
                  (material) => this.row(material),
                )
              : bones(['name', 'code', 'unit', 'cost', 'action'])
          }
        </tbody>
      </table>
    </div>`;
  }

  private row(material: Material) {
    const { name, code, unit, unitCostCents } = material;
    return html`<tr>
      <th scope="row">
        <span class="entry">
          <span class="words">
            <span class="entry-name">${name}</span>
            <span class="under">${code}</span>
          </span>
        </span>
      </th>
      <td class="code cut soft">${code}</td>
      <td class="unit cut soft">${unit}</td>
      <td class="number cost" title=${words.perUnit(money(unitCostCents), unit)}>
        ${money(unitCostCents)}<span class="unit-under">${words.each(unit)}</span>
      </td>
      <td class="action">${editButton(this, material)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'material-list': MaterialList;
  }
}
