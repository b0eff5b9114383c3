import type { Team } from '#schema/contract/users.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../parts/changed-meanwhile.ts';
import { refusal } from '../parts/field.ts';
import { modal } from '../parts/modal.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import { CHANGED_MEANWHILE } from '../stores/changed-meanwhile.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { dialogButtons, focusMistake } from './dialog-parts.ts';

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
    const conflict = this.conflict();
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
        conflict ??
        html`${refusal(problem?.detail)}
        ${dialogButtons({
          isNew: true,
          busy,
          isSame: this.seen !== null && this.name.trim() === this.seen.name,
          addWords: this.seen ? words.rename : words.add,
          saveWords: words.rename,
          dialog: this,
        })}`
      }
    </form>`;
  }

  /** Somebody called it otherwise meanwhile: both names. */
  private conflict() {
    const { team, seen, submission } = this;
    if (submission.problem?.code !== CHANGED_MEANWHILE || !team || team.version === seen?.version) {
      return undefined;
    }
    const yours = this.name.trim();
    return html`<changed-meanwhile
      .changed=${team.changed}
      .fields=${yours === team.name ? [] : [{ label: words.name, yours, theirs: team.name }]}
      .busy=${submission.busy}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @take-theirs=${this.dismiss}
      @keep-mine=${() => {
        this.seen = team;
        this.send();
      }}
    ></changed-meanwhile>`;
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
    else
      void this.updateComplete.then(() => {
        focusMistake(this.renderRoot);
      });
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
