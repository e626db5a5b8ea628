import { useEffect, type ReactNode } from 'react';
import { PageSection, Title } from '../ui';

/** To tell the frame of the window takes the browser longer than a small page: it comes after it. */
const TITLE_MILLIS = 50;

/** A page with its heading, what can be done on it, and its content. */
export function Screen({ title, lead, actions, children }: {
  title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode;
}) {
  useEffect(() => {
    const timer = setTimeout(() => {
      document.title = `${title} · Carillon`;
    }, TITLE_MILLIS);
    return () => clearTimeout(timer);
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
