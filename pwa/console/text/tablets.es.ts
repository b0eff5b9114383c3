import { count } from './count.ts';
import type { tabletsText } from './tablets.ts';

export const tabletsTextEs: typeof tabletsText = {
  tablets: {
    title: 'Tabletas',
    sentence: 'Cómo está cada tableta, según ella misma.',
    onlyEnrolled: 'Solo se puede marcar en las tabletas registradas aquí.',
    alsoOthers: 'También se puede marcar en otras: este servidor no pide registro.',
    add: 'Agregar tableta',
    search: 'Tableta o lugar',
    shownName: 'Qué tabletas',
    shown: { inUse: 'En uso', attention: 'Por revisar', revoked: 'Revocadas' },
    columns: {
      name: 'Tableta',
      heard: 'Vista por última vez',
      unsent: 'Marcas sin enviar',
      clock: 'Reloj',
      version: 'Versión',
      battery: 'Batería',
      test: 'Puede marcar',
    },
    name: 'Nombre',
    nameHint: 'Como la llama la gente, por ejemplo «Grabado 1».',
    place: 'Lugar',
    placeHint: 'Dónde está, por ejemplo «junto a la ventana».',

    waiting: 'Espera su código',
    revoked: 'Revocada',
    neverHeard: 'Aún sin noticias',
    now: 'Ahora',
    minutesAgo: (minutes) => `hace ${minutes} min`,
    offline: 'Sin conexión',
    lastSeen: (when) => `vista ${when}`,
    remembered: 'Dato anterior al último arranque del servidor; nada desde entonces.',
    noneUnsent: 'Ninguna',
    since: (when) => `desde ${when}`,
    clockRight: 'Correcto',
    clockFast: (amount) => `${amount} adelantado`,
    clockSlow: (amount) => `${amount} atrasado`,
    seconds: (amount) => `${amount} s`,
    minutes: (amount) => `${amount} min`,
    hours: (amount) => `${amount} h`,
    days: (amount) => count(amount, 'día', 'días'),
    current: 'Actual',
    older: 'Anterior',
    olderHelp: (build) =>
      `Su página es la versión ${build}; el servidor tiene otra. La carga cuando nadie ha iniciado sesión.`,
    charging: 'cargando',
    unknown: 'No se sabe',
    tests: { yes: 'Sí', limited: 'Revisar', no: 'No' },

    lost: (when) => `Así estaba a las ${when}.`,
    emptyTitle: 'Todavía no hay tabletas',
    emptyHelp: 'Agregue la primera y escanee su código en el dispositivo.',
    emptyForeman: 'La oficina agrega las tabletas.',
    noneTitle: {
      inUse: 'Ninguna tableta así',
      attention: 'Nada que revisar',
      revoked: 'Ninguna revocada',
    },
    noneHelp: {
      inUse: 'Pruebe con menos letras, o busque entre las revocadas.',
      attention: 'Todas las tabletas en uso dan noticias, están al día y permiten marcar.',
      revoked: 'Lo que se revoca queda aquí, con todo lo hecho en ella.',
    },
    missing: 'No existe esa tableta',

    testTitle: '¿Se puede marcar en ella?',
    verdict: {
      yes: 'Se puede marcar',
      limited: 'Se puede marcar, pero hay algo que revisar',
      no: 'No se puede marcar',
    },
    testedAt: (when) => `Se probó a sí misma ${when}.`,
    untested: 'Aún no se ha probado. Lo hace al abrir su página y cada hora.',
    checks: {
      network: {
        name: 'Red',
        help: 'Active su Wi-Fi. Mientras tanto guarda las marcas.',
      },
      server: {
        name: 'Servidor',
        help: 'Su red no llega al servidor. Las marcas esperan en ella.',
      },
      enrolled: { name: 'Registro', help: 'Regístrela de nuevo, abajo.' },
      clock: {
        name: 'Reloj',
        help: 'Ponga su fecha y hora en automático. Con diez minutos de diferencia, las marcas van a la bandeja.',
      },
      storage: {
        name: 'Memoria',
        help: 'No conserva lo que se escribe. Vuelva a cargar su página; si no, use otra tableta.',
      },
      space: { name: 'Espacio libre', help: 'Quite aplicaciones o fotos de ella.' },
      outbox: {
        name: 'Marcas sin enviar',
        help: 'Algunas esperan desde hace más de un minuto. Déjela encendida y con red hasta que se envíen.',
      },
      generation: {
        name: 'Datos del servidor',
        help: 'No notaría una copia restaurada. Vuelva a cargar su página con la red activada.',
      },
      secure: {
        name: 'Conexión segura',
        help: 'Ábrala con la dirección https://; sin ella no se abre ni guarda nada sin red.',
      },
      worker: {
        name: 'Apertura sin red',
        help: 'Vuelva a cargar su página con la red activada, en la dirección https://.',
      },
      version: {
        name: 'Versión',
        help: 'Hay una más reciente. Deje abierta su pantalla de nombres un minuto: se actualiza sola.',
      },
    },
    outcome: { ok: 'en orden', failed: 'con problema', unknown: 'no se sabe' },
    allWell: (checked) => `Las ${checked} pruebas, en orden`,
    otherChecks: (checked) => count(checked, 'prueba más', 'pruebas más'),

    factsTitle: 'Últimas noticias',
    facts: {
      heard: 'Vista',
      unsent: 'Marcas sin enviar',
      clock: 'Reloj',
      version: 'Versión',
      battery: 'Batería',
      storage: 'Memoria',
      enrolled: 'Registrada',
      revoked: 'Revocada',
    },
    build: (build) => `versión ${build}`,
    storage: {
      lasting: 'Duradera: el navegador prometió conservarla',
      clearable: 'El navegador puede borrarla si la tableta se llena',
      full: 'Llena: las marcas no se guardan',
      broken: 'No funciona: las marcas no se guardan',
    },

    detailsTitle: 'Nombre y lugar',
    save: 'Guardar',

    againTitle: 'Registrar de nuevo',
    againHelp:
      'Para otro dispositivo, o uno que perdió su registro: sigue siendo esta tableta, con todo lo hecho en ella. El dispositivo actual deja de serlo cuando se usa el código.',
    firstHelp: 'El código con que se agregó se muestra una sola vez. Uno nuevo anula el anterior.',
    againRevoked:
      'La admite de nuevo como esta tableta: las marcas que aún esperan en ella podrán enviarse.',
    againForAdmins: 'Fue revocada. Solo la oficina puede admitirla de nuevo.',
    again: 'Obtener un código nuevo',

    getCode: 'Obtener un código',
    newTitle: 'Tableta nueva',
    codeTitle: (name) => `Código para ${name}`,
    codeHelp: 'Escanéelo con la cámara de la tableta, o abra allí su página y escriba el código.',
    typeHelp: 'Abra en la tableta su propia dirección y escriba este código.',
    qr: (name) => `Código QR que registra ${name}`,
    codeOnce: 'Sirve una vez.',
    codeLeft: (clock) => `Quedan ${clock}`,
    codeOver: 'Este código ha caducado.',
    codeUsed: (name) => `Listo: este dispositivo ahora es ${name}.`,
    done: 'Listo',

    revoke: 'Revocar',
    revokeTitle: (name) => `¿Revocar ${name}?`,
    revokeHelp:
      'Nadie podrá iniciar sesión en ella, y se cierra la sesión de quien esté en ella. El trabajo sigue y las marcas ya enviadas se conservan; las que aún esperan en ella ya no podrán enviarse, salvo que se registre de nuevo.',
    revokeUnsent: (taps) =>
      `${count(taps, 'marca esperaba', 'marcas esperaban')} en ella cuando se supo por última vez.`,
    revokedNotice: (name) => `${name} fue revocada.`,
  },
};
