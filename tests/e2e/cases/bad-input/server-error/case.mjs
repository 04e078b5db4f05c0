import { status } from '../../../support/server.mjs';
import { assertError } from '../../../support/outcome.mjs';

export const title = 'A server that fails and goes on failing is reported as such';
export const article = status(500, 'Broken');
export const within = 30_000;
export const expected = (outcome) => assertError(outcome, 'network', /\w/);
