import { Link } from 'react-router';
import { useText } from '../i18n';
import { Act } from '../parts/Confirm';
import { movedOf, talkers, type Member } from '../state/panel';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '../ui';
import type { House } from './house';
import { lampText } from './LampField';
import { bring, pickUp, place } from './orders';

/** What can be done with an extension: call it, take what rings there, bring somebody there. */
export function LampDialog({ member, house, mine, close }: { member: Member; house: House; mine: string; close: () => void }) {
  const t = useText();
  const lamp = house.lamp(member.number);
  const hasOwn = mine !== '' && mine !== member.number;
  const here = house.calls.flatMap(call => {
    const moved = movedOf(call, mine);
    const leg = talkers(call).find(one => one.id === moved);
    return leg && leg.party !== member.number ? [{ call, leg }] : [];
  });
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby="lamp-title">
      <ModalHeader title={lampText(t, member, lamp)} labelId="lamp-title" description={mine === '' ? t('panel.noOwn') : undefined} />
      <ModalBody>
        <div className="c-stack">
          <div className="c-actions">
            <Act label={t('phone.call')} isDisabled={!hasOwn} run={() => place(mine, member.number).then(close)} />
            {lamp.state === 'ringing' && <Act label={t('panel.pickUp')} isDisabled={!hasOwn} run={() => pickUp(mine, member.number).then(close)} />}
            <Link to={`/extensions/at/${encodeURIComponent(member.number)}`}>{t('page.extension')}</Link>
          </div>
          {here.map(({ call, leg }) => (
            <div key={call.id} className="c-actions">
              <Act label={t('panel.bringHere', { name: leg.party ?? '' })}
                run={() => bring(call, leg.id ?? '', { kind: 'number', number: member.number }).then(close)} />
              <Act label={t('panel.toVoicemail', { name: leg.party ?? '' })}
                run={() => bring(call, leg.id ?? '', { kind: 'voicemail', number: member.number }).then(close)} />
            </div>
          ))}
        </div>
      </ModalBody>
      <ModalFooter><Button variant="link" onClick={close}>{t('do.close')}</Button></ModalFooter>
    </Modal>
  );
}
