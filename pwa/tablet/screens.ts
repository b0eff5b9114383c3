/** Hangs each screen to its stores and its events to actions; the only place where both are known. */
import { html, type TemplateResult } from 'lit';
import type { RosterUser } from '#schema/contract/auth.ts';
import type { Order, TaskType } from '#schema/contract/orders.ts';
import type { Me, ResumableWork, Session } from '#schema/contract/sessions.ts';
import { calendarDay } from '../shared/format.ts';
import type { MaterialAmount } from './elements/material-screen.ts';
import { valueOf } from './loadable.ts';
import type { Screen } from './screen.ts';
import { isPinUnchecked, isUnverified } from './proof.ts';
import { wordsFor, type Count, type NewWork } from './shift.ts';
import type { Tablet } from './tablet.ts';
import { text } from './text.ts';
import { unsentUsages } from './unsent-usages.ts';
import { workKey } from './work-key.ts';
import './elements/enrolment-screen.ts';
import './elements/finish-screen.ts';
import './elements/material-screen.ts';
import './elements/order-screen.ts';
import './elements/people-wall.ts';
import './elements/own-pin-screen.ts';
import './elements/pin-screen.ts';
import './elements/quick-work.ts';
import './elements/self-test-screen.ts';
import './elements/state-panel.ts';
import './elements/task-screen.ts';
import './elements/work-screen.ts';

type Said<Detail> = CustomEvent<Detail>;
type Of<Name extends Screen['name']> = Extract<Screen, { name: Name }>;

export function screenOf(tablet: Tablet): TemplateResult {
  const screen = tablet.navigation.screen.get();
  switch (screen.name) {
    case 'opening':
      return opening(tablet);
    case 'enrolment':
      return enrolment(tablet);
    case 'self-test':
      return selfTest(tablet);
    case 'wall':
      return wall(tablet);
    case 'pin':
      return pin(tablet, screen);
    case 'own-pin':
      return ownPin(tablet, screen);
    case 'work':
      return work(tablet);
    case 'order':
      return order(tablet, screen);
    case 'task':
      return task(tablet, screen);
    case 'finish':
      return finish(tablet);
    case 'material':
      return material(tablet, screen);
  }
}

function opening({ front }: Tablet): TemplateResult {
  const words = text().opening;
  return front.unreachable.get()
    ? html`<state-panel
        alone
        picture="offline"
        .heading=${words.failed}
        .help=${words.failedHelp}
      ></state-panel>`
    : html`<state-panel alone waiting .heading=${words.title}></state-panel>`;
}

function enrolment({ front, guard, invited }: Tablet): TemplateResult {
  const shop = front.shop.get();
  return html`<enrolment-screen
    .busy=${guard.busy.get() !== null}
    .code=${invited.get()}
    .tablet=${shop?.tablet ?? null}
    .enrolled=${shop?.enrolled ?? false}
    @back=${() => {
      front.home();
    }}
    @enrol=${(event: Said<string>) => void front.enrol(event.detail)}
  ></enrolment-screen>`;
}

function selfTest({ front, selfTester, clock }: Tablet): TemplateResult {
  return html`<self-test-screen
    .findings=${selfTester.findings.get()}
    .running=${selfTester.running.get()}
    .clock=${clock}
    .timeZone=${front.shop.get()?.timeZone ?? 'UTC'}
    @test=${() => void selfTester.run()}
    @back=${() => {
      front.home();
    }}
  ></self-test-screen>`;
}

function wall({ front, wall: shown }: Tablet): TemplateResult {
  return html`<people-wall
    .roster=${shown()}
    @choose=${(event: Said<RosterUser>) => {
      front.choose(event.detail);
    }}
    @scan=${(event: Said<string>) => {
      front.scanBadge(event.detail);
    }}
    @retry=${() => void front.refreshRoster()}
  ></people-wall>`;
}

