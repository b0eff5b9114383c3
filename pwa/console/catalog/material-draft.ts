/** The form of a material: what was typed, what is wrong, and only what is different goes out. */
import type { Material, MaterialChange, NewMaterial } from '#schema/contract/materials.ts';
import { money } from '../../shared/format.ts';
import { bothVersions, rebasedOn, type FieldVersions } from '../parts/both-versions.ts';
import { centsOf } from '../people/pay.ts';
import { text } from '../text.ts';
import { codeFor } from './code.ts';

const LONGEST_CODE = 32;

export interface MaterialDraft {
  name: string;
  /** Null while it follows the name. */
  code: string | null;
  unit: string;
  /** As typed, in dollars. */
  cost: string;
}

export const EMPTY_MATERIAL: MaterialDraft = { name: '', code: null, unit: '', cost: '' };

export function draftOfMaterial({ name, code, unit, unitCostCents }: Material): MaterialDraft {
  return { name, code, unit, cost: (unitCostCents / 100).toFixed(2) };
}

export function materialCode({ code, name }: MaterialDraft): string {
  return code ?? codeFor(name, LONGEST_CODE);
}

export function materialErrors(draft: MaterialDraft): Partial<Record<keyof MaterialDraft, string>> {
  const { required } = text.common;
  const code = materialCode(draft).trim();
  return {
    ...(draft.name.trim() === '' && { name: required }),
    ...(code === ''
      ? { code: required }
      : !/^[A-Za-z0-9._-]+$/.test(code) && { code: text.materials.codeWrong }),
    ...(draft.unit.trim() === '' && { unit: required }),
    ...(centsOf(draft.cost) === null && { cost: text.materials.costWrong }),
  };
}

/** Null while the cost is no amount of money. */
export function newMaterial(draft: MaterialDraft): NewMaterial | null {
  const unitCostCents = centsOf(draft.cost);
  if (unitCostCents === null) return null;
  const code = materialCode(draft).trim();
  return { code, name: draft.name.trim(), unit: draft.unit.trim(), unitCostCents };
}

/** Null when nothing is different. */
export function materialChange(draft: MaterialDraft, material: Material): MaterialChange | null {
  const name = draft.name.trim();
  const unit = draft.unit.trim();
  const unitCostCents = centsOf(draft.cost);
  const change: MaterialChange = {
    ...(name !== material.name && { name }),
    ...(unit !== material.unit && { unit }),
    ...(unitCostCents !== null && unitCostCents !== material.unitCostCents && { unitCostCents }),
  };
  return Object.keys(change).length > 0 ? change : null;
}

const wordsOf = ({ name, unit, cost }: MaterialDraft) => {
  const cents = centsOf(cost);
  return { name: name.trim(), unit: unit.trim(), cost: cents === null ? cost : money(cents) };
};

/** What is different between what was typed, over `seen`, and what somebody made of it since. */
export function materialVersions(
  draft: MaterialDraft,
  seen: Material,
  theirs: Material,
): FieldVersions[] {
  const { name, unit, cost } = text.materials;
  return bothVersions(
    { name, unit, cost },
    {
      seen: wordsOf(draftOfMaterial(seen)),
      mine: wordsOf(draft),
      theirs: wordsOf(draftOfMaterial(theirs)),
    },
  );
}

/** What was typed, put over what somebody made of the rest since. */
export const rebasedMaterial = (
  mine: MaterialDraft,
  seen: Material,
  theirs: Material,
): MaterialDraft =>
  rebasedOn({ mine, seen: draftOfMaterial(seen), theirs: draftOfMaterial(theirs) });
