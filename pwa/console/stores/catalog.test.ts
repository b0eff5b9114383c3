import type { TaskType } from '#schema/contract/orders.ts';
import { describe, expect, it } from 'vitest';
import { refusal, scriptedApi } from '../testing/fixtures.ts';
import { createCatalog } from './catalog.ts';
import { createPeople } from './people.ts';
import { createSessions } from './sessions.ts';
import { createTeams } from './teams.ts';

const laser: TaskType = {
  code: 'LASER',
  name: 'Laser',
  kind: 'direct',
  icon: 'laser',
  hue: 12,
  version: 1,
  changed: null,
};
const gold = {
  ...{ code: 'GOLD', name: 'Gold leaf', unit: 'sheet', unitCostCents: 125 },
  ...{ version: 7, changed: null },
};

function catalog(...answers: unknown[]) {
  const api = scriptedApi(...answers);
  const people = createPeople(api).list;
  const { taskTypes } = createSessions(api);
  const teams = createTeams(api);
  const lists = { people, taskTypes, teams };
  return { asked: api.asked, taskTypes, ...createCatalog(api, lists) };
}

describe('a list of the catalog', () => {
  it('is asked for again after something was added, and the sessions know the task too', async () => {
    const { tasks, taskTypes } = catalog(
      { taskTypes: [] },
      { taskType: laser },
      { taskTypes: [laser] },
    );
    await tasks.list.load('all');
    await expect(tasks.add.submit(laser)).resolves.toEqual(laser);
    expect(taskTypes.state.get().value).toEqual([laser]);
  });

  it('takes off the tablets and puts back, by the code as it is written', async () => {
    const dotted = { ...gold, code: 'A.1' };
    const { asked, materials } = catalog(
      { materials: [dotted] },
      { material: dotted },
      { materials: [] },
      { material: dotted },
      { materials: [dotted] },
    );
    await materials.list.load('all');
    await materials.offer.submit('A.1', false);
    expect(materials.list.state.get().value).toEqual([]);
    await materials.offer.submit('A.1', true);
    expect(materials.list.state.get().value).toEqual([dotted]);
    expect(asked.filter(({ method }) => method === 'PATCH')).toEqual([
      { method: 'PATCH', path: '/api/materials/A.1', body: { active: false } },
      { method: 'PATCH', path: '/api/materials/A.1', body: { active: true } },
    ]);
  });

  it.each([
    ['task_type_exists', 'tasks', laser],
    ['material_exists', 'materials', gold],
  ] as const)('says %s at the code', async (code, shelf, entry) => {
    const made = catalog(refusal(code, { detail: 'Taken.' }));
    await made[shelf].add.submit(entry as never);
    expect(made[shelf].add.state.get().problem).toMatchObject({
      detail: '',
      fields: { code: 'Taken.' },
    });
  });

  it('says at a field what the server minded there', async () => {
    const errors = [{ field: 'unitCostCents', message: 'is too much' }];
    const { materials } = catalog(refusal('malformed', { status: 422, errors }));
    await materials.change.submit(gold, { unitCostCents: 1 });
    expect(materials.change.state.get().problem?.fields).toEqual({ unitCostCents: 'is too much' });
  });

  it('says what is there when somebody changed it meanwhile', async () => {
    const theirs = { ...gold, name: 'Gold foil', version: 8 };
    const { asked, materials } = catalog(
      { materials: [gold] },
      refusal('changed_meanwhile', { status: 412 }),
      { materials: [theirs] },
    );
    await materials.list.load('all');
    await materials.change.submit(gold, { name: 'Leaf gold' });
    expect(asked[1]).toMatchObject({ method: 'PATCH', path: '/api/materials/GOLD', ifVersion: 7 });
    expect(materials.change.state.get().problem?.code).toBe('changed_meanwhile');
    expect(materials.list.state.get().value).toEqual([theirs]);
  });
});
