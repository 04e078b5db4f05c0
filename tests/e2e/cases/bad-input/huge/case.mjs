import { huge } from '../../../support/server.mjs';
import { eventually } from '../../../support/wait.mjs';
import { assertError } from '../../../support/outcome.mjs';

export const title = 'A body of 20 MB is refused without downloading it all';
export const inEveryBrowser = true;
export const article = huge(20 * 1024 * 1024, 'text/markdown');

export async function expected(outcome) {
  await assertError(outcome, 'too-large', /too large/i);
  const [request] = outcome.site.server.requests.filter(({ path }) => path === outcome.path);
  await eventually('the widget to hang up before the end', () => request.cut);
}
