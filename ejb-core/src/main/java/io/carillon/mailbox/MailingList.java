package io.carillon.mailbox;

import io.carillon.dialplan.HostedNumber;
import java.util.List;
import java.util.Objects;

/**
 * Several mailboxes under one number: what is said to it is in all of them. Stored by its number.
 *
 * @param title what people call it
 * @param members numbers of extensions
 */
public record MailingList(String title, List<String> members) implements HostedNumber {
    public MailingList {
        Objects.requireNonNull(title, "title");
        members = List.copyOf(members);
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public String kind() {
        return "list of mailboxes";
    }

    @Override
    public String feature() {
        return Mailbox.FEATURE;
    }
}
