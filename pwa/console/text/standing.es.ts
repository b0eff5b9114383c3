import type { standingText } from './standing.ts';

const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('es-US')} ${number === 1 ? one : many}`;

export const standingTextEs: typeof standingText = {
  locks: {
    word: 'bloqueado',
    title: 'Bloqueado por intentos fallidos',
    line: (what, where, tries) =>
      `${what} ${where}: ${count(tries, 'intento fallido', 'intentos fallidos')}`,
    of: { pin: 'PIN', password: 'Contraseña' },
    onDevice: (device) => `en ${device}`,
    onTablet: 'en una tableta sin registrar',
    onConsole: 'en la consola',
    until: (time) => `hasta las ${time}`,
    unlock: 'Desbloquear ahora',
    effect: 'Los intentos fallidos se olvidan; el próximo cuenta como el primero.',
    passwordStays: 'Una contraseña bloqueada la desbloquea un administrador.',
    unlocked: (name) => `${name} puede intentar de nuevo.`,
  },
  oneTimePin: {
    word: 'PIN de un solo uso',
    due: 'Hay un PIN de un solo uso: al entrar la próxima vez se elige uno propio.',
    generate: 'Crear un PIN de un solo uso',
    generating: 'Creando …',
    check: 'De un solo uso: al entrar la próxima vez se elige uno propio',
    effect: 'Un PIN nuevo cierra las sesiones en las tabletas. El trabajo en curso sigue.',
    shown: (name) => `PIN de un solo uso de ${name}`,
    shownOnce: 'Se muestra solo esta vez. Sirve para entrar una vez; luego se elige uno propio.',
    copy: 'Copiar',
    copied: 'Copiado.',
    saved: 'PIN de un solo uso guardado.',
  },
  leaving: {
    title: 'Baja',
    sentence: 'Quien se va se desactiva, nunca se borra: su trabajo y su costo quedan.',
    open: 'Desactivar …',
    own: 'Esta es su cuenta. Otro administrador puede desactivarla.',
    heading: (name) => `¿Desactivar a ${name}?`,
    ends: 'Termina',
    stays: 'Queda',
    looking: 'Viendo qué termina con esto …',
    signIns: (number) =>
      number === 0
        ? 'Nada ahora: no hay ninguna sesión abierta. PIN, credencial y contraseña ya no abren nada.'
        : `${count(number, 'sesión abierta', 'sesiones abiertas')}, de inmediato. PIN, credencial y contraseña ya no abren nada.`,
    sessions: (number) =>
      number === 0
        ? 'Correcciones, tarifas y registro. Se puede deshacer cuando sea.'
        : `${count(number, 'tramo de trabajo', 'tramos de trabajo')} con costo y correcciones, tarifas y registro. Se puede deshacer cuando sea.`,
    running: (name, work, since) => `${name} está en ${work} ${since}.`,
    since: (when) => `desde ${when}`,
    question: '¿Qué pasa con este trabajo?',
    end: 'Terminarlo ahora',
    endHelp: 'Como lo haría un encargado, con el motivo al lado.',
    keep: 'Dejarlo seguir',
    keepHelp: 'El reloj sigue hasta que el encargado lo termine: queda en su piso.',
    reason: 'Motivo',
    reasonHint: 'Queda junto al trabajo que termina.',
    action: 'Desactivar',
    done: (name) => `${name} quedó sin acceso.`,
    gone: 'Sin acceso: no puede entrar. Trabajo, costo e historial siguen ahí.',
    comeBack: 'Reactivar',
    comeBackEffect: 'PIN, credencial y contraseña vuelven a servir como antes.',
    back: (name) => `${name} tiene acceso de nuevo.`,
  },
  consequences: {
    role: {
      operator: 'Los operadores ven su propio trabajo, en las tabletas. La consola ya no se abre.',
      foreman:
        'Los encargados ven el trabajo del equipo en la consola, con contraseña, y lo corrigen.',
      admin: 'Los administradores ven y cambian todo, también los pagos, con contraseña.',
    },
    roleAtOnce:
      'Los permisos cambian de inmediato; las sesiones siguen, y todo el trabajo hecho también.',
    teamAtOnce: (team) =>
      `Los informes por equipo cuentan todo su trabajo, también el pasado, en ${team}, y su encargado lo ve. El trabajo mismo queda igual.`,
    noTeam: 'ningún equipo',
  },
  ownChange: {
    ofRole: { heading: '¿Cambiar su propia función?', action: 'Cambiar mi función' },
    ofTeam: { heading: '¿Cambiar su propio equipo?', action: 'Cambiar mi equipo' },
    role: {
      operator:
        'Pierde la consola: sale de ella de inmediato, y solo otro administrador puede devolvérsela. Todo el trabajo hecho queda.',
      foreman:
        'Pierde de inmediato pagos, dinero, catálogo, ajustes y auditoría, y solo otro administrador puede devolvérselos. Su sesión y todo el trabajo hecho quedan.',
      admin: 'Ve y cambia todo, también los pagos. Su sesión y todo el trabajo hecho quedan.',
    },
    team: (team) =>
      `Los informes por equipo cuentan entonces todo su trabajo, también el pasado, en ${team}. El trabajo mismo queda igual.`,
  },
  badgeField: {
    scan: 'Escanear',
    waiting: 'Acerque la credencial al lector.',
    read: 'Leída. Guarde para conservarla.',
    remove: 'Quitar',
    takenBy: (name) => `${name} tiene esta credencial. Quítesela primero.`,
  },
};
