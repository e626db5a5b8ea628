package io.carillon.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** The keyboard before a page: keys that a person presses, and where they lead. */
public final class Keyboard {
    private static final String FOCUSED = """
            (() => {
              const one = document.activeElement;
              const box = one.getBoundingClientRect();
              const style = getComputedStyle(one);
              const ring = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
                  || [one, one.parentElement, one.parentElement?.parentElement].some(part => part && ['::before', '::after']
                      .some(side => getComputedStyle(part, side).borderBottomWidth !== '0px'));
              return JSON.stringify({
                name: (one.getAttribute('aria-label') || one.labels?.[0]?.innerText || one.innerText || one.id || one.tagName).trim(),
                tag: one.tagName, id: one.id,
                inDialog: !!one.closest('[role=dialog]'),
                seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                shown: one === document.body || (one.matches(':focus-visible') && ring),
              });
            })()""";

    private final Chromium browser;

    public Keyboard(Chromium browser) {
        this.browser = browser;
    }

    /** Keys beside letters. */
    public enum Key {
        TAB("Tab"),
        BACK("Shift+Tab"),
        ENTER("Enter"),
        ESCAPE("Escape"),
        SPACE("Space"),
        LEFT("ArrowLeft"),
        UP("ArrowUp"),
        RIGHT("ArrowRight"),
        DOWN("ArrowDown");

        private final String name;

        Key(String name) {
            this.name = name;
        }
    }

    /**
     * Where the keyboard is.
     *
     * @param name of what has the focus
     * @param inDialog whether that is part of a dialog
     * @param seen whether it is in sight
     * @param shown whether it looks focused
     */
    public record Place(String name, String tag, String id, boolean inDialog, boolean seen, boolean shown) {}

    public Place press(Key key) throws Exception {
        browser.key(key.name);
        return here();
    }

    public Keyboard type(String text) {
        browser.type(text);
        return this;
    }

    public Place here() throws Exception {
        JsonObject at = Json.createReader(new StringReader(browser.run(FOCUSED))).readObject();
        return new Place(at.getString("name"), at.getString("tag"), at.getString("id"), at.getBoolean("inDialog"),
                at.getBoolean("seen"), at.getBoolean("shown"));
    }

    /** Presses Tab until this has the focus. @return what had it on the way */
    public List<Place> tabTo(String name, int most) throws Exception {
        List<Place> way = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Place at = press(Key.TAB);
            way.add(at);
            if (at.name().equals(name)) {
                return way;
            }
        }
        throw new AssertionError("Tab never leads to " + name + ", only to " + way);
    }
}
