/** The form of a task: what was typed, what is wrong, and only what is different goes out. */
import type { NewTaskType, TaskType, TaskTypeChange } from '#schema/contract/orders.ts';
import { bothVersions, rebasedOn, type FieldVersions } from '../parts/both-versions.ts';
import { text } from '../text.ts';
import { codeFor } from './code.ts';
import { knownPicture } from './task-picture.ts';

const LONGEST_CODE = 24;
/** Where the search for a free color begins: the blue of the console's own first task. */
const FIRST_HUE = 220;
const HUE_STEP = 5;
const ALL_HUES = 360;

export interface TaskDraft {
  name: string;
  /** Null while it follows the name. */
  code: string | null;
  kind: TaskType['kind'];
  icon: string;
  hue: number;
}

export function newTaskDraft(others: readonly TaskType[]): TaskDraft {
  const hue = freeHue(others.map((one) => one.hue));
  return { name: '', code: null, kind: 'direct', icon: 'generic', hue };
}

export function draftOfTask({ name, code, kind, icon, hue }: TaskType): TaskDraft {
  return { name, code, kind, icon, hue };
}

export function taskCode({ code, name }: TaskDraft): string {
  return code ?? codeFor(name, LONGEST_CODE);
}

export function taskErrors(draft: TaskDraft): Partial<Record<keyof TaskDraft, string>> {
  const code = taskCode(draft).trim();
  return {
    ...(draft.name.trim() === '' && { name: text.common.required }),
    ...(code === ''
      ? { code: text.common.required }
      : !/^[A-Za-z0-9_-]+$/.test(code) && { code: text.tasks.codeWrong }),
  };
}

export function newTask(draft: TaskDraft): NewTaskType {
  const { kind, icon, hue } = draft;
  return { code: taskCode(draft).trim(), name: draft.name.trim(), kind, icon, hue };
}

/** Null when nothing is different. */
export function taskChange(draft: TaskDraft, task: TaskType): TaskTypeChange | null {
  const name = draft.name.trim();
  const change: TaskTypeChange = {
    ...(name !== task.name && { name }),
    ...(draft.icon !== task.icon && { icon: draft.icon }),
    ...(draft.hue !== task.hue && { hue: draft.hue }),
  };
  return Object.keys(change).length > 0 ? change : null;
}

const wordsOf = ({ name, icon, hue }: TaskDraft) => ({
  name: name.trim(),
  icon: text.tasks.icons[knownPicture(icon)],
  hue: `${hueName(hue)} (${hue}°)`,
});

/** What is different between what was typed, over `seen`, and what somebody made of it since. */
export function taskVersions(draft: TaskDraft, seen: TaskType, theirs: TaskType): FieldVersions[] {
  const { name, icon, hue } = text.tasks;
  return bothVersions(
    { name, icon, hue },
    {
      seen: wordsOf(draftOfTask(seen)),
      mine: wordsOf(draft),
      theirs: wordsOf(draftOfTask(theirs)),
    },
  );
}

/** What was typed, put over what somebody made of the rest since. */
export const rebasedTask = (mine: TaskDraft, seen: TaskType, theirs: TaskType): TaskDraft =>
  rebasedOn({ mine, seen: draftOfTask(seen), theirs: draftOfTask(theirs) });

/** The hue farthest from those in use, so that a new tile looks like no other. */
export function freeHue(used: readonly number[]): number {
  const distance = (hue: number) =>
    Math.min(
      ALL_HUES,
      ...used.map((other) => {
        const apart = Math.abs(hue - other) % ALL_HUES;
        return Math.min(apart, ALL_HUES - apart);
      }),
    );
  let best = FIRST_HUE;
  for (let step = HUE_STEP; step < ALL_HUES; step += HUE_STEP) {
    const hue = (FIRST_HUE + step) % ALL_HUES;
    if (distance(hue) > distance(best)) best = hue;
  }
  return best;
}

/** What people call the color: each word of twelve stands for 30 degrees around its middle. */
export function hueName(hue: number): string {
  const words = text.tasks.hues;
  return words[Math.round(hue / 30) % words.length] ?? '';
}
