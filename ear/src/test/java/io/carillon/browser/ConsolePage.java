package io.carillon.browser;

import com.microsoft.playwright.Download;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The console as somebody uses it: by what stands on buttons and beside fields. Everything waits until it is there. */
public final class ConsolePage {
    private static final String PARTS = """
            globalThis.person = (() => {
              const pause = () => new Promise(next => setTimeout(next, 40));
              const seen = element => element.getClientRects().length > 0;
              const nameOf = element => (element.getAttribute('aria-label') || element.innerText || '').trim();
              const until = async (what, find) => {
                const end = Date.now() + 25000;
                for (;;) {
                  const found = find();
                  if (found) { return found; }
                  if (Date.now() > end) {
                    throw new Error('no ' + what + ' on ' + location.pathname + ':\\n' + document.body.innerText.slice(0, 4000));
                  }
                  await pause();
                }
              };
              // who stands before a dialog sees what is in it
              const room = () => document.querySelector('[role=dialog]') || document.body;
              // the menu points at the page when the page is shown
              const there = async path => {
                const entry = 'nav a[href="/app/' + path.split(/[/?]/)[1] + '"][aria-current=page]';
                await until('page ' + path, () => document.querySelector(entry) && document.querySelector('main h1'));
                await until('content of ' + path, () => !document.querySelector('main [aria-busy=true]'));
                return '';
              };
              const settled = () => until('content', () => document.querySelector('main h1') && !document.querySelector('main [aria-busy=true]'));
              const named = (kinds, name) => [...room().querySelectorAll(kinds)].find(
                  one => seen(one) && nameOf(one) === name && !one.disabled);
              const field = label => {
                const text = [...room().querySelectorAll('label')].find(
                    one => seen(one) && one.innerText.replace('*', '').trim() === label);
                return text ? document.getElementById(text.htmlFor)
                    : [...room().querySelectorAll('input,select,textarea')].find(one => seen(one) && nameOf(one) === label);
              };
              const put = (element, value) => {
                const kind = element instanceof HTMLSelectElement ? HTMLSelectElement
                    : element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
                Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(element, value);
                element.dispatchEvent(new Event(element instanceof HTMLSelectElement ? 'change' : 'input', {bubbles: true}));
              };
              return {
                button: name => until('button ' + name, () => named('button,a,[role=tab]', name)),
                buttonIn: (words, name) => until('button ' + name + ' beside ' + words, () => [...room().querySelectorAll('tr')]
                    .filter(row => seen(row) && row.innerText.replace(/\\s+/g, ' ').includes(words))
                    .map(row => [...row.querySelectorAll('button,a')].find(one => nameOf(one) === name)).find(Boolean)),
                link: path => until('link to ' + path, () => document.querySelector('nav a[href="/app' + path + '"]')),
                fill: async (label, value) => { put(await until('field ' + label, () => field(label)), value); return ''; },
                holds: async (label, value) => { await until(value + ' in ' + label, () => field(label)?.value === value); return ''; },
                value: async label => (await until('field ' + label, () => field(label))).value,
                see: async text => { await until('text "' + text + '"', () => room().innerText.includes(text)); return ''; },
                miss: async text => { await until('page without "' + text + '"', () => !room().innerText.includes(text)); return ''; },
                there, settled: async () => { await settled(); return ''; },
                change: async path => {
                  const end = Date.now() + 25000;
                  const frame = async what => {
                    if (Date.now() > end) { throw new Error(path + ' was never ' + what + ':\\n' + document.body.innerText.slice(0, 4000)); }
                    await new Promise(requestAnimationFrame);
                  };
                  const before = document.querySelector('main h1');
                  const link = await until('link to ' + path, () => document.querySelector('nav a[href="/app' + path + '"]'));
                  const begin = performance.now();
                  link.click();
                  for (let now; !now || now === before; now = document.querySelector('main h1')) { await frame('shown'); }
                  // what is said within a frame is heard when the frame is laid out and painted
                  await new Promise(done => { const painted = new MessageChannel(); painted.port1.onmessage = done; painted.port2.postMessage(''); });
                  const shown = performance.now() - begin;
                  while (document.querySelector('main [aria-busy=true]')) { await frame('filled'); }
                  return JSON.stringify({shown, filled: performance.now() - begin});
                },
                place: async name => {
                  const found = await until('button ' + name, () => named('button,a', name));
                  found.scrollIntoView({block: 'nearest'});
                  const box = found.getBoundingClientRect();
                  return JSON.stringify({x: box.x + box.width / 2, y: box.y + box.height / 2});
                },
                spot: async (room, selector) => {
                  let before = '';
                  let rested = 0;
                  return until('resting ' + selector, () => {
                    document.querySelector(room)?.scrollIntoView({block: 'center'});
                    const box = document.querySelector(room + ' ' + selector)?.getBoundingClientRect();
                    const now = box ? JSON.stringify({x: box.x + box.width / 2, y: box.y + box.height / 2}) : '';
                    rested = now === before ? rested + 1 : 0;
                    before = now;
                    return rested >= 3 ? now : '';
                  });
                },
                choose: async (label, name, content) => {
                  const files = new DataTransfer();
                  files.items.add(new File([content], name));
                  const input = await until('field ' + label, () => field(label));
                  input.files = files.files;
                  input.dispatchEvent(new Event('change', {bubbles: true}));
                  return '';
                },
                drawn: async selector => {
                  await until('drawing ' + selector, () => [...(document.querySelector(selector + ' > div > div')?.shadowRoot
                      ?.querySelectorAll('.canvases canvas') ?? [])].some(one => one.width > 0 && one.height > 0
                          && one.getContext('2d').getImageData(0, 0, one.width, one.height).data.some(part => part !== 0)));
                  const box = document.querySelector(selector).getBoundingClientRect();
                  return JSON.stringify({x: box.x + box.width / 2, y: box.y + box.height / 2});
                },
                row: async name => (await until('row ' + name, () => [...room().querySelectorAll('tbody tr')]
                    .find(one => one.innerText.trim().startsWith(name)))).innerText,
                text: async selector => (await until(selector, () => document.querySelector(selector))).innerText,
                judge: async around => {
                  // colours on their way from light to dark are nobody's choice
                  await Promise.all(document.getAnimations()
                      .filter(one => one instanceof CSSTransition).map(one => one.finished.catch(() => '')));
                  const verdict = await axe.run(around ? document : {exclude: ['.pf-v6-c-page__sidebar', '.pf-v6-c-masthead']}, {
                    preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']});
                  return JSON.stringify(verdict.violations
                      .filter(one => one.impact === 'serious' || one.impact === 'critical')
                      .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.target + ' ' + node.failureSummary).join(' | ')));
                }
              };
            })(); ''""";

