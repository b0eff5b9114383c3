/**
 * Teams: who belongs together on the floor, and whose sessions a foreman sees. A team nobody is in
 * is retired and no longer offered; adding one of its name brings it back.
 */
import { AppError } from '#server/app-error.ts';
import { build, insertion, statement } from '#server/db/statements.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { nextVersion, requireVersion } from '#server/writer/versions.ts';

const insertTeam = insertion('team', ['name']);
const teamById = statement((db, p: { id: number }) =>
  db
    .selectFrom('team')
    .select(['name', 'version'])
    .where('id', '=', p.id)
    .where('is_active', '=', 1),
);
const retiredByName = statement((db, p: { name: string }) =>
  db.selectFrom('team').select('id').where('name', '=', p.name).where('is_active', '=', 0),
);
const members = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select('id').where('team_id', '=', p.id).where('is_active', '=', 1),
);
const anybodyIn = statement((db, p: { id: number }) =>
  db
    .selectFrom('app_user')
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .where('team_id', '=', p.id),
);

function update(tx: Tx, id: number, change: { name?: string; is_active?: 0 | 1 }): void {
  const set = { ...change, ...nextVersion(tx) };
  tx.run(build.updateTable('team').set(set).where('id', '=', id));
}

function requireTeam(tx: Tx, id: number, ifVersion: number | undefined): { name: string } {
  const team = tx.get(teamById, { id });
  if (!team) throw new AppError('not_found', `There is no team ${id}.`);
  requireVersion(team.version, ifVersion, `The team ${team.name}`);
  return team;
}

export const addTeam = defineCommand({
  name: 'users.addTeam',
  right: 'admin',
  run(tx, { name }: { name: string }) {
    const retired = tx.get(retiredByName, { name });
    if (retired) update(tx, retired.id, { name, is_active: 1 });
    const teamId = retired?.id ?? tx.run(insertTeam, { name }).lastId;
    tx.change(null, { teamId });
    return { teamId };
  },
});

export const renameTeam = defineCommand({
  name: 'users.renameTeam',
  right: 'admin',
  run(tx, input: { teamId: number; name: string; ifVersion?: number | undefined }) {
    const { teamId, name } = input;
    const before = requireTeam(tx, teamId, input.ifVersion);
    update(tx, teamId, { name });
    tx.change({ teamId, name: before.name }, { teamId, name });
    // The floor says which team its people are in.
    for (const { id } of tx.all(members, { id: teamId })) tx.emit({ kind: 'person', userId: id });
    return { teamId };
  },
});

export const retireTeam = defineCommand({
  name: 'users.retireTeam',
  right: 'admin',
  run(tx, input: { teamId: number; ifVersion?: number | undefined }) {
    const { teamId } = input;
    const { name } = requireTeam(tx, teamId, input.ifVersion);
    const people = tx.get(anybodyIn, { id: teamId })?.people ?? 0;
    if (people > 0) {
      throw new AppError(
        'team_in_use',
        `${people} ${people === 1 ? 'person is' : 'people are'} in the team ${name}, the inactive ones counted. Move them to another team first.`,
      );
    }
    update(tx, teamId, { is_active: 0 });
    tx.change({ teamId, isActive: true }, { teamId, isActive: false });
    return { teamId };
  },
});
