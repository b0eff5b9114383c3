import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { knownPicture, TASK_PICTURES, taskPicture } from './task-picture.ts';

/**
 * The pictures a tile can have, as one group of radio buttons: arrows walk it.
 * @fires picture-chosen - CustomEvent<TaskPicture>
 */
@customElement('picture-picker')
export class PicturePicker extends LitElement {
  static override readonly styles = [
    base,
    css`
      fieldset {
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 0.3125rem;
        font-size: var(--text-sm);
        font-weight: 550;
      }
      legend .soft {
        font-weight: 400;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(var(--target), 1fr));
        gap: var(--space-1);
      }
      label {
        position: relative;
        display: grid;
        place-items: center;
        min-block-size: var(--target);
        border: 1px solid var(--color-line);
        border-radius: 0.625rem;
        color: var(--color-ink-soft);
        cursor: pointer;
      }
      label:hover {
        border-color: var(--color-line-strong);
        color: var(--color-ink);
      }
      label:has(:checked) {
        border-color: var(--color-accent);
        background: var(--color-accent-soft);
        color: var(--color-on-accent-soft);
        box-shadow: inset 0 0 0 1px var(--color-accent);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--color-focus);
        outline-offset: 2px;
      }
      input {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        margin: 0;
        opacity: 0;
        cursor: inherit;
      }
      .icon {
        inline-size: 1.5rem;
        block-size: 1.5rem;
      }
    `,
  ];

  @property() picture = '';

  override render() {
    const chosen = knownPicture(this.picture);
    const { icons } = text.tasks;
    return html`<fieldset>
      <legend>${text.tasks.icon}: <span class="soft">${icons[chosen]}</span></legend>
      <div class="choices">
        ${TASK_PICTURES.map(
          (name) =>
            html`<label title=${icons[name]}>
              <input
                type="radio"
                name="picture"
                value=${name}
                aria-label=${icons[name]}
                .checked=${live(name === chosen)}
                @change=${() =>
                  this.dispatchEvent(new CustomEvent('picture-chosen', { detail: name }))}
              />
              ${taskPicture(name)}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-picker': PicturePicker;
  }
}
