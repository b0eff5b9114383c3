/** Words of the screen on which a one-time PIN is changed. */
export const ownPinText = {
  title: (name: string) => `Hello, ${name}`,
  why: 'The PIN you typed works once only. Choose one that nobody else knows.',
  first: 'Choose your own PIN',
  second: 'Type it once more',
  saving: 'Saving your PIN…',
  next: 'Next',
  save: 'Save my PIN',
  weak: 'That PIN is too easy to guess. Choose another one.',
  same: 'That is the PIN you were given. Choose another one.',
  different: 'The two were not the same. Choose your PIN again.',
  silent: 'The server cannot be reached: your PIN is not changed yet. Try again.',
  perhaps: 'Your PIN may be changed already. Sign in with the new one.',
  dueOffline:
    'Your PIN works once only and has to be changed first. Without the network it cannot be: ask your foreman.',
};

export const ownPinTextEs: typeof ownPinText = {
  title: (name) => `Hola, ${name}`,
  why: 'El PIN que se tecleó sirve una sola vez. Elija uno que nadie más conozca.',
  first: 'Elija su propio PIN',
  second: 'Tecléelo otra vez',
  saving: 'Guardando el PIN…',
  next: 'Seguir',
  save: 'Guardar mi PIN',
  weak: 'Ese PIN es muy fácil de adivinar. Elija otro.',
  same: 'Ese es el PIN que le dieron. Elija otro.',
  different: 'Los dos no eran iguales. Elija el PIN de nuevo.',
  silent: 'No se alcanza el servidor: el PIN todavía no cambió. Intente de nuevo.',
  perhaps: 'Puede que el PIN ya haya cambiado. Entre con el nuevo.',
  dueOffline:
    'Su PIN sirve una sola vez y primero hay que cambiarlo. Sin red no se puede: hable con su encargado.',
};
