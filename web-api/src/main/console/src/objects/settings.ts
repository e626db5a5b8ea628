import type { PathOf, Schemas } from '../api/client';
import type { MessageKey } from '../locales/en';
import type { Field } from '../parts/fields';
import type { Name, Whole } from './kind';
import { HOURS } from './kinds';

export interface OwnSetting {
  key: string;
  title: MessageKey;
  path: PathOf<'get'> & PathOf<'put'>;
  fields: readonly Field[];
  adminOnly?: boolean;
  /** whoever has the extension sets it for himself */
  mine?: boolean;
}

function setting<B extends object>() {
  return <const F extends readonly Field<Name<B>>[]>(
    written: Omit<OwnSetting, 'fields'> & { fields: F & Whole<B, F> },
  ): OwnSetting => ({ ...written, fields: written.fields as readonly Field[] });
}

export const SCREENING = [
  { name: 'anonymous', kind: 'switch' },
  { name: 'blocked', kind: 'rows', fields: [
    { name: 'pattern', kind: 'text', required: true },
    { name: 'refusal', kind: 'choice', options: ['REJECT', 'BUSY'] },
  ] satisfies Field<keyof Schemas['Block']>[] },
] as const satisfies readonly Field<keyof Schemas['Screening']>[];

export const SPEED_DIALS = [
  { name: 'items', kind: 'rows', fields: [
    { name: 'code', kind: 'text', required: true },
    { name: 'number', kind: 'text', required: true },
  ] satisfies Field<keyof Schemas['SpeedDial']>[] },
] as const satisfies readonly Field<keyof Schemas['SpeedDials']>[];

/** What an extension does with its calls, part by part. */
export const OWN_SETTINGS: readonly OwnSetting[] = [
  setting<Schemas['Forwarding']>()({
    key: 'forwarding', title: 'tab.forwarding', path: '/api/extensions/{number}/forwarding', mine: true,
    fields: [
      { name: 'dnd', kind: 'switch' },
      { name: 'all', kind: 'text' },
      { name: 'busy', kind: 'text' },
      { name: 'noAnswer', kind: 'text' },
      { name: 'noAnswerSeconds', kind: 'number', min: 1 },
      { name: 'unreachable', kind: 'text' },
      { name: 'busyAt', kind: 'number', min: 1, hint: 'hint.busyAt' },
    ],
  }),
  setting<Schemas['FindMe']>()({
    key: 'find-me', title: 'tab.findMe', path: '/api/extensions/{number}/find-me', mine: true,
    fields: [
      { name: 'enabled', kind: 'switch' },
      { name: 'ringSeconds', kind: 'number', min: 1 },
      { name: 'confirmed', kind: 'switch', hint: 'hint.confirmed' },
      { name: 'targets', kind: 'rows', fields: [
        { name: 'number', kind: 'text', required: true },
        { name: 'delaySeconds', kind: 'number', min: 0 },
      ] satisfies Field<keyof Schemas['FindMeTarget']>[] },
    ],
  }),
  setting<Schemas['QuietHours']>()({
    key: 'quiet', title: 'tab.quietHours', path: '/api/extensions/{number}/quiet-hours', mine: true,
    fields: [
      { name: 'enabled', kind: 'switch' },
      { name: 'zone', kind: 'text' },
      { name: 'hours', kind: 'rows', fields: HOURS },
    ],
  }),
  setting<Schemas['Screening']>()({
    key: 'screening', title: 'tab.screening', path: '/api/extensions/{number}/screening', mine: true, fields: SCREENING,
  }),
  setting<Schemas['SpeedDials']>()({
    key: 'speed-dials', title: 'tab.speedDials', path: '/api/extensions/{number}/speed-dials', mine: true, fields: SPEED_DIALS,
  }),
  setting<Schemas['Pickup']>()({
    key: 'pickup', title: 'tab.pickup', path: '/api/extensions/{number}/pickup',
    fields: [
      { name: 'group', kind: 'text', hint: 'hint.pickupGroup' },
      { name: 'anybody', kind: 'switch' },
    ],
  }),
  setting<Schemas['WakeUp']>()({
    key: 'wake-up', title: 'tab.wakeUp', path: '/api/extensions/{number}/wake-up', mine: true,
    fields: [{ name: 'at', kind: 'text', hint: 'hint.wakeUp' }],
  }),
  setting<Schemas['OutsideLine']>()({
    key: 'outside', title: 'tab.outside', path: '/api/extensions/{number}/outside', adminOnly: true,
    fields: [
      { name: 'permission', kind: 'choice', options: ['INTERNAL', 'LOCAL', 'NATIONAL', 'INTERNATIONAL', 'PREMIUM'] },
      { name: 'number', kind: 'text', hint: 'hint.outsideNumber' },
      { name: 'site', kind: 'text' },
      { name: 'hidden', kind: 'switch' },
    ],
  }),
  setting<Schemas['CallLimits']>()({
    key: 'limits', title: 'tab.limits', path: '/api/extensions/{number}/limits', adminOnly: true,
    fields: [
      { name: 'calls', kind: 'number', min: 0 },
      { name: 'perSecond', kind: 'number', min: 0 },
      { name: 'perMinute', kind: 'number', min: 0 },
    ],
  }),
];