    /** What the microphone gives and the loudspeaker gets is a tone made, and a tone measured, in the page. */
    private static final String EARS = """
            navigator.mediaDevices.getUserMedia = async asked => {
              await audio.resume();
              audio.asked = asked;
              const given = audio.mouth.clone();
              (audio.given ??= []).push(given);
              return given;
            };
            globalThis.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(...given) {
                super(...given);
                this.addEventListener('track', event => audio.listenTo(event.track));
              }
            }; ''""";

    /** What opens the menu, on a narrow page. */
    private static final String SHUT = ".pf-v6-c-masthead__toggle button[aria-expanded=false]";

    private final Chromium browser;

    private ConsolePage(Chromium browser) {
        this.browser = browser;
    }

    /** Opens the console in this browser, whose languages are the machine's. */
    public static ConsolePage open(Chromium browser, URI address) throws Exception {
        browser.size(1440, 1000);
        browser.open(address);
        await(browser, "location.pathname.startsWith('/app') && !!document.querySelector('#root h1')");
        browser.run(PARTS);
        return new ConsolePage(browser);
    }

    /**
     * Opens a page of the console as somebody who is logged in already, the way a tab remembers it when it is reloaded.
     *
     * @param login token, username and roles
     */
    public static ConsolePage enter(Chromium browser, URI house, JsonObject login, String path) throws Exception {
        browser.open(house.resolve("/carillon.svg"));
        await(browser, "location.pathname === '/carillon.svg'");
        browser.run("sessionStorage.setItem('carillon.login', " + text(login.toString()) + "); ''");
        ConsolePage page = open(browser, house.resolve("/app" + path));
        browser.run("person.there(" + text(path) + ")");
        return page;
    }

