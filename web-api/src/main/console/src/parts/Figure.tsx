import type { ReactNode } from 'react';
import { Card, CardBody, CardTitle } from '../ui';

/** One number of a dashboard. */
export function Figure({ title, value, below }: { title: string; value: ReactNode; below?: ReactNode }) {
  return (
    <Card isCompact>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        <div className="c-figure">{value ?? '—'}</div>
        {below && <div className="c-soft">{below}</div>}
      </CardBody>
    </Card>
  );
}

/** A titled part of a page. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return <Card><CardTitle component="h2">{title}</CardTitle><CardBody>{children}</CardBody></Card>;
}
