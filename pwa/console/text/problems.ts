/** What the server refuses, in words. It speaks English itself, so there is little to add here. */
export const problemsText = {
  problems: {
    /** By code, where the page knows better than the server's own words. */
    codes: {
      not_signed_in: 'Your sign-in had ended, so nothing was saved. Try again.',
    } as Readonly<Partial<Record<string, string>>>,
    /** The server's own words, where there are none for the code. */
    serverSaid: (detail: string): string => detail,
    /** What is wrong with one field, in the server's words. */
    fieldSaid: (message: string): string => message,
  },
};
