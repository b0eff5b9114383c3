/** Teams: who belongs together on the floor, and whose sessions a foreman sees. */
import { insertion } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';

const insertTeam = insertion('team', ['name']);

export const addTeam = defineCommand({
  name: 'users.addTeam',
  right: 'admin',
  run(tx, input: { name: string }) {
    const { lastId } = tx.run(insertTeam, { name: input.name });
    tx.change(null, { teamId: lastId });
    return { teamId: lastId };
  },
});
