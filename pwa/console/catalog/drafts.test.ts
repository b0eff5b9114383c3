import type { TaskType } from '#schema/contract/orders.ts';
import { describe, expect, it } from 'vitest';
import { codeFor } from './code.ts';
import {
  draftOfMaterial,
  EMPTY_MATERIAL,
  materialChange,
  materialErrors,
  newMaterial,
} from './material-draft.ts';
import {
  draftOfTask,
  freeHue,
  hueName,
  newTask,
  newTaskDraft,
  taskChange,
  taskErrors,
} from './task-draft.ts';

const laser: TaskType = {
  code: 'LASER',
  name: 'Laser',
  kind: 'direct',
  icon: 'laser',
  hue: 8,
  version: 1,
  changed: null,
};
const fields = { code: 'GOLD', name: 'Gold leaf', unit: 'sheet', unitCostCents: 129 };
const gold = { ...fields, version: 1, changed: null };

describe('codeFor', () => {
  it.each([
    ['Polish & paint fill', 'POLISH-PAINT-FILL'],
    ['  Café  crème ', 'CAFE-CREME'],
    ['Brass plate, 3 x 1 in', 'BRASS-PLATE-3-X-1-IN'],
    ['', ''],
    ['日本', ''],
    ['Abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWX'],
    ['Sublimation print of mugs', 'SUBLIMATION-PRINT-OF'],
  ])('%j gives %j', (name, code) => {
    expect(codeFor(name, 24)).toBe(code);
  });
});

describe('a task being written', () => {
  const draft = newTaskDraft([laser]);

  it('has a code that follows its name until somebody types one', () => {
    expect(newTask({ ...draft, name: ' Deep laser ' })).toMatchObject({
      name: 'Deep laser',
      code: 'DEEP-LASER',
    });
    expect(newTask({ ...draft, name: 'Deep laser', code: ' DL ' }).code).toBe('DL');
  });

  it('asks for what is missing, also when the code was emptied', () => {
    expect(Object.keys(taskErrors(draft))).toEqual(['name', 'code']);
    expect(Object.keys(taskErrors({ ...draft, name: 'Laser', code: '' }))).toEqual(['code']);
    expect(Object.keys(taskErrors({ ...draft, name: 'Laser', code: 'a b' }))).toEqual(['code']);
    expect(taskErrors({ ...draft, name: 'Laser' })).toEqual({});
  });

  it('sends only what is different', () => {
    const known = draftOfTask(laser);
    expect(taskChange(known, laser)).toBeNull();
    expect(taskChange({ ...known, name: ' Laser ' }, laser)).toBeNull();
    expect(taskChange({ ...known, hue: 40, icon: 'art' }, laser)).toEqual({ hue: 40, icon: 'art' });
  });
});

describe('the color of a new task', () => {
  it('is the one farthest from those in use, around the circle', () => {
    expect(freeHue([])).toBe(220);
    expect(freeHue([0])).toBe(180);
    expect(freeHue([350, 170])).toBe(260);
    expect(freeHue([90, 270])).toBeOneOf([0, 180]);
  });

  it('is always a hue', () => {
    const used: number[] = [];
    for (let count = 0; count < 100; count += 1) used.push(freeHue(used));
    expect(used.every((hue) => Number.isInteger(hue) && hue >= 0 && hue < 360)).toBe(true);
    expect(new Set(used.slice(0, 24)).size).toBe(24);
  });

  it('has a name all around', () => {
    expect(hueName(0)).toBe(hueName(359));
    expect(hueName(30)).toBe('Red');
    expect(hueName(240)).toBe('Blue');
    for (let hue = 0; hue < 360; hue += 1) expect(hueName(hue)).not.toBe('');
  });
});

describe('a material being written', () => {
  const draft = { ...EMPTY_MATERIAL, name: 'Gold leaf', unit: 'sheet', cost: '1.29' };

  it('becomes cents, never through a rounded fraction', () => {
    expect(newMaterial(draft)).toEqual({ ...fields, code: 'GOLD-LEAF' });
    expect(draftOfMaterial(gold).cost).toBe('1.29');
    expect(draftOfMaterial({ ...gold, unitCostCents: 999_999_999_999 }).cost).toBe('9999999999.99');
  });

  it('asks for what is missing and does not guess an amount', () => {
    expect(Object.keys(materialErrors(EMPTY_MATERIAL))).toEqual(['name', 'code', 'unit', 'cost']);
    expect(Object.keys(materialErrors({ ...draft, cost: '1,2' }))).toEqual(['cost']);
    expect(Object.keys(materialErrors({ ...draft, code: 'A/1' }))).toEqual(['code']);
    expect(materialErrors({ ...draft, code: 'A.1_b-2', cost: '0' })).toEqual({});
    expect(newMaterial({ ...draft, cost: '' })).toBeNull();
  });

  it('sends only what is different', () => {
    const known = draftOfMaterial(gold);
    expect(materialChange(known, gold)).toBeNull();
    expect(materialChange({ ...known, cost: '$ 1.29' }, gold)).toBeNull();
    expect(materialChange({ ...known, cost: '1.5' }, gold)).toEqual({ unitCostCents: 150 });
  });
});
