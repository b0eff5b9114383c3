import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { AUDIT_GROUPS, isAuditCommand } from '#schema/rules/audit-commands.ts';
import {
  AUDIT_RANGE,
  EVERYTHING,
  writeAuditFilter,
  type AuditFilter,
} from '../address/audit-filter.ts';
import type { Range } from '../address/range.ts';
import { choiceChip, withChosen, type Option } from '../parts/choice-chip.ts';
import { clearButton } from '../parts/clear-button.ts';
import { icon } from '../parts/icons.ts';
import '../parts/range-chips.ts';
import { searchChip } from '../parts/search-chip.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import type { PersonName } from '../stores/directory.ts';
import { text } from '../text.ts';
import { aboutWords } from './words.ts';

const words = text.audit;

/**
 * Which entries, as chips.
 * @fires filter-changed - CustomEvent<AuditFilter>
 */
@customElement('audit-filters')
export class AuditFilters extends LitElement {
  static override readonly styles = [
    base,
    controls,
    chips,
    css`
      .about {
        padding: 0;
        font-weight: 550;
      }
      .about button {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        min-block-size: inherit;
        padding: 0 0.75rem;
        border: 0;
        border-radius: inherit;
        background: transparent;
        font: inherit;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) filter: AuditFilter = EVERYTHING;
  @property({ attribute: false }) people: readonly PersonName[] = [];
  @property() today = '';

  override render() {
    const { range } = this.filter;
    return html`<search class="filters" aria-label=${text.filter.title}>
      ${this.about()} ${this.search()}
      <range-chips
        .range=${range}
        .today=${this.today}
        .usual=${AUDIT_RANGE}
        @range-chosen=${(event: CustomEvent<Range>) => {
          this.choose({ range: event.detail });
        }}
      ></range-chips>
      ${this.choiceChips()}
      ${
        writeAuditFilter({ ...this.filter, preset: '' }).size === 0
          ? nothing
          : clearButton(() => {
              this.choose({ ...EVERYTHING, preset: this.filter.preset });
            })
      }
    </search>`;
  }

  private about() {
    if (!this.filter.about) return nothing;
    const names = new Map(this.people.map(({ id, displayName }) => [String(id), displayName]));
    return html`<span class="chip set about">
      <button
        type="button"
        title=${words.aboutOff}
        @click=${() => {
          this.choose({ about: '' });
        }}
      >
        ${aboutWords(this.filter.about, names)} ${icon('close')}
      </button>
    </span>`;
  }

  private search() {
    return searchChip({
      ...{ name: words.searchName, hint: words.search, value: this.filter.q, maxLength: 120 },
      onDone: (typed) => {
        this.choose({ q: typed.trim() });
      },
    });
  }

  private choiceChips() {
    const { personId, what, outcome } = this.filter;
    const people = this.people.map(({ id, displayName }): Option => [String(id), displayName]);
    return html`${choiceChip({
      name: words.who,
      value: personId === null ? '' : String(personId),
      // Somebody who is gone still did what they did.
      options: withChosen(
        [['', words.everybody], ...people],
        personId === null ? '' : String(personId),
      ),
      onChange: (value) => {
        this.choose({ personId: value === '' ? null : Number(value) });
      },
    })}
    ${choiceChip({
      name: words.what,
      value: what,
      options: this.whatOptions(),
      onChange: (value) => {
        this.choose({ what: value });
      },
    })}
    ${choiceChip({
      name: words.outcome,
      value: outcome,
      options: Object.entries(words.outcomes),
      onChange: (value) => {
        this.choose({ outcome: value as AuditFilter['outcome'] });
      },
    })}`;
  }

  /** Groups; and the one command that a link says. */
  private whatOptions(): readonly Option[] {
    const { what } = this.filter;
    const groups = AUDIT_GROUPS.map((group): Option => [group, words.groups[group]]);
    const command: Option[] = isAuditCommand(what) ? [[what, words.sentences[what].title]] : [];
    const all: Option[] = [
      ['', words.usually],
      ['all', words.all],
    ];
    return withChosen([...all, ...groups, ...command], what);
  }

  private choose(change: Partial<AuditFilter>): void {
    const detail = { ...this.filter, ...change };
    this.dispatchEvent(new CustomEvent('filter-changed', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'audit-filters': AuditFilters;
  }
}
