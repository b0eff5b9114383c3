/** How to look around the demo shop. Its people all have this PIN. */
export const DEMO_SIGN_INS = {
  pin: '135790',
  username: 'admin',
  password: 'demo admin password',
} as const;

/** The user name of a foreman, of Assembly & Packing; with the same password. */
export const DEMO_FOREMAN = 'dana';
