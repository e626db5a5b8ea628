import '../panel/panel.css';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useText } from '../i18n';
import { CallCards } from '../panel/CallCards';
import { useDrag, type Grip } from '../panel/drag';
import { useHouse } from '../panel/house';
import { LampDialog } from '../panel/LampDialog';
import { LampField } from '../panel/LampField';
import { MoveDialog } from '../panel/MoveDialog';
import { bring } from '../panel/orders';
import { Places } from '../panel/Places';
import { Screen } from '../parts/Page';
import { Trouble } from '../parts/Trouble';
import { shown, type LampState, type Member, type Target } from '../state/panel';
import { useLogin } from '../state/useSession';
import { FormGroup, FormSelect, FormSelectOption, TextInput } from '../ui';

const STATES: readonly LampState[] = ['ringing', 'calling', 'talking', 'held', 'dnd', 'free', 'away'];

/** The desk of who answers for the house: who is free, who calls, and a hand for every call. */
export default function Operator() {
  const t = useText();
  const house = useHouse();
  const { extension } = useLogin();
  const [mine, setMine] = useState(extension ?? '');
  const [find, setFind] = useState('');
  const [state, setState] = useState<LampState | ''>('');
  const [group, setGroup] = useState('');
  const [moving, setMoving] = useState<Grip>();
  const [opened, setOpened] = useState<Member>();
  const work = useMutation({
    mutationFn: async ({ grip, target }: { grip: Grip; target: Target }) => {
      const call = house.calls.find(one => one.id === grip.call);
      if (call) {
        await bring(call, grip.moved, target);
      }
    },
  });
  const drag = useDrag((grip, target) => work.mutate({ grip, target }));
  const only = house.groups.find(one => one.number === group)?.members;
  // lamps change all the time; who is shown changes with them only when a state is looked for
  const lamp = state === '' ? undefined : house.lamp;
  const visible = useMemo(() => shown(house.members, { find, state, only }, number => lamp?.(number).state ?? 'away'),
    [house.members, lamp, find, state, only]);
  return (
    <Screen title={t('page.panel')} lead={t('lead.panel')}>
      <Trouble error={house.error ?? work.error} />
      <p className="c-hidden" role="status">
        {work.isSuccess && t('panel.brought', { name: work.variables.grip.name, where: work.variables.target.number })}
      </p>
      <div className={drag.held ? 'c-panel c-dragging' : 'c-panel'}>
        <section aria-label={t('page.calls')} className="c-panel-calls">
          <FormGroup label={t('panel.mine')} fieldId="panel-mine">
            <TextInput id="panel-mine" inputMode="tel" value={mine} onChange={(_, text) => setMine(text.trim())} />
          </FormGroup>
          <CallCards calls={house.calls} mine={mine} drag={drag} move={setMoving} />
        </section>
        <section aria-label={t('page.extensions')} className="c-panel-lamps">
          <div className="c-search">
            <FormGroup label={t('do.find')} fieldId="panel-find">
              <TextInput id="panel-find" type="search" value={find} onChange={(_, text) => setFind(text)} />
            </FormGroup>
            <FormGroup label={t('panel.state')} fieldId="panel-state">
              <FormSelect id="panel-state" value={state} onChange={(_, chosen) => setState(chosen as LampState | '')}>
                <FormSelectOption value="" label={t('word.all')} />
                {STATES.map(one => <FormSelectOption key={one} value={one} label={t(`lamp.${one}`)} />)}
              </FormSelect>
            </FormGroup>
            <FormGroup label={t('panel.group')} fieldId="panel-group">
              <FormSelect id="panel-group" value={group} onChange={(_, chosen) => setGroup(chosen)}>
                <FormSelectOption value="" label={t('word.all')} />
                {house.groups.map(one => <FormSelectOption key={one.number} value={one.number} label={`${one.number} ${one.name}`} />)}
              </FormSelect>
            </FormGroup>
            <span className="c-soft" role="status">{t('list.count', { count: visible.length })}</span>
          </div>
          <LampField members={visible} lamp={house.lamp} isLoading={house.isLoading} open={setOpened} />
        </section>
        <section aria-label={t('panel.places')} className="c-panel-places">
          <Places groups={house.groups} mine={mine} />
        </section>
      </div>
      {drag.held && <div className="c-ghost" ref={drag.ghost} aria-hidden="true">{drag.held.name}</div>}
      {moving && <MoveDialog grip={moving} house={house} mine={mine} close={() => setMoving(undefined)} />}
      {opened && <LampDialog member={opened} house={house} mine={mine} close={() => setOpened(undefined)} />}
    </Screen>
  );
}
