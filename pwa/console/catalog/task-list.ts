import type { TaskType } from '#schema/contract/orders.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { catalogListStyles } from './catalog-list-styles.ts';
import { bones, editButton } from './list-parts.ts';
import './task-badge.ts';

const words = text.tasks;

/**
 * The tasks on the tablets, in the tablets' order.
 * @fires edit - CustomEvent<TaskType>
 */
@customElement('task-list')
export class TaskList extends LitElement {
  static override readonly styles = [
    base,
    controls,
    chips,
    table,
    catalogListStyles,
    css`
      .code {
        inline-size: 34%;
      }
      .kind {
        inline-size: 8rem;
      }
      @container table (width < 44rem) {
        .kind {
          inline-size: 6.5rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) entries: readonly TaskType[] | null = null;

  override render() {
    const { columns } = words;
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${text.catalog.tabs.tasks}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.name}</th>
            <th scope="col" class="code">${columns.code}</th>
            <th scope="col" class="kind">${columns.kind}</th>
            <th scope="col" class="action"><span class="sr-only">${text.catalog.action}</span></th>
          </tr>
        </thead>
        <tbody>
          ${
            this.entries
              ? repeat(
                  this.entries,
                  ({ code }) => code,
                  (task) => this.row(task),
                )
              : bones(['name', 'code', 'kind', 'action'])
          }
        </tbody>
      </table>
    </div>`;
  }

  private row(task: TaskType) {
    const kind = words.kinds[task.kind];
    return html`<tr>
      <th scope="row">
        <span class="entry">
          <task-badge .picture=${task.icon} .hue=${task.hue}></task-badge>
          <span class="words">
            <span class="entry-name">${task.name}</span>
            <span class="under">${task.code}</span>
          </span>
        </span>
      </th>
      <td class="code cut soft">${task.code}</td>
      <td class="kind">
        ${
          task.kind === 'direct'
            ? html`<span class="soft">${kind}</span>`
            : html`<span class="word">${kind}</span>`
        }
      </td>
      <td class="action">${editButton(this, task)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'task-list': TaskList;
  }
}
