import type { Schemas } from '../api/client';

const FULL_SCALE = 255;

/** The sides of a waveform as they are drawn: what is faint is raised, as ears do it, so that speech is seen beside a tone. */
export function loudness(waveform: Schemas['Waveform']): number[][] {
  const sides = (waveform.sides ?? []).map(side => (side.peaks ?? []).map(peak => Math.sqrt(peak / FULL_SCALE)));
  return sides.length > 0 ? sides : [[0]];
}

/** A part of the whole in percent, never more than all of it. */
export function shareOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(100, Math.max(0, (part / whole) * 100)) : 0;
}
