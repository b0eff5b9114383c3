import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { clockTime, duration } from '../../shared/format.ts';
import type { Readable } from '../../shared/store.ts';
import { readFloorFilter, writeFloorFilter } from '../address/floor-filter.ts';
import { writeRoute } from '../address/route.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { Watch } from '../parts/watch.ts';
import { WhileShown } from '../parts/while-shown.ts';
import type { LineState } from '../stores/floor-line.ts';
import type { FloorPerson } from '../stores/floor-picture.ts';
import type { Floor } from '../stores/floor.ts';
import { text } from '../text.ts';
import { floorWallStyles } from './floor-wall-styles.ts';
import { isLongRun, shownFloor, sinceMs, standingOf } from './standing.ts';
import { turnOf, wallGrid, type WallGrid } from './wall-grid.ts';
import { restWords } from './words.ts';

const words = text.floor;
/** How long the way out stays after the pointer rests. */
const WAY_OUT_MS = 4000;

/**
 * The floor on a screen on the wall: large, nothing to press, for days. Who works comes first; when
 * there are more people than fit, pages take turns. Escape leaves it, and so does a link for whoever
 * moves the pointer.
 * @fires leave - CustomEvent<string>, where to
 */
@customElement('floor-wall')
export class FloorWall extends LitElement {
  static override readonly styles = [base, floorWallStyles];

  @property({ attribute: false }) floor!: Floor;
  @property({ attribute: false }) everySecond!: Readable<number>;
  @property({ attribute: false }) address = new URLSearchParams();
  @property() timeZone = 'UTC';

  @state() private hasPointer = false;

  private pointerRests: ReturnType<typeof setTimeout> | undefined;
  private readonly onPointer = () => {
    this.hasPointer = true;
    clearTimeout(this.pointerRests);
    this.pointerRests = setTimeout(() => {
      this.hasPointer = false;
    }, WAY_OUT_MS);
  };
  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    this.dispatchEvent(new CustomEvent('leave', { detail: this.wayOut }));
  };
  private readonly resized = () => {
    this.requestUpdate();
  };

  constructor() {
    super();
    new Watch(this, () => [
      this.floor.line.picture,
      this.floor.line.state,
      this.floor.line.error,
      this.everySecond,
    ]);
    new WhileShown(this, () => this.floor.line.watch());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('resize', this.resized);
    addEventListener('keydown', this.onKey);
    addEventListener('pointermove', this.onPointer);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.resized);
    removeEventListener('keydown', this.onKey);
    removeEventListener('pointermove', this.onPointer);
    clearTimeout(this.pointerRests);
  }

  override render() {
    const line = this.floor.line.state.get();
    const picture = this.floor.line.picture.get();
    const { team } = readFloorFilter(this.address);
    const wallMs = this.everySecond.get();
    const nowMs = line.status === 'stale' ? line.sinceMs : wallMs;
    const asked = { team: team ?? '', state: 'here', q: '', nowMs } as const;
    const people = picture ? shownFloor(picture, asked).people : [];
    const working = people.filter(({ work }) => work !== null);
    const idle = people.filter(({ work }) => work === null);
    const grid = wallGrid({ width: innerWidth, height: innerHeight }, people.length);
    const turn = turnOf([...working, ...idle], grid.columns * grid.rows, wallMs);
    return html`<main class=${line.status} .style=${sizes(grid)}>
      <header>
        <h1>${team || words.wallTitle}</h1>
        ${picture ? html`<p>${words.wallWorking(working.length)}</p>` : nothing}
        ${picture ? html`<p class="soft">${words.wallIdle(idle.length)}</p>` : nothing}
        ${turn.pages > 1 ? html`<p class="soft">${words.wallPage(turn.page, turn.pages)}</p>` : nothing}
        <time>${clockTime(wallMs, this.timeZone)}</time>
      </header>
      ${this.trouble(line)}
      ${
        picture && turn.items.length === 0
          ? html`<p class="nobody">
              ${picture.isWorkingTime ? words.wallNobody : words.wallNoShift}
            </p>`
          : html`<ul>
              ${turn.items.map((person) => this.tile(person, nowMs, picture?.longAfterMs ?? Infinity, !team))}
            </ul>`
      }
      <a class="way-out ${this.hasPointer ? 'shown' : ''}" href=${this.wayOut}
        >${icon('close')}${words.wallLeave}</a
      >
    </main>`;
  }

  private get wayOut(): string {
    const filter = { ...readFloorFilter(this.address), wall: false };
    return writeRoute({ page: 'floor', person: null }, writeFloorFilter(filter));
  }

  private trouble(line: LineState) {
    const error = this.floor.line.error.get();
    if (error && !this.floor.line.picture.get()) {
      return html`<section class="trouble" role="alert">
        <strong>${error.detail}</strong> ${words.wallStaleHelp}
      </section>`;
    }
    if (line.status !== 'stale') return nothing;
    return html`<section class="trouble" role="alert">
      <strong>${words.wallStale(clockTime(line.sinceMs, this.timeZone))}.</strong>
      ${words.wallStaleHelp}
    </section>`;
  }

  private tile(person: FloorPerson, nowMs: number, longAfterMs: number, saysTeam: boolean) {
    const { displayName, team, work } = person;
    const since = sinceMs(person);
    const isLong = isLongRun(person, nowMs, longAfterMs);
    const time = since === null ? '' : duration(nowMs - since);
    return html`<li class="${standingOf(person)} ${isLong ? 'long' : ''}">
      <p class="who"><strong>${displayName}</strong></p>
      <p class="what">
        <strong>${work ? (work.orderNumber ?? work.taskTypeName) : restWords(person)}</strong>
        <span class="clock">${time}</span>
      </p>
      <p class="task">
        ${work && work.orderNumber !== null ? work.taskTypeName : nothing}
        ${isLong ? html`<span class="mark">${words.longRun}</span>` : nothing}
        ${work?.unverified ? html`<span class="mark">${words.unverified}</span>` : nothing}
        ${saysTeam && team !== null ? html`<span class="team">${team}</span>` : nothing}
      </p>
    </li>`;
  }
}

const sizes = ({ em, columns }: WallGrid): string =>
  `font-size: ${em.toFixed(2)}px; --columns: ${columns}`;

declare global {
  interface HTMLElementTagNameMap {
    'floor-wall': FloorWall;
  }
}
