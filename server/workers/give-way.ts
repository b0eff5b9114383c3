/** Long work gives way: on a small server it shares the cores with the thread that answers taps. */
import { constants, setPriority } from 'node:os';

/** On Linux a priority is a thread's own; elsewhere it would slow the whole server down. */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
