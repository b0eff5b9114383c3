import type { AuditEntry } from '#schema/contract/audit.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { EVERYTHING, writeAuditFilter } from '../address/audit-filter.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { panel } from '../parts/styles/panel.ts';
import { text } from '../text.ts';
import { auditPanelStyles } from './audit-panel-styles.ts';
import { readAbout, readChange, type ChangeLine, type ReadChange } from './change-lines.ts';
import { aboutWords, exactTime, refusalWords, whatWords, whoWords } from './words.ts';

const words = text.audit;

/**
 * One entry: what it changed, side by side, and everything the log holds about it.
 * @fires close-panel
 */
@customElement('audit-panel')
export class AuditPanel extends LitElement {
  static override readonly styles = [base, chips, panel, auditPanelStyles];

  @property({ attribute: false }) entry!: AuditEntry;
  @property() timeZone = 'UTC';

  override render() {
    const { entry } = this;
    return html`<side-panel .heading=${whatWords(entry)}>
      <p slot="head" class="head">${whoWords(entry)} · ${exactTime(entry.at, this.timeZone)}</p>
      <section>${this.refusal()}${this.changes()}</section>
      <section>
        <h3>${words.details}</h3>
        ${this.details()}
      </section>
      ${this.links()}
    </side-panel>`;
  }

  private refusal() {
    const { outcome, refusal, kind } = this.entry;
    if (outcome === 'accepted' || kind === 'sign-in') return nothing;
    const about = readAbout(this.entry, this.timeZone);
    return html`<p class="said">
        <strong>${words.refusedBecause}</strong>
        <span>${refusal ? refusalWords(refusal) : words.answerGone}</span>
      </p>
      ${
        about.length > 0
          ? html`<h3>${words.asked}</h3>
              ${facts(about)}`
          : nothing
      }`;
  }

  private changes() {
    const { outcome } = this.entry;
    const { about, lines } = readChange(this.entry, this.timeZone);
    if (outcome === 'refused' && lines.length === 0) return nothing;
    return html`<h3>${words.changes}</h3>
      ${about.length > 0 ? facts(about) : nothing} ${lines.length > 0 ? this.table(lines) : nothing}
      ${
        lines.length === 0 && about.length === 0
          ? html`<p class="soft">${words.nothingChanged}</p>`
          : nothing
      }`;
  }

  private table(lines: readonly ChangeLine[]) {
    return html`<table>
      <thead>
        <tr>
          <th scope="col"><span class="sr-only">${words.what}</span></th>
          <th scope="col">${words.before}</th>
          <th scope="col">${words.after}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ name, before, after }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="before">${before ?? nothing}</td>
              <td class="after">${after ?? nothing}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private details() {
    const { entry, timeZone } = this;
    const at = (instant: string) => exactTime(instant, timeZone);
    const command = [entry.command, entry.within].filter(Boolean).join(' → ');
    return html`<dl>
      ${fact(words.arrived, at(entry.at))}
      ${entry.occurredAt === entry.at ? nothing : fact(words.counts, at(entry.occurredAt))}
      ${fact(words.tablet, entry.device?.name)} ${fact(words.address, entry.address)}
      ${code(words.command, command)} ${code(words.scope, entry.scope)}
      ${code(words.key, entry.key)}
      ${code(words.row, entry.seq === null ? null : String(entry.seq))}
      ${
        entry.seal === null
          ? nothing
          : fact(
              words.seal,
              html`<span class="word ${entry.seal === 'whole' ? 'good' : 'bad'}"
                >${words.seals[entry.seal]}</span
              >`,
            )
      }
    </dl>`;
  }

  /** From one line to everything else that happened to the same. */
  private links() {
    const { by, device, names, labels } = this.entry;
    const people = new Map(
      Object.entries(labels).flatMap(([field, name]) => {
        const [, id] = /^(?:userId|user_id):(\d+)$/.exec(field) ?? [];
        return id === undefined ? [] : [[id, name] as const];
      }),
    );
    if (by) people.set(String(by.id), by.name);
    const abouts = [
      ...[...people.keys()].map((id) => `user:${id}`),
      ...(names.order === undefined ? [] : [`order:${names.order}`]),
      ...(device ? [`device:${device.id}`] : []),
    ];
    if (abouts.length === 0) return nothing;
    return html`<section>
      <h3>${words.more}</h3>
      <div class="links">
        ${abouts.map((about) => {
          const query = writeAuditFilter({ ...EVERYTHING, about });
          return html`<a href=${writeRoute({ page: 'audit', entryId: null }, query)}
            >${
              about.startsWith('device:') && device
                ? words.about.user(device.name)
                : aboutWords(about, people)
            }</a
          >`;
        })}
      </div>
    </section>`;
  }
}

function fact(name: string, said: string | TemplateResult | null | undefined) {
  return said === null || said === undefined || said === ''
    ? nothing
    : html`<dt>${name}</dt>
        <dd>${said}</dd>`;
}

const facts = (about: ReadChange['about']) =>
  html`<dl>${about.map(({ name, value }) => fact(name, value))}</dl>`;

const code = (name: string, said: string | null) =>
  fact(name, said === null || said === '' ? null : html`<code>${said}</code>`);

declare global {
  interface HTMLElementTagNameMap {
    'audit-panel': AuditPanel;
  }
}
