import type { NewUser, User, UserChange } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { focusMistake } from '../parts/mistakes.ts';
import { selectField } from '../parts/select-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { form } from '../parts/styles/form.ts';
import { textField } from '../parts/text-field.ts';
import { versionConflict } from '../parts/version-conflict.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import './badge-field.ts';
import {
  draftOfPerson,
  EMPTY_PERSON,
  newPerson,
  personChange,
  personErrors,
  personVersions,
  rebased,
  type PersonDraft,
} from './person-draft.ts';

const words = text.person;

/** A change, and whom it was made to: somebody who was changed since is another version. */
export interface PersonChange {
  seen: User;
  change: UserChange;
}

/**
 * Name, role, team and how a person is known; for somebody new when `user` is null.
 * @fires create - CustomEvent<NewUser>
 * @fires change-person - CustomEvent<PersonChange>
 * @fires take-theirs - what was typed is given up for what somebody else made of it
 */
@customElement('person-form')
export class PersonForm extends LitElement {
  static override readonly styles = [
    base,
    controls,
    form,
    css`
      .consequence {
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--color-accent);
        color: var(--color-ink-soft);
        font-size: var(--text-sm);
        text-wrap: pretty;
      }
    `,
  ];

  @property({ attribute: false }) user: User | null = null;
  @property({ attribute: false }) teams: readonly string[] = [];
  /** Everybody, to say who has a badge. */
  @property({ attribute: false }) users: readonly User[] = [];
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  @state() private draft: PersonDraft = EMPTY_PERSON;
  @state() private tried = false;
  /** Whom the draft was begun with. */
  private seen: User | null = null;

  /** Another person, or another version of this one: begin from there, unless something is typed. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('user') && this.user !== this.seen && !this.isTyped) this.begin();
  }

  private get isTyped(): boolean {
    const { seen, user, draft } = this;
    if (seen === null || seen.id !== user?.id) return false;
    return personChange(draft, seen) !== null && personChange(draft, user) !== null;
  }

  private begin(): void {
    this.seen = this.user;
    this.draft = this.user ? draftOfPerson(this.user) : EMPTY_PERSON;
    this.tried = false;
  }

  override render() {
    const { draft, user } = this;
    const { busy, problem } = this.submission;
    const own = this.tried ? personErrors(draft) : {};
    const error = (field: keyof PersonDraft) => problem?.fields[field] ?? own[field];
    const needsName = draft.role !== 'operator';
    const isSame = this.seen !== null && personChange(draft, this.seen) === null;
    return html`<form novalidate @submit=${this.submit}>
      ${textField({
        id: 'displayName',
        label: words.name,
        value: draft.displayName,
        maxLength: 80,
        required: true,
        error: error('displayName'),
        onInput: (displayName) => {
          this.set({ displayName });
        },
      })}
      <div class="pair">
        ${selectField({
          id: 'role',
          label: words.role,
          value: draft.role,
          options: Object.entries(text.roles),
          error: error('role'),
          onChange: (role) => {
            this.set({ role: role as PersonDraft['role'] });
          },
        })}
        ${selectField({
          id: 'team',
          label: words.team,
          value: draft.team,
          options: [['', text.people.noTeam], ...this.teams.map((team) => [team, team] as const)],
          error: error('team'),
          onChange: (team) => {
            this.set({ team });
          },
        })}
      </div>
      ${this.consequences(draft)}
      <div class="pair">
        ${textField({
          id: 'username',
          label: words.username,
          value: draft.username,
          maxLength: 40,
          optional: !needsName,
          hint: words.usernameHint,
          error: error('username'),
          onInput: (username) => {
            this.set({ username });
          },
        })}
        ${this.language(draft)}
      </div>
      <badge-field
        .value=${draft.badge}
        .error=${this.badgeError(error('badge'))}
        @badge=${(event: CustomEvent<string>) => {
          this.set({ badge: event.detail });
        }}
      ></badge-field>
      ${
        this.conflict() ??
        html`${refusal(problem?.detail)}
          <div class="actions">
            <button class="button primary" type="submit" ?disabled=${busy || isSame}>
              ${busy ? text.common.saving : user ? words.saveDetails : words.create}
            </button>
          </div>`
      }
    </form>`;
  }

  /** Both versions, when what was sent is not what is there to be changed any more. */
  private conflict() {
    const { seen, user, draft, submission, today, timeZone } = this;
    return versionConflict({
      ...{ seen, current: user, submission, today, timeZone },
      fields: (before, now) => personVersions(draft, before, now),
      onTakeTheirs: () => {
        this.begin();
        this.dispatchEvent(new CustomEvent('take-theirs'));
      },
      onKeepMine: (before, now) => {
        this.draft = rebased(draft, before, now);
        this.seen = now;
        this.send();
      },
    });
  }

  private language(draft: PersonDraft) {
    return selectField({
      id: 'language',
      label: words.language,
      value: draft.language,
      options: Object.entries(words.languages),
      onChange: (language) => {
        this.set({ language: language as PersonDraft['language'] });
      },
    });
  }

  /** What another role or team means, before it is saved. */
  private consequences({ role, team }: PersonDraft) {
    const { seen } = this;
    if (!seen) return nothing;
    const { consequences } = text;
    return html`${
      role === seen.role
        ? nothing
        : html`<p class="consequence">${consequences.role[role]} ${consequences.roleAtOnce}</p>`
    }
    ${
      team === (seen.team ?? '')
        ? nothing
        : html`<p class="consequence">${consequences.teamAtOnce(team || consequences.noTeam)}</p>`
    }`;
  }

  /** A badge that is taken is found quicker with the name of whoever has it. */
  private badgeError(error: string | undefined): string {
    if (this.submission.problem?.code !== 'badge_taken') return error ?? '';
    const badge = this.draft.badge.trim();
    const wearer = this.users.find((user) => user.badge === badge);
    return wearer ? text.badgeField.takenBy(wearer.displayName) : (error ?? '');
  }

  private set(change: Partial<PersonDraft>): void {
    this.draft = { ...this.draft, ...change };
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.send();
  };

  private send(): void {
    this.tried = true;
    const { draft, seen } = this;
    if (Object.keys(personErrors(draft)).length > 0) {
      void focusMistake(this);
      return;
    }
    if (!seen) {
      this.dispatchEvent(new CustomEvent<NewUser>('create', { detail: newPerson(draft) }));
      return;
    }
    const change = personChange(draft, seen);
    if (!change) return;
    this.dispatchEvent(
      new CustomEvent<PersonChange>('change-person', { detail: { seen, change } }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-form': PersonForm;
  }
}
