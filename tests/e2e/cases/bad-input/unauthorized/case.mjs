import { status } from '../../../support/server.mjs';
import { assertError } from '../../../support/outcome.mjs';

export const title = 'An article behind a login asks to sign in';
export const article = status(401, 'Who are you?');
export const expected = (outcome) => assertError(outcome, 'unauthorized', /sign/i);
