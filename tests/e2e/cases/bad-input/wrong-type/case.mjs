import { content } from '../../../support/server.mjs';
import { assertError } from '../../../support/outcome.mjs';

export const title = 'A picture in place of an article is not shown as text';
export const article = content(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'image/png');
export const expected = (outcome) => assertError(outcome, 'unsupported-format', /format/i);
