package io.carillon.feature.queue;

import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.dialplan.FeatureCode;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.queue.CallQueue;
import io.carillon.queue.Callback;
import io.carillon.queue.Callbacks;
import io.carillon.queue.Exit;
import io.carillon.queue.QueueNote;
import io.carillon.queue.floor.QueueFloor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps callers company until an agent has time for them. */
@Dependent
public class CallQueues implements HostingFeature {
    private final QueueFloor floor;
    private final Consumer<Callback> callbacks;

    @Inject
    public CallQueues(QueueFloor floor, Callbacks callbacks) {
        this(floor, (Consumer<Callback>) callbacks);
    }

    /** @param callbacks takes callers who want to be called back; throws when they cannot be stored */
    public CallQueues(QueueFloor floor, Consumer<Callback> callbacks) {
        this.floor = floor;
        this.callbacks = callbacks;
    }

    @Override
    public String id() {
        return CallQueue.FEATURE;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of();
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        String noted = view.question().noted();
        Optional<CallQueue> queue = view.inside().hosted(view.question().argument(), CallQueue.class);
        QueueNote note = noted.isEmpty() ? new QueueNote(view.question().at(), Exit.NONE) : QueueNote.of(noted);
        if (input instanceof HostInput.Said said && said.prompt().equals(Stay.BYE)) {
            return new HostReply.Leave(Cause.NORMAL_CLEARING);
        }
        if (queue.isEmpty()) {
            return Stay.bye(view.language(), note.leaving(Exit.CLOSED));
        }
        Stay stay = new Stay(new Stay.Desk(floor, callbacks), view.question(), queue.get(), note);
        return input instanceof HostInput.Entered ? stay.enter() : stay.hear(input);
    }
}
