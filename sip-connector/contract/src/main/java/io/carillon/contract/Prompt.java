package io.carillon.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What somebody is to hear, from the first item to the last.
 *
 * @param id of the application's choosing; {@link PromptEnded} names it
 * @param language ISO 639 code: en, de, fr or es; another is spoken as English
 * @param items in this order, at most {@value #MOST_ITEMS}
 * @param interruptible whether a key ends it
 * @param times how often it is said, 1 to {@value #MOST_TIMES}
 */
public record Prompt(String id, String language, List<PromptItem> items, boolean interruptible, int times)
        implements Serializable {
    /** More items than this are no prompt. */
    public static final int MOST_ITEMS = 100;
    /** Nobody listens to more repetitions. */
    public static final int MOST_TIMES = 100;

    public Prompt {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(language, "language");
        items = List.copyOf(items);
        if (items.size() > MOST_ITEMS) {
            throw new IllegalArgumentException("prompt of " + items.size() + " items");
        }
        if (times < 1 || times > MOST_TIMES) {
            throw new IllegalArgumentException("prompt to be said " + times + " times");
        }
    }

    /** A prompt that is said once and that a key ends. */
    public Prompt(String id, String language, List<PromptItem> items) {
        this(id, language, items, true, 1);
    }
}
