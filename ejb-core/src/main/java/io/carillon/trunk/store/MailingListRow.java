package io.carillon.trunk.store;

import io.carillon.mailbox.MailingList;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Several mailboxes under one number, which is the name. */
@Entity
@Table(name = "voicemail_list")
class MailingListRow extends NamedRow<MailingList> {
    private String title;
    private String members;

    @Override
    void take(MailingList list) {
        title = list.title();
        members = joined(list.members());
    }

    @Override
    MailingList settings() {
        return new MailingList(title, split(members));
    }
}
