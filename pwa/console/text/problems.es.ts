/** What the server refuses, in Spanish: it speaks English itself. */
import { problemWordsEs } from '#schema/rules/problem-words.es.ts';
import type { problemsText } from './problems.ts';

/** Words about one field, by what the server says of it. */
const FIELDS: Readonly<Partial<Record<string, string>>> = {
  'use letters, digits, dot, dash and underscore':
    'Use letras, números, punto, guion y guion bajo.',
  'use at least 10 characters': 'Use al menos 10 caracteres.',
  'a PIN has 4 to 8 digits': 'Un PIN tiene de 4 a 8 dígitos.',
  'all digits are the same': 'Todos los dígitos son iguales.',
  'the digits count up or down': 'Los dígitos van en orden.',
  'it repeats itself': 'Se repite.',
  'it looks like a date': 'Parece una fecha.',
  'use letters, digits, dot, dash, underscore': 'Use letras, números, punto, guion y guion bajo.',
  'the ERP says none that fits: say one': 'El ERP no da una que quepa: escriba una.',
  'the ERP says none: say one': 'El ERP no da ninguno: escriba uno.',
  'must be at most 1,000.00 an hour (100000 cents)': 'Como máximo 1,000.00 por hora.',
  'must be at most 1,000,000.00 a year (100000000 cents)': 'Como máximo 1,000,000.00 al año.',
  'is an hour’s pay, not a year’s: must be 0 or at least 2,080.00 a year (208000 cents)':
    'Eso es el pago de una hora, no de un año: indique 0 o al menos 2,080.00 al año.',
  'must not be before 1970-01-01': 'No puede ser antes de 1970. Revise el año.',
  'must be at most two years from today': 'Como máximo dentro de dos años. Revise el año.',
  'must not be before from': 'No puede ser antes del inicio.',
  'is missing': 'Falta este dato.',
  'must not be empty': 'Escriba algo aquí.',
  'must be a number': 'Debe ser un número.',
  'must be a whole number': 'Debe ser un número entero.',
  'must be a date such as 2026-01-31': 'Debe ser una fecha como 2026-01-31.',
};

/** The same with a number in it. */
const LIMITS: readonly (readonly [words: RegExp, spanish: string])[] = [
  [/^must have at most ([\d,]+) characters$/, 'Como máximo $1 caracteres.'],
  [/^must have at least ([\d,]+) characters$/, 'Al menos $1 caracteres.'],
  [/^must be at most ([\d,.-]+)$/, 'Como máximo $1.'],
  [/^must be at least ([\d,.-]+)$/, 'Al menos $1.'],
  [/^must be more than ([\d,.-]+)$/, 'Más de $1.'],
];

function fieldSaid(message: string): string {
  const [words, spanish] = LIMITS.find(([limit]) => limit.test(message)) ?? [];
  if (words && spanish) return message.replace(words, spanish);
  return FIELDS[message] ?? 'Revise este dato.';
}

export const problemsTextEs: typeof problemsText = {
  problems: {
    codes: {
      offline: 'No se puede llegar al servidor. Revise la red e intente otra vez.',
      timeout: 'El servidor no respondió a tiempo. Intente otra vez.',
      unreadable: 'El servidor respondió algo que no se puede leer. Intente otra vez.',
      ...problemWordsEs,
      // Said at a form that is still there when the same person is back.
      not_signed_in: 'Su sesión había terminado, así que no se guardó nada. Intente otra vez.',
    },
    serverSaid: () => 'El servidor no lo aceptó. Cargue la página e intente otra vez.',
    fieldSaid,
  },
};
