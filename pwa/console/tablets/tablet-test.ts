import type { SelfTest } from '#schema/contract/devices.ts';
import {
  SELF_TEST_CHECKS,
  verdictOf,
  type CheckOutcome,
  type SelfTestCheck,
} from '#schema/rules/self-test.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dayTime } from '../../shared/format.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { text } from '../text.ts';

const words = text.tablets;
const TONE = { yes: 'good', limited: 'warn', no: 'bad' } as const;

/** What a tablet found when it asked itself whether it can punch: what is wrong first, and what to do. */
@customElement('tablet-test')
export class TabletTest extends LitElement {
  static override readonly styles = [
    base,
    chips,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .word {
        font-size: var(--text-sm);
      }
      p {
        color: var(--color-ink-soft);
        font-size: var(--text-sm);
      }
      ul {
        display: grid;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--text-sm);
      }
      li {
        display: flex;
        align-items: flex-start;
        gap: var(--space-2);
      }
      li .icon {
        flex: none;
        margin-block-start: 0.125rem;
        color: var(--color-good);
      }
      .failed .icon {
        color: var(--color-warn);
      }
      .failed strong {
        display: block;
        font-weight: 600;
      }
      .unknown {
        color: var(--color-ink-soft);
      }
      summary {
        min-block-size: 2rem;
        align-content: center;
        color: var(--color-ink-soft);
        font-size: var(--text-sm);
        cursor: pointer;
      }
      details ul {
        margin-block-start: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) selfTest: SelfTest | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  override render() {
    if (!this.selfTest) return html`<p>${words.untested}</p>`;
    const { at, checks } = this.selfTest;
    const verdict = verdictOf(checks);
    const failed = SELF_TEST_CHECKS.filter((name) => checks[name] === 'failed');
    const rest = SELF_TEST_CHECKS.filter((name) => !failed.includes(name));
    return html`<div><span class="word ${TONE[verdict]}">${words.verdict[verdict]}</span></div>
      ${
        failed.length > 0
          ? html`<ul>
              ${failed.map((name) => this.check(name, 'failed'))}
            </ul>`
          : nothing
      }
      <details>
        <summary>
          ${failed.length > 0 ? words.otherChecks(rest.length) : words.allWell(rest.length)}
        </summary>
        <ul>
          ${rest.map((name) => this.check(name, checks[name] ?? 'unknown'))}
        </ul>
      </details>
      <p>${words.testedAt(dayTime(at, this.today, this.timeZone))}</p>`;
  }

  private check(name: SelfTestCheck, outcome: CheckOutcome) {
    const { name: called, help } = words.checks[name];
    if (outcome === 'failed') {
      return html`<li class="failed">
        ${icon('warning')}<span><strong>${called}</strong>${help}</span>
      </li>`;
    }
    return html`<li class=${outcome}>
      ${outcome === 'ok' ? icon('check') : html`<span class="icon" aria-hidden="true">–</span>`}
      <span>${called}${outcome === 'ok' ? '' : `: ${words.outcome[outcome]}`}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-test': TabletTest;
  }
}
