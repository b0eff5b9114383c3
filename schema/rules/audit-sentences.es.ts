/** The sentences of the audit in Spanish. */
import type { SettingName } from '../contract/settings.ts';
import type {
  AuditNames,
  AuditSentence,
  AuditSentences,
  SignInSentences,
} from './audit-sentences.ts';

const some = (name: string | undefined, word = 'alguien'): string => name ?? word;
const onWork = ({ work }: AuditNames): string => (work === undefined ? 'un trabajo' : work);
const ofPerson = ({ person }: AuditNames): string => (person === undefined ? '' : ` de ${person}`);
const rows = (count: number | undefined): string =>
  count === undefined
    ? 'filas'
    : `${count.toLocaleString('es-MX')} ${count === 1 ? 'fila' : 'filas'}`;
const always = (title: string): AuditSentence => ({ title, done: () => title });

const onOrder = ({ order }: AuditNames): string =>
  order === undefined ? '' : ` en la orden ${order}`;
const ofWeek = ({ week, team }: AuditNames): string =>
  `${week === undefined ? '' : ` del ${week}`}${team === undefined ? '' : ` de ${team}`}`;
const SETTINGS: Readonly<Record<SettingName, string>> = {
  shopName: 'nombre',
  plantTimeZone: 'zona horaria',
  annualHours: 'horas de un año',
  pinLength: 'largo del PIN',
  longSessionMs: 'trabajo más largo que se cree',
  weekOvertimeHours: 'horas extra de la semana',
  dayOvertimeHours: 'horas extra del día',
  breakRules: 'descansos por regla',
  roundMinutes: 'redondeo de las horas pagadas',
  burdenBasisPoints: 'cargas sobre la mano de obra',
  costWarningPercent: 'aviso de costo',
  shifts: 'turnos',
  holidays: 'días festivos',
};
const ROLES = { operator: 'operario', foreman: 'encargado', admin: 'administrador' } as const;

