/** Which screen is shown, and what it is about. */
import type { RosterUser, SignedInUser } from '#schema/contract/auth.ts';
import type { Order } from '#schema/contract/orders.ts';

/** `start` when nothing runs; `switch` ends what runs at the instant the new work starts. */
export type StartMode = 'start' | 'switch';

/** An order to work on; `known` is null for a number that is not in the list yet. */
export interface ChosenOrder {
  orderNumber: string;
  known: Order | null;
}

export type Screen =
  | { name: 'opening' }
  | { name: 'enrolment' }
  | { name: 'self-test' }
  | { name: 'wall' }
  | { name: 'pin'; user: RosterUser }
  | { name: 'own-pin'; user: SignedInUser }
  | { name: 'work' }
  | { name: 'order'; mode: StartMode }
  | { name: 'task'; mode: StartMode; order: ChosenOrder }
  | { name: 'finish' }
  | { name: 'material'; orderNumber: string };

/** Where the back button leads; undefined where there is none. */
export function before(screen: Screen): Screen | undefined {
  switch (screen.name) {
    case 'pin':
      return { name: 'wall' };
    case 'order':
    case 'finish':
    case 'material':
      return { name: 'work' };
    case 'task':
      return { name: 'order', mode: screen.mode };
    default:
      return undefined;
  }
}

/** Whether somebody is signed in on this screen, so that idling must end it. */
export function isPersonal(screen: Screen): boolean {
  return !['opening', 'enrolment', 'self-test', 'wall'].includes(screen.name);
}
