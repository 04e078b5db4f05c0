// The Web Speech API has a voice here. Without one, no test of the browser's own speech would prove anything.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { content, page } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';

const SCRIPT = `
  window.heard = [];
  const utterance = new SpeechSynthesisUtterance('one two');
  utterance.lang = 'en';
  for (const name of ['start', 'end', 'error']) utterance.addEventListener(name, (event) => heard.push(event.error ?? name));
  document.querySelector('button').addEventListener('click', () => speechSynthesis.speak(utterance));
`;

inEveryBrowser('The voice of the browser', (site, test) => {
  test('speaks, and fires start and end', async () => {
    site.server.route('/speak.js', content(SCRIPT, 'text/javascript'));
    site.server.route('/speak.html', page('<!doctype html><html lang="en"><head><title>A voice</title></head><body><button>Speak</button><script src="/speak.js"></script></body></html>'));
    await site.open('/speak.html');
    await eventually('a voice for English', () => site.run(() => speechSynthesis.getVoices().some(({ lang }) => /^en\b/i.test(lang))), { within: 15_000 });
    await (await site.driver.findElement({ css: 'button' })).click();
    const heard = await eventually('the end of the utterance', async () => {
      const heard = await site.run(() => window.heard);
      return heard.length > 1 ? heard : assert.fail(heard.join());
    }, { within: 15_000 });
    assert.deepEqual(heard, ['start', 'end']);
  });
}, { needsVoice: true });
