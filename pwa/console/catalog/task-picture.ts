/** The pictures a task can have; a name nobody drew gets the general one, as on the tablet. */
import { html, type TemplateResult } from 'lit';
import { taskPictures, type TaskPicture } from '../../shared/task-pictures.ts';

export const TASK_PICTURES = Object.keys(taskPictures) as TaskPicture[];

export function knownPicture(name: string): TaskPicture {
  return Object.hasOwn(taskPictures, name) ? (name as TaskPicture) : 'generic';
}

export function taskPicture(name: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${taskPictures[knownPicture(name)]}
  </svg>`;
}
