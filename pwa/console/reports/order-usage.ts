import type { UsageCorrection, Voiding } from '#schema/contract/corrections.ts';
import type { NewMaterialUsage } from '#schema/contract/materials.ts';
import type { OrderMaterial } from '#schema/contract/order-cost.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../parts/styles/base.ts';
import { Watch } from '../parts/watch.ts';
import type { Notices } from '../stores/notices.ts';
import { AT_REST } from '../stores/submission.ts';
import type { Usages } from '../stores/usages.ts';
import { text } from '../text.ts';
import './usage-dialog.ts';

/**
 * Puts one entry of an order's material right, as long as there is one to be put right.
 * @fires dismiss - it is done, or nothing is to happen
 */
@customElement('order-usage')
export class OrderUsage extends LitElement {
  static override readonly styles = [base];

  @property({ attribute: false }) usage: OrderMaterial | null = null;
  @property({ attribute: false }) usages!: Usages;
  @property({ attribute: false }) notices!: Notices;
  @property() timeZone = 'UTC';

  constructor() {
    super();
    new Watch(this, () => [this.usages.history.state, ...this.forms.map(({ state }) => state)]);
  }

  private get forms() {
    const { correct, voidOne, giveBack } = this.usages;
    return [correct, voidOne, giveBack];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.usage && changed.has('usage')) void this.usages.history.load(this.usage.id, true);
  }

  override render() {
    const { usage, usages } = this;
    if (!usage) return nothing;
    const submissions = this.forms.map(({ state }) => state.get());
    return html`<usage-dialog
      .usage=${usage}
      .history=${usages.history.state.get()}
      .submission=${submissions.find(({ busy, problem }) => busy || problem) ?? AT_REST}
      .timeZone=${this.timeZone}
      @dismiss=${this.close}
      @clear=${this.clear}
      @correct-usage=${async ({ detail }: CustomEvent<UsageCorrection>) => {
        this.done(await usages.correct.submit(usage.id, detail), text.usage.saved);
      }}
      @give-back=${async ({ detail }: CustomEvent<NewMaterialUsage>) => {
        this.done(await usages.giveBack.submit(detail), text.usage.gaveBack);
      }}
      @void-usage=${async ({ detail }: CustomEvent<Voiding>) => {
        this.done(await usages.voidOne.submit(usage.id, detail), text.usage.voided);
      }}
    ></usage-dialog>`;
  }

  private done(answer: object | null, said: string): void {
    if (answer === null) return;
    this.notices.say(said);
    this.close();
  }

  private readonly clear = () => {
    for (const form of this.forms) form.clear();
  };

  private readonly close = () => {
    this.clear();
    this.usages.history.forget();
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'order-usage': OrderUsage;
  }
}