    /** Logs in at the form that is shown. */
    public ConsolePage login(String username, String password) throws Exception {
        fill("User name", username);
        fill("Password", password);
        return press("Log in");
    }

    /** Presses what has this name: a button, a link or a tab. */
    public ConsolePage press(String name) throws Exception {
        browser.click("person.button(" + text(name) + ")");
        return this;
    }

    /** Presses what has this name in the row in which these words stand. */
    public ConsolePage pressIn(String words, String name) throws Exception {
        browser.click("person.buttonIn(" + text(words) + "," + text(name) + ")");
        return this;
    }

    /** Waits until there is a button or a link with this name. */
    public ConsolePage find(String name) throws Exception {
        place(name);
        return this;
    }

    /** Fills in the field with this label. */
    public ConsolePage fill(String label, String value) throws Exception {
        browser.run("person.fill(" + text(label) + "," + text(value) + ")");
        return this;
    }

    /** What stands in the field with this label. */
    public String value(String label) throws Exception {
        return browser.run("person.value(" + text(label) + ")");
    }

    /** Waits until this stands in the field with this label. */
    public ConsolePage holds(String label, String value) throws Exception {
        browser.run("person.holds(" + text(label) + "," + text(value) + ")");
        return this;
    }

    /** Waits until this is read somewhere. */
    public ConsolePage see(String words) throws Exception {
        browser.run("person.see(" + text(words) + ")");
        return this;
    }

    /** Waits until this is read nowhere. */
    public ConsolePage miss(String words) throws Exception {
        browser.run("person.miss(" + text(words) + ")");
        return this;
    }

    /** Where the menu leads. */
    public List<String> pages() throws Exception {
        String all = browser.run("[...document.querySelectorAll('nav a[href^=\"/app/\"]')].map(one => one.getAttribute('href').slice(4)).join(' ')");
        return List.of(all.split(" "));
    }

    /** Goes to a page by the menu. */
    public ConsolePage go(String path) throws Exception {
        if (browser.run("!!document.querySelector('" + SHUT + "')").equals("true")) {
            browser.click("document.querySelector('" + SHUT + "')");
        }
        browser.click("person.link(" + text(path) + ")");
        browser.run("person.there(" + text(path) + ")");
        return this;
    }

    /** Goes to another page by the menu. @return how soon it was painted, and how soon with all that it shows, in milliseconds */
    public Change change(String path) throws Exception {
        JsonObject took = Json.createReader(new StringReader(browser.run("person.change(" + text(path) + ")"))).readObject();
        return new Change(took.getJsonNumber("shown").doubleValue(), took.getJsonNumber("filled").doubleValue());
    }

    /** How many milliseconds a page took. */
    public record Change(double shown, double filled) {}

    /** Waits until a page of who is logged in is there, whichever documents the browser goes through before. */
    public ConsolePage arriveAt(String path) throws Exception {
        await(browser, "!!document.querySelector('nav a[href=\"/app" + path + "\"][aria-current=page]')"
                + " && !!document.querySelector('main h1')");
        browser.run(PARTS);
        return this;
    }

