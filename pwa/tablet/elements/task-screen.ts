import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Order, TaskType } from '#schema/contract/orders.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import { Keys } from '../keys.ts';
import type { Loadable } from '../loadable.ts';
import { refusal } from '../refusal.ts';
import type { ChosenOrder } from '../screen.ts';
import { text } from '../text.ts';
import { workKey } from '../work-key.ts';
import { controls } from './controls.ts';
import { dueChip, statusChip } from './order-facts.ts';
import { screenLayout } from './screen-layout.ts';
import { taskStyles } from './task-styles.ts';
import './screen-head.ts';
import './state-panel.ts';
import './task-tile.ts';

/**
 * The order, large enough to be sure it is the right one, and the tasks: a tap on one begins.
 * @fires choose with the task type
 * @fires retry
 * @fires back
 */
@customElement('task-screen')
export class TaskScreen extends LitElement {
  static override styles = [baseStyles, controls, screenLayout, taskStyles];

  @property({ attribute: false }) order!: ChosenOrder;
  @property({ attribute: false }) taskTypes: Loadable<TaskType[]> = { state: 'loading' };
  @property() today = '';
  @property() busy: string | null = null;

  readonly keys = new Keys(this, {
    escape: () => {
      emit(this, 'back');
    },
  });

  override render() {
    return html`<screen-head
        .heading=${text().task.title}
        .back=${text().back}
        @back=${() => {
          emit(this, 'back');
        }}
      ></screen-head>
      ${this.#order()} ${this.#tasks()}`;
  }

  #order(): TemplateResult {
    const { orderNumber, known } = this.order;
    const words = text().order;
    return html`<article class="card order" aria-label=${`${text().work.order} ${orderNumber}`}>
      <div>
        <p class="label">${text().work.order}</p>
        <h2 class="number">${orderNumber}</h2>
        <p class="customer two-lines">${known?.customerName ?? words.floor}</p>
        <p class="description two-lines">${known?.description}</p>
      </div>
      ${
        known
          ? html`<div class="chips">
              ${statusChip(known)} ${dueChip(known.dueDate, this.today)}
              ${
                known.quantity === null
                  ? nothing
                  : html`<span class="chip">${words.pieces(known.quantity)}</span>`
              }
            </div>`
          : nothing
      }
      ${this.#notes(known)}
    </article>`;
  }

  #notes(known: Order | null): TemplateResult | typeof nothing {
    const words = text().order;
    const warnings = [
      known === null ? text().task.newOrder : '',
      known?.status === 'hold' ? words.isOnHold(known.holdNote) : '',
      known?.status === 'shipped' ? words.isShipped : '',
    ].filter(Boolean);
    const note = known?.floorNote ?? '';
    if (warnings.length === 0 && note === '') return nothing;
    return html`<div class="notes">
      ${warnings.map((warning) => html`<p class="warn">${icon('alert')}${warning}</p>`)}
      ${note ? html`<p>${icon('order')}${note}</p>` : nothing}
    </div>`;
  }

  #tasks(): TemplateResult {
    const words = text().task;
    const { taskTypes } = this;
    if (taskTypes.state === 'loading') {
      return html`<state-panel waiting .heading=${text().loading}></state-panel>`;
    }
    if (taskTypes.state === 'failed') {
      return html`<state-panel
        picture="offline"
        .heading=${words.failedTitle}
        .help=${refusal(taskTypes.error)}
        .action=${text().tryAgain}
        @act=${() => {
          emit(this, 'retry');
        }}
      ></state-panel>`;
    }
    const direct = taskTypes.value.filter(({ kind }) => kind === 'direct');
    if (direct.length === 0) {
      return html`<state-panel
        picture="task"
        .heading=${words.emptyTitle}
        .help=${words.emptyHelp}
      ></state-panel>`;
    }
    const usedCodes = this.order.known?.usedTaskTypes ?? [];
    const used = usedCodes.flatMap((code) => direct.filter((task) => task.code === code));
    const others = direct.filter((task) => !usedCodes.includes(task.code));
    return used.length === 0
      ? this.#tiles(words.all, others)
      : html`${this.#tiles(words.used, used)}${this.#tiles(words.others, others)}`;
  }

  #tiles(label: string, tasks: TaskType[]): TemplateResult {
    if (tasks.length === 0) return html``;
    return html`<section>
      <h2 class="label">${label}</h2>
      <div class="tiles">
        ${tasks.map(
          (task) =>
            html`<task-tile
              .task=${task}
              .busy=${
                this.busy === workKey({ orderNumber: this.order.orderNumber, taskType: task.code })
              }
              .disabled=${this.busy !== null}
              @choose=${() => {
                emit(this, 'choose', task);
              }}
            ></task-tile>`,
        )}
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'task-screen': TaskScreen;
  }
}
