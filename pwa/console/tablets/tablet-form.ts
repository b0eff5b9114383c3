import type { Device, DeviceChange } from '#schema/contract/devices.ts';
import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { form } from '../parts/styles/form.ts';
import { textField } from '../parts/text-field.ts';
import { versionConflict } from '../parts/version-conflict.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import {
  draftOfTablet,
  EMPTY_TABLET,
  rebasedTablet,
  tabletChange,
  tabletVersions,
  type TabletDraft,
} from './tablet-draft.ts';

const words = text.tablets;

/** A change, and what it was made to: a tablet that was changed since is another version. */
export interface TabletChange {
  seen: Device;
  change: DeviceChange;
}

/**
 * A tablet's name and place; of a new one when `device` is null.
 * @fires create-tablet - CustomEvent<TabletDraft>
 * @fires change-tablet - CustomEvent<TabletChange>
 */
@customElement('tablet-form')
export class TabletForm extends LitElement {
  static override readonly styles = [base, controls, form];

  @property({ attribute: false }) device: Device | null = null;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  @state() private draft: TabletDraft = EMPTY_TABLET;
  @state() private tried = false;
  /** What the draft was begun with. */
  private seen: Device | null = null;

  /** Another tablet, or another version of this one: begin from there, unless something is typed. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('device') || this.device === null) return;
    const { seen, device } = this;
    const isSame = seen?.id === device.id;
    if (isSame && (seen.version === device.version || this.isTyped(seen, device))) return;
    this.begin();
  }

  private isTyped(seen: Device, now: Device): boolean {
    return tabletChange(this.draft, seen) !== null && tabletChange(this.draft, now) !== null;
  }

  private begin(): void {
    this.seen = this.device;
    this.draft = this.device ? draftOfTablet(this.device) : EMPTY_TABLET;
    this.tried = false;
  }

  override render() {
    const { draft, submission, device, seen } = this;
    const { busy, problem } = submission;
    const required = this.tried && !draft.name.trim() ? text.common.required : undefined;
    const isSame = seen !== null && tabletChange(draft, seen) === null;
    const label = device ? words.save : words.getCode;
    return html`<form novalidate @submit=${this.submit}>
      ${textField({
        id: 'name',
        label: words.name,
        value: draft.name,
        maxLength: 60,
        hint: words.nameHint,
        error: problem?.fields['name'] ?? required,
        onInput: (name) => (this.draft = { ...this.draft, name }),
      })}
      ${textField({
        id: 'place',
        label: words.place,
        value: draft.place,
        maxLength: 60,
        optional: true,
        hint: words.placeHint,
        error: problem?.fields['place'],
        onInput: (place) => (this.draft = { ...this.draft, place }),
      })}
      ${this.conflict() ?? refusal(problem?.detail)}
      <div class="actions">
        <slot></slot>
        <button class="button primary" type="submit" ?disabled=${busy || isSame}>
          ${busy ? text.common.saving : label}
        </button>
      </div>
    </form>`;
  }

  /** Both versions, when what was sent is not what is there to be changed any more. */
  private conflict() {
    const { seen, device, draft, submission, today, timeZone } = this;
    return versionConflict({
      ...{ seen, current: device, submission, today, timeZone },
      fields: (before, now) => tabletVersions(draft, before, now),
      onTakeTheirs: () => {
        this.begin();
        this.requestUpdate();
      },
      onKeepMine: (before, now) => {
        this.draft = rebasedTablet(draft, before, now);
        this.seen = now;
        this.send();
      },
    });
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.send();
  };

  private send(): void {
    this.tried = true;
    const { draft, seen } = this;
    if (!draft.name.trim()) return;
    if (!seen) {
      const detail = { name: draft.name.trim(), place: draft.place.trim() };
      this.dispatchEvent(new CustomEvent<TabletDraft>('create-tablet', { detail }));
      return;
    }
    const change = tabletChange(draft, seen);
    if (!change) return;
    const detail = { seen, change };
    this.dispatchEvent(new CustomEvent<TabletChange>('change-tablet', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-form': TabletForm;
  }
}
