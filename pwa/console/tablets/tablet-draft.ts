/** The form of a tablet: what was typed, what is wrong, and only what is different goes out. */
import type { Device, DeviceChange } from '#schema/contract/devices.ts';
import { bothVersions, type FieldVersions } from '../parts/both-versions.ts';
import { text } from '../text.ts';

export type TabletDraft = Readonly<Record<'name' | 'place', string>>;

export const EMPTY_TABLET: TabletDraft = { name: '', place: '' };
const LABELS: TabletDraft = { name: text.tablets.name, place: text.tablets.place };

export const draftOfTablet = ({ name, place }: Device): TabletDraft => ({ name, place });

const trimmed = ({ name, place }: TabletDraft): TabletDraft => ({
  name: name.trim(),
  place: place.trim(),
});

/** Null when nothing is different. */
export function tabletChange(draft: TabletDraft, seen: Device): DeviceChange | null {
  const { name, place } = trimmed(draft);
  const change = {
    ...(name !== seen.name && { name }),
    ...(place !== seen.place && { place }),
  };
  return Object.keys(change).length > 0 ? change : null;
}

/** What is different between what was typed, over `seen`, and what somebody made of it since. */
export function tabletVersions(draft: TabletDraft, seen: Device, theirs: Device): FieldVersions[] {
  return bothVersions(LABELS, {
    seen: draftOfTablet(seen),
    mine: trimmed(draft),
    theirs: draftOfTablet(theirs),
  });
}

/** What was typed, put over what somebody made of the rest since. */
export function rebasedTablet(draft: TabletDraft, seen: Device, theirs: Device): TabletDraft {
  const { name, place } = tabletChange(draft, seen) ?? {};
  return { name: name ?? theirs.name, place: place ?? theirs.place };
}
