/**
 * What the tablets offer. The lists hold what is on the tablets; what else there is, and in which
 * order, is the server's to say, so a list is asked for again after each change.
 */
import type { Material, MaterialChange, NewMaterial } from '#schema/contract/materials.ts';
import type { NewTaskType, TaskType, TaskTypeChange } from '#schema/contract/orders.ts';
import type { UserList } from '#schema/contract/users.ts';
import { withCurrent } from './changed-meanwhile.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';
import { createTeamChanges, type TeamChanges } from './team-changes.ts';
import type { Teams } from './teams.ts';

/** One list of the catalog: add to it, change what is in it, take off the tablets, put back. */
export interface Shelf<Entry, New, Change> {
  list: Query<'all', Entry[]>;
  add: Submitter<[New], Entry>;
  /** `seen` is the entry as it was shown: a newer version of it refuses the change. */
  change: Submitter<[seen: Entry, Change], Entry>;
  /**
   * Nothing is deleted: what is off the tablets can be put back. Without a version, whatever is
   * there is put on or taken off.
   */
  offer: Submitter<[code: string, active: boolean, seen?: number], Entry>;
}

export type TaskShelf = Shelf<TaskType, NewTaskType, TaskTypeChange>;
export type MaterialShelf = Shelf<Material, NewMaterial, MaterialChange>;

export interface Catalog {
  tasks: TaskShelf;
  materials: MaterialShelf;
  /** Teams come with the people who are in them. */
  people: Query<'all', UserList>;
  teams: TeamChanges;
}

/** Lists that other pages know too: a change here shows there. */
export interface SharedLists {
  taskTypes: Query<'all', TaskType[]>;
  people: Query<'all', UserList>;
  teams: Teams;
}

const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  task_type_exists: 'code',
  material_exists: 'code',
};
const fieldOf = (code: string) => FIELD_OF_CODE[code];

const TASK: FormFields = { fields: ['name', 'code', 'kind', 'icon', 'hue'], fieldOf };
const MATERIAL: FormFields = { fields: ['name', 'code', 'unit', 'unitCostCents'], fieldOf };

interface ShelfPlace<Entry, Answer> {
  path: string;
  list: Query<'all', Entry[]>;
  form: FormFields;
  entryOf: (answer: Answer) => Entry;
}

function createShelf<Entry extends { code: string; version: number }, New, Change, Answer>(
  api: ConsoleApi,
  { path, list, form, entryOf }: ShelfPlace<Entry, Answer>,
): Shelf<Entry, New, Change> {
  const patch = async (code: string, change: unknown, seen?: number) => {
    const address = `${path}/${encodeURIComponent(code)}`;
    const sent = api.change<Answer>('PATCH', address, change, seen);
    const answer = await withCurrent(sent, list.reload);
    await list.reload();
    return entryOf(answer);
  };
  return {
    list,
    add: createSubmitter(async (entry: New) => {
      const answer = await api.change<Answer>('POST', path, entry);
      await list.reload();
      return entryOf(answer);
    }, form),
    change: createSubmitter(
      (seen: Entry, change: Change) => patch(seen.code, change, seen.version),
      form,
    ),
    offer: createSubmitter((code: string, active: boolean, seen?: number) =>
      patch(code, { active }, seen),
    ),
  };
}

export function createCatalog(api: ConsoleApi, { taskTypes, people, teams }: SharedLists): Catalog {
  const materials = createQuery<'all', Material[]>(
    async (_all, signal) =>
      (await api.get<{ materials: Material[] }>('/api/materials', signal)).materials,
  );
  return {
    tasks: createShelf(api, {
      path: '/api/task-types',
      list: taskTypes,
      form: TASK,
      entryOf: ({ taskType }: { taskType: TaskType }) => taskType,
    }),
    materials: createShelf(api, {
      path: '/api/materials',
      list: materials,
      form: MATERIAL,
      entryOf: ({ material }: { material: Material }) => material,
    }),
    people,
    teams: createTeamChanges(api, teams, people),
  };
}
