package io.carillon.feature.voicemail;

import io.carillon.call.HostAct;
import io.carillon.call.HostReply;
import io.carillon.contract.PromptItem;
import io.carillon.feature.HostView;
import io.carillon.feature.voicemail.Place.Phase;
import io.carillon.mailbox.Mailbox;
import io.carillon.voicemail.Folder;
import io.carillon.voicemail.Mailboxes;
import io.carillon.voicemail.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One input of somebody who listens to a mailbox: what is known, and how it is answered.
 *
 * @param view what the feature may know
 * @param mailboxes where messages are
 * @param at where the caller is
 */
record BoxVisit(HostView view, Mailboxes mailboxes, Place at) {
    static final String BYE = "goodbye";
    static final String ASK = "ask";
    static final String KEY = "key";
    static final String ENDING = "ending";
    static final int MOST_TRIES = 3;
    static final Duration PATIENCE = Duration.ofSeconds(10);

    Mailbox settings() {
        return view.inside().mailbox(at.mailbox());
    }

    Words words() {
        return new Words(settings().language());
    }

    HostReply stay(Place next, HostAct... acts) {
        return new HostReply.Stay(next.text(), List.of(acts));
    }

    /** Something is said, and a key may cut it short. */
    HostReply ask(Place next, PromptItem... items) {
        return ask(next, List.of(items));
    }

    HostReply ask(Place next, List<PromptItem> items) {
        return stay(next, new HostAct.Forget(KEY), new HostAct.Forget(ENDING), words().ask(ASK, items));
    }

    /** The last words. */
    HostReply bye(PromptItem... last) {
        List<PromptItem> items = Words.both(List.of(last), new PromptItem.File("goodbye"));
        return stay(at.in(Phase.LEAVING), new HostAct.Forget(KEY), new HostAct.Forget(ENDING), words().say(BYE, items));
    }

    List<Message> list(Folder folder) {
        return mailboxes.list(view.question().tenant(), at.mailbox(), folder);
    }

    Optional<Message> message() {
        return at.message().isEmpty()
                ? Optional.empty()
                : mailboxes.find(view.question().tenant(), at.mailbox(), at.message());
    }

    /** The main menu, after something that has to be said first. */
    HostReply main(PromptItem... before) {
        long fresh = list(Folder.NEW).stream().filter(Message::isFresh).count();
        long others = list(Folder.NEW).size() - fresh + list(Folder.SAVED).size();
        List<PromptItem> items = new ArrayList<>(List.of(before));
        items.addAll(List.of(Words.file("new"), new PromptItem.Number(fresh), Words.file("saved"),
                new PromptItem.Number(others), Words.file("main")));
        return ask(Place.before(Phase.MAIN, at.mailbox()), items);
    }
}
