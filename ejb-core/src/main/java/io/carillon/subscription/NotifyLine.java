package io.carillon.subscription;

import io.carillon.contract.Aor;
import io.carillon.contract.Ids;
import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import io.carillon.contract.SipDialog;
import io.carillon.directory.Binding;
import java.util.function.Consumer;

/** The way of notifications out of the house. */
public interface NotifyLine {
    /**
     * Sends a NOTIFY.
     *
     * @param answer told once what came of it, on some other thread
     * @throws RuntimeException when there is no way out now; the answer is not told then
     */
    void sendNotify(NotifyOrder order, Consumer<NotifyAnswer> answer);

    /** What a NOTIFY needs that nobody subscribed to: a dialog with a telephone that is over with its answer. */
    static SipDialog unasked(Aor extension, Binding binding) {
        String party = "<" + new Viewer(extension, binding.source().host()).uri(extension.user()) + ">";
        return new SipDialog(Ids.newCall().value(), Ids.newLeg().value(), "", party + ";tag=" + Ids.newLeg().value(), party,
                binding.uri(), binding.path(), binding.source(), "");
    }
}
