/** Somebody about to change what they themselves are: what they lose by it, and what stays. */
import type { User, UserChange } from '#schema/contract/users.ts';
import { html, type TemplateResult } from 'lit';
import '../parts/confirm-dialog.ts';
import { text } from '../text.ts';

export const isAboutOneself = (seen: User, change: UserChange, viewerId: number): boolean =>
  seen.id === viewerId && (change.role !== undefined || change.team !== undefined);

export interface OwnChange {
  change: UserChange;
  onConfirm: () => void;
  onDismiss: () => void;
}

export function ownChangeDialog({ change, onConfirm, onDismiss }: OwnChange): TemplateResult {
  const { ownChange, consequences } = text;
  const { role, team } = change;
  const words = role === undefined ? ownChange.ofTeam : ownChange.ofRole;
  const sentences = [
    role === undefined ? '' : ownChange.role[role],
    team === undefined ? '' : ownChange.team(team ?? consequences.noTeam),
  ];
  return html`<confirm-dialog
    .heading=${words.heading}
    .sentence=${sentences.filter(Boolean).join(' ')}
    .action=${words.action}
    .danger=${role !== undefined}
    @confirm=${onConfirm}
    @dismiss=${onDismiss}
  ></confirm-dialog>`;
}
