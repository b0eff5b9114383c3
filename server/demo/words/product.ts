/** How a product is made up: what goes into it, and the work it takes. */
import type { MaterialCode } from './materials.ts';
import type { DirectTask } from './task-types.ts';

export interface ProductStep {
  task: DirectTask;
  setupMinutes: number;
  minutesPerPiece: number;
  /** What is taken from the shelf for it. */
  uses?: readonly { material: MaterialCode; thousandthsPerPiece: number }[];
}

export interface Product {
  name: string;
  sizes: readonly string[];
  unitPriceCents: number;
  quantities: readonly number[];
  steps: readonly ProductStep[];
}

type Use = readonly [material: MaterialCode, perPiece: number];

/** One step: minutes to set up, minutes for each piece, material for each piece. */
export const step = (
  task: DirectTask,
  setupMinutes: number,
  minutesPerPiece: number,
  ...uses: readonly Use[]
): ProductStep => ({
  task,
  setupMinutes,
  minutesPerPiece,
  uses: uses.map(([material, perPiece]) => ({
    material,
    thousandthsPerPiece: Math.round(perPiece * 1000),
  })),
});
