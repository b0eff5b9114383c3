/** Two spellings of one ERP code are the same code: trimmed, upper case. */
export const keyOf = (code: string): string => code.trim().toUpperCase();
