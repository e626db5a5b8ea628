package io.carillon.queue.floor;

import io.carillon.queue.Callback;
import java.util.List;

/**
 * A caller who is to be called back.
 *
 * @param callback what is known of it
 * @param rung agents who are kept for it or rung now
 */
public record WishView(Callback callback, List<String> rung) {
    public WishView {
        rung = List.copyOf(rung);
    }
}
