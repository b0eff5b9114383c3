/** Words of the taps that wait for a decision. */
import type { ReviewReason } from '#schema/contract/events.ts';
import type { InboxItem, LikelyAnswer } from '#schema/contract/inbox.ts';
import type { ClosureReason } from '#schema/contract/sessions.ts';
import { count } from './count.ts';

export const inboxText = {
  inbox: {
    title: 'Inbox',
    sentence: 'Taps that could not be counted as they came. Accept them, or discard them.',
    waiting: (taps: number, more: boolean) =>
      more ? `more than ${taps} taps wait` : count(taps, 'tap waits', 'taps wait'),
    states: { open: 'Waiting', done: 'Decided' },
    statesName: 'Which taps',
    caption: 'Arrow keys move, Enter opens a tap.',
    columns: {
      when: 'When',
      who: 'Who',
      what: 'What',
      why: 'Why it waits',
      decision: 'Decision',
      tablet: 'Tablet',
    },
    emptyTitle: { open: 'Nothing waits', done: 'Nothing was decided yet' },
    emptyHelp: {
      open: 'Every tap could be counted. What needs an eye shows here by itself.',
      done: 'What is accepted or discarded is kept here, with its reason.',
    },
    notListed:
      'This tap is not in this list. It may have been decided about, or be another team’s.',
    unknownPerson: (id: number) => `Unknown person (no. ${id})`,
    noTablet: 'No enrolled tablet',
    noTeam: 'No team',
    tabletClock: (when: string) => `tablet’s clock: ${when}`,

    /** The work a tap is about, to stand behind a verb. */
    work: (task: string, order: string | null) => (order ? `${task} on order ${order}` : task),
    someWork: 'work',
    unknownWork: 'unknown work',
    start: (work: string) => `Start ${work}`,
    switchTo: (work: string) => `Switch to ${work}`,
    close: {
      finished: (work: string) => `Finish ${work}`,
      paused: (work: string) => `Pause ${work}`,
      switched: (work: string) => `End ${work}, to switch`,
      signed_out: (work: string) => `End ${work}, signing out`,
      other: (work: string) => `End ${work}`,
    } satisfies Record<ClosureReason | 'other', (work: string) => string>,
    undo: {
      start: (work: string) => `Undo the start of ${work}`,
      closure: (work: string) => `Undo the end of ${work}`,
      other: (work: string) => `Undo a tap on ${work}`,
    },
    log: (material: string, order: string | null) =>
      `Log ${material}${order ? ` on order ${order}` : ''}`,
    giveBack: (material: string, order: string | null) =>
      `Return ${material}${order ? ` from order ${order}` : ''}`,
    someMaterial: 'material',
    amount: (quantity: string, unit: string, material: string) =>
      `${quantity}${unit ? ` ${unit}` : ''} of ${material}`,
    good: (pieces: number) => `${pieces.toLocaleString('en-US')} good`,
    scrap: (pieces: number) => `${pieces.toLocaleString('en-US')} scrap`,

    reasons: {
      already_open: 'Other work was already running.',
      not_open: 'The work had already ended.',
      unknown_session: 'The start of this work never arrived.',
      order_void: 'The order was cancelled.',
      order_unknown: 'The order is not in the list.',
      overlaps: 'Other work was done at that time.',
      ends_before_start: 'It lies before the work began.',
      too_old: 'It arrived more than three days late.',
      in_future: 'By the tablet’s clock it lies in the future.',
      clock_off: 'The tablet’s clock was more than ten minutes off.',
      person_inactive: 'This person does not work here any more.',
      wrong_pin: 'The PIN typed without the network was wrong.',
      unproven: 'The tablet could not show who tapped it.',
      undo_too_late: 'It was undone more than ten seconds later.',
      malformed: 'The tap could not be read.',
      period_closed: 'The week is approved already.',
      other: 'It did not fit what is known.',
    } satisfies Record<ReviewReason, string>,
    /** What a foreman most likely does about it. */
    advice: {
      accept: () => 'If it is true, accept it as it is.',
      accept_as_switch: () => 'Accept it as a switch: the running work ends where this begins.',
      change_time: () => 'Say when it really was, then accept it.',
      change_order: () => 'Say which order it really was, then accept it.',
      ask: (name: string) => `Ask ${name} first.`,
      discard: () => 'Most likely nothing is missing: discard it.',
    } satisfies Record<LikelyAnswer, (name: string) => string>,
    adviceAlso: {
      unknown_session: 'If its start waits here too, accept that first.',
      wrong_pin: 'It may have been somebody else.',
      unproven: 'It may have been somebody else.',
      period_closed: 'Only an admin can still accept it.',
    } as Readonly<Partial<Record<ReviewReason, string>>>,

    waited: 'Why it waited',
    told: 'The operator read',
    /** What the server told them; it speaks English. */
    toldWords: (detail: string): string => detail,
    tapped: 'Tapped',
    counts: 'Counts at',
    deviceTime: 'Tablet’s clock',
    arrived: 'Arrived',
    tablet: 'Tablet',
    workBegan: 'Work began',
    pieces: 'Pieces',
    note: 'Note',
    sameDay: (name: string) => `See ${name}’s sessions of that day`,

    decide: 'Your decision',
    decision: 'The decision',
    time: 'Time',
    timeArrived: 'Filled in: when it arrived.',
    order: 'Order',
    orderNone: 'Left empty, it is without an order.',
    task: 'Task',
    taskNone: 'Choose a task',
    person: 'Person',
    personWrong: 'Say whose tap it was.',
    switch: 'Ends the work that was running',
    reason: 'Reason',
    reasonHint: 'How do you know? Kept with the tap, for everybody to read.',
    accept: 'Accept',
    acceptChanged: 'Accept with changes',
    discard: 'Discard',
    accepted: 'Accepted.',
    discarded: 'Discarded.',
    gone: 'Somebody else has decided about this tap meanwhile.',
    seeDecision: 'See what was decided',
    decided: {
      review: 'Waiting',
      accepted: 'Accepted',
      discarded: 'Discarded',
    } satisfies Record<InboxItem['state'], string>,
    by: 'By',
    at: (name: string, when: string) => `${name}, ${when}`,

    /** Refusals, said to the foreman and not to whoever tapped. */
    refusals: {
      already_open:
        'Other work was running at that time. Say that this ends it, or give another time.',
      not_open: 'The work had ended by then, so there is nothing to end.',
      not_found: 'The start of this work never arrived. If it waits here too, accept it first.',
      not_allowed: 'This is somebody else’s work.',
      order_void: 'This order was cancelled. Give another.',
      order_unknown: 'There is no such order. Look at the number again.',
      order_needed: 'This task needs an order.',
      overlaps: 'Other work was done at that time. Give another time, or correct that work first.',
      ends_before_start: 'That is before the work began. Give a later time.',
      in_future: 'That is still to come. Give an earlier time.',
      undo_too_late: 'That is more than ten seconds later. Correct the session instead.',
    } as Readonly<Partial<Record<string, string>>>,
  },
};
