import { describe, expect, it } from 'vitest';
import { ApiError } from '../src/api/client';
import { whyEnded, whyNoLine, whyNoMicrophone } from '../src/phone/reasons';

describe('why a call came to nothing', () => {
  it('has words for what the library says', () => {
    expect(whyEnded('Busy', false)).toBe('why.busy');
    expect(whyEnded('Not Found', false)).toBe('why.notFound');
    expect(whyEnded('something new', false)).toBe('why.other');
  });
  it('says nothing of what was wanted', () => {
    expect(whyEnded('Canceled', false)).toBe('');
    expect(whyEnded('Rejected', true)).toBe('');
    expect(whyEnded('Rejected', false)).toBe('why.rejected');
  });
  it('tells a server that is away from one that refuses', () => {
    expect(whyNoLine(new ApiError(0, {}))).toBe('why.connection');
    expect(whyNoLine(new ApiError(403, {}))).toBe('why.login');
  });
  it('tells a microphone that is not there from one that may not be used', () => {
    expect(whyNoMicrophone(new DOMException('', 'NotAllowedError'))).toBe('why.microphoneForbidden');
    expect(whyNoMicrophone(new DOMException('', 'NotFoundError'))).toBe('why.noMicrophone');
  });
});
