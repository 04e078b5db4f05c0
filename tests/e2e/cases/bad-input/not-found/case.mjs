import { status } from '../../../support/server.mjs';
import { assertError } from '../../../support/outcome.mjs';

export const title = 'A missing article is reported as not found';
export const article = status(404, 'Not found');
export const expected = (outcome) => assertError(outcome, 'not-found', /no article at this address/i);
