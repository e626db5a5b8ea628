import { useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { curves } from '../state/quality';
import { Bare } from './Bare';
import { Chart } from './Chart';
import { Panel } from './Figure';
import { useMoments } from './moments';
import { Trouble } from './Trouble';

/** How each leg of a call sounded while it lasted. */
export function QualityGraph({ call }: { call: string }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const found = useRead('/api/cdrs/{id}/quality', { path: { id: call } }, { once: true });
  if (found.isPending) {
    return <Bare loading />;
  }
  const legs = found.data?.legs ?? [];
  return (
    <>
      <Trouble error={found.error} />
      {legs.length === 0 && !found.error && <Bare>{t('quality.short')}</Bare>}
      {legs.map(leg => {
        const drawn = curves(leg.points);
        const title = t('quality.course', { party: leg.party ?? '', seconds: leg.seconds ?? 0 });
        return (
          <Panel key={leg.id} title={title}>
            <Chart label={title} categories={drawn.at.map(at => moments.clock(at))} series={[
              { name: word('f', 'mos'), values: drawn.mos, right: true, line: true },
              { name: word('f', 'jitterMillis'), values: drawn.jitter, line: true },
              { name: word('f', 'lostPercent'), values: drawn.lost, line: true },
              { name: word('f', 'roundTripMillis'), values: drawn.trip, line: true },
            ]} />
          </Panel>
        );
      })}
    </>
  );
}
