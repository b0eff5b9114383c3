/** Whether somebody's address can name a row by this: a whole number from 1 on, without a zero before it. */
export const isId = (text: string): boolean => /^[1-9]\d{0,14}$/.test(text);

/** Whether it can name a work session. */
export const isSessionId = (text: string): boolean =>
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
