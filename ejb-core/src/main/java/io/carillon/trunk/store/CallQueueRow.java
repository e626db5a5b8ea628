package io.carillon.trunk.store;

import io.carillon.queue.CallQueue;
import io.carillon.queue.JoinRule;
import io.carillon.queue.QueueStrategy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** A call queue. Its members stand in one column, {@code number:permanent:penalty:skill} each. */
@Entity
@Table(name = "call_queue")
class CallQueueRow extends NamedRow<CallQueue> {
    private boolean enabled;
    private String title;

    @Enumerated(EnumType.STRING)
    private QueueStrategy strategy;

    private int priority;
    private String members;
    private String language;
    private String music;

    @Column(name = "announce_seconds")
    private int announceSeconds;

    @Column(name = "announce_wait")
    private boolean announceWait;

    @Column(name = "callback_key")
    private String callbackKey;

    @Column(name = "max_wait_seconds")
    private int maxWaitSeconds;

    @Column(name = "max_waiting")
    private int maxWaiting;

    @Enumerated(EnumType.STRING)
    @Column(name = "join_rule")
    private JoinRule join;

    @Column(name = "service_level_seconds")
    private int serviceLevelSeconds;

    @Column(name = "on_timeout")
    private String onTimeout;

    @Column(name = "on_full")
    private String onFull;

    @Column(name = "on_empty")
    private String onEmpty;

    @Column(name = "ring_seconds")
    private int ringSeconds;

    private int misses;

    @Column(name = "wrap_up_seconds")
    private int wrapUpSeconds;

    @Override
    void take(CallQueue settings) {
        enabled = settings.enabled();
        title = settings.title();
        strategy = settings.strategy();
        priority = settings.priority();
        members = joined(settings.members().stream()
                .map(member -> member.number() + ":" + (member.permanent() ? 1 : 0) + ":" + member.penalty() + ":"
                        + member.skill())
                .toList());
        language = settings.hearing().language();
        music = settings.hearing().music();
        announceSeconds = settings.hearing().announceSeconds();
        announceWait = settings.hearing().announceWait();
        callbackKey = settings.hearing().callbackKey();
        maxWaitSeconds = settings.limits().maxWaitSeconds();
        maxWaiting = settings.limits().maxWaiting();
        join = settings.limits().join();
        serviceLevelSeconds = settings.limits().serviceLevelSeconds();
        onTimeout = settings.overflow().timeout();
        onFull = settings.overflow().full();
        onEmpty = settings.overflow().empty();
        ringSeconds = settings.ringing().ringSeconds();
        misses = settings.ringing().misses();
        wrapUpSeconds = settings.ringing().wrapUpSeconds();
    }

    @Override
    CallQueue settings() {
        return new CallQueue(enabled, title, strategy, priority,
                split(members).stream().map(CallQueueRow::member).toList(),
                new CallQueue.Hearing(language, music, announceSeconds, announceWait, callbackKey),
                new CallQueue.Limits(maxWaitSeconds, maxWaiting, join, serviceLevelSeconds),
                new CallQueue.Overflow(onTimeout, onFull, onEmpty),
                new CallQueue.Ringing(ringSeconds, misses, wrapUpSeconds));
    }

    private static CallQueue.Member member(String text) {
        String[] parts = text.split(":");
        return new CallQueue.Member(
                parts[0], parts[1].equals("1"), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }
}
