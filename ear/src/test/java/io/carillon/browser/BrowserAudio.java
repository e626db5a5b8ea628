package io.carillon.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Locale;

/** A browser page's mouth and ear: a tone to speak, an analyser to listen. */
final class BrowserAudio {
    private static final String PARTS = """
            globalThis.audio = (() => {
              const context = new AudioContext();
              const tone = context.createOscillator();
              tone.frequency.value = %f;
              const level = context.createGain();
              level.gain.value = 0.3;
              const mouth = context.createMediaStreamDestination();
              tone.connect(level).connect(mouth);
              tone.start();
              const ear = context.createAnalyser();
              ear.fftSize = 16384;
              ear.smoothingTimeConstant = 0;
              return {
                mouth: mouth.stream,
                resume: () => context.resume(),
                listenTo(track) {
                  const stream = new MediaStream([track]);
                  const player = new Audio();
                  player.srcObject = stream;
                  player.muted = true;
                  player.play();
                  globalThis.player = player;
                  context.createMediaStreamSource(stream).connect(ear);
                },
                now() {
                  const bins = new Float32Array(ear.frequencyBinCount);
                  ear.getFloatFrequencyData(bins);
                  let loudest = 0;
                  bins.forEach((level, bin) => { if (level > bins[loudest]) { loudest = bin; } });
                  return {hertz: loudest * context.sampleRate / ear.fftSize, level: Math.max(-200, bins[loudest])};
                },
                async hear() {
                  await new Promise(next => setTimeout(next, 1000));
                  return JSON.stringify(this.now());
                },
                // a short tone is over before anybody outside has asked twice
                async heard(hertz) {
                  const end = Date.now() + 60000;
                  for (let now = this.now(); Math.abs(now.hertz - hertz) > 8 || now.level < -50; now = this.now()) {
                    if (Date.now() > end) { throw new Error('no ' + hertz + ' Hz, but ' + JSON.stringify(now) + ', and the context is ' + context.state); }
                    await new Promise(next => setTimeout(next, 30));
                  }
                  return '';
                }
              };
            })(); ''""";

    private BrowserAudio() {}

    /** Gives the page an {@code audio} that speaks this frequency. */
    static void in(Chromium browser, double hertz) throws Exception {
        browser.run(String.format(Locale.ROOT, PARTS, hertz));
    }

    /** The loudest frequency heard in the last third of a second. */
    static WebPhone.Heard hear(Chromium browser) throws Exception {
        JsonObject heard = Json.createReader(new StringReader(browser.run("audio.hear()"))).readObject();
        return new WebPhone.Heard(
                heard.getJsonNumber("hertz").doubleValue(), heard.getJsonNumber("level").doubleValue());
    }
}
