import { useMemo } from 'react';
import { LIVE_MILLIS, useRead } from '../api/queries';
import { useText } from '../i18n';
import { Act } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import { Trouble } from '../parts/Trouble';
import { written } from '../state/panel';
import { Label } from '../ui';
import type { Group } from './house';
import { takeParked } from './orders';

const MOST_SLOTS = 100;

/** Where a call can wait or be shared: places of call park, queues, groups. */
export function Places({ groups, mine }: { groups: readonly Group[]; mine: string }) {
  const t = useText();
  return (
    <div className="c-stack">
      <Panel title={t('page.park')}><Slots mine={mine} /></Panel>
      {groups.length > 0 && (
        <Panel title={t('panel.groups')}>
          <ul className="c-places">
            {groups.map(group => (
              <li key={group.number} className="c-place" data-drop={written({ kind: 'number', number: group.number })}>
                <span><b>{group.number}</b> {group.name}</span>
                {group.waiting !== undefined && (
                  <Label isCompact color={group.waiting > 0 ? 'orange' : 'grey'}>{t('panel.waiting', { count: group.waiting })}</Label>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function Slots({ mine }: { mine: string }) {
  const t = useText();
  const settings = useRead('/api/park/settings');
  const parked = useRead('/api/park', {}, { every: LIVE_MILLIS });
  const slots = useMemo(() => {
    const first = settings.data?.first ?? 0;
    const count = settings.data ? (settings.data.last ?? first) - first + 1 : 0;
    const all = Array.from({ length: Math.min(MOST_SLOTS, Math.max(0, count)) }, (_, i) => String(first + i));
    return [...new Set([...all, ...(parked.data?.items ?? []).map(one => one.slot ?? '')])];
  }, [settings.data, parked.data]);
  return (
    <>
      <Trouble error={settings.error ?? parked.error} />
      <ul className="c-places c-slots" tabIndex={0} aria-label={t('page.park')}>
        {slots.map(slot => {
          const who = parked.data?.items?.find(one => one.slot === slot);
          return who ? (
            <li key={slot} className="c-place c-taken">
              <span><b>{slot}</b> {who.number} {who.name}</span>
              <Act label={t('park.take')} ariaLabel={`${t('park.take')} ${slot}`} isDisabled={mine === ''} run={() => takeParked(mine, slot)} />
            </li>
          ) : <li key={slot} className="c-place" data-drop={written({ kind: 'slot', number: slot })}><b>{slot}</b></li>;
        })}
      </ul>
    </>
  );
}
