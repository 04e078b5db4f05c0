// The audio player of a widget: its controls and the `<audio>` behind them.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { breakingOff } from './server.mjs';
import { eventually, settled } from './wait.mjs';

/** Paths of recordings. */
export const RECORDING = /\.(mp3|m4a|aac|ogg|opus|webm|wav)$/;

/** Answers with some seconds of a recording, and breaks off. WebKitGTK plays nothing before it has more of it. */
export const someSecondsOf = (bytes, { engine }) => breakingOff(bytes, 'audio/mpeg', engine === 'webkit' ? { sent: 120_000, ms: 6000 } : { sent: 60_000, ms: 3000 });

export class Player {
  constructor(widget) {
    this.widget = widget;
    this.site = widget.site;
  }

  /** Returns the state of the media element. */
  async state() {
    const state = await this.widget.run((root) => {
      const audio = root.querySelector('audio');
      return audio && {
        currentTime: audio.currentTime, duration: Number.isFinite(audio.duration) ? audio.duration : null, paused: audio.paused,
        ended: audio.ended, playbackRate: audio.playbackRate, preload: audio.preload, seeking: audio.seeking,
        source: audio.currentSrc, networkState: audio.networkState,
      };
    });
    assert.ok(state, 'the widget has no audio element in its shadow root');
    return state;
  }

  until(what, holds, options) {
    return eventually(what, async () => {
      const state = await this.state();
      if (holds(state)) return state;
      throw new Error(JSON.stringify(state));
    }, options);
  }

  /** Presses the play button, and waits until sound advances. */
  async play() {
    await this.press();
    return this.advancing();
  }

  async press() {
    await this.widget.reach();
    const button = await this.widget.part('play-button');
    // Clear of the bar of another player at the window's foot.
    const inBar = await this.site.run((button) => {
      const inBar = button.closest('[data-bar]') !== null;
      if (!inBar && button.getBoundingClientRect().bottom > innerHeight - 120) button.scrollIntoView({ block: 'center' });
      return inBar;
    }, button);
    // WebKit's driver scrolls the page for a button of the bar, and the bar disappears.
    if (inBar && this.site.engine === 'webkit') await this.site.run((button) => button.click(), button);
    else await button.click();
  }

  async advancing() {
    const { currentTime } = await this.until('the audio to play', ({ paused, seeking }) => !paused && !seeking);
    return this.until('the position to advance', (now) => !now.paused && now.currentTime > currentTime + 0.2);
  }

  /** Presses the play button of a playing player, and waits for the pause. */
  async pause() {
    await this.press();
    return this.until('the audio to pause', ({ paused }) => paused);
  }

  /** Returns the slider of the position. */
  slider() {
    return this.widget.find('[part~="seek"]:is(input, [role="slider"]), [part~="seek"] :is(input[type="range"], [role="slider"])');
  }

  /** Returns the list of speeds. */
  speed() {
    return this.widget.find('select[part~="rate"], [part~="rate"] select');
  }

  async chooseSpeed(rate) {
    const select = await this.speed();
    const options = await select.findElements({ css: 'option' });
    for (const option of options) {
      if (Number(await option.getAttribute('value')) === rate) return option.click();
    }
    throw new Error(`the speeds hold no ${rate}: ${await Promise.all(options.map((option) => option.getAttribute('value')))}`);
  }

  /** Returns the first button of the player whose accessible name matches. */
  async button(name) {
    const names = [];
    for (const button of await this.buttons()) {
      names.push(button.name);
      if (name.test(button.name)) return this.#still(button.element);
    }
    throw new Error(`no button ${name} in the player; there are: ${names.join(', ')}`);
  }

  /** Returns `element` once it does not move: rows of the player's sheet appear when voices and timings come. */
  async #still(element) {
    await settled('the button', () => this.site.run((element) => { const { x, y } = element.getBoundingClientRect(); return `${x} ${y}`; }, element));
    return element;
  }

  buttons() {
    return this.widget.run((root) => [...root.querySelectorAll('[part~="player"] button')].map((element) => ({
      element, name: (element.getAttribute('aria-label') ?? element.innerText).replace(/\s+/g, ' ').trim(),
    })));
  }

  /** Returns the player's clocks, in seconds, without their signs. */
  async clocks() {
    const text = await this.widget.run((root) => [...root.querySelectorAll('[part~="time"]')].map((node) => node.innerText).join(' '));
    return (text.match(/\d+(:\d\d)+/g) ?? []).map((clock) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
  }

  async key(...keys) {
    await this.site.driver.actions().sendKeys(...keys).perform();
  }

  /** Presses Tab until `wanted(focus)`. Calls `each(focus)` at each stop, and returns the stops. */
  async tabTo(what, wanted, { most = 40, each = async () => {} } = {}) {
    const passed = [];
    for (let tabs = 0; tabs < most; tabs++) {
      await this.key(Key.TAB);
      const focus = await this.widget.focused();
      passed.push(focus);
      await each(focus);
      if (focus && wanted(focus)) return passed;
    }
    const way = passed.map((focus) => focus && `${focus.tag} "${focus.label}"`).join(' > ');
    throw new Error(`${most} times Tab do not reach ${what}: ${way}`);
  }
}
