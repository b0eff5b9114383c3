/** What people write down in a shop like this. */
export const HOLD_NOTES = [
  'Waiting for the customer’s logo as vector art',
  'Proof sent, no answer yet. Asked again on the phone',
  'Deposit not paid',
  'Names list incomplete: 11 of 24',
  'Blanks on back order, due next week',
  'Customer may change the date of the event',
] as const;
export const FLOOR_NOTES = [
  'Check the spelling with the customer’s list before engraving',
  'Fragile: two per carton',
  'Same layout as last year',
  'Ships by courier, call Helen when packed',
  'Matte side up',
] as const;
export const TROUBLE_NOTES = [
  'Rework: logo was off center on the whole first tray',
  'Rework: names list changed after engraving',
  'Rework: color too dark, printed again',
  'Rework: coating scratched in handling',
  'Rework: wrong font on the proof',
  'Rework: blanks had bubbles, took new ones',
] as const;
export const SESSION_NOTES = [
  'Low resolution logo, redrew it',
  'New blade',
  'Two names spelled by phone with the customer',
  'Machine needed a warm-up',
  'Short three cartons, rest tomorrow',
] as const;
export const CORRECTION_REASONS = {
  forgotten: [
    'Forgot to sign out, left at the usual time',
    'Went home with the clock running',
    'Clock ran over night',
  ],
  late: [
    'Tapped finish only after the break',
    'Stopped earlier to help at the dock',
    'Forgot to pause for the fire drill',
  ],
} as const;
export const OCCASIONS = [
  'Employee of the Year',
  'spring season',
  'annual gala',
  'retirement',
  'district final',
  'top sales',
  '10 years of service',
  'volunteer thanks',
  'hall of fame',
  'state championship',
] as const;
