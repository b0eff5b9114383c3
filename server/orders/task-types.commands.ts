/**
 * What can be done on an order, or beside them. A task type is never deleted, because work was
 * done on it; it is taken off the tablets.
 */
import type { NewTaskType, TaskTypeChange } from '#schema/contract/orders.ts';
import { AppError } from '#server/app-error.ts';
import { build, insertion, statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import { nextVersion, requireVersion } from '#server/writer/versions.ts';

const DEFAULT_ICON = 'generic';
const DEFAULT_HUE = 220;

const insertTaskType = insertion('task_type', [
  'code',
  'name',
  'kind',
  'icon',
  'hue',
  'sort_order',
]);
const countTaskTypes = statement((db, _p: object) =>
  db.selectFrom('task_type').select((eb) => eb.fn.countAll<number>().as('count')),
);

const taskTypeAsIs = statement((db, p: { code: string }) =>
  db
    .selectFrom('task_type')
    .select(['version', 'name', 'icon', 'hue', 'is_active'])
    .where('code', '=', p.code),
);

export const addTaskType = defineCommand({
  name: 'orders.addTaskType',
  right: 'admin',
  run(tx, input: NewTaskType) {
    const { lastId } = tx.run(insertTaskType, {
      code: input.code.toUpperCase(),
      name: input.name,
      kind: input.kind,
      icon: input.icon ?? DEFAULT_ICON,
      hue: input.hue ?? DEFAULT_HUE,
      sort_order: tx.get(countTaskTypes, {})?.count ?? 0,
    });
    tx.change(null, { taskTypeId: lastId, ...input });
    return { code: input.code };
  },
});

export const changeTaskType = defineCommand({
  name: 'orders.changeTaskType',
  right: 'admin',
  run(tx, input: { code: string; change: TaskTypeChange; ifVersion?: number | undefined }) {
    const { active, ...fields } = input.change;
    const current = tx.get(taskTypeAsIs, { code: input.code });
    if (!current) throw new AppError('not_found', `There is no task ${input.code}.`);
    const { version, is_active, ...before } = current;
    requireVersion(version, input.ifVersion, `The task ${input.code}`);
    tx.run(
      build
        .updateTable('task_type')
        .set({
          ...fields,
          ...nextVersion(tx),
          ...(active !== undefined && { is_active: active ? 1 : 0 }),
        })
        .where('code', '=', input.code),
    );
    tx.change(
      { code: input.code, ...before, active: is_active === 1 },
      { code: input.code, ...input.change },
    );
    return { code: input.code };
  },
});