function pin(tablet: Tablet, { user }: Of<'pin'>): TemplateResult {
  const { front, guard, clock, navigation, network } = tablet;
  return html`<pin-screen
    .user=${user}
    .shop=${front.shop.get()}
    .pin=${front.pin.get()}
    .clock=${clock}
    .offline=${!network.online.get()}
    .busy=${guard.busy.get() === 'pin'}
    @pin=${(event: Said<string>) => void front.submitPin(user, event.detail)}
    @back=${() => {
      navigation.back();
    }}
  ></pin-screen>`;
}

function ownPin({ front, guard }: Tablet, { user }: Of<'own-pin'>): TemplateResult {
  return html`<own-pin-screen
    .user=${user}
    .shop=${front.shop.get()}
    .message=${front.ownPin.message.get()}
    .busy=${guard.busy.get() === 'own-pin'}
    @own-pin=${(event: Said<string>) => void front.ownPin.choose(user.id, event.detail)}
    @back=${() => {
      front.leave();
    }}
  ></own-pin-screen>`;
}

function work(tablet: Tablet): TemplateResult {
  const { front, shift, reference, guard, clock, outbox, corrections } = tablet;
  const user = front.signedIn.get();
  const taps = user ? outbox.tapsSinceDay(user.id) : [];
  const running = valueOf(shift.me.get())?.openSession ?? null;
  const mode = running ? 'switch' : 'start';
  return html`<work-screen
    .user=${user}
    .unverified=${isUnverified(front.proof.get())}
    .unchecked=${isPinUnchecked(front.proof.get(), taps)}
    .me=${shift.me.get()}
    .taskTypes=${reference.taskTypes.get()}
    .clock=${clock}
    .timeZone=${timeZone(tablet)}
    .corrections=${corrections.unread.get()}
    .busy=${guard.busy.get()}
    @corrections-read=${() => {
      corrections.dismiss();
    }}
    @go=${(event: Said<string>) => {
      if (guard.busy.get() !== null) return;
      if (event.detail === 'pause') void shift.pause();
      else if (event.detail === 'finish') tablet.openFinish(running?.orderNumber ?? null);
      else if (event.detail !== 'material') tablet.openFinder(mode);
      else if (running?.orderNumber) tablet.openMaterial(running.orderNumber);
    }}
    @resume=${(event: Said<ResumableWork>) => {
      void shift.start(workKey(event.detail), resumed(event.detail), mode);
    }}
    @indirect=${(event: Said<TaskType>) => {
      void tablet.startIndirect(event.detail, mode);
    }}
    @scan=${(event: Said<string>) => void tablet.chooseOrder(event.detail, mode)}
    @sign-out=${() => {
      front.leave();
    }}
    @end-day=${() => void shift.endDay()}
    @retry=${() => void shift.reload()}
  ></work-screen>`;
}

function order(tablet: Tablet, { mode }: Of<'order'>): TemplateResult {
  const { finder, guard, navigation, reference, shift } = tablet;
  return html`<order-screen
    .mode=${mode}
    .found=${finder.state.get()}
    .today=${today(tablet)}
    .busy=${guard.busy.get()}
    @query=${(event: Said<string>) => {
      finder.type(event.detail);
    }}
    @choose=${(event: Said<string>) => void tablet.chooseOrder(event.detail, mode)}
    @use-anyway=${(event: Said<string>) => {
      navigation.go({ name: 'task', mode, order: { orderNumber: event.detail, known: null } });
    }}
    @retry=${() => {
      finder.retry();
    }}
    @back=${() => {
      navigation.back();
    }}
  >
    ${
      mode === 'switch'
        ? html`<quick-work
            .resumable=${others(valueOf(shift.me.get()))}
            .taskTypes=${valueOf(reference.taskTypes.get()) ?? []}
            .busy=${guard.busy.get()}
            @resume=${(event: Said<ResumableWork>) => {
              void shift.start(workKey(event.detail), resumed(event.detail), mode);
            }}
            @indirect=${(event: Said<TaskType>) => void tablet.startIndirect(event.detail, mode)}
          ></quick-work>`
        : ''
    }
  </order-screen>`;
}

