import { count } from './count.ts';
import type { settingsText } from './settings.ts';

const plain = (number: number): string => number.toLocaleString('es-MX');
const sessions = (many: number) => count(many, 'sesión', 'sesiones');
const people = (many: number) => count(many, 'persona', 'personas');

export const settingsTextEs: typeof settingsText = {
  settings: {
    title: 'Ajustes',
    sentence:
      'Cómo cuenta, paga y trabaja este taller. Cada cambio dice lo que hará antes de hacerlo.',
    groups: {
      shop: 'Taller',
      work: 'Horario de trabajo',
      pay: 'Pago',
      reports: 'Reportes',
      floor: 'Entrada y planta',
    },
    labels: {
      shopName: 'Nombre del taller',
      plantTimeZone: 'Zona horaria de la planta',
      annualHours: 'Horas en que se divide un salario',
      pinLength: 'Largo del PIN',
      longSessionMs: 'Sesión más larga',
      weekOvertimeHours: 'Horas extra de la semana',
      dayOvertimeHours: 'Horas extra del día',
      breakRules: 'Descansos por regla',
      roundMinutes: 'Redondeo del tiempo pagado',
      burdenBasisPoints: 'Carga sobre la mano de obra',
      costWarningPercent: 'Aviso temprano de costo',
      shifts: 'Turnos',
      holidays: 'Días festivos',
    },
    hints: {
      shopName: 'En cada página y en cada tableta.',
      plantTimeZone: 'Por su reloj empieza el día y se muestran las horas.',
      annualHours: 'El salario anual dividido entre estas horas es lo que cuesta una hora.',
      pinLength: 'Dígitos que un PIN nuevo tiene por lo menos.',
      longSessionMs: 'En horas. El trabajo que dura más se marca como demasiado largo.',
      weekOvertimeHours:
        'Horas pagadas tras las cuales empiezan las horas extra, de lunes a domingo. Vacío: sin regla.',
      dayOvertimeHours: 'Y horas pagadas de un día. Vacío: sin regla.',
      breakRules:
        'Descanso no pagado que se quita de los días largos, menos el que la persona registró.',
      roundMinutes: 'En el reporte de tiempo, junto al tiempo exacto. Nada se guarda redondeado.',
      burdenBasisPoints:
        'Por ciento. Renta, luz, seguros: lo que se suma a cada dólar de mano de obra.',
      costWarningPercent:
        'Una orden abierta se marca cuando su costo llega a esta parte de su ingreso.',
      shifts:
        'Fuera de ellos nadie en la planta cuenta como inactivo; el reporte de tiempo espera sus horas.',
      holidays: 'Días sin turno, marcados en el reporte de tiempo.',
    },
    wrong: {
      plantTimeZone: 'No existe esa zona horaria. Elija una como America/Mexico_City.',
      longSessionMs: 'Dé horas de 1 a 24, como 12 o 7.5.',
      weekOvertimeHours: 'Dé horas hasta 168 en cuartos, como 40 o 37.5.',
      dayOvertimeHours: 'Dé horas hasta 24 en cuartos, como 8 o 7.5.',
      burdenBasisPoints: 'Dé un porcentaje de 0 a 1,000, con dos decimales a lo más.',
      costWarningPercent: 'Dé un porcentaje entero de 1 a 1,000.',
      shifts: 'Dé a cada turno un inicio y un fin, y un descanso que sea más corto.',
      holidays: 'Dé a cada día festivo un día propio y un nombre.',
    },
    change: 'Cambiar',
    changeOf: (label) => `Cambiar: ${label}`,
    lost: 'Esta lista puede ser vieja: el servidor no responde.',

    annual: (hours) => `${hours} h al año`,
    annualChoices: { 2080: '2,080: 52 semanas de 40 horas', 2087: '2,087: como el pago federal' },
    digits: (digits) => count(digits, 'dígito', 'dígitos'),
    hours: (hours) => `${hours} h`,
    after: (hours) => `Después de ${hours} h`,
    noRule: 'Sin regla',
    exact: 'Al minuto',
    minutes: (minutes) => `Días a ${minutes} min`,
    ofRevenue: (percent) => `${percent} % del ingreso`,
    noShifts: 'Ninguno: la gente cuenta como inactiva a cualquier hora',
    noHolidays: 'Ninguno',
    holidayCount: (days) => count(days, 'día', 'días'),
    nextHoliday: (name, day) => `el próximo: ${name}, ${day}`,

    works: 'Se trabaja',
    start: 'Inicio',
    end: 'Fin',
    breakMinutes: 'Descanso no pagado, min',
    paid: 'Pagado',
    off: 'libre',
    overnight: 'termina al día siguiente',
    likeMonday: 'De martes a viernes como el lunes',
    of: (what, weekday) => `${what}, ${weekday}`,
    day: 'Día',
    holidayName: 'Nombre',
    add: 'Agregar',
    remove: 'Quitar',
    removeOf: (name) => `Quitar ${name}`,
    twice: 'Este día ya está en la lista.',

    breaks: {
      step: (number) => `Paso ${number}`,
      afterHours: 'Presente más de, horas',
      minutes: 'Descanso no pagado, minutos',
      add: 'Agregar un paso',
      removeOf: (step) => `Quitar: ${step}`,
      noHours: 'Dé horas hasta 24 en cuartos, como 6 o 7.5.',
      noMinutes: 'Dé minutos enteros de 1 a 480.',
      faults: {
        noMoreHours: 'Dé más horas que en el paso anterior.',
        noMoreMinutes: 'Dé más minutos que en el paso anterior.',
        asLongAsTheDay: 'Dé un descanso más corto que estas horas.',
      },
    },

    effect: 'Qué hará',
    looking: 'Contando …',
    effects: {
      name: (tablets) =>
        `Las consolas lo muestran en medio minuto, ${count(tablets, 'tableta lo muestra', 'tabletas lo muestran')} tras la próxima salida.`,
      clock: (now, then) => `Ahí son las ${then} en vez de las ${now}.`,
      today: (now, then) => `Hoy pasa a ser ${then} en vez de ${now}.`,
      nextDay: (now, then) =>
        `El próximo día empieza ${then} en vez de ${now}, las dos por el reloj de hasta ahora.`,
      daysStay: (all, running) =>
        `Los días de ${sessions(all)} quedan como se registraron${running > 0 ? `, también los de ${plain(running)} en curso` : ''}.`,
      weeksStay: (weeks) =>
        `${count(weeks, 'semana aprobada no se toca', 'semanas aprobadas no se tocan')}.`,
      fromNow: 'Cuenta para el trabajo que termine desde ahora.',
      salaried: (many) =>
        many === 0 ? 'Hoy nadie tiene salario anual.' : `${people(many)} con salario anual.`,
      hourly: (name, now, then) => `${name}: ${now} → ${then} por hora`,
      others: (many) => `y ${people(many)} más`,
      costsStay: (many) =>
        `${count(many, 'sesión terminada conserva su costo', 'sesiones terminadas conservan su costo')}.`,
      pins: (many) =>
        many === 0
          ? 'Todos los PIN conocidos ya tienen este largo.'
          : `${count(many, 'persona conserva', 'personas conservan')} un PIN de otro largo, que abre las tabletas como antes, hasta que se dé uno nuevo.`,
      pinsFrom: 'Vale para cada PIN que se dé desde ahora.',
      long: (days, all, now, then) =>
        `De ${sessions(all)} que terminaron en los últimos ${days} días, ${plain(then)} se habrían marcado en vez de ${plain(now)}.`,
      marksStay: (marked) =>
        `${count(marked, 'marca puesta hasta ahora queda', 'marcas puestas hasta ahora quedan')}.`,
      runningLong: (many) =>
        `${count(many, 'sesión en curso ya lo rebasa: se marca', 'sesiones en curso ya lo rebasan: se marcan')} enseguida en la planta, y en firme al terminar.`,
      overtime: (from, to, now, then) =>
        `Horas extra de todos del ${from} al ${to}: ${then} en vez de ${now}.`,
      paidTime: (now, then) => `Tiempo pagado: ${then} en vez de ${now}.`,
      breaks: (from, to, now, then) =>
        `Se quita de los días de todos, del ${from} al ${to}: ${then} en vez de ${now}.`,
      paidOtherwise: (many) =>
        many === 0
          ? 'El tiempo pagado de estos días no cambia para nadie.'
          : `Cambia el tiempo pagado de ${people(many)}.`,
      breaksInReports:
        'Los reportes cuentan así desde ahora, también los del pasado. Nada de lo registrado cambia.',
      reportsOnly:
        'Los reportes cuentan así desde ahora, también los del pasado, salvo que alguien elija otras reglas en ellos. Nada de lo registrado cambia.',
      burden: (labor, now, then) =>
        `Últimos 30 días: mano de obra ${labor}, carga ${then} en vez de ${now}.`,
      margin: (now, then) => `Margen ${then} en vez de ${now}.`,
      warned: (now, then) =>
        `${count(then, 'orden abierta se marcaría', 'órdenes abiertas se marcarían')} en vez de ${plain(now)}.`,
      week: (now, then) =>
        `Una semana sin días festivos espera ${then} en vez de ${now} de cada persona.`,
      onShift: 'En este momento hay un turno.',
      offShift: 'En este momento no hay turno.',
      idle: (now, then) =>
        `La planta muestra ${people(then)} sin trabajo, en vez de ${plain(now)}.`,
      added: (list) => `Se agrega: ${list}.`,
      removed: (list) => `Se quita: ${list}.`,
      year: (year, now, then) => `${year} espera ${then} en vez de ${now} de cada persona.`,
      sessionsStay: (many) =>
        `${count(many, 'sesión registrada en estos días queda', 'sesiones registradas en estos días quedan')} como ${many === 1 ? 'está' : 'están'}.`,
    },
  },
};
