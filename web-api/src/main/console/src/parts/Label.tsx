import type { ReactNode } from 'react';

export type LabelColor = 'blue' | 'green' | 'grey' | 'orange' | 'purple' | 'red';

/**
 * A label that looks like PatternFly's. That one gives each label 180 variables and a layer of its own, and measures itself to know
 * whether its text is cut off: too much for rows that come into sight while somebody scrolls.
 */
export function Label({ color = 'grey', isCompact, children }: { color?: LabelColor; isCompact?: boolean; children: ReactNode }) {
  return <span className={`c-label c-${color} ${isCompact ? 'c-compact' : ''}`}>{children}</span>;
}
