package io.carillon.api.metrics;

import io.carillon.api.system.Switch;
import io.carillon.company.CompanySync;
import io.carillon.contract.TrunkState;
import io.carillon.contract.Verstat;
import io.carillon.engine.EngineStatistics;
import io.carillon.event.DataStatistics;
import io.carillon.identity.IdentityDesk;
import io.carillon.provisioning.ldap.BookServer;
import io.carillon.subscription.SubscriptionDesk;
import io.carillon.trunk.TrunkHealth;
import io.carillon.webhook.Programs;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Brings figures that live elsewhere into the metric registry. The hot paths count in plain fields of their own;
 * metrics cost them nothing, and everything here only when somebody looks. A counter of the adapter that appears
 * later is taken up then.
 */
@ApplicationScoped
public class Figures {
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Map<String, Boolean> gauged = new ConcurrentHashMap<>();
    private final CallRate rate = new CallRate(System::nanoTime);

    @Inject
    MetricRegistry registry;

    @Inject
    Switch telephony;

    @Inject
    EngineStatistics engine;

    @Inject
    DataStatistics data;

    @Inject
    SubscriptionDesk subscriptions;

    @Inject
    TrunkHealth trunks;

    @Inject
    IdentityDesk identities;

    @Inject
    CompanySync directory;

    @Inject
    Programs programs;

    @Inject
    BookServer book;

    @PostConstruct
    void registerGauges() {
        gauge("calls_active", "Live calls", engine::callsActive);
        for (Object status : engine.callsByStatus().keySet()) {
            registry.gauge(
                    metadata("carillon_calls_by_status", "Live calls by status"),
                    () -> callsIn(status),
                    new Tag("status", status.toString()));
        }
        gauge("calls_per_second", "Calls begun per second since the last look", () -> rate.at(engine.callsStarted()));
        gauge("registrations_active", "Telephones registered", data::registrationsActive);
        gauge("subscriptions_active", "Subscriptions to events", subscriptions::active);
        gauge("outbox_backlog", "Ledger events waiting for the broker", data::outboxBacklog);
        gauge("cdrs_waiting", "Call records waiting for the database", data::cdrsWaiting);
        gauge("cdr_dead_letters", "Call records that could not be stored, kept as files", data::deadLetters);
        gauge("records_pending", "Finished calls whose record is not committed", engine::recordsPending);
        gauge("menu_questions_open", "Callers of menus who wait for the answer of a program", programs::waiting);
        gauge("book_connections", "Telephones connected to search the telephone book", book::connections);
        gauge("switch_up", "1 when the adapter answers", () -> telephony.isReachable() ? 1 : 0);
        gauge("sip_listeners", "Addresses that SIP is answered on", () -> telephony.statistics().listening().size());
    }

    private long callsIn(Object status) {
        Map<?, Long> counts = engine.callsByStatus();
        Long count = counts.get(status);
        return count == null ? 0 : count;
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        registry.gauge(metadata("carillon_" + name, description), value);
    }

    /** Takes over what was counted since the last time. */
    void refresh() {
        count("calls", "Calls begun", engine.callsStarted());
        count("calls_ended", "Calls over", engine.callsEnded());
        count("inputs_stayed", "Inputs that meant nothing in the state of their call", engine.inputsStayed());
        count("inputs_unknown", "Inputs of calls nobody knows", engine.inputsUnknown());
        count("feature_failures", "Features that failed and were passed over", engine.featureFailures());
        count("journal_refusals", "Calls the journal had no room for", engine.journalRefusals());
        count("cdrs", "Call records committed", data.cdrsWritten());
        count("cdrs_refused", "Call records that could not be stored", data.cdrsRefused());
        count("ledger_events", "Ledger events handed to the broker", data.ledgerSent());
        count("live_events", "Live events sent", data.liveSent());
        count("live_events_dropped", "Live events nobody could take", data.liveDropped());
        count("subscription_notifies", "Notifications sent", subscriptions.notified());
        count("subscription_notifies_failed", "Notifications refused for now or not sent", subscriptions.failed());
        count("subscription_looks_unchanged", "Looks that found nothing to tell", subscriptions.unchanged());
        count("subscriptions_dropped", "Subscriptions whose device was gone", subscriptions.dropped());
        count("calls_signed", "Calls whose caller we vouched for", identities.signed());
        count("identity_passed", "Calls whose caller's number was verified", identities.judged(Verstat.PASSED));
        count("identity_failed", "Calls with a signature that is not good", identities.judged(Verstat.FAILED));
        count("identity_none", "Calls without a signature that could be judged", identities.judged(Verstat.NONE));
        count("directory_sync_runs", "Runs that made extensions as the directory says", directory.followed());
        count("directory_sync_failures", "Runs that could not follow the directory", directory.unfollowed());
        count("book_connections_turned_away", "Connections to the telephone book there was no room for", book.turnedAway());
        telephony.statistics().counters().forEach((key, value) ->
                count(Figure.ofSwitch(key), "Counted by the adapter", value));
        telephony.statistics().gauges().keySet().forEach(this::gaugeOfSwitch);
        trunks.all().forEach(this::gaugesOfTrunk);
    }

    private void gaugesOfTrunk(TrunkState trunk) {
        gauged.computeIfAbsent("trunk " + trunk.id(), fresh -> {
            Tag tag = new Tag("trunk", trunk.id());
            registry.gauge(metadata("carillon_trunk_up", "1 while the trunk answers"),
                    () -> trunks.of(trunk.id()).map(now -> now.up() ? 1 : 0).orElse(0), tag);
            registry.gauge(metadata("carillon_trunk_calls", "Live legs on the trunk"),
                    () -> engine.callsOn(trunk.id()), tag);
            return true;
        });
    }

    private void gaugeOfSwitch(String key) {
        gauged.computeIfAbsent(key, fresh -> {
            Figure figure = Figure.ofSwitch(key);
            registry.gauge(
                    metadata(figure.name(), "Measured by the adapter"),
                    () -> telephony.statistics().gauges().getOrDefault(key, 0L),
                    figure.tags());
            return true;
        });
    }

    private void count(String name, String description, long value) {
        count(new Figure("carillon_" + name), description, value);
    }

    /** Atomic per figure: two scrapes at once must not count the same thing twice. */
    private void count(Figure figure, String description, long value) {
        Counter counter = registry.counter(metadata(figure.name(), description), figure.tags());
        seen.compute(figure.name() + java.util.Arrays.toString(figure.tags()), (key, before) -> {
            // An adapter that was restarted counts from zero again: all of it is new.
            long growth = before == null || value < before ? value : value - before;
            counter.inc(growth);
            return value;
        });
    }

    private static Metadata metadata(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
