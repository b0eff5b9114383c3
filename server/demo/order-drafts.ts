/** Draws the 400 orders: what, for whom, at which price, and how well the work goes. */
import type { DraftStep, OrderDraft } from './plan.ts';
import { randomFor, type Random } from './random.ts';
import { CUSTOMERS } from './words/customers.ts';
import { MATERIALS, type MaterialCode } from './words/materials.ts';
import { FLOOR_NOTES, OCCASIONS, TROUBLE_NOTES } from './words/notes.ts';
import type { Product } from './words/product.ts';
import { PRODUCTS, REMAKE } from './words/products.ts';
import type { DirectTask } from './words/task-types.ts';

export const ORDER_COUNT = 400;
/** The oldest orders were shipped before the shop kept time. */
export const UNTRACKED_COUNT = 48;
/** On the floor when timekeeping began: mostly repeats, so that every team has work at once. */
const FIRST_ON_FLOOR_COUNT = 46;
const FIRST_NUMBER = 10_101;

const FLOOR_ORDERS: readonly number[] = [131, 214, 284, 352, 379];
const OFFICE_ORDERS: readonly number[] = [301, 390];
const NUMBERS_OF_THEIR_OWN: Readonly<Record<number, string>> = {
  22: 'WEB-2041',
  97: '10197-B',
  168: 'R10082',
  241: 'WEB-2187',
  305: '10405A',
  366: 'WEB-2233',
};
const PRODUCTION: readonly DirectTask[] = ['LASER', 'ENGRAVE', 'PRINT'];
const countedInPieces: ReadonlySet<MaterialCode> = new Set(
  MATERIALS.filter(({ unit }) => unit === 'pcs').map(({ code }) => code),
);

/** Material for so many pieces; what comes in pieces is taken whole. */
export function materialFor(code: MaterialCode, perPiece: number, pieces: number): number {
  const thousandths = perPiece * pieces;
  if (!countedInPieces.has(code)) return Math.max(1, Math.round(thousandths));
  return Math.max(1, Math.round(thousandths / 1000)) * 1000;
}

interface Luck {
  /** Actual time over planned time. */
  pace: number;
  /** Part of the pieces that is made a second time; 0 when all goes well. */
  rework: number;
}

function drawLuck(random: Random): Luck {
  const fate = random.next();
  if (fate < 0.08) return { pace: random.within(1.35, 1.75), rework: random.within(0.35, 0.8) };
  if (fate < 0.22) return { pace: random.within(0.62, 0.8), rework: 0 };
  return { pace: random.within(0.88, 1.22), rework: 0 };
}

function drawSteps(product: Product, pieces: number, isRepeat: boolean, random: Random) {
  const luck = drawLuck(random);
  const steps = product.steps
    .filter(({ task }) => !isRepeat || task !== 'ART')
    .map((step): DraftStep => {
      const plannedMinutes = Math.round(step.setupMinutes + step.minutesPerPiece * pieces);
      const spoiled = random.within(1, 1.04);
      return {
        task: step.task,
        plannedMinutes,
        actualMinutes: plannedMinutes * luck.pace * random.within(0.92, 1.08),
        uses: (step.uses ?? []).map(({ material, thousandthsPerPiece }) => ({
          material,
          thousandths: materialFor(material, thousandthsPerPiece * spoiled, pieces),
        })),
        reworkNote: null,
        scrapQuantity:
          PRODUCTION.includes(step.task) && random.chance(0.3) ? random.between(1, 2) : 0,
      };
    });
  const production = steps.findIndex(({ task }) => PRODUCTION.includes(task));
  const original = steps[production];
  if (luck.rework > 0 && original) {
    const again = steps.findIndex(({ task }) => task === 'ASSEMBLE' || task === 'PACK');
    original.scrapQuantity = Math.max(1, Math.round(pieces * luck.rework));
    steps.splice(Math.max(again, production + 1), 0, reworkOf(original, luck, random));
  }
  return steps;
}

function reworkOf(original: DraftStep, luck: Luck, random: Random): DraftStep {
  return {
    ...original,
    plannedMinutes: 0,
    actualMinutes: original.actualMinutes * luck.rework,
    uses: original.uses.map(({ material, thousandths }) => ({
      material,
      thousandths: materialFor(material, thousandths, luck.rework),
    })),
    reworkNote: random.pick(TROUBLE_NOTES),
    scrapQuantity: 0,
  };
}

/** A few customers order often, most now and then. */
function drawCustomer(random: Random): string {
  const index = Math.floor(random.next() ** 1.6 * CUSTOMERS.length);
  return CUSTOMERS[(index * 37 + 22) % CUSTOMERS.length] ?? CUSTOMERS[0];
}

function drawPriceCents(product: Product, random: Random): number {
  const discount = random.chance(0.18) ? random.within(0.78, 0.9) : random.within(0.95, 1.1);
  return Math.round((product.unitPriceCents * discount) / 5) * 5;
}

function drawOrder(index: number, random: Random): OrderDraft {
  const orderNumber = NUMBERS_OF_THEIR_OWN[index] ?? String(FIRST_NUMBER + index);
  const isFloor = FLOOR_ORDERS.includes(index);
  const product = isFloor ? REMAKE : random.pick(PRODUCTS);
  const pieces = random.pick(product.quantities);
  const size = random.pick(product.sizes);
  const isAtStart = index < UNTRACKED_COUNT + FIRST_ON_FLOOR_COUNT;
  const isRepeat = random.chance(isAtStart ? 0.75 : 0.14);
  const steps = drawSteps(product, pieces, isRepeat, random);
  const isVoid = index % 27 === 13;
  const occasion = random.chance(0.4) ? `, ${random.pick(OCCASIONS)}` : '';
  const repeat = isRepeat && product.steps[0]?.task === 'ART' ? ', repeat order' : '';
  const description = `${product.name}, ${size}, ${pieces} pcs${occasion}${repeat}`;
  const revenueCents = isVoid ? 0 : drawPriceCents(product, random) * pieces;
  const customer = drawCustomer(random);
  const floorNote = random.chance(0.06) ? random.pick(FLOOR_NOTES) : '';
  return {
    orderNumber,
    source: isFloor ? 'floor' : OFFICE_ORDERS.includes(index) ? 'office' : 'import',
    customer: isFloor ? null : customer,
    description: isFloor ? '' : description,
    pieces,
    revenueCents: isFloor ? null : revenueCents,
    isVoid: isVoid && !isFloor,
    floorNote,
    // A cancelled order got no further than an afternoon of artwork.
    steps: isVoid
      ? steps.slice(0, 1).map((step) => ({ ...step, actualMinutes: 75, uses: [] }))
      : steps,
  };
}

/** Every order of the shop, the oldest first. Each is drawn on its own. */
export function drawOrders(): OrderDraft[] {
  return Array.from({ length: ORDER_COUNT }, (_, index) =>
    drawOrder(index, randomFor(`order ${index}`)),
  );
}
