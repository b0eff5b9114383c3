import type { Team } from '#schema/contract/users.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { focusMistake } from '../parts/mistakes.ts';
import { modal } from '../parts/modal.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import { versionConflict } from '../parts/version-conflict.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';

const words = text.teams;

/** What a team shall be called, and as which version it was seen; null for a new one. */
export interface TeamName {
  name: string;
  seen: Team | null;
}

/**
 * The name of a new team, or of one that is there.
 * @fires name-chosen - CustomEvent<TeamName>
 * @fires dismiss
 */
@customElement('team-dialog')
export class TeamDialog extends LitElement {
  static override readonly styles = [
    base,
    controls,
    modalStyles,
    css`
      form {
        display: grid;
        gap: var(--space-5);
      }
    `,
  ];

  /** Null for a new one. */
  @property({ attribute: false }) team: Team | null = null;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  @state() private name = '';
  @state() private tried = false;
  /** As it was when the dialog opened. */
  private seen: Team | null = null;

  override willUpdate(): void {
    if (this.hasUpdated) return;
    this.seen = this.team;
    this.name = this.team?.name ?? '';
  }

  override render() {
    const heading = this.seen ? words.editTitle(this.seen.name) : words.addTitle;
    return modal({ heading, content: this.form(), onDismiss: this.dismiss });
  }

  private form() {
    const { busy, problem } = this.submission;
    const own = this.tried && !this.name.trim() ? text.common.required : undefined;
    return html`<form novalidate @submit=${this.submit}>
      ${textField({
        id: 'name',
        label: words.name,
        value: this.name,
        maxLength: 60,
        required: true,
        hint: this.seen ? words.editHelp : words.nameHint,
        error: problem?.fields['name'] ?? own,
        onInput: (value) => (this.name = value),
      })}
      ${
        this.conflict() ??
        html`${refusal(problem?.detail)}
        ${formActions({
          action: this.seen ? words.rename : words.add,
          busy,
          isIdle: this.seen !== null && this.name.trim() === this.seen.name,
          onDismiss: this.dismiss,
        })}`
      }
    </form>`;
  }

  /** Somebody called it otherwise meanwhile: both names. */
  private conflict() {
    const { team, seen, submission, today, timeZone } = this;
    const yours = this.name.trim();
    return versionConflict({
      ...{ seen, current: team, submission, today, timeZone },
      fields: (_before, { name }) =>
        yours === name ? [] : [{ label: words.name, yours, theirs: name }],
      onTakeTheirs: this.dismiss,
      onKeepMine: (_before, now) => {
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
    const name = this.name.trim();
    const detail = { name, seen: this.seen };
    if (name) this.dispatchEvent(new CustomEvent<TeamName>('name-chosen', { detail }));
    else void focusMistake(this);
  }

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'team-dialog': TeamDialog;
  }
}
