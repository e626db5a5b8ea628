package io.carillon.presence;

import io.carillon.contract.Aor;
import io.carillon.directory.Directory;
import io.carillon.subscription.EventPackage;
import io.carillon.subscription.View;
import io.carillon.subscription.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code message-summary} (RFC 3842): the lamp that says somebody left a message. Everybody watches the own mailbox. */
@ApplicationScoped
public class MessageSummary implements EventPackage {
    static final String NAME = "message-summary";

    @Inject
    @Any
    private Instance<MailboxCounts> found;

    @Inject
    private WaitingMessages waiting;

    @Inject
    private Directory directory;

    @Inject
    private UnaskedSummary unasked;

    private volatile List<MailboxCounts> sources = List.of();

    /** Messages that wait. */
    record Summary(MailboxCounts.Counts counts) implements View {}

    @Override
    public void start() {
        sources = found.stream().toList();
        waiting.load();
        directory.onChange(waiting::forgetDeleted);
        unasked.start();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String contentType() {
        return "application/simple-message-summary";
    }

    @Override
    public boolean allows(Aor by, Aor target) {
        return by.equals(target) && Watchable.isOpen(directory, target);
    }

    @Override
    public Summary look(Aor target, Viewer viewer) {
        MailboxCounts.Counts all = MailboxCounts.Counts.NONE;
        for (MailboxCounts source : sources) {
            all = all.plus(source.of(target));
        }
        return new Summary(all);
    }

    @Override
    public byte[] write(Aor target, View now, View before, long version, Viewer viewer) {
        MailboxCounts.Counts counts = ((Summary) now).counts();
        String text = "Messages-Waiting: " + (counts.fresh() > 0 ? "yes" : "no") + "\r\n"
                + "Message-Account: " + viewer.uri(target.user()) + "\r\n"
                + "Voice-Message: " + counts.fresh() + "/" + counts.heard()
                + " (" + counts.freshUrgent() + "/" + counts.heardUrgent() + ")\r\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
