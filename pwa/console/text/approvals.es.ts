import { count } from './count.ts';
import type { approvalsText } from './approvals.ts';

export const approvalsTextEs: typeof approvalsText = {
  approvals: {
    title: 'Aprobaciones',
    sentence: 'Una semana de cada equipo: primero lo que falta o es estimado, luego un clic.',
    weeks: 'Semana',
    week: (from: string, to: string) => `${from} al ${to}`,
    earlier: 'La semana anterior',
    later: 'La semana siguiente',
    noTeam: 'Sin equipo',
    open: 'Sin aprobar',
    running: 'Esta semana no ha terminado',
    approvedBy: (name: string, at: string) => `Aprobada por ${name}, ${at}`,
    changedAfter: (name: string, at: string) => `Cambiada después por ${name}, ${at}`,
    changed: 'cambiado después',
    changedMeanwhile:
      'Aún no se aprobó nada: las horas cambiaron después de que las abrió. Se muestran como están ahora; revíselas y apruebe otra vez.',
    partly: (people: number) => `Falta aprobar a ${count(people, 'persona', 'personas')}`,
    nobody: 'Nadie trabajó esta semana.',
    blocking: (things: number) => `Primero hay que resolver ${count(things, 'asunto', 'asuntos')}.`,
    issues: {
      running: (what: string, at: string) => `sigue en ${what} desde ${at}`,
      waiting: (_what: string, at: string) => `tiene un registro de ${at} en la bandeja`,
      estimated: (what: string, at: string, end: string) =>
        `${what}, de ${at} a ${end}: demasiado largo para creerlo`,
      unverified: (what: string, at: string, end: string) =>
        `${what}, de ${at} a ${end}: no se pudo comprobar quién lo registró`,
      unended: (_what: string, at: string) =>
        `no terminó el día iniciado ${at}: termina con el último trabajo`,
    },
    look: 'Revisar',
    columns: {
      person: 'Persona',
      worked: 'Trabajado',
      presence: 'Presente',
      sessions: 'Sesiones',
      corrections: 'Corregidas',
      approved: 'Aprobado',
    },
    approve: 'Aprobar',
    agree: (times: number) => `Aceptar ${count(times, 'hora', 'horas')} y aprobar`,
    approved: (team: string) => `La semana de ${team} está aprobada.`,
    closes:
      'Desde entonces solo un administrador cambia esta semana, con un motivo. Nada se pierde ni se recorta.',
    reopen: 'Abrir de nuevo',
    reopenTitle: (team: string) => `¿Abrir de nuevo la semana de ${team}?`,
    reopenHelp:
      'Las horas quedan como están; los encargados pueden cambiarlas otra vez hasta que se apruebe.',
    reason: 'Motivo',
    reopened: (team: string) => `La semana de ${team} está abierta de nuevo.`,
    emptyTitle: 'No tiene equipo',
    emptyHelp: 'Un administrador puede ponerle en el equipo cuyo tiempo aprueba.',
  },
};
