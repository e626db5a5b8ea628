package io.carillon.api.queues;

import io.carillon.queue.Callback;
import io.carillon.queue.floor.WishView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A caller who has hung up and is called back in its turn.
 *
 * @param id the call in which it asked for it
 * @param number to be called
 * @param enteredAt since when it has waited
 * @param tries how often it was called in vain
 * @param notBefore it is not called before
 * @param ringing agents who are rung for it now
 */
@Schema(name = "QueueCallback")
public record CallbackItem(
        String id, String number, Instant enteredAt, int tries, Instant notBefore, List<String> ringing) {
    static CallbackItem of(WishView wish) {
        Callback callback = wish.callback();
        return new CallbackItem(callback.id().value(), callback.number(), callback.enteredAt(), callback.tries(),
                callback.notBefore(), wish.rung());
    }
}
