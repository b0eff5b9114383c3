/** What the filters of the tables choose from. */
import type { Material } from '#schema/contract/materials.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { Team } from '#schema/contract/users.ts';
import type { Option } from '../parts/choice-chip.ts';
import type { PersonName } from '../stores/directory.ts';
import { text } from '../text.ts';

const words = text.tables.filters;

export interface FilterLists {
  teams: readonly Team[];
  people: readonly PersonName[];
  taskTypes: readonly TaskType[];
  materials: readonly Material[];
}

export type ListFilter = 'team' | 'user' | 'taskType' | 'material';

export function optionsOf(filter: ListFilter, lists: FilterLists): readonly Option[] {
  const { teams, people, taskTypes, materials } = lists;
  switch (filter) {
    case 'team':
      return [
        ['', words.everyTeam],
        ...teams.map(({ id, name }): Option => [String(id), name]),
        ['none', words.noTeam],
      ];
    case 'user':
      return [
        ['', words.everybody],
        ...people.map(({ id, displayName }): Option => [String(id), displayName]),
      ];
    case 'taskType':
      return [
        ['', words.everyTaskType],
        ...taskTypes
          .filter(({ kind }) => kind === 'indirect')
          .map(({ code, name }): Option => [code, name]),
      ];
    case 'material':
      return materials.map(({ code, name }): Option => [code, name]);
  }
}
