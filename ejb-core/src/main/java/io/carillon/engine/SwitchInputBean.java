package io.carillon.engine;

import io.carillon.contract.Aor;
import io.carillon.contract.CallInput;
import io.carillon.contract.EventReply;
import io.carillon.contract.MessageAsked;
import io.carillon.contract.PublishAsked;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SubscribeAsked;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.SwitchListener;
import io.carillon.directory.Registrar;
import io.carillon.presence.Publications;
import io.carillon.subscription.SubscriptionDesk;
import io.carillon.message.Messages;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.ejb3.annotation.ResourceAdapter;

/**
 * The door for new calls, registrations and subscriptions. It closes when the server is suspended or the application
 * replaced; the adapter then answers 503 by itself, while calls that are up go on through {@link MidCallDoor}.
 */
@MessageDriven(messageListenerInterface = SwitchListener.class)
@ResourceAdapter("media-rar.rar")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SwitchInputBean implements SwitchListener {
    @Inject
    private EngineRoom room;

    @Inject
    private Registrar registrar;

    @Inject
    private SubscriptionDesk subscriptions;

    @Inject
    private Publications publications;

    @Inject
    private Messages messages;

    @Override
    public List<SwitchCommand> onInput(CallInput input) {
        return room.engine().onInput(input);
    }

    @Override
    public RegisterReply onRegister(RegisterAsked asked) {
        RegisterReply reply = registrar.register(asked);
        if (reply instanceof RegisterReply.Accepted) {
            messages.registered(asked.aor());
        }
        return reply;
    }

    @Override
    public int onMessage(MessageAsked asked) {
        return messages.take(asked);
    }

    @Override
    public EventReply onSubscribe(SubscribeAsked asked) {
        return subscriptions.subscribe(asked);
    }

    @Override
    public void onFlowGone(Aor aor, SipPeer flow) {
        registrar.flowGone(aor, flow);
        subscriptions.flowGone(aor, flow);
    }

    @Override
    public EventReply onPublish(PublishAsked asked) {
        return publications.publish(asked);
    }
}
