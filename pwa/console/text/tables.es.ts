/** The reports that are one table each, in Spanish. */
import type { ColumnKey, TableName } from '#schema/rules/table-columns.ts';
import { spokenLocale } from '../../shared/language.ts';
import { count } from './count.ts';
import type { tablesText } from './tables.ts';

const plain = (number: number): string => number.toLocaleString(spokenLocale());

const HEADINGS: Readonly<Record<TableName, string>> = {
  time: 'Tiempo por persona',
  'task-types': 'Tiempo por tipo de tarea',
  teams: 'Tiempo por equipo',
  indirect: 'Tiempo indirecto',
  materials: 'Materiales',
  'material-orders': 'Materiales por orden',
  estimates: 'Estimado y real',
  customers: 'Clientes por margen',
};

const COLUMNS: Readonly<Record<ColumnKey<TableName>, string>> = {
  person: 'Persona',
  team: 'Equipo',
  days: 'Días',
  presenceMs: 'Presencia',
  paidBreakMs: 'Descansos pagados',
  unpaidBreakMs: 'Descansos no pagados',
  paidMs: 'Tiempo pagado',
  paidRoundedMs: 'Tiempo pagado, redondeado',
  regularMs: 'Normal',
  regularRoundedMs: 'Normal, redondeado',
  overtimeMs: 'Horas extra',
  overtimeRoundedMs: 'Horas extra, redondeadas',
  weeksOvertimeMs: 'Horas extra de las semanas enteras',
  directMs: 'En órdenes',
  indirectMs: 'Indirecto',
  gapMs: 'Sin contar',
  laborCents: 'Mano de obra',
  openDays: 'Días sin terminar',
  taskType: 'Tipo de tarea',
  code: 'Código',
  kind: 'Cuenta como',
  people: 'Personas',
  sessions: 'Sesiones',
  workedMs: 'Horas',
  averageMs: 'Horas por sesión',
  unratedSessions: 'Sin tarifa',
  indirectPercent: '% indirecto',
  material: 'Material',
  unit: 'Unidad',
  orders: 'Órdenes',
  usages: 'Anotaciones',
  usedThousandths: 'Usado',
  returnedThousandths: 'Devuelto',
  netThousandths: 'Cantidad',
  returnedCents: 'Devoluciones',
  costCents: 'Costo',
  orderNumber: 'Orden',
  customer: 'Cliente',
  tasks: 'Tareas terminadas',
  overTasks: 'Sobre lo estimado',
  estimateMs: 'Estimado',
  actualMs: 'Real',
  deviationMs: 'Desviación',
  deviationPercent: 'Desviación %',
  medianPercent: 'Mediana de las tareas %',
  ordersWithoutRevenue: 'Sin ingreso',
  laborMs: 'Horas',
  revenueCents: 'Ingreso',
  burdenCents: 'Carga',
  materialCents: 'Material',
  marginCents: 'Margen',
  marginPercent: 'Margen %',
};

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
    heading: (name) => HEADINGS[name],
    column: ({ key, title }) => (COLUMNS as Readonly<Record<string, string>>)[key] ?? title,
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
      time: 'Tiempo pagado = presencia − descansos no pagados. Sin contar = presencia − descansos − tiempo en órdenes − tiempo indirecto. La semana empieza el lunes; si las fechas cortan una semana, “Horas extra de las semanas enteras” la incluye completa.',
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
    },
    rounding: {
      exact: 'Al minuto',
      minutes: (minutes) => `Días a ${minutes} min`,
    },
    emptyTitle: 'Nada en estos días',
    emptyHelp: 'Nadie registró nada que coincida con estos filtros.',
    widen: 'Ver todo el tiempo',
  },
  reportSettings: {
    title: 'Cómo cuentan los reportes',
    short: 'Ajustes',
    sentence:
      'Vale para cada reporte, también los del pasado. Nada de lo trabajado o pagado cambia.',
    burden: 'Carga sobre la mano de obra, por ciento',
    burdenHint: 'Renta, luz, seguros: lo que se suma a cada dólar de mano de obra.',
    burdenWrong: 'Dé un porcentaje de 0 a 1,000, con dos decimales a lo más.',
    burdenNow: (labor, burden, margin) =>
      `Últimos 30 días: mano de obra ${labor}, carga ${burden}, margen ${margin}.`,
    burdenThen: (labor, now, then) =>
      `Últimos 30 días: mano de obra ${labor}, carga de unos ${then} en vez de ${now}.`,
    marginThen: (now, then) => `Margen de unos ${then} en vez de ${now}.`,
    warning: 'Aviso temprano, por ciento del ingreso',
    warningHint: 'Una orden abierta se marca cuando su costo llega a esta parte de su ingreso.',
    warningWrong: 'Dé un porcentaje entero de 1 a 1,000.',
    warnedNow: (orders) =>
      `Hoy ${count(orders, 'orden abierta está marcada', 'órdenes abiertas están marcadas')}.`,
    warnedThen: (now, then) =>
      `${count(then, 'orden abierta estaría marcada', 'órdenes abiertas estarían marcadas')} en vez de ${plain(now)}, con la carga de hoy.`,
    looking: 'Contando …',
    save: 'Contar así',
  },
};
