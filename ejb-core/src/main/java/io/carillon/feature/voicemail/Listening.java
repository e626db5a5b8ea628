package io.carillon.feature.voicemail;

import io.carillon.call.HostReply;
import io.carillon.contract.PromptItem;
import io.carillon.feature.voicemail.Place.Phase;
import io.carillon.voicemail.Folder;
import io.carillon.voicemail.Mailboxes;
import io.carillon.voicemail.Message;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Messages, one after the other, and what becomes of each. */
record Listening(BoxVisit visit) {
    private static final Comparator<Message> ORDER =
            Comparator.comparing(Message::receivedAt).thenComparing(Message::id);

    /** From the first that was not heard, else from the first. */
    HostReply open(Folder folder) {
        List<Message> all = visit.list(folder);
        Optional<Message> first = all.stream().filter(Message::isFresh).findFirst().or(() -> all.stream().findFirst());
        return first.isEmpty() ? visit.main(Words.file("none")) : play(first.get(), folder, List.of());
    }

    /** A message that is heard is not new any more. */
    private HostReply play(Message message, Folder folder, List<PromptItem> before) {
        if (message.mark().heardAt() == null) {
            visit.mailboxes().mark(message, new Message.Mark(
                    message.mark().folder(), now(), message.mark().deletedAt(), message.mark().keepUntil()));
        }
        List<PromptItem> items = new ArrayList<>(before);
        items.add(Words.file("message"));
        items.add(new PromptItem.Number(1 + visit.list(folder).stream().filter(one -> isBefore(one, message)).count()));
        items.add(new PromptItem.Stored(message.audio()));
        items.add(Words.file("actions"));
        return visit.ask(visit.at().at(folder, message.id()), items);
    }

    private static boolean isBefore(Message one, Message other) {
        return ORDER.compare(one, other) < 0;
    }

    private Instant now() {
        return visit.view().question().at();
    }

    HostReply pressed(char key) {
        Optional<Message> found = visit.message();
        if (key == '*' || found.isEmpty()) {
            return visit.main();
        }
        Message message = found.get();
        return switch (key) {
            case '1' -> play(message, visit.at().folder(), List.of());
            case '2' -> save(message);
            case '3' -> delete(message);
            case '4' -> before(message);
            case '5' -> actions(envelope(message));
            case '6', '#' -> next(message);
            case '7' -> visit.ask(visit.at().in(Phase.SEND), Words.file("mailbox"));
            case '8' -> reply(message);
            case '9' -> callBack(message);
            default -> actions(List.of(new PromptItem.File("invalid")));
        };
    }

    /** What can be done with the message, after something that has to be said first. */
    HostReply actions(List<PromptItem> before) {
        return visit.ask(visit.at().at(visit.at().folder(), visit.at().message()),
                Words.both(before, Words.file("actions")));
    }

    private HostReply save(Message message) {
        Message.Mark mark = message.mark();
        visit.mailboxes().mark(message, new Message.Mark(Folder.SAVED, mark.heardAt(), null, mark.keepUntil()));
        return next(message, Words.file("stored"));
    }

    /** Pressed again, the message is back. */
    private HostReply delete(Message message) {
        Message.Mark mark = message.mark();
        boolean deletes = mark.deletedAt() == null;
        visit.mailboxes().mark(message, new Message.Mark(
                mark.folder(), mark.heardAt(), deletes ? now() : null, mark.keepUntil()));
        return actions(List.of(Words.file(deletes ? "deleted" : "restored")));
    }

    private HostReply before(Message message) {
        return visit.list(visit.at().folder()).stream()
                .filter(one -> isBefore(one, message))
                .max(ORDER)
                .map(one -> play(one, visit.at().folder(), List.of()))
                .orElseGet(() -> actions(List.of(Words.file("none"))));
    }

    private HostReply next(Message message, PromptItem... before) {
        return visit.list(visit.at().folder()).stream()
                .filter(one -> isBefore(message, one))
                .min(ORDER)
                .map(one -> play(one, visit.at().folder(), List.of(before)))
                .orElseGet(() -> visit.main(Words.both(List.of(before), Words.file("none")).toArray(PromptItem[]::new)));
    }

    private List<PromptItem> envelope(Message message) {
        LocalDateTime at = LocalDateTime.ofInstant(message.receivedAt(), visit.settings().zone());
        return List.of(new PromptItem.Moment(at, PromptItem.Moment.Part.DATE_AND_TIME), Words.file("from"),
                isKnown(message) ? new PromptItem.Digits(message.from().number()) : Words.file("unknown"));
    }

    private static boolean isKnown(Message message) {
        return message.from().number().matches("\\+?[0-9*#]{2,32}");
    }

    /** The number of a mailbox was entered: the message is there, too. */
    HostReply sendTo(String number) {
        Optional<Message> message = visit.message();
        int sent = message.isEmpty() || number.isEmpty()
                ? 0
                : visit.mailboxes().send(message.get(), new Mailboxes.Sending(number, visit.at().mailbox()));
        return actions(List.of(Words.file(sent > 0 ? "sent" : "gone")));
    }

    /** Only who has a mailbox here can be replied to. */
    private HostReply reply(Message message) {
        String to = message.from().number();
        return visit.view().inside().mailboxesOf(to).isEmpty()
                ? actions(List.of(Words.file("gone")))
                : new Speech(visit).begin(visit.at().about(""));
    }

    private HostReply callBack(Message message) {
        return isKnown(message)
                ? new HostReply.SendTo(message.from().number(), visit.at().in(Phase.MESSAGE).text())
                : actions(List.of(Words.file("unknown")));
    }
}
