import type { NewTaskType, TaskType, TaskTypeChange } from '#schema/contract/orders.ts';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { text } from '../text.ts';
import { ShelfSection, type DialogState } from './shelf-section.ts';
import './task-dialog.ts';
import './task-list.ts';

/** The tasks of the catalog. */
@customElement('tasks-section')
export class TasksSection extends ShelfSection<TaskType, NewTaskType, TaskTypeChange> {
  protected override readonly words = text.tasks;
  protected override readonly picture = 'catalog';

  protected override listOf(entries: readonly TaskType[] | null) {
    return html`<task-list
      class="list"
      .entries=${entries}
      @edit=${({ detail }: CustomEvent<TaskType>) => {
        this.edit(detail);
      }}
    ></task-list>`;
  }

  protected override dialogOf({
    entry,
    entries,
    submission,
    today,
    timeZone,
  }: DialogState<TaskType>) {
    return html`<task-dialog
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
    ></task-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tasks-section': TasksSection;
  }
}
