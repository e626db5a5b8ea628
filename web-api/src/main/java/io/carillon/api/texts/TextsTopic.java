package io.carillon.api.texts;

import io.carillon.api.http.Roles;
import io.carillon.api.live.LiveChanges;
import io.carillon.api.live.Topic;
import io.carillon.contract.Tenant;
import io.carillon.directory.Directory;
import io.carillon.message.Messages;
import io.carillon.message.TextChange;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of the own extension that came, arrived or were taken back lately, by id. Nobody watches those of others. */
@ApplicationScoped
public class TextsTopic implements Topic {
    private static final String NAME = "texts";

    @Inject
    Messages messages;

    @Inject
    Directory directory;

    @Inject
    LiveChanges changes;

    private final RecentTexts recent = new RecentTexts();

    @PostConstruct
    void listen() {
        messages.onChange(this::heard);
    }

    private void heard(TextChange change) {
        recent.heard(change, Instant.now());
        changes.touched(NAME, change.text().text().to().tenant(), change.text().text().id());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR);
    }

    @Override
    public boolean isPrivate() {
        return true;
    }

    @Override
    public Map<String, TextView> all(Tenant tenant) {
        Instant now = Instant.now();
        return recent.of(tenant, now)
                .map(text -> TextView.of(text, true, now))
                .collect(Collectors.toMap(TextView::id, Function.identity()));
    }

    @Override
    public TextView one(Tenant tenant, String id) {
        Instant now = Instant.now();
        return recent.one(tenant, id, now).map(text -> TextView.of(text, true, now)).orElse(null);
    }

    /** Each change is told; that one waits no longer since nobody wants it any more is seen by a look at all. */
    @Override
    public long everyMillis() {
        return 15_000;
    }

    /** What the one before wrote who had this number is not for the next. */
    @Override
    public boolean concerns(Record item, String extension) {
        TextView text = (TextView) item;
        return Stream.of(text.from(), text.to()).anyMatch(extension::equals)
                && recent.known(text.id())
                        .flatMap(known -> directory.current()
                                .find(known.text().to().tenant(), extension)
                                .filter(now -> !text.sentAt().isBefore(now.extension().createdAt())))
                        .isPresent();
    }
}
