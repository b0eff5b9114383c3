/** Palabras de la auditoría. */
import { auditSentencesEs, signInSentencesEs } from '#schema/rules/audit-sentences.es.ts';
import { auditCodesEs, auditFieldsEs, auditPartsEs } from './audit-fields.es.ts';
import type { auditText } from './audit.ts';

const number = (value: number): string => value.toLocaleString('es-MX');
const lines = (value: number): string => `${number(value)} ${value === 1 ? 'línea' : 'líneas'}`;

export const auditTextEs: typeof auditText = {
  audit: {
    linkTo: 'Todo en la auditoría',
    title: 'Auditoría',
    sentence: 'Quién hizo qué y cuándo, con lo que había antes. Aquí nada se puede cambiar.',
    sentences: auditSentencesEs,
    signIns: signInSentencesEs,
    presetsName: 'Listas preparadas',
    everything: 'Todo',
    presets: {
      security: 'Seguridad, últimas 24 horas',
      'failed-sign-ins': 'Intentos fallidos, última hora',
      removals: 'Eliminado y anulado',
      'own-work': 'Trabajo propio, decidido por sí mismos',
    },
    what: 'Qué',
    groups: {
      work: 'Trabajo',
      corrections: 'Correcciones y bandeja',
      orders: 'Órdenes',
      catalog: 'Catálogo',
      people: 'Personas y equipos',
      pay: 'Tarifas de pago',
      'sign-ins': 'Inicios de sesión',
      tablets: 'Tabletas',
      settings: 'Ajustes y vistas',
      imports: 'Importaciones',
      steps: 'Solo pasos del servidor',
    },
    usually: 'Sin pasos del servidor',
    all: 'Con pasos del servidor',
    who: 'Quién',
    everybody: 'Todos',
    outcome: 'Resultado',
    outcomes: { '': 'Todos', accepted: 'Hecho', refused: 'Rechazado' },
    search: 'Orden, nombre, palabra …',
    searchName: 'Buscar',
    about: {
      session: 'Sobre una sesión',
      user: (name) => `Sobre ${name}`,
      somebody: (id) => `Sobre la persona ${id}`,
      order: (orderNumber) => `Sobre la orden ${orderNumber}`,
      device: (id) => `Sobre la tableta ${id}`,
    },
    aboutOff: 'Ya no solo sobre esto',
    caption: 'Las flechas mueven, Intro abre una línea.',
    columns: {
      when: 'Cuándo',
      who: 'Quién',
      what: 'Qué',
      tablet: 'Tableta',
      outcome: 'Resultado',
    },
    server: 'Servidor',
    nobodyKnown: 'Desconocido',
    refused: 'Rechazado',
    own: 'trabajo propio',
    lookedBackTo: (when) => `Se buscó hasta ${when}.`,
    shown: lines,
    allShown: (entries) => `${lines(entries)}. No hay nada más antiguo.`,
    emptyTitle: 'No se encontró nada',
    emptyHelp: 'Elegir un periodo más largo o menos filtros.',
    emptyPreset: {
      security: 'En las últimas 24 horas no falló ningún inicio ni cambió nada de seguridad.',
      'failed-sign-ins': 'Nadie falló al iniciar sesión en la última hora.',
      removals: 'Nada se deshizo, descartó, revocó ni quitó.',
      'own-work': 'Nadie corrigió, decidió ni aprobó su propio trabajo.',
    },
    notListed: 'Esa línea no existe.',

    refusedBecause: 'Se rechazó, así que nada cambió.',
    answerGone: 'El motivo no se guarda más de 90 días.',
    asked: 'De qué se trataba',
    changes: 'Qué cambió',
    before: 'Antes',
    after: 'Después',
    nothingChanged: 'Nada que se registre.',
    details: 'Detalles',
    arrived: 'Llegó',
    counts: 'Cuenta a las',
    tablet: 'Tableta',
    address: 'Vino de',
    command: 'Comando',
    scope: 'De quién es la clave',
    key: 'Clave',
    row: 'Línea',
    seal: 'Sello',
    seals: {
      whole: 'Como se escribió',
      edited: 'Cambiada después de escribirse',
      unchained: 'No sigue a la línea anterior',
    },
    more: 'Más sobre esto',
    yes: 'sí',
    no: 'no',
    withheld: 'no se muestra',
    fields: auditFieldsEs,
    parts: auditPartsEs,
    codes: auditCodesEs,
    shiftBreak: (length) => `descanso de ${length}`,

    chain: {
      title: '¿Está íntegro el registro?',
      never: 'Nadie lo ha verificado desde aquí todavía.',
      whole: (rows) => `${lines(rows)} están como se escribieron.`,
      broken: (seq) => `El registro está roto en la línea ${number(seq)}.`,
      before: (rows) =>
        rows === 0
          ? 'Ninguna línea anterior está íntegra.'
          : `Las ${number(rows)} líneas anteriores están íntegras.`,
      by: (when, name) =>
        name === null ? `Verificado ${when}.` : `Verificado ${when} por ${name}.`,
      head: (seq, when) =>
        `La cabecera que el servidor anotó aparte (${when}, línea ${number(seq)}) está ahí.`,
      headGone: (seq, when) =>
        `La cabecera que el servidor anotó aparte (${when}, línea ${number(seq)}) no está: se cortaron líneas o se escribieron de nuevo.`,
      noHead: 'No había una cabecera anotada aparte con la cual compararlo.',
      verify: 'Verificar ahora',
      again: 'Verificar de nuevo',
      running: (checked, total) =>
        `Verificando: ${number(checked)} de ${number(total)} líneas están íntegras hasta ahora.`,
      progress: 'Líneas verificadas',
      help: 'Guardar la copia de seguridad anterior a esta línea y revisar quién podía escribir en el archivo de la base de datos.',
    },
  },
};