    private static void await(Chromium browser, String expression) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!isTrue(browser, expression)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never " + expression + ": " + browser.run("document.body?.innerText"));
            }
            LockSupport.parkNanos(30_000_000);
        }
    }

    private static boolean isTrue(Chromium browser, String expression) throws Exception {
        try {
            return browser.run(expression).equals("true");
        } catch (AssertionError between) {
            // one document is gone and the next is not there yet
            return false;
        }
    }

    /** Takes what has this name and carries it, by mouse, to what has that name. */
    public ConsolePage drag(String name, String to) throws Exception {
        place(name);
        Chromium.Point there = place(to);
        browser.drag(place(name), there);
        return this;
    }

    /** The middle of something in a picture, as soon as it moves no more; picture and thing are found by selector. */
    public Chromium.Point spot(String picture, String thing) throws Exception {
        return point(browser.run("person.spot(" + text(picture) + "," + text(thing) + ")"));
    }

    /** Takes something in a picture and carries it, by mouse, to something else in it. */
    public ConsolePage draw(String picture, String from, String to) throws Exception {
        spot(picture, from);
        Chromium.Point there = spot(picture, to);
        browser.drag(spot(picture, from), there);
        return this;
    }

    /** Takes something in a picture and moves it by so many pixels. */
    public ConsolePage shift(String picture, String thing, int right, int down) throws Exception {
        Chromium.Point from = spot(picture, thing);
        browser.drag(from, new Chromium.Point(from.x() + right, from.y() + down));
        return this;
    }

    private Chromium.Point place(String name) throws Exception {
        return point(browser.run("person.place(" + text(name) + ")"));
    }

    private static Chromium.Point point(String json) {
        JsonObject at = Json.createReader(new StringReader(json)).readObject();
        return new Chromium.Point(at.getJsonNumber("x").doubleValue(), at.getJsonNumber("y").doubleValue());
    }

    /** Waits until a waveform is drawn, and clicks in the middle of it. */
    public ConsolePage clickWaveform() throws Exception {
        Chromium.Point middle = point(browser.run("person.drawn('[data-testid=waveform]')"));
        browser.drag(middle, middle);
        return this;
    }

    /** Presses what has this name, and reads the file that the page gives then. */
    public byte[] take(String name) throws Exception {
        return takeFile(name).content();
    }

    /** A file that a page gave, under the name that it has on the disk then. */
    public record TakenFile(String name, byte[] content) {}

    /** Presses what has this name, and reads the file that the page gives then, with its name. */
    public TakenFile takeFile(String name) throws Exception {
        Download file = browser.taken(() -> browser.click("person.button(" + text(name) + ")"));
        return new TakenFile(file.suggestedFilename(), Files.readAllBytes(file.path()));
    }

    /** Chooses a file of this name and content in the field with this label. */
    public ConsolePage choose(String label, String name, String content) throws Exception {
        browser.run("person.choose(" + text(label) + "," + text(name) + "," + text(content) + ")");
        return this;
    }

    /** What stands in the first element of this kind. */
    public String read(String selector) throws Exception {
        return browser.run("person.text(" + text(selector) + ")");
    }

    /** What stands in the row that begins with this. */
    public String row(String name) throws Exception {
        return browser.run("person.row(" + text(name) + ")");
    }

    /**
     * What the accessibility rules have against the page, only what is serious; {@code []} for nothing.
     *
     * @param around whether against the menu and what else is on every page, too
     */
    public String complaints(NodePackages rules, boolean around) throws Exception {
        if (browser.run("typeof axe").equals("undefined")) {
            browser.run(rules.file("axe-core/axe.min.js") + "; ''");
        }
        return browser.run("person.judge(" + around + ")");
    }

    /** From now on the microphone is a tone, and what is heard is measured. */
    public ConsolePage speaking(double hertz) throws Exception {
        BrowserAudio.in(browser, hertz);
        browser.run(EARS);
        return this;
    }

    /** The loudest frequency heard in the last third of a second. */
    public WebPhone.Heard hear() throws Exception {
        return BrowserAudio.hear(browser);
    }

    /** Waits until this frequency is heard, be it for a moment. */
    public ConsolePage awaitTone(double hertz) throws Exception {
        browser.run("audio.heard(" + hertz + ")");
        return this;
    }

    private static String text(String value) {
        return Json.createValue(value).toString();
    }
}
