/** Which rows of the page there are for the lines of a list that are in sight. */
export interface Slots {
  /** the line that is in the first row */
  readonly base: number;
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

export const NO_SLOTS: Slots = { base: 0, count: 0, first: 0, last: -1 };

/** Other lines are in sight. What was in sight before stays in its row; who leaps finds all rows in the order in which they are. */
export function moved(before: Slots, first: number, last: number): Slots {
  const count = Math.max(before.count, last - first + 1);
  const stays = first <= before.last && last >= before.first && count === before.count;
  return { base: stays ? before.base : first, count, first, last };
}

/** The row of a line. */
export function slotOf({ base, count }: Slots, line: number): number {
  return (((line - base) % count) + count) % count;
}
