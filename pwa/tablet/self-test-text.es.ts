import type { selfTestText } from './self-test-text.ts';

export const selfTestTextEs: typeof selfTestText = {
  selfTest: {
    open: '¿Esta tableta puede registrar?',
    title: '¿Esta tableta puede registrar?',
    running: 'Probando…',
    verdict: {
      yes: 'Sí, esta tableta puede registrar',
      limited: 'Sí, pero hay algo que revisar',
      no: 'No, esta tableta no puede registrar',
    },
    at: (time) => `Probado a las ${time}`,
    again: 'Probar de nuevo',
    list: 'Lo que se probó',
    outcome: { ok: 'En orden', failed: 'Con problema', unknown: 'No se sabe' },
    checks: {
      network: {
        name: 'Red',
        well: 'Conectada',
        help: 'Active el Wi-Fi. Mientras tanto, los registros se guardan aquí.',
      },
      server: {
        name: 'Servidor',
        well: 'Responde',
        help: 'No responde. Los registros se guardan aquí; avise a la oficina si sigue así.',
      },
      enrolled: {
        name: 'Registro',
        well: 'Aquí no hace falta',
        help: 'Pida a la oficina un código de un solo uso.',
      },
      clock: {
        name: 'Reloj',
        well: 'Exacto al segundo',
        help: 'Ponga la fecha y la hora de la tableta en automático.',
      },
      storage: {
        name: 'Memoria',
        well: 'Conserva lo que se escribe',
        help: 'No conserva nada. Vuelva a cargar la página; si sigue así, use otra tableta.',
      },
      space: {
        name: 'Espacio libre',
        well: 'Suficiente',
        help: 'Quite aplicaciones o fotos de la tableta.',
      },
      outbox: {
        name: 'Registros sin enviar',
        well: 'Ninguno',
        help: 'Deje la tableta encendida y con red hasta que todos se envíen.',
      },
      generation: {
        name: 'Datos del servidor',
        well: 'Conocidos',
        help: 'Vuelva a cargar esta página con la red activada.',
      },
      secure: {
        name: 'Conexión segura',
        well: 'https',
        help: 'Pida a la oficina la dirección https://.',
      },
      worker: {
        name: 'Apertura sin red',
        well: 'Lista',
        help: 'Vuelva a cargar la página, con la red activada y en la dirección https://.',
      },
      version: {
        name: 'Versión',
        well: 'La más reciente',
        help: 'Hay una más reciente: llega sola en un minuto cuando nadie está trabajando en ella.',
      },
    },
    enrolledAs: (name) => `Como ${name}`,
    clockOff: (seconds) => `Desviado ${seconds} s, lo cual se corrige`,
    free: (amount) => `${amount} libres`,
    waiting: (taps, since) => `${taps} ${taps === 1 ? 'registro' : 'registros'} desde las ${since}`,
    unknown: 'Aquí no se sabe',
  },
};
