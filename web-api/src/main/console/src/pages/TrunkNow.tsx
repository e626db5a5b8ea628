import { useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { useLive } from '../api/live';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Cell } from '../parts/Cells';
import { Act } from '../parts/Confirm';
import { Figure, Panel } from '../parts/Figure';
import { useMoments } from '../parts/moments';
import { useLogin } from '../state/useSession';
import { Alert, FormGroup, TextInput } from '../ui';

/** What the live channel tells of a trunk. */
interface LiveTrunk {
  name: string;
  calls: number;
  state: Schemas['TrunkState'];
}

/** How a trunk is at this moment, and a call to try it with. */
export function TrunkNow({ name }: { name: string }) {
  const t = useText();
  const moments = useMoments();
  const live = useLive<LiveTrunk>('trunks')?.find(one => one.name === name);
  const trunk = useRead('/api/trunks/{name}', { path: { name } }, { every: 15_000 }).data;
  const state = live?.state ?? trunk?.state;
  return (
    <>
      <div className="c-cards">
        <Figure title={t('trunk.now')} value={state && <Cell name="state" value={state} />} below={state?.since && moments.at(state.since)} />
        <Figure title={t('trunk.calls')} value={moments.number(live?.calls)}
          below={trunk?.channels ? t('trunk.channels', { count: moments.number(trunk.channels) }) : undefined} />
        <Figure title={t('phone.roundTrip')} value={state?.roundTripMillis === undefined ? undefined : `${moments.number(state.roundTripMillis)} ms`} />
      </div>
      <div className="c-stack"><Panel title={t('trunk.test')}><TestCall /></Panel></div>
    </>
  );
}

/** Says by which trunks a number would leave, and calls it from the own telephone, or from one that is named. */
function TestCall() {
  const t = useText();
  const word = useWord();
  const own = useLogin().extension ?? '';
  const [from, setFrom] = useState(own);
  const [to, setTo] = useState('');
  const [ways, setWays] = useState<readonly Schemas['ExplainedWay'][]>();
  return (
    <>
      <p className="c-soft">{t('trunk.testHow')}</p>
      <div className="c-search">
        <FormGroup label={word('f', 'from')} fieldId="trunk-from">
          <TextInput id="trunk-from" inputMode="tel" value={from} onChange={(_, text) => setFrom(text)} />
        </FormGroup>
        <FormGroup label={word('f', 'to')} fieldId="trunk-to">
          <TextInput id="trunk-to" inputMode="tel" value={to} onChange={(_, text) => setTo(text)} />
        </FormGroup>
        <Act label={t('trunk.test')} isDisabled={from === '' || to === ''} run={async () => {
          const { data } = await ask('post', '/api/routes/explain', { body: { from, to } });
          setWays(data?.ways ?? []);
          if (data?.ways?.length) {
            await ask('post', '/api/calls', { body: { from, to }, idempotencyKey: crypto.randomUUID() });
            await refresh('/api/calls');
          }
        }} />
      </div>
      {ways && (ways.length > 0
        ? <Alert isInline isPlain isLiveRegion variant="info" title={t('trunk.leavesBy', { trunks: ways.map(way => way.trunk).join(', ') })} />
        : <Alert isInline isPlain isLiveRegion variant="warning" title={t('trunk.leavesNot')} />)}
    </>
  );
}
