import type { LitElement, ReactiveController } from 'lit';
import type { FormProblem } from '../stores/submission.ts';

/**
 * Leads to the first field with something wrong: when the form says so, and when the server
 * refused one. A form may be longer than its dialog; whoever pressed Save at its foot would not
 * see what is said further up.
 */
export class Mistakes implements ReactiveController {
  #shown: FormProblem | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly problem: () => FormProblem | null,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const problem = this.problem();
    if (problem === this.#shown) return;
    this.#shown = problem;
    if (problem) void this.focus();
  }

  focus(): Promise<void> {
    return focusMistake(this.host);
  }
}

/** To the first field with something wrong, once it is drawn; nowhere when none has. */
export async function focusMistake(host: LitElement): Promise<void> {
  await host.updateComplete;
  host.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
