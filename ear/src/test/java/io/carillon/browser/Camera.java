package io.carillon.browser;

import jakarta.json.Json;

/** What a telephone's camera reads off a page: codes are drawn as they are seen, and a library that knows them looks. */
public final class Camera {
    /** The drawing as pixels, four for each of its units; colours are those that the page gives it. */
    private static final String LOOK = """
            (async () => {
              const find = () => document.querySelector('svg[aria-label=' + JSON.stringify(%s) + ']');
              for (let tries = 0; !find() && tries < 600; tries++) { await new Promise(requestAnimationFrame); }
              const drawing = find();
              if (!drawing) { throw new Error('nothing of that name is drawn: ' + document.body.innerText); }
              const wide = drawing.viewBox.baseVal.width * 4;
              const sheet = Object.assign(document.createElement('canvas'), {width: wide, height: wide}).getContext('2d');
              sheet.scale(4, 4);
              for (const part of drawing.children) {
                sheet.fillStyle = getComputedStyle(part).fill;
                if (part instanceof SVGPathElement) {
                  sheet.fill(new Path2D(part.getAttribute('d')));
                } else {
                  sheet.fillRect(0, 0, part.width.baseVal.value, part.height.baseVal.value);
                }
              }
              return jsQR(sheet.getImageData(0, 0, wide, wide).data, wide, wide)?.data ?? 'nothing that can be read';
            })()""";

    private final Chromium browser;
    private final NodePackages reader;

    /** @param reader the library, from the lock file in {@code ear/src/interop/qr} */
    public Camera(Chromium browser, NodePackages reader) {
        this.browser = browser;
        this.reader = reader;
    }

    /** What the code says that has this name for who does not see it. */
    public String reads(String name) throws Exception {
        browser.run(reader.file("jsqr/dist/jsQR.js") + "; ''");
        return browser.run(LOOK.formatted(Json.createValue(name)));
    }
}
