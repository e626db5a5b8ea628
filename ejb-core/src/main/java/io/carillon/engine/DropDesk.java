package io.carillon.engine;

import io.carillon.contract.CallId;
import io.carillon.prompt.DropMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Messages for answering machines, for the API. */
@ApplicationScoped
public class DropDesk {
    @Inject
    private CallDesk calls;

    @Inject
    private DropMessages messages;

    /**
     * The other side of {@code party} is left a message; {@code party} leaves at once.
     *
     * @param message its number, 1 to 99
     * @throws NoSuchCall when it is not live, or does not exist for the asker
     * @throws NotYours when the asker has an extension to keep to and the party is another
     * @throws WrongCallState when nobody talks, or there is no such message
     * @throws SwitchUnavailable when it cannot be said whether there is
     */
    public void drop(Asker who, CallId call, String party, int message) {
        calls.checkTalks(who, call, party);
        try {
            if (messages.find(who.tenant(), Integer.toString(message), "en").isEmpty()) {
                throw new WrongCallState("there is no recording " + DropMessages.NAME + message);
            }
        } catch (IllegalStateException away) {
            throw new SwitchUnavailable(away.getMessage(), away);
        }
        calls.transfer(who, call, party, DropMessages.CODE + message);
    }
}
