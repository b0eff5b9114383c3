import { css } from 'lit';

/**
 * Initials on a wash of the person's own color. The element sets `--hue` on itself through the CSSOM:
 * a `style` attribute, which is what Lit's styleMap writes first, is what the CSP forbids.
 */
export const avatarStyles = css`
  .avatar {
    display: grid;
    place-items: center;
    width: var(--avatar, 3.25rem);
    height: var(--avatar, 3.25rem);
    flex: none;
    border-radius: 50%;
    background: oklch(var(--wash-strong) var(--hue));
    color: oklch(var(--on-wash) var(--hue));
    font-size: calc(var(--avatar, 3.25rem) * 0.36);
    font-weight: 700;
    letter-spacing: 0.01em;
  }
`;

/** Neighbors get colors far apart: each id turns the wheel by the golden angle. */
export function personHue(id: number): string {
  return String(Math.round((id * 137.508) % 360));
}
