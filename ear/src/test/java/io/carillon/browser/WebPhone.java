package io.carillon.browser;

import jakarta.json.Json;

/**
 * A telephone made of a browser's own parts: a peer connection that speaks a tone and listens through an analyser. Its
 * session descriptions are carried by somebody else.
 */
public final class WebPhone {
    private static final String PARTS = """
            globalThis.phone = (() => {
              const peer = new RTCPeerConnection({iceServers: [], bundlePolicy: 'max-bundle'});
              audio.mouth.getTracks().forEach(track => peer.addTrack(track, audio.mouth));
              peer.ontrack = event => audio.listenTo(event.track);
              const gathered = () => new Promise(done => {
                if (peer.iceGatheringState === 'complete') { done(); }
                peer.onicegatheringstatechange = () => { if (peer.iceGatheringState === 'complete') { done(); } };
                setTimeout(done, 2000);
              });
              return {
                async offer() {
                  await audio.resume();
                  await peer.setLocalDescription(await peer.createOffer());
                  await gathered();
                  return peer.localDescription.sdp;
                },
                async answered(sdp) { await peer.setRemoteDescription({type: 'answer', sdp}); return ''; },
                async answer(sdp) {
                  await audio.resume();
                  await peer.setRemoteDescription({type: 'offer', sdp});
                  await peer.setLocalDescription(await peer.createAnswer());
                  await gathered();
                  return peer.localDescription.sdp;
                },
                async connected() {
                  const until = Date.now() + 10000;
                  while (peer.connectionState !== 'connected' && Date.now() < until) {
                    await new Promise(next => setTimeout(next, 20));
                  }
                  return peer.connectionState;
                },
                close() { peer.close(); return ''; }
              };
            })(); ''""";

    private final Chromium browser;
    private final double tone;

    private WebPhone(Chromium browser, double tone) {
        this.browser = browser;
        this.tone = tone;
    }

    /** A phone in this browser that speaks this frequency. */
    public static WebPhone in(Chromium browser, double hertz) throws Exception {
        BrowserAudio.in(browser, hertz);
        browser.run(PARTS);
        return new WebPhone(browser, hertz);
    }

    public double tone() {
        return tone;
    }

    public String offer() throws Exception {
        return browser.run("phone.offer()");
    }

    public void answered(String sdp) throws Exception {
        browser.run("phone.answered(" + quoted(sdp) + ")");
    }

    public String answer(String sdp) throws Exception {
        return browser.run("phone.answer(" + quoted(sdp) + ")");
    }

    /** The state of the connection once it is connected, or what it was after ten seconds. */
    public String connected() throws Exception {
        return browser.run("phone.connected()");
    }

    /** The loudest frequency heard in the last third of a second. */
    public Heard hear() throws Exception {
        return BrowserAudio.hear(browser);
    }

    public void close() throws Exception {
        browser.run("phone.close()");
    }

    private static String quoted(String text) {
        return Json.createValue(text).toString();
    }

    /** Who can say what he hears. */
    public interface Ear {
        Heard hear() throws Exception;
    }

    /**
     * What the analyser found.
     *
     * @param hertz loudest frequency
     * @param level in dB relative to full scale
     */
    public record Heard(double hertz, double level) {
        public boolean isTone(double wanted) {
            return Math.abs(hertz - wanted) < 8 && level > -50;
        }
    }
}
