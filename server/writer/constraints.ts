/**
 * The rules of the state machine also stand in the database, as CHECKs and unique indexes.
 * A violation there means the same as the refusal a command would have said itself.
 */
import { AppError, type RefusalCode } from '#server/app-error.ts';

const MEANINGS: readonly (readonly [violated: string, code: RefusalCode, detail: string])[] = [
  [
    'UNIQUE constraint failed: work_session.user_id',
    'already_open',
    'There is already work running for this person. Finish, pause or switch it.',
  ],
  [
    'UNIQUE constraint failed: work_session.public_id',
    'id_taken',
    'This session id was already used. Mint a new UUIDv7.',
  ],
  [
    'UNIQUE constraint failed: work_session.resumed_from',
    'cannot_undo',
    'This was already undone.',
  ],
  [
    'UNIQUE constraint failed: material_usage.public_id',
    'id_taken',
    'This material id was already used. Mint a new UUIDv7.',
  ],
  [
    'CHECK constraint failed: ended_at >= started_at',
    'ends_before_start',
    'Work cannot end before it starts.',
  ],
  [
    'UNIQUE constraint failed: app_user.username',
    'username_taken',
    'Somebody already has this user name.',
  ],
  ['UNIQUE constraint failed: app_user.badge', 'badge_taken', 'Somebody already has this badge.'],
  ['UNIQUE constraint failed: team.name', 'team_exists', 'There already is a team of this name.'],
  [
    'UNIQUE constraint failed: task_type.code',
    'task_type_exists',
    'There already is a task with this code.',
  ],
  [
    'UNIQUE constraint failed: material.code',
    'material_exists',
    'There already is a material with this code.',
  ],
  [
    'UNIQUE constraint failed: sales_order.order_key',
    'order_exists',
    'There already is an order with this number.',
  ],
  [
    'UNIQUE constraint failed: pay_rate.user_id, pay_rate.effective_from',
    'rate_exists',
    'There already is a pay rate from this date.',
  ],
];

/** The refusal a constraint violation stands for, or undefined when it is our own mistake. */
export function refusalOf(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  const found = MEANINGS.find(([violated]) => error.message === violated);
  return found && new AppError(found[1], found[2]);
}
