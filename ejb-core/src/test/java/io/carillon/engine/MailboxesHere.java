package io.carillon.engine;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.voicemail.Folder;
import io.carillon.voicemail.Greeting;
import io.carillon.voicemail.Mailboxes;
import io.carillon.voicemail.Message;
import io.carillon.voicemail.StoredGreeting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mailboxes without a database: what a test puts into them. */
final class MailboxesHere implements Mailboxes {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    boolean databaseUp = true;
    boolean full;
    final List<String> discarded = new ArrayList<>();
    final Map<String, Message> messages = new LinkedHashMap<>();
    final Map<String, String> pins = new HashMap<>();
    final Map<Greeting, String> greetings = new HashMap<>();
    final List<String> sent = new ArrayList<>();
    int wrong;

    void message(String id, String mailbox, String caller) {
        messages.put(id, new Message(id, House.TENANT, mailbox, "audio-" + id, new CallId("c-" + id),
                new Message.From(caller, "", ""), NOON.plusSeconds(messages.size()), 12_000,
                new Message.Mark(Folder.NEW, null, null, null)));
    }

    private void open() {
        if (!databaseUp) {
            throw new IllegalStateException("no database");
        }
    }

    @Override
    public Opening opening(Tenant tenant, String number, boolean busy) {
        open();
        return new Opening(full, greetings.getOrDefault(busy ? Greeting.BUSY : Greeting.UNAVAILABLE, ""),
                greetings.getOrDefault(Greeting.NAME, ""));
    }

    @Override
    public void discard(String recording) {
        discarded.add(recording);
    }

    @Override
    public Entry enter(Tenant tenant, String mailbox, String pin, Instant now) {
        open();
        if (!pins.containsKey(mailbox)) {
            return Entry.UNSET;
        }
        if (wrong >= 5) {
            return Entry.LOCKED;
        }
        if (pins.get(mailbox).equals(pin)) {
            wrong = 0;
            return Entry.OPEN;
        }
        wrong++;
        return wrong >= 5 ? Entry.LOCKED : Entry.WRONG;
    }

    @Override
    public boolean hasPin(Tenant tenant, String mailbox) {
        open();
        return pins.containsKey(mailbox);
    }

    @Override
    public void choosePin(Tenant tenant, String mailbox, String pin, String who) {
        open();
        pins.put(mailbox, pin);
    }

    @Override
    public List<Message> list(Tenant tenant, String mailbox, Folder folder) {
        open();
        return messages.values().stream()
                .filter(one -> one.mailbox().equals(mailbox) && one.mark().folder() == folder)
                .filter(one -> one.mark().deletedAt() == null)
                .toList();
    }

    @Override
    public Optional<Message> find(Tenant tenant, String mailbox, String id) {
        open();
        return Optional.ofNullable(messages.get(id)).filter(one -> one.mailbox().equals(mailbox));
    }

    @Override
    public void mark(Message message, Message.Mark mark) {
        open();
        messages.put(message.id(), new Message(message.id(), message.tenant(), message.mailbox(), message.audio(),
                message.call(), message.from(), message.receivedAt(), message.millis(), mark));
    }

    @Override
    public int send(Message message, Sending order) {
        open();
        sent.add(message.id() + " to " + order.to() + " by " + order.by());
        return order.to().equals("1003") ? 1 : 0;
    }

    @Override
    public void greet(Tenant tenant, String mailbox, Greeting kind, StoredGreeting greeting) {
        open();
        greetings.put(kind, greeting.audio());
    }

    @Override
    public void forgetGreeting(Tenant tenant, String mailbox, Greeting kind) {
        open();
        greetings.remove(kind);
    }
}
