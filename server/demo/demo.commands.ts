/** The demo shop, seeded into an empty database by commands like everything else. */
import { defineCommand } from '#server/writer/command.ts';

export const seedDemoShop = defineCommand({
  name: 'demo.seedShop',
  right: 'system',
  run: (_tx, input: { today: string; pinHash: string; passwordHash: string }) => ({
    today: input.today,
  }),
});

export const seedDemoActivity = defineCommand({
  name: 'demo.seedActivity',
  right: 'system',
  run: (_tx, input: { today: string; week: number }) => ({ week: input.week }),
});