function task(tablet: Tablet, { mode, order }: Of<'task'>): TemplateResult {
  const { shift, reference, guard, navigation } = tablet;
  return html`<task-screen
    .order=${order}
    .taskTypes=${reference.taskTypes.get()}
    .today=${today(tablet)}
    .busy=${guard.busy.get()}
    @choose=${(event: Said<TaskType>) => {
      const { orderNumber, known } = order;
      const work = {
        ...{ orderNumber, taskType: event.detail.code, createOrder: known === null },
        words: wordsFor(event.detail.name, known, flagsOf(known)),
      };
      void shift.start(workKey(work), work, mode);
    }}
    @retry=${() => {
      reference.refresh();
    }}
    @back=${() => {
      navigation.back();
    }}
  ></task-screen>`;
}

function finish(tablet: Tablet): TemplateResult {
  const { shift, guard, navigation } = tablet;
  const session = valueOf(shift.me.get())?.openSession ?? null;
  // The tap is saved, the next screen is on its way.
  if (session === null) return html``;
  return html`<finish-screen
    .session=${session}
    .wanted=${tablet.wanted.get()}
    .busy=${guard.busy.get() === 'finished'}
    @finish=${(event: Said<Count>) => void shift.finish(event.detail)}
    @back=${() => {
      navigation.back();
    }}
  ></finish-screen>`;
}

function material(tablet: Tablet, { orderNumber }: Of<'material'>): TemplateResult {
  const { reference, guard, navigation, outbox, clock } = tablet;
  const unsent = unsentUsages(outbox.state.get().pending, orderNumber, {
    materials: valueOf(reference.materials.get()) ?? [],
    listed: valueOf(reference.usages.get()) ?? [],
    nameOf: (userId) => nameOf(tablet, userId),
    onServerMs: (deviceMs) => clock.onServerMs(deviceMs),
  });
  return html`<material-screen
    .orderNumber=${orderNumber}
    .materials=${reference.materials.get()}
    .usages=${reference.usages.get()}
    .unsent=${unsent}
    .timeZone=${timeZone(tablet)}
    .today=${today(tablet)}
    .busy=${guard.busy.get() === 'material'}
    .logged=${tablet.logged.get()}
    @log=${(event: Said<MaterialAmount>) => void tablet.logMaterial(orderNumber, event.detail)}
    @retry=${() => {
      reference.refresh();
      void reference.openUsages(orderNumber);
    }}
    @back=${() => {
      navigation.back();
    }}
  ></material-screen>`;
}

/** As the wall of names calls them. */
function nameOf({ front }: Tablet, userId: number): string {
  const here = front.signedIn.get();
  if (here?.id === userId) return here.displayName;
  return valueOf(front.roster.get())?.users.find(({ id }) => id === userId)?.displayName ?? '';
}

/** What may be switched to: all but what runs. */
function others(me: Me | undefined): ResumableWork[] {
  const running = me?.openSession;
  return (me?.resumable ?? []).filter(
    ({ orderNumber, taskType }) =>
      orderNumber !== running?.orderNumber || taskType !== running.taskType,
  );
}

/** What the server would say of a session on this order. */
function flagsOf(order: Order | null): Session['flags'] {
  if (order === null) return ['floor_order'];
  const flags: [Session['flags'][number], boolean][] = [
    ['order_shipped', order.status === 'shipped'],
    ['order_on_hold', order.status === 'hold'],
    ['floor_order', order.source === 'floor'],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
}

/** Taken up again, work is called as it was. */
function resumed(work: ResumableWork): NewWork {
  return { ...work, words: wordsFor(work.taskTypeName, { ...work, dueDate: null }) };
}

function timeZone({ front }: Tablet): string {
  return front.shop.get()?.timeZone ?? 'UTC';
}

function today(tablet: Tablet): string {
  return calendarDay(tablet.clock.serverNowMs(), timeZone(tablet));
}
