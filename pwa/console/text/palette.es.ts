import type { paletteText } from './palette.ts';

export const paletteTextEs: typeof paletteText = {
  palette: {
    title: 'Ir a',
    open: 'Buscar',
    field: 'Una orden, una persona o una página',
    found: (entries: number) =>
      entries === 1 ? 'Un lugar encontrado' : `${String(entries)} lugares encontrados`,
    nothing: (typed: string) => `Nada se llama “${typed}”.`,
    start: 'Escriba el número de una orden, un cliente, un nombre o una página.',
    searching: 'Buscando órdenes …',
    ordersFailed: 'Por ahora no se pudieron buscar las órdenes.',
    kinds: { page: 'Página', person: 'Persona', order: 'Orden' },
    guide: 'Guía de uso',
    keys: 'Las flechas recorren, Intro abre, Escape cierra',
  },
};
