import { ask, type Schemas } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Act } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import { useMoments } from '../parts/moments';
import { Trouble } from '../parts/Trouble';
import { whyOpen } from '../state/hours';
import { useMay } from '../state/useSession';
import { Label } from '../ui';

const STANDINGS = ['OPEN', 'CLOSED', 'AUTOMATIC'] as const satisfies readonly Schemas['Standing']['standing'][];

/** Whether it is open now, why and until when; and who may opens and closes it by hand. @param then the hours are another version now */
export function HoursNow({ number, then }: { number: string; then: () => Promise<unknown> }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const may = useMay('admin', 'supervisor');
  const path = { number };
  const now = useRead('/api/time-conditions/{number}/now', { path }, { every: 15_000 });
  const hours = useRead('/api/time-conditions/{number}', { path }, { every: 15_000 });
  const { open, because, destination, until } = now.data ?? {};
  const why = whyOpen(because);
  const standing = hours.data?.standing;
  const lasts = until ? t('hours.until', { at: moments.at(until) }) : t(standing === 'AUTOMATIC' ? 'hours.never' : 'hours.untilSaid');
  return (
    <Panel title={t('hours.now')}>
      <Trouble error={now.error ?? hours.error} />
      {now.data && (
        <p role="status">
          <Label isCompact color={open ? 'green' : 'red'}>{word('e', open ? 'OPEN' : 'CLOSED')}</Label>{' '}
          {why ? t(why.key, why.values) : because}, {lasts}. {destination ? t('hours.leadsTo', { number: destination }) : t('hours.refuses')}
        </p>
      )}
      {may && (
        <div className="c-actions">
          {STANDINGS.map(wanted => (
            <Act key={wanted} label={word('e', wanted)} isDisabled={standing === wanted} run={async () => {
              await ask('put', '/api/time-conditions/{number}/standing', { path, body: { standing: wanted } });
              await refresh('/api/time-conditions/{number}');
              await then();
            }} />
          ))}
        </div>
      )}
    </Panel>
  );
}
