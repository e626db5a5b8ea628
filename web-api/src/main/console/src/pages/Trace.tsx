import { useState } from 'react';
import { ask } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Act } from '../parts/Confirm';
import { Figure } from '../parts/Figure';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Trouble } from '../parts/Trouble';
import { FormGroup, TextInput } from '../ui';

/** Switches the recording of SIP messages on and off; they are read in the history of each call. */
export default function Trace() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [numbers, setNumbers] = useState('');
  const [minutes, setMinutes] = useState('30');
  const trace = useRead('/api/trace', {}, { every: 3_000 });
  const now = trace.data;
  return (
    <Screen title={t('page.trace')} lead={t('lead.trace')}>
      <Trouble error={trace.error} />
      <div className="c-cards">
        <Figure title={word('f', 'status')} value={now?.on ? t('word.on') : t('word.off')} below={now?.until && moments.at(now.until)} />
        <Figure title={word('f', 'dialogs')} value={moments.number(now?.dialogs)} />
        <Figure title={word('f', 'bytes')} value={moments.number(now?.bytes)} below={`${word('f', 'dropped')} ${moments.number(now?.dropped)}`} />
      </div>
      <div className="c-search">
        <FormGroup label={word('f', 'numbers')} fieldId="trace-numbers">
          <TextInput id="trace-numbers" placeholder="1001 1002" value={numbers} onChange={(_, text) => setNumbers(text)} />
        </FormGroup>
        <FormGroup label={word('f', 'minutes')} fieldId="trace-minutes">
          <TextInput id="trace-minutes" type="number" value={minutes} onChange={(_, text) => setMinutes(text)} />
        </FormGroup>
        <Act label={t('trace.start')} run={async () => {
          await ask('put', '/api/trace', {
            body: { numbers: numbers.split(/[\s,]+/).filter(one => one !== ''), minutes: minutes ? Number(minutes) : undefined },
          });
          await refresh('/api/trace');
        }} />
        <Act label={t('trace.stop')} isDisabled={!now?.on} run={async () => {
          await ask('delete', '/api/trace');
          await refresh('/api/trace');
        }} />
      </div>
    </Screen>
  );
}
