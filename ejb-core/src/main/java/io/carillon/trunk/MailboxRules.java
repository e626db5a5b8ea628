package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.directory.DirectorySnapshot;
import io.carillon.mailbox.Mailbox;
import io.carillon.mailbox.MailingList;
import java.util.HashSet;
import java.util.Set;

/** What mailboxes must be like. */
record MailboxRules(DirectorySnapshot directory, Faults faults) {
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es");
    private static final int MOST_MEMBERS = 100;

    void mailbox(Tenant tenant, String number, Mailbox mailbox) {
        faults.unless(directory.find(tenant, number).isPresent(), "extension", "there is no such extension");
        faults.unless(LANGUAGES.contains(mailbox.language()), "language", "must be en, de, fr or es");
        faults.unless(mailbox.operator().matches("([0-9]{2,15})?") && !mailbox.operator().equals(number), "operator",
                "must be another number of the house, 2 to 15 digits, or empty");
        Mailbox.Limits limits = mailbox.limits();
        faults.unless(within(limits.messages(), 1, 1_000), "messages", "must be 1 to 1000");
        faults.unless(within(limits.seconds(), 60, 360_000), "seconds", "must be 60 to 360000");
        faults.unless(within(limits.leastSeconds(), 0, 10), "leastSeconds", "must be 0 to 10");
        faults.unless(within(limits.longestSeconds(), 10, 1_800), "longestSeconds", "must be 10 to 1800");
        faults.unless(within(limits.retentionDays(), 0, 36_500), "retentionDays", "must be 0 to 36500");
        String address = mailbox.mail().address();
        faults.unless(address.isEmpty() || address.matches("[^@\\s,]{1,64}@[A-Za-z0-9.-]{1,120}"), "email",
                "must be an e-mail address");
    }

    void list(Tenant tenant, MailingList list) {
        faults.unless(!list.members().isEmpty() && list.members().size() <= MOST_MEMBERS, "members",
                "must be 1 to " + MOST_MEMBERS);
        Set<String> seen = new HashSet<>();
        for (String member : list.members()) {
            faults.unless(directory.find(tenant, member).isPresent(), "members", member + " is no extension");
            faults.unless(seen.add(member), "members", member + " is there twice");
        }
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }
}
