import { status } from '../../../support/server.mjs';
import { hurried } from '../../../support/clock.mjs';
import { assertError } from '../../../support/outcome.mjs';

export const title = 'A server that fails and goes on failing is reported as such';
export const article = status(500, 'Broken');
// Two more tries, after 400 and 1600 ms.
export const early = hurried({ from: 400, by: 5 });
export const within = 30_000;
export const expected = (outcome) => assertError(outcome, 'network', /\w/);
