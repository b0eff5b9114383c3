/** A short sound for those who look at their work and not at the tablet: up is good, down is not. */
let context: AudioContext | undefined;

export function beep(kind: 'done' | 'refused'): void {
  try {
    context ??= new AudioContext();
    const [first, second] = kind === 'done' ? [660, 990] : [330, 220];
    const start = context.currentTime;
    for (const [step, frequency] of [first, second].entries()) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0.08, start + step * 0.09);
      volume.gain.exponentialRampToValueAtTime(0.001, start + step * 0.09 + 0.16);
      tone.connect(volume).connect(context.destination);
      tone.start(start + step * 0.09);
      tone.stop(start + step * 0.09 + 0.17);
    }
  } catch {
    // A tablet without sound, or before the first touch: nothing is said.
  }
}
