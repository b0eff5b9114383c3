/**
 * The shop's settings. What the environment says seeds the first start; afterwards the
 * database rules, so a changed variable never silently changes what work costs.
 */
import { insertion } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import { findSetting, SETTING_NAMES, type ShopSettings } from './settings.queries.ts';

const insertSetting = insertion('setting', ['name', 'value']);

export const initialiseSettings = defineCommand({
  name: 'settings.initialise',
  right: 'system',
  run(tx, input: ShopSettings) {
    const added: Record<string, string> = {};
    for (const [property, name] of Object.entries(SETTING_NAMES)) {
      if (findSetting(tx, name) !== undefined) continue;
      const given = input[property as keyof ShopSettings];
      const value = typeof given === 'boolean' ? String(Number(given)) : String(given);
      tx.run(insertSetting, { name, value });
      added[name] = value;
    }
    tx.change(null, added);
    return { added: Object.keys(added).length };
  },
});
