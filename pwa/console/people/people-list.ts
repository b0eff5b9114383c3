import type { User } from '#schema/contract/users.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { writeRoute } from '../address/route.ts';
import { boneRows } from '../parts/bone-rows.ts';
import { icon } from '../parts/icons.ts';
import { moveRow } from '../parts/row-keys.ts';
import { clickedRow, focusRow } from '../parts/row-links.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { perHourWords, rateWords } from './pay.ts';
import { peopleListStyles } from './people-list-styles.ts';

const BONE_ROWS = 8;
const words = text.people;

/**
 * The people, one row each.
 * @fires person-chosen - CustomEvent<number>: a click somewhere in the row
 */
@customElement('people-list')
export class PeopleList extends LitElement {
  static override readonly styles = [base, chips, table, peopleListStyles];

  @property({ attribute: false }) people: readonly User[] | null = null;
  @property({ attribute: false }) query = new URLSearchParams();
  /** Pay is for admins. */
  @property({ type: Boolean }) showsPay = true;
  @property({ type: Number }) openPerson = 0;

  focusPerson(userId: number): void {
    focusRow(this.renderRoot, 'person', userId);
  }

  override render() {
    const { columns } = words;
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${words.title}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="name">${columns.name}</th>
            <th scope="col" class="team">${columns.team}</th>
            <th scope="col" class="role">${columns.role}</th>
            <th scope="col" class="sign-in">${columns.signIn}</th>
            ${
              this.showsPay
                ? html`<th scope="col" class="number rate">${columns.rate}</th>`
                : nothing
            }
          </tr>
        </thead>
        <tbody @keydown=${moveRow} @click=${this.onClick}>
          ${
            this.people
              ? repeat(
                  this.people,
                  ({ id }) => id,
                  (user, index) => this.row(user, index),
                )
              : boneRows(['name', 'team', 'role', 'sign-in', 'rate'], BONE_ROWS)
          }
        </tbody>
      </table>
    </div>`;
  }

  private row(user: User, index: number) {
    const isOpen = user.id === this.openPerson;
    const tabbable = this.openPerson ? isOpen : index === 0;
    return html`<tr
      class="open-on-click ${user.active ? '' : 'inactive'}"
      data-person=${user.id}
      aria-current=${isOpen ? 'true' : nothing}
    >
      <th scope="row" class="name">
        <span class="who">
          <span class="initials" aria-hidden="true">${user.initials}</span>
          <a
            class="row-link"
            data-person=${user.id}
            tabindex=${tabbable ? 0 : -1}
            href=${writeRoute({ page: 'people', person: user.id }, this.query)}
            >${user.displayName}</a
          >
          ${user.active ? nothing : html`<span class="word">${words.inactive}</span>`}
          ${
            user.locks.length > 0
              ? html`<span class="word bad" title=${text.locks.title}
                  >${icon('lock')}${text.locks.word}</span
                >`
              : nothing
          }
        </span>
      </th>
      <td class="team cut">${user.team ?? html`<span class="faint">${words.noTeam}</span>`}</td>
      <td class="role">
        ${
          user.role === 'operator'
            ? html`<span class="soft">${text.roles.operator}</span>`
            : html`<span class="word accent">${text.roles[user.role]}</span>`
        }
      </td>
      <td class="sign-in">
        ${pinWords(user)}
        ${user.hasPassword ? html`<span class="soft">· ${words.password}</span>` : nothing}
      </td>
      ${this.showsPay ? rate(user) : nothing}
    </tr>`;
  }

  private readonly onClick = (event: MouseEvent) => {
    const person = clickedRow(event, 'person');
    if (!person) return;
    this.dispatchEvent(new CustomEvent('person-chosen', { detail: Number(person) }));
  };
}

function pinWords({ hasPin, hasOneTimePin }: User) {
  if (!hasPin) return html`<span class="word warn">${words.noPin}</span>`;
  return html`<span class="soft">${hasOneTimePin ? text.oneTimePin.word : words.pin}</span>`;
}

function rate({ currentRate }: User) {
  return html`<td class="number rate">
    ${
      currentRate
        ? html`${
              currentRate.kind === 'salaried'
                ? html`<span class="salaried faint">${words.salaried}</span>`
                : nothing
            } <span title=${rateWords(currentRate)}>${perHourWords(currentRate)}</span>`
        : html`<span class="word warn" title=${words.noRateHelp}>${words.noRate}</span>`
    }
  </td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'people-list': PeopleList;
  }
}
