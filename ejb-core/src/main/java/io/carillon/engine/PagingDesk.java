package io.carillon.engine;

import io.carillon.contract.Aor;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.Prompt;
import io.carillon.dialplan.DialplanSnapshot;
import io.carillon.directory.NotFound;
import io.carillon.directory.Subscriber;
import io.carillon.feature.broadcast.BroadcastHearing;
import io.carillon.paging.Broadcasts;
import io.carillon.paging.PageZone;
import io.carillon.paging.ZoneMembers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says something to everybody in a zone. */
@ApplicationScoped
public class PagingDesk {
    @Inject
    private EngineRoom room;

    @Inject
    private SwitchLine line;

    @Inject
    private Broadcasts broadcasts;

    /**
     * Calls the telephones of a zone, which are asked to answer by themselves and hear the prompt, whatever they do at
     * the moment. Its multicast group hears it at once.
     *
     * @return how many extensions are called, at once
     * @throws NotFound there is no such zone, or it is switched off
     * @throws SwitchUnavailable when not all were taken, or the group cannot be spoken to
     */
    public int broadcast(Asker who, String number, Prompt prompt) {
        DialplanSnapshot plan = room.dialplan().get();
        PageZone zone = plan.outside().of(who.tenant()).inside().hosted(number, PageZone.class)
                .orElseThrow(() -> new NotFound("there is no such paging zone"));
        List<Subscriber> members = ZoneMembers.of(zone, plan.directory(), who.tenant());
        Instant now = Instant.now();
        String id = broadcasts.begin(who.tenant(), prompt, now);
        DialledNumber said = new DialledNumber(BroadcastHearing.CODE + id);
        for (Subscriber member : members) {
            line.submit(new AppAsked(Ids.newCall(), now, new AppRequest.Originate(who.user(),
                    new Aor(who.tenant(), member.extension().number()), said,
                    new CallerIdentity(number, zone.title()), "", true)));
        }
        EngineLog.LOG.broadcast(who.user(), who.tenant().name(), number, members.size());
        speakToGroup(zone, prompt);
        return members.size();
    }

    /** Who is called is called all the same when the group cannot be spoken to. */
    private void speakToGroup(PageZone zone, Prompt prompt) {
        Optional<String> objection = zone.group() == null ? Optional.empty() : line.speak(zone.group(), prompt);
        objection.ifPresent(reason -> {
            throw new SwitchUnavailable("the telephones are called, but " + reason, null);
        });
    }
}
