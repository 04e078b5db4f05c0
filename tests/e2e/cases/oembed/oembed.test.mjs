// What other sites can read about an article: oEmbed, the canonical address, cards, JSON-LD.

import assert from 'node:assert/strict';
import { inChromium } from '../../support/suite.mjs';
import { CONTRACT_POLICY } from '../../support/policy.mjs';
import { content, page } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';
import { SAMPLES, SHORT, sample } from '../../support/samples.mjs';

/** The address of the sample site (static/site/site.json). */
const SITE = 'https://halden-courier.example/';

inChromium('To other sites', (site, test) => {
  /** The head of an article's page, as a program that runs no script reads it. */
  const head = async (slug) => {
    await site.open(`/articles/${slug}/`);
    return site.run(() => {
      const value = (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? null;
      return {
        oembed: value('link[rel=alternate][type="application/json+oembed"]', 'href'),
        canonical: value('link[rel=canonical]', 'href'),
        url: value('meta[property="og:url"]', 'content'),
        image: value('meta[property="og:image"]', 'content'),
        data: JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent),
      };
    });
  };

  test('every article gives its whole address, and an answer to oEmbed', async () => {
    let narrated = 0;
    for (const slug of SAMPLES) {
      const { oembed, canonical, url, image, data } = await head(slug);
      assert.equal(canonical, `${SITE}articles/${slug}/`);
      assert.equal(url, canonical);
      assert.equal(data.url, canonical);
      for (const address of [image, data.image, data.audio?.contentUrl]) assert.ok(!address || address.startsWith(`${SITE}content/`), `${slug}: ${address}`);
      if (/^audio:/m.test(sample(slug).front)) {
        narrated++;
        const { contentUrl, encodingFormat, duration, dateCreated, digitalSourceType } = data.audio;
        const { status } = await fetch(contentUrl.replace(SITE, site.server.url('/')));
        assert.equal(status, 200, contentUrl);
        assert.equal(encodingFormat, 'audio/mpeg');
        assert.match(duration, /^PT\d+M\d+S$/);
        assert.match(dateCreated, /^\d{4}-\d\d-\d\d$/);
        assert.equal(digitalSourceType, 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia');
      } else assert.equal(data.audio, undefined, slug);
      assert.equal(oembed, `${SITE}articles/${slug}/oembed.json`);
      const answer = await (await fetch(oembed.replace(SITE, site.server.url('/')))).json();
      assert.equal(answer.version, '1.0');
      assert.equal(answer.type, 'rich');
      assert.equal(answer.title, sample(slug).value('title'));
      assert.equal(answer.provider_url, SITE);
      assert.ok(answer.provider_name && answer.author_name, slug);
      assert.ok(answer.width > 0 && answer.height > 0);
      const thumbnail = ['thumbnail_url', 'thumbnail_width', 'thumbnail_height'].filter((name) => name in answer);
      assert.ok(thumbnail.length === 0 || thumbnail.length === 3, `${slug}: ${thumbnail}`);
      if (answer.thumbnail_url) {
        const { status } = await fetch(answer.thumbnail_url.replace(SITE, site.server.url('/')));
        assert.equal(status, 200, answer.thumbnail_url);
      }
    }
    assert.ok(narrated > 0 && narrated < SAMPLES.length, `${narrated} narrated samples`);
  });

  test('the answer is a frame that shows the article', async () => {
    const { oembed } = await head(SHORT);
    const { html } = await (await fetch(oembed.replace(SITE, site.server.url('/')))).json();
    assert.match(html, /^<iframe src="https:[^"]+" title="[^"]+" width="\d+" height="\d+" [^>]*><\/iframe>$/);
    site.server.policy = `${CONTRACT_POLICY}; frame-src 'self'; style-src-attr 'unsafe-inline'`;
    site.server.route('/consumer.css', content('body { margin: 0 }', 'text/css'));
    site.server.route('/consumer.html', page(`<!doctype html><html lang="en"><head><title>A site that takes oEmbed</title></head><body>${html.replaceAll(SITE, site.server.url('/'))}</body></html>`));
    await site.open('/consumer.html');
    await site.driver.switchTo().frame(0);
    await eventually('the headline', async () => (await site.widget().text('headline')) === sample(SHORT).value('title'));
    await site.driver.switchTo().defaultContent();
  });
});
