/** What goes into awards; unit costs in cents. */
export const MATERIALS = [
  { code: 'CRY-OBL', name: 'Crystal obelisk blank', unit: 'pcs', unitCostCents: 3150 },
  { code: 'ACR-STAR', name: 'Acrylic star blank', unit: 'pcs', unitCostCents: 1180 },
  { code: 'ACR-3MM', name: 'Acrylic sheet, 3 mm', unit: 'sheet', unitCostCents: 2450 },
  { code: 'GLS-CLK', name: 'Glass clock blank', unit: 'pcs', unitCostCents: 2280 },
  { code: 'BRS-PLT', name: 'Brass plate, 3 x 1 in', unit: 'pcs', unitCostCents: 165 },
  { code: 'BRS-SHT', name: 'Brass sheet, 0.5 mm', unit: 'sheet', unitCostCents: 1890 },
  { code: 'WAL-PLQ', name: 'Walnut plaque board', unit: 'pcs', unitCostCents: 890 },
  { code: 'ALU-PNL', name: 'Aluminum panel, white gloss', unit: 'pcs', unitCostCents: 640 },
  { code: 'MUG-11', name: 'Mug, 11 oz, coated', unit: 'pcs', unitCostCents: 245 },
  { code: 'MED-70', name: 'Medal blank, 70 mm', unit: 'pcs', unitCostCents: 138 },
  { code: 'CUP-SLV', name: 'Silver cup', unit: 'pcs', unitCostCents: 1980 },
  { code: 'RES-FIG', name: 'Resin figure', unit: 'pcs', unitCostCents: 395 },
  { code: 'MRB-BAS', name: 'Marble base', unit: 'pcs', unitCostCents: 185 },
  { code: 'MAG-BCK', name: 'Magnetic badge back', unit: 'pcs', unitCostCents: 72 },
  { code: 'RIB-22', name: 'Neck ribbon, 22 mm', unit: 'm', unitCostCents: 34 },
  { code: 'RIB-75', name: 'Rosette ribbon, 75 mm', unit: 'm', unitCostCents: 62 },
  { code: 'SUB-PAP', name: 'Sublimation paper', unit: 'sheet', unitCostCents: 28 },
  { code: 'SUB-INK', name: 'Sublimation ink', unit: 'kg', unitCostCents: 8900 },
  { code: 'BOX-GFT', name: 'Gift box, satin lined', unit: 'pcs', unitCostCents: 210 },
  { code: 'BOX-SHP', name: 'Shipping carton', unit: 'pcs', unitCostCents: 135 },
] as const;

export type MaterialCode = (typeof MATERIALS)[number]['code'];
