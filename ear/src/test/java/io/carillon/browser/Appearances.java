package io.carillon.browser;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;

/** The page as others see it: in another language, and on a telephone. */
public final class Appearances {
    /** Brought into the page once; what is said in another language on purpose says so itself. */
    private static final String PARTS = """
            globalThis.appearance = (() => {
              const pause = millis => new Promise(next => setTimeout(next, millis));
              // a browser that has nothing to draw gives no frames
              const frame = () => Promise.race([new Promise(requestAnimationFrame), pause(100)]);
              const lines = text => (text ?? '').split(/[\\n\\t]/).map(line => line.trim());
              const still = () => Promise.race([pause(1000), Promise.all(
                  document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished.catch(() => '')))]);
              const speak = async language => {
                const chooser = document.querySelector('.c-top .c-appearance select');
                if (chooser.value !== language) {
                  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(chooser, language);
                  chooser.dispatchEvent(new Event('change', {bubbles: true}));
                }
                for (let tries = 0; document.documentElement.lang !== language && tries < 600; tries++) { await frame(); }
                await frame();
                await still();
              };
              const read = language => {
                const all = new Set(lines(document.body.innerText));
                document.querySelectorAll('[aria-label],[placeholder],[title]').forEach(one =>
                    ['aria-label', 'placeholder', 'title'].forEach(name => all.add((one.getAttribute(name) ?? '').trim())));
                document.querySelectorAll('body [lang], body [translate=no]').forEach(one => {
                  if (one.translate === false || one.lang !== language) { lines(one.innerText).concat(lines(one.textContent)).forEach(line => all.delete(line)); }
                });
                // cells hold what somebody wrote, which may be any word; marks and buttons in them are the console's
                document.querySelectorAll('main td').forEach(cell => {
                  const ours = new Set([...cell.querySelectorAll('.c-label, button')].flatMap(one => lines(one.innerText)));
                  lines(cell.innerText).filter(line => !ours.has(line) && !/^[A-Z]{2,}(_[A-Z]+)+$/.test(line)).forEach(line => all.delete(line));
                });
                all.delete('');
                return [...all];
              };
              const seen = one => { const box = one.getBoundingClientRect(); return box.width > 1 && box.height > 1 && one.checkVisibility({opacityProperty: true, visibilityProperty: true}); };
              const called = one => (one.getAttribute('aria-label') || one.innerText || one.id || one.className || one.tagName).toString().slice(0, 60);
              // what lies outside of a box that can be scrolled is reached, outside of one that cuts it is not
              const cut = one => {
                const box = one.getBoundingClientRect();
                for (let around = one.parentElement; around && around.tagName !== 'MAIN'; around = around.parentElement) {
                  const how = getComputedStyle(around).overflowX;
                  if (how === 'auto' || how === 'scroll') { return false; }
                  const room = around.getBoundingClientRect();
                  if (how !== 'visible' && room.width > 1 && (box.right > room.right + 1 || box.left < room.left - 1)) { return true; }
                }
                return box.right > innerWidth + 1 || box.left < -1;
              };
              const outside = () => {
                const found = [];
                for (const page of [document.documentElement, document.querySelector('.pf-v6-c-page__main')]) {
                  if (page && page.scrollWidth > Math.max(page.clientWidth, innerWidth) + 1) {
                    const far = [...page.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1);
                    found.push(page.scrollWidth + ' px wide, by ' + far.slice(0, 2).map(one => one.outerHTML.slice(0, 120)).join(' | '));
                  }
                }
                document.querySelectorAll('main .pf-v6-c-card').forEach(card => {
                  if (card.scrollWidth > card.clientWidth + 1) { found.push('more than its card holds: ' + called(card)); }
                });
                document.querySelectorAll('main :is(button, a, input, select, textarea)').forEach(one => {
                  if (!one.closest('.c-flow-canvas, .c-hidden') && seen(one) && cut(one)) { found.push('cut: ' + called(one)); }
                });
                return found;
              };
              return {
                in: async language => {
                  await speak(language);
                  const said = read(language);
                  let far = outside();
                  if (far.length > 0) {
                    // what comes into sight because there is less room comes after a while
                    await pause(400);
                    await still();
                    far = outside();
                  }
                  return JSON.stringify({said, outside: far});
                },
                to: async path => {
                  document.querySelector('nav a[href="/app' + path + '"]').click();
                  await person.there(path);
                  return '';
                },
                first: async () => {
                  const link = document.querySelector('main tbody td a');
                  if (!link) { return ''; }
                  link.click();
                  await frame();
                  await person.settled();
                  return 'there';
                }
              };
            })(); ''""";

    /**
     * What there is of a page in one language.
     *
     * @param said each line, cell, and name for who does not see it, once
     * @param outside what is wider than the window, so that whoever reads it has to push the page to and fro, and controls of
     *     which a part is cut
     */
    public record Look(List<String> said, List<String> outside) {
        public Look {
            said = List.copyOf(said);
            outside = List.copyOf(outside);
        }
    }

    private final Chromium browser;

    private Appearances(Chromium browser) {
        this.browser = browser;
    }

    /** Those of the console that is open in this browser, as long as its document stays. */
    public static Appearances of(Chromium browser) throws Exception {
        browser.run(PARTS);
        return new Appearances(browser);
    }

    /** The page in a language, which it speaks from now on. */
    public Look in(String language) throws Exception {
        JsonObject look = Json.createReader(new StringReader(browser.run("appearance.in('" + language + "')"))).readObject();
        return new Look(lines(look.getJsonArray("said")), lines(look.getJsonArray("outside")));
    }

    /** Goes to a page by the menu, though it is shut on a narrow page. */
    public void to(String path) throws Exception {
        browser.run("appearance.to('" + path + "')");
    }

    /** Goes to what the first row of a list leads to. @return whether there is one */
    public boolean first() throws Exception {
        return browser.run("appearance.first()").equals("there");
    }

    private static List<String> lines(JsonArray all) {
        return all.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }
}
