import type { User } from '#schema/contract/users.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';

const words = text.person;

/** Who somebody is, for those who may look and not change: foremen. */
@customElement('person-facts')
export class PersonFacts extends LitElement {
  static override readonly styles = [
    base,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(6rem, auto) 1fr;
        gap: var(--space-2) var(--space-5);
      }
      dt {
        color: var(--color-ink-soft);
      }
      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) user!: User;

  override render() {
    const { user } = this;
    const signIns = [
      user.hasOneTimePin ? text.oneTimePin.word : user.hasPin ? text.people.pin : text.people.noPin,
      ...(user.hasPassword ? [text.people.password] : []),
    ];
    const facts = [
      [words.role, text.roles[user.role]],
      [words.team, user.team ?? text.people.noTeam],
      [words.badge, user.badge ?? text.common.none],
      [words.language, words.languages[user.language]],
      [text.people.columns.signIn, signIns.join(' · ')],
    ] as const;
    return html`<dl>
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-facts': PersonFacts;
  }
}
