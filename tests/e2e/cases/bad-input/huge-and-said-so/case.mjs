import { assertError } from '../../../support/outcome.mjs';

const BYTES = 20 * 1024 * 1024;

export const title = 'A body that announces 20 MB is refused at once';
export const article = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/markdown', 'content-length': BYTES });
  response.write('# Too long\n\n');
  // Nothing follows: whoever waits for the body waits for ever.
};
export const within = 6000;
export const expected = (outcome) => assertError(outcome, 'too-large', /too large/i);
