import { ApiError } from '../api/client';

/** Whether a fault of the API at `members[2].number` or `members` concerns the field `members`. */
export function belongs(fault: string, field: string): boolean {
  return fault === field || fault.startsWith(`${field}[`) || fault.startsWith(`${field}.`);
}

/** The faults of one field, in words. */
export function faultsOf(error: unknown, field: string): string {
  if (!(error instanceof ApiError)) {
    return '';
  }
  return Object.entries(error.fields)
    .filter(([fault]) => belongs(fault, field))
    .map(([fault, message]) => (fault === field ? message : `${fault.slice(field.length)} ${message}`))
    .join('; ');
}
