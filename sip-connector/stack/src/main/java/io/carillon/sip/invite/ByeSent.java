package io.carillon.sip.invite;

import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;

/**
 * A BYE of ours. Whatever comes back, a refusal or a challenge included, the dialog is over (RFC 3261 section 15.1.1).
 */
final class ByeSent implements ClientListener {
    private final Runnable done;

    ByeSent(Runnable done) {
        this.done = done;
    }

    @Override
    public void onResponse(ClientTransaction transaction, SipResponse response) {
        if (!response.isProvisional()) {
            done.run();
        }
    }

    @Override
    public void onTimeout(ClientTransaction transaction) {
        done.run();
    }

    @Override
    public void onTransportFailure(ClientTransaction transaction, String reason) {
        done.run();
    }
}
