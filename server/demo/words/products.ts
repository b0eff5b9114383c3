/** What the shop makes. Prices in cents. */
import { step, type Product } from './product.ts';

export const PRODUCTS: readonly Product[] = [
  {
    name: 'Crystal obelisk',
    sizes: ['6 in', '8 in', '10 in'],
    unitPriceCents: 11_450,
    quantities: [11, 14, 18, 22, 28, 34],
    steps: [
      step('ART', 170, 3),
      step('LASER', 50, 19, ['CRY-OBL', 1]),
      step('POLISH', 15, 14),
      step('INSPECT', 10, 4),
      step('PACK', 15, 8, ['BOX-GFT', 1], ['BOX-SHP', 0.25]),
    ],
  },
  {
    name: 'Walnut plaque, brass plate',
    sizes: ['7x9', '8x10', '9x12'],
    unitPriceCents: 4350,
    quantities: [28, 34, 42, 52, 56, 70, 85],
    steps: [
      step('ART', 150, 1.5),
      step('ENGRAVE', 45, 13, ['BRS-SHT', 0.08]),
      step('POLISH', 10, 4),
      step('ASSEMBLE', 15, 11, ['WAL-PLQ', 1]),
      step('PACK', 15, 5, ['BOX-SHP', 0.2]),
    ],
  },
  {
    name: 'Finisher medal with ribbon',
    sizes: ['60 mm', '70 mm', '90 mm'],
    unitPriceCents: 690,
    quantities: [210, 280, 360, 430, 500],
    steps: [
      step('ART', 160, 0),
      step('LASER', 45, 2.2, ['MED-70', 1]),
      step('POLISH', 10, 0.8),
      step('ASSEMBLE', 10, 1.9, ['RIB-22', 0.9]),
      step('PACK', 15, 1.1, ['BOX-SHP', 0.02]),
    ],
  },
  {
    name: 'Aluminum photo panel',
    sizes: ['8x12', '12x16', '16x20'],
    unitPriceCents: 3350,
    quantities: [34, 42, 56, 70, 85, 105],
    steps: [
      step('ART', 140, 3),
      step('PRINT', 40, 15, ['ALU-PNL', 1], ['SUB-PAP', 1.1], ['SUB-INK', 0.012]),
      step('INSPECT', 10, 4),
      step('PACK', 15, 6, ['BOX-SHP', 0.2]),
    ],
  },
  {
    name: 'Acrylic star award',
    sizes: ['5 in', '7 in', '9 in'],
    unitPriceCents: 5150,
    quantities: [22, 26, 34, 42, 56, 70],
    steps: [
      step('ART', 150, 3),
      step('LASER', 40, 15, ['ACR-STAR', 1]),
      step('POLISH', 10, 8),
      step('ASSEMBLE', 15, 8, ['MRB-BAS', 1]),
      step('PACK', 15, 6, ['BOX-GFT', 0.5], ['BOX-SHP', 0.2]),
    ],
  },
  {
    name: 'Resin figure trophy',
    sizes: ['soccer', 'baseball', 'chess', 'swimming'],
    unitPriceCents: 1790,
    quantities: [56, 70, 85, 100, 135, 170],
    steps: [
      step('ART', 90, 0.5),
      step('ENGRAVE', 30, 4, ['BRS-PLT', 1]),
      step('ASSEMBLE', 20, 8, ['RES-FIG', 1], ['MRB-BAS', 1]),
      step('PACK', 15, 3, ['BOX-SHP', 0.1]),
    ],
  },
  {
    name: 'Name badge, magnetic',
    sizes: ['3x1', '3x1.5'],
    unitPriceCents: 980,
    quantities: [115, 140, 170, 230, 280, 340],
    steps: [
      step('ART', 80, 1),
      step('PRINT', 30, 3.4, ['ACR-3MM', 0.03], ['SUB-PAP', 0.08], ['SUB-INK', 0.001]),
      step('ASSEMBLE', 10, 2.2, ['MAG-BCK', 1]),
      step('INSPECT', 5, 0.8),
      step('PACK', 10, 1.4),
    ],
  },
  {
    name: 'Silver cup',
    sizes: ['8 in', '11 in', '14 in'],
    unitPriceCents: 6700,
    quantities: [11, 14, 18, 26, 34],
    steps: [
      step('ART', 110, 2),
      step('ENGRAVE', 45, 22, ['CUP-SLV', 1]),
      step('POLISH', 15, 10),
      step('ASSEMBLE', 10, 8, ['MRB-BAS', 1]),
      step('PACK', 15, 7, ['BOX-GFT', 1], ['BOX-SHP', 0.25]),
    ],
  },
  {
    name: 'Rosette set',
    sizes: ['three ranks', 'five ranks'],
    unitPriceCents: 540,
    quantities: [210, 260, 340, 430, 510],
    steps: [
      step('ASSEMBLE', 25, 3.5, ['RIB-75', 2.2]),
      step('INSPECT', 5, 0.4),
      step('PACK', 15, 0.8, ['BOX-SHP', 0.02]),
    ],
  },
  {
    name: 'Sublimated mug',
    sizes: ['11 oz'],
    unitPriceCents: 1240,
    quantities: [70, 100, 135, 170, 200],
    steps: [
      step('ART', 100, 0.5),
      step('PRINT', 30, 5.5, ['MUG-11', 1], ['SUB-PAP', 0.5], ['SUB-INK', 0.003]),
      step('INSPECT', 5, 1.2),
      step('PACK', 15, 3.2, ['BOX-SHP', 0.06]),
    ],
  },
  {
    name: 'Glass desk clock',
    sizes: ['4 in', '6 in'],
    unitPriceCents: 7250,
    quantities: [14, 18, 22, 28, 36, 52],
    steps: [
      step('ART', 120, 2),
      step('LASER', 40, 20, ['GLS-CLK', 1]),
      step('ASSEMBLE', 15, 12),
      step('INSPECT', 10, 4),
      step('PACK', 15, 8, ['BOX-GFT', 1], ['BOX-SHP', 0.25]),
    ],
  },
  {
    name: 'Perpetual plaque, 24 plates',
    sizes: ['12x15', '14x18'],
    unitPriceCents: 16_900,
    quantities: [4, 6, 7, 9, 11, 14],
    steps: [
      step('ART', 130, 14),
      step('ENGRAVE', 40, 62, ['BRS-PLT', 25]),
      step('POLISH', 10, 14),
      step('ASSEMBLE', 15, 48, ['WAL-PLQ', 1.5]),
      step('PACK', 15, 12, ['BOX-SHP', 1]),
    ],
  },
  {
    name: 'Donor wall tile',
    sizes: ['4x4', '6x6'],
    unitPriceCents: 2380,
    quantities: [56, 70, 90, 115, 140],
    steps: [
      step('ART', 150, 1.5),
      step('PRINT', 40, 9, ['ALU-PNL', 0.7], ['SUB-PAP', 0.5], ['SUB-INK', 0.006]),
      step('ASSEMBLE', 15, 6),
      step('PACK', 15, 3, ['BOX-SHP', 0.08]),
    ],
  },
];

/** A remake the floor starts on its own; the office hears of it later. */
export const REMAKE: Product = {
  name: 'Remake',
  sizes: [''],
  unitPriceCents: 0,
  quantities: [2, 4, 6],
  steps: [
    step('LASER', 30, 14, ['ACR-STAR', 1]),
    step('ASSEMBLE', 10, 8),
    step('PACK', 10, 6, ['BOX-SHP', 0.5]),
  ],
};
