import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  SELF_TEST_CHECKS,
  verdictOf,
  type CheckOutcome,
  type SelfTestCheck,
} from '#schema/rules/self-test.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import type { Clock } from '../../shared/clock.ts';
import { clockTime } from '../../shared/format.ts';
import { emit } from '../emit.ts';
import { icon, type IconName } from '../icons.ts';
import type { Findings } from '../self-test.ts';
import { findingWords } from '../self-test-words.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import { screenLayout } from './screen-layout.ts';
import './screen-head.ts';
import { selfTestStyles } from './self-test-styles.ts';

const PICTURES = { ok: 'check', failed: 'alert', unknown: 'minus' } as const satisfies Record<
  CheckOutcome,
  IconName
>;
const VERDICT_PICTURES = { yes: 'check', limited: 'alert', no: 'close' } as const;

/**
 * "Can this tablet punch?": the answer, and for each thing that was tried how it went.
 * @fires test when it is to be tried again
 * @fires back
 */
@customElement('self-test-screen')
export class SelfTestScreen extends LitElement {
  static override styles = [baseStyles, controls, screenLayout, selfTestStyles];

  @property({ attribute: false }) findings: Findings | null = null;
  @property({ type: Boolean }) running = false;
  @property({ attribute: false }) clock!: Clock;
  @property() timeZone = 'UTC';

  override render() {
    const words = text().selfTest;
    return html`<screen-head
        .heading=${words.title}
        .back=${text().back}
        @back=${() => {
          emit(this, 'back');
        }}
      ></screen-head>
      ${this.#verdict(this.findings)} ${this.findings ? this.#list(this.findings) : nothing}`;
  }

  #verdict(findings: Findings | null) {
    const words = text().selfTest;
    const verdict = findings && verdictOf(findings.checks);
    return html`<section class="verdict ${this.running ? '' : (verdict ?? '')}">
      ${verdict ? icon(VERDICT_PICTURES[verdict], 40) : nothing}
      <strong role="status">
        ${verdict && !this.running ? words.verdict[verdict] : words.running}
      </strong>
      ${
        findings
          ? html`<span>
              ${words.at(clockTime(this.clock.onServerMs(findings.atMs), this.timeZone))}
            </span>`
          : nothing
      }
      <button
        class="button"
        aria-busy=${this.running}
        @click=${() => {
          if (!this.running) emit(this, 'test');
        }}
      >
        ${this.running ? html`<span class="spin"></span>` : nothing}${words.again}
      </button>
    </section>`;
  }

  #list(findings: Findings) {
    // What needs a hand comes first.
    const failed = SELF_TEST_CHECKS.filter((name) => findings.checks[name] === 'failed');
    const rest = SELF_TEST_CHECKS.filter((name) => !failed.includes(name));
    return html`<ul aria-label=${text().selfTest.list}>
      ${[...failed, ...rest].map((name) => this.#check(name, findings))}
    </ul>`;
  }

  #check(name: SelfTestCheck, findings: Findings) {
    const { checks, outcome: outcomes } = text().selfTest;
    const outcome = findings.checks[name];
    const said = findingWords(name, findings, (ms) =>
      clockTime(this.clock.onServerMs(ms), this.timeZone),
    );
    return html`<li class=${outcome}>
      <span class="picture" role="img" aria-label=${outcomes[outcome]}>
        ${icon(PICTURES[outcome], 24)}
      </span>
      <span>
        <strong>${checks[name].name}</strong>
        ${said ? html`<span class="said">${said}</span>` : nothing}
        ${outcome === 'failed' ? html`<span class="help">${checks[name].help}</span>` : nothing}
      </span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'self-test-screen': SelfTestScreen;
  }
}
