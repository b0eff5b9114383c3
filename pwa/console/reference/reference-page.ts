import type { ReferenceImport } from '#schema/contract/reference.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Readable } from '../../shared/store.ts';
import { REFERENCE_SECTIONS, writeRoute, type ReferenceSection } from '../address/route.ts';
import '../parts/confirm-dialog.ts';
import { Media } from '../parts/media.ts';
import '../parts/problem-note.ts';
import { PANEL_OVERLAYS } from '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { page } from '../parts/styles/page.ts';
import { tabs } from '../parts/styles/tabs.ts';
import { Watch } from '../parts/watch.ts';
import { WhileShown } from '../parts/while-shown.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { Notices } from '../stores/notices.ts';
import type { Reference, StateAt } from '../stores/reference.ts';
import { text } from '../text.ts';
import './changes-section.ts';
import './import-panel.ts';
import './imports-section.ts';
import type { ImportsSection } from './imports-section.ts';
import './items-section.ts';
import './reference-state.ts';
import './table-panel.ts';
import './tables-section.ts';
import type { TablesSection } from './tables-section.ts';
import './unmatched-section.ts';
import { groupWords } from './words.ts';

const words = text.reference;

/** What comes from the ERP: how it stands, and in parts what it brought and what it does not know. */
@customElement('reference-page')
export class ReferencePage extends LitElement {
  static override readonly styles = [base, page, tabs];

  @property({ attribute: false }) reference!: Reference;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) everyFewSeconds!: Readable<number>;
  @property({ attribute: false }) address = new URLSearchParams();
  @property() section: ReferenceSection = 'imports';
  /** Of the section: an import's number, a table's name. */
  @property({ attribute: false }) detail: string | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  @query('imports-section') private readonly imports!: ImportsSection | null;
  @query('tables-section') private readonly tables!: TablesSection | null;
  /** What somebody is about to let in. */
  @state() private accepting: ReferenceImport | null = null;
  private readonly overlays = new Media(this, PANEL_OVERLAYS);

  constructor() {
    super();
    new Watch(this, () => {
      const { standing, lost, refresh, accept } = this.reference;
      return [standing.state, lost, refresh.state, accept.state];
    });
    new WhileShown(this, () => this.reference.watch(this.everyFewSeconds));
  }

  override willUpdate(): void {
    void this.reference.standing.load('all', !this.hasUpdated);
  }

  override firstUpdated(): void {
    this.reference.refresh.clear();
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('detail');
    if (this.detail !== null || !before) return;
    this.imports?.focusImport(Number(before));
    this.tables?.focusTable(before);
  }

  override render() {
    const { value, error } = this.reference.standing.state.get();
    const isOpen = this.detail !== null;
    return html`<div class="page ${isOpen ? 'with-panel' : ''}">
      <div class="main" ?inert=${isOpen && this.overlays.matches}>
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${words.title}</h1>
            <p>${words.sentence}</p>
          </div>
        </header>
        ${
          error && !value
            ? html`<problem-note
                .error=${error}
                @retry=${() => this.reference.standing.reload()}
              ></problem-note>`
            : this.standing(value)
        }
        <nav aria-label=${words.sections}>
          <ul>
            ${REFERENCE_SECTIONS.map((section) => this.tab(section))}
          </ul>
        </nav>
        ${this.shown(value)}
      </div>
      ${value ? this.panel(value) : nothing} ${this.dialog()}
    </div>`;
  }

  private standing(value: StateAt | null) {
    return html`<reference-state
      .state=${value}
      .isLost=${this.reference.lost.get() !== null}
      .submission=${this.reference.refresh.state.get()}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @refresh=${this.onRefresh}
      @accept-import=${({ detail }: CustomEvent<ReferenceImport>) => {
        this.reference.accept.clear();
        this.accepting = detail;
      }}
    ></reference-state>`;
  }

  private tab(section: ReferenceSection) {
    return html`<li>
      <a
        href=${writeRoute({ page: 'reference', section, detail: null })}
        aria-current=${section === this.section ? 'page' : nothing}
        >${words.tabs[section]}</a
      >
    </li>`;
  }

  private shown(value: StateAt | null) {
    const { reference, navigation, notices, address, today, timeZone } = this;
    switch (this.section) {
      case 'imports':
        return value
          ? html`<imports-section
              .state=${value}
              .address=${address}
              .openImport=${this.detail === null ? null : Number(this.detail)}
              .today=${today}
              .timeZone=${timeZone}
              @import-chosen=${({ detail }: CustomEvent<number>) => {
                this.open(String(detail));
              }}
            ></imports-section>`
          : nothing;
      case 'changes':
        return html`<changes-section
          .reference=${reference}
          .address=${address}
          .today=${today}
          .timeZone=${timeZone}
        ></changes-section>`;
      case 'unmatched':
        return html`<unmatched-section
          .reference=${reference}
          .notices=${notices}
          .today=${today}
          .timeZone=${timeZone}
        ></unmatched-section>`;
      case 'items':
        return html`<items-section
          .reference=${reference}
          .navigation=${navigation}
          .notices=${notices}
          .address=${address}
        ></items-section>`;
      case 'tables':
        return html`<tables-section
          .reference=${reference}
          .openTable=${this.detail}
          .today=${today}
          .timeZone=${timeZone}
          @table-chosen=${({ detail }: CustomEvent<string>) => {
            this.open(detail);
          }}
        ></tables-section>`;
    }
  }

  private panel({ imports }: StateAt) {
    if (this.detail === null) return nothing;
    const close = () => {
      this.open(null);
    };
    if (this.section === 'tables') {
      return html`<table-panel
        .name=${this.detail}
        .table=${this.reference.table}
        .notices=${this.notices}
        @close-panel=${close}
      ></table-panel>`;
    }
    const one = imports.find(({ id }) => String(id) === this.detail);
    if (!one) {
      return html`<side-panel .heading=${words.importMissing} @close-panel=${close}></side-panel>`;
    }
    return html`<import-panel
      .import=${one}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @close-panel=${close}
    ></import-panel>`;
  }

  private dialog() {
    if (!this.accepting) return nothing;
    const { busy, problem } = this.reference.accept.state.get();
    const { group, message } = this.accepting;
    return html`<confirm-dialog
      .heading=${words.acceptTitle(groupWords(group))}
      .sentence=${`${message} ${words.acceptHelp}`}
      .action=${words.acceptAction}
      .busy=${busy}
      .problem=${problem?.detail ?? ''}
      @confirm=${this.accept}
      @dismiss=${this.keepOut}
    ></confirm-dialog>`;
  }

  private readonly onRefresh = async () => {
    if (await this.reference.refresh.submit()) this.notices.say(words.refreshStarted);
  };

  /** Accepted is accepted, also when nothing can be imported just now: then the state says why. */
  private readonly accept = async () => {
    const { accepting } = this;
    if (!accepting || !(await this.reference.accept.submit(accepting.id))) return;
    this.accepting = null;
    const hasBegun = await this.reference.refresh.submit();
    this.notices.say(hasBegun ? words.accepted : words.acceptedOnly);
  };

  private readonly keepOut = () => {
    this.accepting = null;
  };

  private open(detail: string | null): void {
    const { section, address } = this;
    this.navigation.go(writeRoute({ page: 'reference', section, detail }, address));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reference-page': ReferencePage;
  }
}
