import type { InboxEstimate } from '#schema/contract/inbox.ts';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateTime } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { fact, sameDay } from './panel-parts.ts';
import { panelStyles } from './panel-styles.ts';
import './work-form.ts';
import { lengthWords, whatWords } from './words.ts';

const words = text.inbox;

/**
 * Work too long to believe: what is known about it, and the decision.
 * @fires close-panel
 * @fires decide-work - CustomEvent<WorkDecision>
 */
@customElement('work-panel')
export class WorkPanel extends LitElement {
  static override readonly styles = [base, panelStyles];

  @property({ attribute: false }) item!: InboxEstimate;
  @property({ type: Boolean }) isGone = false;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() timeZone = 'UTC';

  override render() {
    const { item, timeZone } = this;
    const { user, startedAt, endedAt, proposedEndAt } = item;
    return html`<side-panel .heading=${whatWords(item)}>
      <p slot="head" class="head">${user.displayName} · ${user.team ?? words.noTeam}</p>
      <section>
        <div class="answer">
          <strong>${lengthWords(item)}</strong>
          <span>
            ${proposedEndAt === null ? words.noProposal(user.displayName) : words.proposal(user.displayName)}
          </span>
        </div>
        <dl>
          ${fact(words.workBegan, dateTime(startedAt, timeZone))}
          ${fact(words.workEnded, endedAt === null ? words.stillRuns : dateTime(endedAt, timeZone))}
          ${fact(words.proposedEnd, proposedEndAt === null ? '' : dateTime(proposedEndAt, timeZone))}
        </dl>
        ${sameDay(user.id, user.displayName, startedAt, timeZone)}
        <a class="day" href=${writeRoute({ page: 'sessions', sessionId: item.id })}
          >${words.otherCorrection}</a
        >
      </section>
      <section>
        <h3>${words.decide}</h3>
        <work-form
          .item=${item}
          .isGone=${this.isGone}
          .submission=${this.submission}
          .timeZone=${timeZone}
        ></work-form>
      </section>
    </side-panel>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'work-panel': WorkPanel;
  }
}
