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
    private Long extensionId;

    private boolean dnd;

    @Column(name = "forward_all")
    private String all;

    @Column(name = "forward_busy")
    private String busy;

    @Column(name = "forward_no_answer")
    private String noAnswer;

    @Column(name = "no_answer_seconds")
    private int noAnswerSeconds;

    @Column(name = "forward_unreachable")
    private String unreachable;

    @Column(name = "busy_at")
    private int busyAt;

    /** For JPA. */
    ForwardingRow() {}

    ForwardingRow(Long extensionId) {
        this.extensionId = extensionId;
    }

    CallForwarding toRecord() {
        return new CallForwarding(dnd, all, busy, noAnswer, noAnswerSeconds, unreachable, busyAt);
    }

    void take(CallForwarding asked) {
        dnd = asked.dnd();
        all = asked.all();
        busy = asked.busy();
        noAnswer = asked.noAnswer();
        noAnswerSeconds = asked.noAnswerSeconds();
        unreachable = asked.unreachable();
        busyAt = asked.busyAt();
    }
}
