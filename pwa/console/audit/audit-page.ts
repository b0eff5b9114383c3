import type { AuditEntry } from '#schema/contract/audit.ts';
import type { Role } from '#schema/contract/users.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { dayTime } from '../../shared/format.ts';
import {
  AUDIT_PRESETS,
  auditQuestion,
  EVERYTHING,
  readAuditFilter,
  writeAuditFilter,
  type AuditFilter,
} from '../address/audit-filter.ts';
import { writeRoute } from '../address/route.ts';
import { chipLink } from '../parts/chip-link.ts';
import '../parts/empty-note.ts';
import { Media } from '../parts/media.ts';
import '../parts/more-foot.ts';
import { problemNote } from '../parts/problem-note.ts';
import '../parts/report-files.ts';
import { PANEL_OVERLAYS } from '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chipLinks } from '../parts/styles/chip-links.ts';
import { chips } from '../parts/styles/chips.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import { auditFileAddress, type Audit } from '../stores/audit.ts';
import type { PersonName } from '../stores/directory.ts';
import type { Query } from '../stores/load.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { ReportFile } from '../stores/reports.ts';
import { text } from '../text.ts';
import './audit-chain.ts';
import './audit-filters.ts';
import './audit-list.ts';
import type { AuditList } from './audit-list.ts';
import './audit-panel.ts';

const words = text.audit;

/** Who did what when, whether the log is whole, and beside them the entry somebody looks at. */
@customElement('audit-page')
export class AuditPage extends LitElement {
  static override readonly styles = [base, chips, page, chipLinks];

  @property({ attribute: false }) audit!: Audit;
  @property({ attribute: false }) directory!: Query<Role, PersonName[]>;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) address = new URLSearchParams();
  @property({ attribute: false }) entryId: string | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  @query('audit-list') private readonly list!: AuditList | null;
  @query('h1') private readonly headingElement!: HTMLElement;
  private readonly overlays = new Media(this, PANEL_OVERLAYS);

  constructor() {
    super();
    new Watch(this, () => [
      this.audit.list.state,
      this.audit.list.moreState,
      this.audit.entry.state,
      this.audit.verification.state,
      this.audit.verify.state,
      this.directory.state,
    ]);
  }

  private get filter(): AuditFilter {
    return readAuditFilter(this.address);
  }

  private get question(): URLSearchParams {
    return auditQuestion(this.filter, this.today);
  }

  override willUpdate(): void {
    void this.audit.list.load(this.question.toString(), !this.hasUpdated);
    void this.audit.verification.load('last', !this.hasUpdated);
    void this.directory.load('admin');
    // A link may lead to a line that this list does not reach.
    const { value } = this.audit.list.state.get();
    if (this.entryId !== null && value && !this.listed && /^\d/.test(this.entryId)) {
      void this.audit.entry.load(this.entryId);
    }
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('entryId');
    if (typeof before !== 'string' || this.entryId !== null) return;
    if (!this.list?.focusEntry(before)) this.headingElement.focus();
  }

  private get listed(): AuditEntry | undefined {
    const { entries = [] } = this.audit.list.state.get().value ?? {};
    return entries.find(({ id }) => id === this.entryId);
  }

  private get open(): AuditEntry | null {
    if (this.entryId === null) return null;
    const { value } = this.audit.entry.state.get();
    return this.listed ?? (value?.id === this.entryId ? value : null);
  }

  override render() {
    const { value, error, loading } = this.audit.list.state.get();
    const open = this.open;
    const isEmpty = value?.entries.length === 0 && value.nextCursor === null;
    return html`<div class="page ${open ? 'with-panel' : ''}">
      <div class="main" ?inert=${open !== null && this.overlays.matches}>
        ${this.head()}
        <audit-filters
          .filter=${this.filter}
          .people=${this.directory.state.get().value ?? []}
          .today=${this.today}
          @filter-changed=${(event: CustomEvent<AuditFilter>) => {
            this.go(null, writeAuditFilter(event.detail));
          }}
        ></audit-filters>
        ${problemNote(this.audit.list)} ${isEmpty ? this.empty() : nothing}
        ${!isEmpty && (value ?? !error) ? this.rows(loading) : nothing} ${this.notListed()}
      </div>
      ${
        open
          ? html`<audit-panel
              .entry=${open}
              .timeZone=${this.timeZone}
              @close-panel=${() => {
                this.go(null);
              }}
            ></audit-panel>`
          : nothing
      }
    </div>`;
  }

  private head() {
    return html`<header class="page-head">
        <div>
          <h1 tabindex="-1">${words.title}</h1>
          <p>${words.sentence}</p>
        </div>
        <report-files
          .addressOf=${(file: ReportFile) => auditFileAddress(file, this.question)}
        ></report-files>
      </header>
      <audit-chain
        .verification=${this.audit.verification.state.get()}
        .submission=${this.audit.verify.state.get()}
        .today=${this.today}
        .timeZone=${this.timeZone}
        @verify=${() => this.audit.verify.submit()}
      ></audit-chain>
      <nav class="filters" aria-label=${words.presetsName}>
        ${(['', ...AUDIT_PRESETS] as const).map((preset) => this.chip(preset))}
      </nav>`;
  }

  private chip(preset: AuditFilter['preset']) {
    const query = writeAuditFilter({ ...EVERYTHING, preset });
    return chipLink({
      href: writeRoute({ page: 'audit', entryId: null }, query),
      isShown: preset === this.filter.preset,
      words: preset === '' ? words.everything : words.presets[preset],
    });
  }

  private empty() {
    const { preset } = this.filter;
    const isBare = writeAuditFilter({ ...this.filter, preset: '' }).size === 0;
    return html`<empty-note
      .heading=${words.emptyTitle}
      .sentence=${preset !== '' && isBare ? words.emptyPreset[preset] : words.emptyHelp}
      picture="audit"
    ></empty-note>`;
  }

  private rows(loading: boolean) {
    const { value } = this.audit.list.state.get();
    const more = this.audit.list.moreState.get();
    return html`${
      value?.entries.length === 0
        ? nothing
        : html`<audit-list
            aria-busy=${loading}
            .entries=${value?.entries ?? null}
            .query=${this.address}
            .openEntry=${this.entryId}
            .today=${this.today}
            .timeZone=${this.timeZone}
            @entry-chosen=${(event: CustomEvent<string>) => {
              this.go(event.detail);
            }}
          ></audit-list>`
    }
    ${
      value
        ? html`<more-foot
            .words=${this.footWords(value.entries.length, value.lookedBackTo)}
            .hasMore=${value.nextCursor !== null}
            .loading=${more.loading}
            .error=${more.error}
            @more=${() => this.audit.list.more()}
          ></more-foot>`
        : nothing
    }`;
  }

  private footWords(entries: number, lookedBackTo: string | null): string {
    const { value } = this.audit.list.state.get();
    if (value?.nextCursor === null) return words.allShown(entries);
    if (lookedBackTo === null) return words.shown(entries);
    return words.lookedBackTo(dayTime(lookedBackTo, this.today, this.timeZone));
  }

  private notListed() {
    const { error } = this.audit.entry.state.get();
    const { value } = this.audit.list.state.get();
    const isLost = this.entryId?.startsWith('sign-in-') ?? false;
    if (this.entryId === null || this.open || !value || !(isLost || error)) return nothing;
    return html`<p class="page-foot" role="status">${error?.detail ?? words.notListed}</p>`;
  }

  private go(entryId: string | null, query = this.address): void {
    this.navigation.go(writeRoute({ page: 'audit', entryId }, query));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'audit-page': AuditPage;
  }
}
