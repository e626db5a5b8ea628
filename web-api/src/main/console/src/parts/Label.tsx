import '@patternfly/react-styles/css/components/Label/label.css';
import type { ReactNode } from 'react';

export type LabelColor = 'blue' | 'green' | 'grey' | 'orange' | 'purple' | 'red';

/**
 * PatternFly's label as its style sheet has it. Its component measures itself to know whether its text is cut off, which makes the
 * browser lay the page out once for each label: too much for rows that come into sight while somebody scrolls.
 */
export function Label({ color = 'grey', isCompact, children }: { color?: LabelColor; isCompact?: boolean; children: ReactNode }) {
  return (
    <span className={`pf-v6-c-label ${color === 'grey' ? '' : `pf-m-${color}`} ${isCompact ? 'pf-m-compact' : ''}`}>
      <span className="pf-v6-c-label__content"><span className="pf-v6-c-label__text">{children}</span></span>
    </span>
  );
}
