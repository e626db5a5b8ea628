import { useEffect, type ReactNode } from 'react';
import { PageSection, Title } from '../ui';

/** A page with its heading, what can be done on it, and its content. */
export function Screen({ title, lead, actions, children }: {
  title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Carillon`;
  }, [title]);
  return (
    <PageSection>
      <div className="c-head">
        <div>
          <Title headingLevel="h1">{title}</Title>
          {lead && <p className="c-lead">{lead}</p>}
        </div>
        {actions && <div className="c-actions">{actions}</div>}
      </div>
      {children}
    </PageSection>
  );
}
