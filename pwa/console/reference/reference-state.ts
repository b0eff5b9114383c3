import type { ReferenceImport } from '#schema/contract/reference.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockTime, dateTime, dayTime } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { refusal } from '../parts/field.ts';
import { icon, type IconName } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import type { StateAt } from '../stores/reference.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { referenceStateStyles } from './reference-state-styles.ts';
import { saidMessage } from './said-message.ts';
import { standingOf, type Standing } from './standing.ts';
import { groupsWords, groupWords, RESULT_TONES } from './words.ts';

const words = text.reference;
/** Of the document that explains the import, under /guide/. */
const GUIDE = '/guide/reference-refresh';

const PICTURES: Readonly<Record<Standing['kind'], IconName>> = {
  underWay: 'reference',
  never: 'reference',
  failed: 'warning',
  held: 'warning',
  fresh: 'check',
};

/**
 * How fresh the data of the ERP are, what is wrong with them, and what to do.
 * @fires refresh
 * @fires accept-import - CustomEvent<ReferenceImport>
 */
@customElement('reference-state')
export class ReferenceStateNote extends LitElement {
  static override readonly styles = [base, controls, chips, referenceStateStyles];

  @property({ attribute: false }) state: StateAt | null = null;
  /** Whether what is shown cannot be kept fresh. */
  @property({ type: Boolean }) isLost = false;
  /** Of the refresh. */
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  override render() {
    const { state } = this;
    if (!state) return html`<section class="state" aria-busy="true"></section>`;
    const standing = standingOf(state);
    return html`<section class="state ${standing.kind}" aria-label=${words.standingName}>
      <span class="picture">${icon(PICTURES[standing.kind])}</span>
      <div class="said">
        <div role="status">
          <h2>${this.heading(standing)}</h2>
          <p>${this.help(standing)}</p>
        </div>
        ${standing.kind === 'underWay' ? nothing : standing.wrong.map((one) => this.wrong(one))}
        <p class="soft">${this.next(state)}</p>
        ${
          this.isLost
            ? html`<p class="lost" role="alert">
                ${words.lost(clockTime(state.atMs, this.timeZone))}
              </p>`
            : nothing
        }
        ${refusal(this.submission.problem?.detail)}
      </div>
      <button
        class="button ${standing.kind === 'held' ? '' : 'primary'}"
        type="button"
        ?disabled=${state.isUnderWay || this.submission.busy}
        @click=${() => this.dispatchEvent(new CustomEvent('refresh'))}
      >
        ${state.isUnderWay ? words.refreshing : words.refresh}
      </button>
    </section>`;
  }

  private when(at: string): string {
    return dayTime(at, this.today, this.timeZone);
  }

  private heading({ kind, wrong, freshAt }: Standing): string {
    switch (kind) {
      case 'underWay':
        return words.underWayTitle;
      case 'never':
        return words.neverTitle;
      case 'failed':
        return words.failedTitle(groupsWords(wrong.filter(({ result }) => result === 'failed')));
      case 'held':
        return words.heldTitle(groupsWords(wrong));
      case 'fresh':
        return words.freshTitle(freshAt === null ? '' : this.when(freshAt));
    }
  }

  private help({ kind, freshAt }: Standing): string {
    const help = {
      underWay: words.underWayHelp,
      never: words.neverHelp,
      failed: words.failedHelp,
      held: words.heldHelp,
      fresh: words.freshHelp,
    }[kind];
    const isOld = kind === 'failed' || kind === 'held';
    return isOld && freshAt !== null ? `${help} ${words.stillFrom(this.when(freshAt))}` : help;
  }

  private wrong(one: ReferenceImport) {
    const { id, group, result, message, acceptedAt } = one;
    const isHeld = result === 'quarantined';
    return html`<div class="wrong">
      <p>
        <strong>${groupWords(group)}</strong>
        <span class="word ${RESULT_TONES[result]}">${words.results[result]}</span>
        <span class="faint" title=${dateTime(one.importedAt, this.timeZone)}
          >${this.when(one.importedAt)}</span
        >
      </p>
      <p class="message">${saidMessage(message)}</p>
      ${isHeld && acceptedAt !== null ? html`<p>${words.acceptedHelp}</p>` : nothing}
      <p class="ways">
        ${
          isHeld && acceptedAt === null
            ? html`<button
                class="button primary"
                type="button"
                @click=${() =>
                  this.dispatchEvent(new CustomEvent('accept-import', { detail: one }))}
              >
                ${words.accept}
              </button>`
            : nothing
        }
        <a href=${writeRoute({ page: 'reference', section: 'imports', detail: String(id) })}
          >${words.look}</a
        >
      </p>
    </div>`;
  }

  private next({ schedule }: StateAt) {
    if (!schedule) return html`${words.noSchedule} <a href=${GUIDE}>${words.howTo}</a>`;
    return html`<span title=${dateTime(schedule.nextAt, this.timeZone)}
      >${words.nextAt(this.when(schedule.nextAt), schedule.at)}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reference-state': ReferenceStateNote;
  }
}
