/** The reports that are one table each, in Spanish. */
import { COLUMN_TITLES_ES, TABLE_TITLES_ES } from '#schema/rules/table-titles.es.ts';
import { spokenLocale } from '../../shared/language.ts';
import { count } from './count.ts';
import type { tablesText } from './tables.ts';

const plain = (number: number): string => number.toLocaleString(spokenLocale());

export const tablesTextEs: typeof tablesText = {
  tables: {
    index: 'Reportes',
    tabs: {
      orders: 'Rentabilidad',
      time: 'Tiempo por persona',
      'task-types': 'Tipos de tarea',
      teams: 'Equipos',
      indirect: 'Indirecto',
      materials: 'Materiales',
      estimates: 'Estimados',
      customers: 'Clientes',
    },
    heading: (name) => TABLE_TITLES_ES[name],
    column: ({ key, title }) => COLUMN_TITLES_ES[key] ?? title,
    sentences: {
      time: '¿Qué trabajó cada quien, qué se paga, y cuánto se contó en algo?',
      'task-types': '¿Qué tipos de trabajo se llevan las horas del taller?',
      teams: '¿En qué usa cada equipo su tiempo pagado?',
      indirect: '¿Qué se hace cuando no se trabaja en una orden, y quién?',
      materials: '¿Qué material se gastó, y cuánto se devolvió?',
      'material-orders': '¿Qué órdenes usaron este material?',
      estimates: '¿Qué trabajo tarda más de lo estimado?',
      customers: '¿Con qué clientes gana dinero el taller, y con cuáles pierde?',
    },
    notes: {
      time: 'Tiempo pagado = presencia − descansos no pagados. Sin contar = presencia − descansos − tiempo en órdenes − tiempo indirecto. La semana empieza el lunes; si las fechas cortan una semana, “Extra de semanas enteras” la incluye completa.',
      'task-types': '',
      teams:
        '% indirecto = indirecto ÷ (en órdenes + indirecto). Cada persona cuenta en el equipo donde está ahora.',
      indirect: 'El tiempo indirecto no entra en el margen de ninguna orden.',
      materials: 'Cantidad = usado − devuelto. El costo es el de la unidad el día que se anotó.',
      'material-orders':
        'Cantidad = usado − devuelto. El costo es el de la unidad el día que se anotó.',
      estimates:
        'Desviación = real − estimado, de tareas terminadas que tenían estimado. Más de lo estimado va en rojo.',
      customers:
        'Margen = ingreso − mano de obra − carga − material, de cada orden con trabajo o material en estos días.',
    },
    caption: 'Las flechas mueven, Intro abre el detalle de una fila.',
    totals: (rows) => (rows === 1 ? 'Total' : `Total de ${plain(rows)}`),
    shown: (shown, all) => `${plain(shown)} de ${count(all, 'fila', 'filas')} a la vista`,
    loss: 'Pérdida',
    over: 'De más',
    markSigns: { openDays: '▸', unratedSessions: '$', ordersWithoutRevenue: '?' },
    marks: {
      openDays: (days) =>
        `${count(days, 'día todavía no tiene', 'días todavía no tienen')} fin: su tiempo cuenta cuando termine.`,
      unratedSessions: (sessions) =>
        `${count(sessions, 'sesión no tiene', 'sesiones no tienen')} tarifa: la mano de obra no está completa.`,
      ordersWithoutRevenue: (orders) =>
        `${count(orders, 'orden todavía no tiene', 'órdenes todavía no tienen')} ingreso: su costo cuenta de todos modos.`,
    },
    filters: {
      team: 'Equipo',
      everyTeam: 'Todos',
      noTeam: 'Sin equipo',
      user: 'Persona',
      everybody: 'Todos',
      taskType: 'Tipo de tarea',
      everyTaskType: 'Todos',
      customer: 'Cliente',
      everyCustomer: 'Todos',
      material: 'Material',
      overtime: 'Horas extra',
      round: 'Redondeo',
    },
    overtime: {
      week: (hours) => `Más de ${hours} h por semana`,
      day: (hours) => `Más de ${hours} h por día`,
      both: (day, week) => `Más de ${day} h por día o ${week} h por semana`,
      none: 'Sin horas extra',
      shops: 'Como cuenta el taller',
    },
    breaks: {
      step: (minutes, hours) => `${minutes} min tras ${hours} h`,
      rule: (list) => `Descanso por regla: ${list}`,
      note: (list) =>
        `El descanso por regla tampoco se paga: ${list}, menos los descansos no pagados que se registraron y el tiempo fuera entre dos estancias, y no más de lo que pasa de estas horas.`,
    },
    rounding: {
      shops: 'Como el taller',
      exact: 'Al minuto',
      minutes: (minutes) => `Días a ${minutes} min`,
    },
    emptyTitle: 'Nada en estos días',
    emptyHelp: 'Nadie registró nada que coincida con estos filtros.',
    holidays: (list) => `Días festivos en estos días: ${list}.`,
    settings: 'Ajustes',
    settingsTitle: 'Cómo cuentan los reportes',
  },
};
