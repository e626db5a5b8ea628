import type { ReactNode } from 'react';
import { EmptyState, EmptyStateBody, Skeleton } from '../ui';
import { useText } from '../i18n';

/** What stands where there is nothing, or nothing yet. */
export function Bare({ loading, children }: { loading?: boolean; children?: ReactNode }) {
  const t = useText();
  if (loading) {
    return (
      <div aria-busy="true" className="c-skeletons">
        <span className="c-hidden" role="status">{t('list.loading')}</span>
        {[80, 95, 70, 88].map(width => <Skeleton key={width} width={`${width}%`} />)}
      </div>
    );
  }
  return <EmptyState variant="sm"><EmptyStateBody>{children}</EmptyStateBody></EmptyState>;
}
