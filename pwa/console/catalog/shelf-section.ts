import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import '../parts/confirm-dialog.ts';
import '../parts/empty-note.ts';
import { icon, type IconName } from '../parts/icons.ts';
import { problemNote } from '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { Watch } from '../parts/watch.ts';
import type { Shelf } from '../stores/catalog.ts';
import type { Notices } from '../stores/notices.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { sectionStyles } from './section-styles.ts';
import './undo-note.ts';

interface Coded {
  code: string;
  name: string;
  version: number;
}

/** A change, and what it was made to: an entry that was changed since is another version. */
export interface EntryChange<Entry, Change> {
  seen: Entry;
  change: Change;
}

export interface ShelfWords {
  sentence: string;
  add: string;
  added: (name: string) => string;
  takeOffTitle: (name: string) => string;
  takeOffHelp: string;
  takenOff: (name: string) => string;
  emptyTitle: string;
  emptyHelp: string;
}

/** What the dialog is handed; its events come back to `onAdd`, `onChange` and their like. */
export interface DialogState<Entry> {
  /** As it is now, whoever changed it; null for a new one. */
  entry: Entry | null;
  submission: Submission;
  /** Codes in the list: any other code that is taken was taken off the tablets before. */
  entries: readonly Entry[];
  today: string;
  timeZone: string;
}

/** One list of the catalog with adding, editing, taking off the tablets and the way back. */
export abstract class ShelfSection<Entry extends Coded, New, Change> extends LitElement {
  static override readonly styles = [base, controls, sectionStyles];

  @property({ attribute: false }) shelf!: Shelf<Entry, New, Change>;
  @property({ attribute: false }) notices!: Notices;
  @property() today = '';
  @property() timeZone = 'UTC';

  @state() private open: { entry: Entry | null } | null = null;
  @state() private leaving: Entry | null = null;
  @state() private gone: Entry | null = null;

  protected abstract readonly words: ShelfWords;
  protected abstract readonly picture: IconName;
  protected abstract listOf(entries: readonly Entry[] | null): TemplateResult;
  protected abstract dialogOf(dialog: DialogState<Entry>): TemplateResult;

  constructor() {
    super();
    new Watch(this, () => {
      const { list, add, change, offer } = this.shelf;
      return [list.state, add.state, change.state, offer.state];
    });
  }

  override willUpdate(_changed: PropertyValues): void {
    void this.shelf.list.load('all', !this.hasUpdated);
  }

  override render() {
    const { value, error } = this.shelf.list.state.get();
    const isEmpty = value?.length === 0;
    return html`${isEmpty ? nothing : this.head()}
    ${
      this.gone
        ? html`<undo-note
            .words=${this.words.takenOff(this.gone.name)}
            .submission=${this.shelf.offer.state.get()}
            @undo=${this.undo}
          ></undo-note>`
        : nothing
    }
    ${problemNote(this.shelf.list)}
    ${isEmpty ? this.empty() : error && !value ? nothing : this.listOf(value)}
    ${this.dialog(value ?? [])}`;
  }

  private head() {
    return html`<div class="head">
      <p>${this.words.sentence}</p>
      ${this.addButton()}
    </div>`;
  }

  private empty() {
    return html`<empty-note
      .heading=${this.words.emptyTitle}
      .sentence=${this.words.emptyHelp}
      .picture=${this.picture}
    >
      ${this.addButton()}
    </empty-note>`;
  }

  private addButton() {
    return html`<button
      class="button primary add"
      type="button"
      @click=${() => {
        this.edit(null);
      }}
    >
      ${icon('plus')}${this.words.add}
    </button>`;
  }

  private dialog(entries: readonly Entry[]) {
    const { leaving, open, shelf } = this;
    if (leaving) {
      const { busy, problem } = shelf.offer.state.get();
      return html`<confirm-dialog
        .heading=${this.words.takeOffTitle(leaving.name)}
        .sentence=${this.words.takeOffHelp}
        .action=${text.catalog.takeOff}
        .busy=${busy}
        .problem=${problem?.detail ?? ''}
        @confirm=${this.takeOff}
        @dismiss=${() => {
          this.leaving = null;
          this.focusEntry(leaving.code);
        }}
      ></confirm-dialog>`;
    }
    if (!open) return nothing;
    const { busy, problem } = (open.entry ? shelf.change : shelf.add).state.get();
    const putting = shelf.offer.state.get();
    const known = entries.find(({ code }) => code === open.entry?.code);
    return this.dialogOf({
      entry: known ?? open.entry,
      entries,
      ...{ today: this.today, timeZone: this.timeZone },
      submission: {
        busy: busy || putting.busy,
        problem: putting.problem ?? problem ?? AT_REST.problem,
      },
    });
  }

  protected edit(entry: Entry | null): void {
    const { add, change, offer } = this.shelf;
    for (const form of [add, change, offer]) form.clear();
    this.gone = null;
    this.open = { entry };
  }

  protected readonly dismiss = () => {
    const code = this.open?.entry?.code;
    this.open = null;
    this.focusEntry(code);
  };

  protected readonly onAdd = async ({ detail }: CustomEvent<New>) => {
    const entry = await this.shelf.add.submit(detail);
    if (entry) this.done(entry, this.words.added(entry.name));
  };

  protected readonly onChange = async ({ detail }: CustomEvent<EntryChange<Entry, Change>>) => {
    const entry = await this.shelf.change.submit(detail.seen, detail.change);
    if (entry) this.done(entry, text.common.saved);
  };

  /** Somebody wants to add what is only off the tablets. */
  protected readonly onPutBack = async ({ detail }: CustomEvent<string>) => {
    this.shelf.add.clear();
    const entry = await this.shelf.offer.submit(detail, true);
    if (entry) this.done(entry, text.catalog.backOn(entry.name));
  };

  protected readonly askToTakeOff = () => {
    this.leaving = this.open?.entry ?? null;
    this.open = null;
  };

  private readonly takeOff = async () => {
    const { leaving } = this;
    if (!leaving) return;
    const gone = await this.shelf.offer.submit(leaving.code, false, leaving.version);
    if (!gone) return;
    this.leaving = null;
    this.gone = gone;
  };

  private readonly undo = async () => {
    const { gone } = this;
    if (!gone) return;
    const entry = await this.shelf.offer.submit(gone.code, true, gone.version);
    if (!entry) return;
    this.gone = null;
    this.done(entry, text.catalog.backOn(entry.name));
  };

  private done({ code }: Entry, words: string): void {
    this.open = null;
    this.notices.say(words);
    this.focusEntry(code);
  }

  /** The dialog was opened from there, or there is what came of it. */
  private focusEntry(code: string | undefined): void {
    void this.updateComplete.then(async () => {
      const list = this.renderRoot.querySelector<LitElement>('.list');
      await list?.updateComplete;
      const button = [...(list?.renderRoot.querySelectorAll('button') ?? [])].find(
        ({ dataset }) => dataset['code'] === code,
      );
      (button ?? this.renderRoot.querySelector<HTMLElement>('.add'))?.focus();
    });
  }
}
