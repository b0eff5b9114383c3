/** Saved views in Spanish. */
import type { viewsText } from './views.ts';

export const viewsTextEs: typeof viewsText = {
  views: {
    title: 'Vistas guardadas',
    none: 'Todavía no hay nada guardado. Elija periodo, filtros y orden, y póngale un nombre.',
    name: 'Guardar lo que se ve como',
    nameHint: 'Un nombre que ya existe se reemplaza. Solo usted ve sus vistas.',
    save: 'Guardar vista',
    saved: (name) => `Vista “${name}” guardada.`,
    remove: (name) => `Eliminar la vista ${name}`,
    removed: (name) => `Vista “${name}” eliminada.`,
  },
};
