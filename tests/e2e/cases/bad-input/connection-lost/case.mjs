import { hurried } from '../../../support/clock.mjs';
import { markdown } from '../../../support/server.mjs';
import { eventually } from '../../../support/wait.mjs';
import { assertError } from '../../../support/outcome.mjs';

export const title = 'A connection that breaks in the middle is reported, with a way to try again';
export const inEveryBrowser = true;
export const article = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/markdown', 'content-length': 10_000 });
  response.write('# The beginning\n\nOf a story that', () => response.destroy());
};
// Two more tries, after 400 and 1600 ms.
export const early = hurried({ from: 400, by: 5 });
export const within = 30_000;

export async function expected(outcome) {
  await assertError(outcome, 'network', /connection|network/i);
  const { widget, site, path } = outcome;
  site.server.route(path, markdown('# The whole story\n\nIts words.\n'));
  const retry = await widget.find('[part~="error"] button');
  await retry.click();
  await eventually('the article after another try', async () => (await widget.text('headline')) === 'The whole story');
}
