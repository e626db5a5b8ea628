package io.carillon.directory.store;

import io.carillon.directory.CallForwarding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What an extension does with calls it does not take. */
@Entity
@Table(name = "call_forwarding")
class ForwardingRow {
    @Id
    @Column(name = "extension_id")
    Long extensionId;

    boolean dnd;

    @Column(name = "forward_all")
    String all;

    @Column(name = "forward_busy")
    String busy;

    @Column(name = "forward_no_answer")
    String noAnswer;

    @Column(name = "no_answer_seconds")
    int noAnswerSeconds;

    CallForwarding toRecord() {
        return new CallForwarding(dnd, all, busy, noAnswer, noAnswerSeconds);
    }

    void take(CallForwarding asked) {
        dnd = asked.dnd();
        all = asked.all();
        busy = asked.busy();
        noAnswer = asked.noAnswer();
        noAnswerSeconds = asked.noAnswerSeconds();
    }
}
