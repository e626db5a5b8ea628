const STEPS = 5;

/** The numbers that stand at a scale from 0 on which the largest value finds room: whole ones, a few, and easily read. */
export function ticks(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / STEPS)));
  const step = [1, 2, 5, 10].map(one => one * power).find(one => one * STEPS >= most)!;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, i) => i * step);
}
