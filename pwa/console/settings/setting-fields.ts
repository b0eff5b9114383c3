/** The settings that are one field: what stands in it, and what was meant by what was typed. */
import type { SettingName, SettingValues } from '#schema/contract/settings.ts';
import { isTimeZone } from '#schema/rules/time-zone.ts';
import { text } from '../text.ts';
import { basisPointsOf, percentText, warningPercentOf } from './percent-draft.ts';

const words = text.settings;
const HOUR_MS = 3_600_000;

export type Choice = readonly [value: string, label: string];

export interface FieldLooks {
  /** What there is to choose from; without it is typed. */
  choices?: readonly Choice[];
  /** What the browser offers while one types. */
  offers?: () => readonly string[];
  inputmode?: 'text' | 'decimal' | 'numeric';
}

export interface FieldOf<Value> extends FieldLooks {
  /** As it stands in the field. */
  draftOf: (value: Value) => string;
  /** Undefined where nothing is meant by it. */
  valueOf: (draft: string) => Value | undefined;
}

export type FieldName = Exclude<SettingName, 'shifts' | 'holidays' | 'breakRules'>;

/** `12`, `7.5`; undefined for what is no such number of quarter hours. */
export function hoursOf(typed: string, most: number): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*h?$/.exec(typed.trim());
  if (!match) return undefined;
  const hours = Number(`${match[1]}.${match[2] ?? '0'}`);
  return hours > 0 && hours <= most && Number.isInteger(hours * 4) ? hours : undefined;
}

const rule = (most: number): FieldOf<number | null> => ({
  draftOf: (value) => (value === null ? '' : String(value)),
  valueOf: (draft) => (draft.trim() === '' ? null : hoursOf(draft, most)),
  inputmode: 'decimal',
});

const chosen = <Value extends number>(
  values: readonly Value[],
  label: (value: Value) => string,
): FieldOf<Value> => ({
  draftOf: String,
  valueOf: (draft) => values.find((value) => String(value) === draft),
  choices: values.map((value): Choice => [String(value), label(value)]),
});

export const FIELDS: { readonly [Name in FieldName]: FieldOf<SettingValues[Name]> } = {
  shopName: {
    draftOf: String,
    valueOf: (draft) => draft.trim() || undefined,
  },
  plantTimeZone: {
    draftOf: String,
    valueOf: (draft) => (isTimeZone(draft.trim()) ? draft.trim() : undefined),
    offers: () => Intl.supportedValuesOf('timeZone'),
  },
  annualHours: chosen([2080, 2087], (hours) => words.annualChoices[hours]),
  pinLength: chosen([4, 5, 6, 7, 8], words.digits),
  longSessionMs: {
    draftOf: (ms) => String(ms / HOUR_MS),
    valueOf: (draft) => {
      const hours = hoursOf(draft, 24);
      return hours !== undefined && hours >= 1 ? hours * HOUR_MS : undefined;
    },
    inputmode: 'decimal',
  },
  weekOvertimeHours: rule(168),
  dayOvertimeHours: rule(24),
  roundMinutes: chosen([0, 5, 6, 15], (minutes) =>
    minutes === 0 ? words.exact : words.minutes(minutes),
  ),
  burdenBasisPoints: {
    draftOf: percentText,
    valueOf: (draft) => basisPointsOf(draft) ?? undefined,
    inputmode: 'decimal',
  },
  costWarningPercent: {
    draftOf: String,
    valueOf: (draft) => warningPercentOf(draft) ?? undefined,
    inputmode: 'numeric',
  },
};

export const isField = (name: SettingName): name is FieldName => name in FIELDS;
