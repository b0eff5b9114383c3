import type { changesText } from './changes.ts';

export const changesTextEs: typeof changesText = {
  changes: {
    lastChanged: (name, when) => `Último cambio: ${name}, ${when}`,
    today: (time) => `a las ${time}`,
    onDay: (day, time) => `${day} a las ${time}`,
    server: 'el servidor',
    gone: 'alguien que ya no está',
    title: 'Cambió mientras tanto',
    sentence: (name, when) =>
      `${name} cambió esto ${when}, al mismo tiempo. Lo de usted aún no se guardó.`,
    same: 'Lo que se quería ya está.',
    field: 'Campo',
    yours: 'Lo de usted',
    theirs: (name, when) => `Lo de ${name}, ${when}`,
    untouched: 'sin cambio de usted',
    keepMine: 'Conservar lo mío',
    keepMineHelp: 'Lo que solo cambió la otra persona queda como está.',
    takeTheirs: 'Tomar lo otro',
  },
};
