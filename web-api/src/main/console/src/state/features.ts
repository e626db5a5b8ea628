import type { Schemas } from '../api/client';

export type Feature = Schemas['FeatureState'];

/** How a feature is: some cannot be switched here. */
export type FeatureWord = 'on' | 'off' | 'essential' | 'offOnServer';

export function stateOf(feature: Feature): FeatureWord {
  if (feature.offOnServer) {
    return 'offOnServer';
  }
  if (feature.essential) {
    return 'essential';
  }
  return feature.on ? 'on' : 'off';
}

/** What does nothing while a feature is off, kind by kind; kinds of which there is nothing are left out. */
export function dependants(feature: Feature): { kind: 'codes' | 'numbers' | 'others'; list: readonly string[] }[] {
  return [
    { kind: 'codes' as const, list: feature.codes ?? [] },
    { kind: 'numbers' as const, list: feature.numbers ?? [] },
    { kind: 'others' as const, list: feature.features ?? [] },
  ].filter(one => one.list.length > 0);
}
