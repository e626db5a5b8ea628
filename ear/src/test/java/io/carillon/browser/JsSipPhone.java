package io.carillon.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;

/** A telephone in a browser that speaks SIP by itself: the library JsSIP over a WebSocket (RFC 7118). */
public final class JsSipPhone {
    private static final String PARTS = """
            globalThis.phone = (() => {
              const JsSIP = library('jssip');
              const media = {mediaStream: audio.mouth, pcConfig: {iceServers: []}};
              const log = [];
              let ua, session, invitedAt;
              const within = (what, start) => new Promise((done, failed) => {
                const late = setTimeout(() => failed(new Error('no ' + what + ': ' + log.join(' '))), 20000);
                start(value => { clearTimeout(late); done(value || ''); },
                      cause => { clearTimeout(late); failed(new Error(what + ': ' + cause)); });
              });
              const opusAlone = usual => function (...options) {
                const known = RTCRtpReceiver.getCapabilities('audio').codecs;
                const left = known.filter(one => ['audio/opus', 'audio/telephone-event'].includes(one.mimeType.toLowerCase()));
                this.getTransceivers().forEach(one => one.setCodecPreferences(left));
                return usual.apply(this, options);
              };
              const arrived = [];
              const waiting = [];
              const take = fresh => {
                session = fresh;
                fresh.on('sending', () => { invitedAt = Date.now(); });
                ['progress', 'accepted', 'confirmed', 'ended', 'failed', 'hold', 'unhold'].forEach(name =>
                    fresh.on(name, event => {
                      const said = name + (event && event.cause ? '(' + event.originator + ':' + event.cause + ')' : '');
                      log.push(said);
                      waiting.filter(one => one.name === name).forEach(one => one.done(said));
                    }));
              };
              const happened = name => within(name, done => {
                const before = log.find(said => said === name || said.startsWith(name + '('));
                if (before) { done(before); } else { waiting.push({name, done}); }
              });
              const hear = () => {
                session.connection.addEventListener('track', event => audio.listenTo(event.track));
              };
              return {
                register: (socket, uri, password) => within('registration', (done, failed) => {
                  ua = new JsSIP.UA({sockets: [new JsSIP.WebSocketInterface(socket)], uri, password, register: true});
                  ua.on('registered', event => done(event.response.status_code));
                  ua.on('registrationFailed', event => failed(event.cause));
                  ua.on('newRTCSession', event => {
                    take(event.session);
                    if (event.originator === 'remote') { log.length = 0; arrived.forEach(done => done()); arrived.push(true); }
                  });
                  ua.start();
                }),
                forgetOtherCodecs() {
                  const peer = RTCPeerConnection.prototype;
                  peer.createOffer = opusAlone(peer.createOffer);
                  peer.createAnswer = opusAlone(peer.createAnswer);
                  return '';
                },
                async call(target) {
                  await audio.resume();
                  log.length = 0;
                  ua.call(target, media);
                  hear();
                  return '';
                },
                rung: () => within('call', done => {
                  if (arrived.includes(true)) { done(); } else { arrived.push(done); }
                }),
                async answer() {
                  await audio.resume();
                  session.answer(media);
                  hear();
                  return '';
                },
                happened,
                async firstAudio() {
                  const until = Date.now() + 20000;
                  const heard = () => session.connection.getReceivers().some(one => one.getSynchronizationSources().length > 0);
                  while (!heard()) {
                    if (Date.now() > until) { throw new Error('heard nothing: ' + log.join(' ')); }
                    await new Promise(next => setTimeout(next, 2));
                  }
                  return JSON.stringify({invited: invitedAt, heard: Date.now()});
                },
                hold: () => within('hold', done => session.hold({}, () => done('hold'))),
                unhold: () => within('unhold', done => session.unhold({}, () => done('unhold'))),
                digit(tone) { session.sendDTMF(tone, {transportType: 'RFC2833', duration: 200}); return ''; },
                hangUp() { session.terminate(); return ''; },
                stop() { ua.stop(); return ''; }
              };
            })(); ''""";

    private final Chromium browser;

    private JsSipPhone(Chromium browser) {
        this.browser = browser;
    }

    /** A phone in this browser that speaks this frequency. */
    public static JsSipPhone in(Chromium browser, NodePackages libraries, double hertz) throws Exception {
        BrowserAudio.in(browser, hertz);
        libraries.into(browser);
        browser.run(PARTS);
        return new JsSipPhone(browser);
    }

    /** Connects, and registers with the digest that the server asks for; fails when it is refused. */
    public JsSipPhone register(String socket, String uri, String secret) throws Exception {
        browser.run("phone.register(" + text(socket) + "," + text(uri) + "," + text(secret) + ")");
        return this;
    }

    /** From now on the browser offers and answers Opus and nothing else, as a page may wish it. */
    public JsSipPhone withOpusAlone() throws Exception {
        browser.run("phone.forgetOtherCodecs()");
        return this;
    }

    public void call(String target) throws Exception {
        browser.run("phone.call(" + text(target) + ")");
    }

    /** Waits until somebody calls. */
    public void awaitCall() throws Exception {
        browser.run("phone.rung()");
    }

    public void answer() throws Exception {
        browser.run("phone.answer()");
    }

    /**
     * Waits for an event of the call by JsSIP's own name ({@code confirmed}, {@code ended} ...) and returns it, with
     * who was its cause.
     */
    public String await(String event) throws Exception {
        return browser.run("phone.happened(" + text(event) + ")");
    }

    /** When this call's INVITE was sent and when its audio was heard first, in milliseconds of the epoch; waits for it. */
    public FirstAudio firstAudio() throws Exception {
        JsonObject times = Json.createReader(new StringReader(browser.run("phone.firstAudio()"))).readObject();
        return new FirstAudio(times.getJsonNumber("invited").longValue(), times.getJsonNumber("heard").longValue());
    }

    /** Moments of a call, in milliseconds of the epoch. */
    public record FirstAudio(long invited, long heard) {}

    /** Puts the other side on hold by a re-INVITE and waits for its answer. */
    public void hold() throws Exception {
        browser.run("phone.hold()");
    }

    public void resume() throws Exception {
        browser.run("phone.unhold()");
    }

    /** Sends a digit in the audio stream (RFC 4733). */
    public void digit(String digit) throws Exception {
        browser.run("phone.digit(" + text(digit) + ")");
    }

    public void hangUp() throws Exception {
        browser.run("phone.hangUp()");
    }

    /** Unregisters and disconnects. */
    public void stop() throws Exception {
        browser.run("phone.stop()");
    }

    /** The loudest frequency heard in the last third of a second. */
    public WebPhone.Heard hear() throws Exception {
        return BrowserAudio.hear(browser);
    }

    private static String text(String value) {
        return Json.createValue(value).toString();
    }
}