export const auditSentencesEs: AuditSentences = {
  'sessions.start': { title: 'Iniciar trabajo', done: (n) => `Inició ${onWork(n)}` },
  'sessions.close': {
    title: 'Terminar trabajo',
    done: (n) => `Terminó ${onWork(n)}${ofPerson(n)}`,
  },
  'sessions.undo': {
    title: 'Deshacer un toque',
    done: (n) => `Deshizo el ${n.undone === 'closure' ? 'fin' : 'inicio'} de ${onWork(n)}`,
  },
  'materials.log': {
    title: 'Registrar material',
    done: (n) => `Registró ${some(n.material, 'material')}${onOrder(n)}`,
  },
  'capture.tap': {
    title: 'Toque de una tableta',
    done: (n) =>
      n.isForReview ? `Un toque${ofPerson(n)} quedó por revisar` : `Tocó en ${onWork(n)}`,
  },
  'capture.accept': {
    title: 'Aceptar un toque',
    done: (n) => `Aceptó un toque${ofPerson(n)}${n.work ? ` en ${n.work}` : ''}`,
  },
  'capture.discard': {
    title: 'Descartar un toque',
    done: (n) => `Descartó un toque${ofPerson(n)}`,
  },
  'corrections.correct': {
    title: 'Corregir una sesión',
    done: (n) => `Corrigió ${onWork(n)}${ofPerson(n)}`,
  },
  'corrections.add': {
    title: 'Agregar una sesión',
    done: (n) => `Agregó ${onWork(n)}${ofPerson(n)}`,
  },
  'corrections.split': {
    title: 'Dividir una sesión',
    done: (n) => `Dividió ${onWork(n)}${ofPerson(n)}`,
  },
  'corrections.void': {
    title: 'Anular una sesión',
    done: (n) => `Anuló ${onWork(n)}${ofPerson(n)}`,
  },
  'corrections.agree': {
    title: 'Aceptar horas estimadas',
    done: (n) => `Aceptó las horas de ${onWork(n)}${ofPerson(n)}`,
  },
  'corrections.correctUsage': {
    title: 'Corregir material',
    done: (n) => `Corrigió ${some(n.material, 'material')}${onOrder(n)}`,
  },
  'corrections.voidUsage': {
    title: 'Anular material',
    done: (n) => `Anuló ${some(n.material, 'material')}${onOrder(n)}`,
  },
  'corrections.markSeen': always('Vio lo que se corrigió'),
  'floor.endWork': {
    title: 'Terminar el trabajo de alguien',
    done: (n) => `Terminó ${onWork(n)}${ofPerson(n)} desde el piso`,
  },
  'floor.switchWork': {
    title: 'Cambiar el trabajo de alguien',
    done: (n) => `Pasó a ${some(n.person)} de ${onWork(n)} a otro trabajo`,
  },
  'approvals.approve': {
    title: 'Aprobar una semana',
    done: (n) => `Aprobó la semana${ofWeek(n)}`,
  },
  'approvals.reopen': {
    title: 'Reabrir una semana aprobada',
    done: (n) => `Reabrió la semana${ofWeek(n)}`,
  },
  'orders.create': {
    title: 'Agregar una orden',
    done: (n) => `Agregó la orden ${some(n.order, '')}`.trim(),
  },
  'orders.addTaskType': {
    title: 'Agregar una tarea',
    done: (n) => `Agregó la tarea ${some(n.task, 'que ya no existe')}`,
  },
  'orders.changeTaskType': {
    title: 'Cambiar una tarea',
    done: (n) => `Cambió la tarea ${some(n.task, 'que ya no existe')}`,
  },
  'materials.add': {
    title: 'Agregar un material',
    done: (n) => `Agregó el material ${some(n.material, 'que ya no existe')}`,
  },
  'materials.change': {
    title: 'Cambiar un material',
    done: (n) => `Cambió el material ${some(n.material, 'que ya no existe')}`,
  },
  'admin.create': {
    title: 'Crear el primer administrador',
    done: (n) => `Hizo a ${some(n.person)} el primer administrador`,
  },
  'users.create': {
    title: 'Agregar una persona',
    done: (n) => `Agregó a ${some(n.person)}${n.role ? ` como ${ROLES[n.role]}` : ''}`,
  },
  'users.change': {
    title: 'Cambiar una persona',
    done: (n) => {
      if (n.isActive === false) return `Desactivó a ${some(n.person)}`;
      if (n.isActive === true) return `Activó a ${some(n.person)}`;
      return n.role
        ? `Cambió el rol de ${some(n.person)} a ${ROLES[n.role]}`
        : `Cambió los datos de ${some(n.person)}`;
    },
  },
  'users.setPin': { title: 'Poner un PIN', done: (n) => `Puso un PIN a ${some(n.person)}` },
  'users.setPassword': {
    title: 'Poner una contraseña',
    done: (n) => `Puso una contraseña a ${some(n.person)}`,
  },
  'users.deactivate': {
    title: 'Desactivar a una persona',
    done: (n) => `Desactivó a ${some(n.person)}`,
  },
  'users.unlock': {
    title: 'Permitir intentar de nuevo',
    done: (n) => `Permitió a ${some(n.person)} intentar entrar de nuevo`,
  },
  'users.changeOwnLanguage': always('Cambió su idioma'),
  'users.renameTeam': {
    title: 'Renombrar un equipo',
    done: (n) => `Renombró el equipo ${some(n.team, '')}`.trim(),
  },
  'users.retireTeam': {
    title: 'Retirar un equipo',
    done: (n) => `Retiró el equipo ${some(n.team, '')}`.trim(),
  },
  'auth.choosePin': always('Eligió un PIN en lugar del de un solo uso'),
  'users.addTeam': {
    title: 'Agregar un equipo',
    done: (n) => `Agregó el equipo ${some(n.team, '')}`.trim(),
  },
  'costing.addPayRate': {
    title: 'Agregar una tarifa',
    done: (n) => `Agregó una tarifa de pago para ${some(n.person)}`,
  },
  'auth.signIn': {
    title: 'Iniciar sesión',
    done: (n) =>
      n.person === undefined ? 'No pudo entrar: el PIN cambió entretanto' : 'Inició sesión',
  },
  'auth.signOut': always('Cerró sesión'),
  'capture.recordOfflineSignIn': {
    title: 'PIN escrito sin red',
    done: (n) =>
      `Un PIN${ofPerson(n)} escrito sin red era ${n.isRight ? 'correcto' : 'incorrecto'}`,
  },
  'devices.invite': {
    title: 'Invitar una tableta',
    done: (n) => `Invitó la tableta ${some(n.device, '')}`.trim(),
  },
  'devices.enrol': {
    title: 'Registrar una tableta',
    done: (n) => `Se registró la tableta ${some(n.device, '')}`.trim(),
  },
  'devices.reinvite': {
    title: 'Invitar una tableta de nuevo',
    done: (n) => `Invitó de nuevo la tableta ${some(n.device, '')}`.trim(),
  },
  'devices.change': {
    title: 'Cambiar una tableta',
    done: (n) => `Cambió la tableta ${some(n.device, '')}`.trim(),
  },
  'devices.saveBeats': always('Guardó lo que las tabletas dijeron de sí mismas'),
  'devices.revoke': {
    title: 'Revocar una tableta',
    done: (n) => `Revocó la tableta ${some(n.device, '')}`.trim(),
  },
  'settings.initialise': always('Ajustes del primer arranque'),
  'settings.change': {
    title: 'Cambiar un ajuste del taller',
    done: (n) =>
      n.setting === undefined
        ? 'Cambió un ajuste del taller'
        : `Cambió un ajuste del taller: ${SETTINGS[n.setting]}`,
  },
  'settings.changeReports': always('Cambió cómo cuentan los reportes'),
  'settings.beginGeneration': always('Comenzó una nueva generación de la base de datos'),
  'secrets.register': always('Un secreto nuevo entró en uso'),
  'audit.recordVerification': {
    title: 'Verificar el registro',
    done: (n) =>
      n.isRight
        ? `Verificó el registro: íntegro, ${rows(n.count)}`
        : 'Verificó el registro: está roto',
  },
  'views.save': always('Guardó una vista'),
  'views.delete': always('Eliminó una vista'),
  'reference.importCustomers': always('Importó clientes'),
  'reference.importOrders': always('Importó órdenes'),
  'reference.recordImport': {
    title: 'Terminar una importación',
    done: (n) => `Terminó una importación de ${rows(n.count)}`,
  },
  'reference.flip': {
    title: 'Poner en vigor una importación',
    done: (n) => `Importó ${rows(n.count)} del ERP`,
  },
  'reference.accept': always('Dejó entrar una importación retenida'),
  'reference.mergeOrder': {
    title: 'Unir una orden tecleada',
    done: (n) => `Unió una orden tecleada${n.order ? ` con ${n.order}` : ''}`,
  },
  'reference.adoptItem': always('Hizo un material de un artículo del ERP'),
  'reference.stageCustomers': always('Preparó clientes'),
  'reference.stageNames': always('Preparó nombres de clientes'),
  'reference.stageOrders': always('Preparó órdenes'),
  'reference.stageGone': always('Preparó órdenes que el ERP ya no tiene'),
  'reference.stageItems': always('Preparó artículos'),
  'reference.fold': always('Incorporó una importación'),
  'reference.discard': always('Retiró lo que estaba preparado'),
  'fixtures.remove': always('Quitó lo que hizo una prueba de carga'),
  'demo.seedShop': always('Creó el taller de demostración'),
  'demo.seedActivity': always('Creó trabajo para el taller de demostración'),
  'auth.reserveAttempt': {
    title: 'Contar un intento de entrar',
    done: (n) => `Contó un intento de entrar${n.person ? ` como ${n.person}` : ''}`,
  },
  'auth.recordFailure': {
    title: 'Contar un intento fallido',
    done: (n) => `Contó un intento fallido${n.person ? ` como ${n.person}` : ''}`,
  },
  'costing.recostBatch': {
    title: 'Recalcular costos',
    done: (n) => `Recalculó costos del trabajo${ofPerson(n)}`,
  },
  'rollups.rebuildOrders': always('Sumó órdenes de nuevo'),
  'rollups.rebuildDay': always('Sumó un día de nuevo'),
  'rollups.rebuildMonth': always('Sumó un mes de nuevo'),
  'orders.tidySearch': always('Ordenó el índice de búsqueda'),
  'settings.expireAnswers': always('Borró respuestas antiguas'),
};

export const signInSentencesEs: SignInSentences = {
  failed: {
    pin: (person) => `PIN incorrecto de ${some(person)}`,
    password: (person) =>
      person === undefined
        ? 'Intento fallido con un usuario desconocido'
        : `Contraseña incorrecta de ${person}`,
  },
  throttled: {
    pin: (person) => `Demasiados PIN incorrectos de ${some(person)}: rechazado`,
    password: (person) =>
      person === undefined
        ? 'Demasiados intentos con un usuario desconocido: rechazado'
        : `Demasiadas contraseñas incorrectas de ${person}: rechazado`,
  },
};
