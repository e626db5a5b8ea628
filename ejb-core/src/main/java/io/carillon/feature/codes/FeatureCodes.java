package io.carillon.feature.codes;

import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Tenant;
import io.carillon.contract.Tone;
import io.carillon.dialplan.FeatureCode;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.Directory;
import io.carillon.directory.Extensions;
import io.carillon.directory.Subscriber;
import io.carillon.feature.HostingFeature;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Changes the caller's own settings and says by a tone whether it worked. */
@Dependent
public class FeatureCodes implements HostingFeature {
    private static final String ID = "feature-codes";

    /** Where settings are kept: the directory, or a test's own. */
    public interface Store {
        /** The settings as last committed, empty when there is no such extension. */
        Optional<CallForwarding> read(Tenant tenant, String number);

        /** Commits new settings; throws when they are refused or cannot be stored. */
        void write(Tenant tenant, String number, CallForwarding settings);
    }

    private final Store store;

    /** Settings live in the database, and are read from the snapshot of it that routing uses. */
    @Inject
    public FeatureCodes(Directory directory, Extensions extensions) {
        this(new Store() {
            @Override
            public Optional<CallForwarding> read(Tenant tenant, String number) {
                return directory.current().find(tenant, number).map(Subscriber::forwarding);
            }

            @Override
            public void write(Tenant tenant, String number, CallForwarding settings) {
                extensions.changeForwarding(tenant, number, settings, number);
            }
        });
    }

    public FeatureCodes(Store store) {
        this.store = store;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return Arrays.stream(Code.values()).map(code -> code.asDialled(ID)).toList();
    }

    @Override
    public HostReply entered(HostQuestion question) {
        Optional<Code> code = Code.in(question.argument());
        return new HostReply.Play(
                code.isPresent() && changed(code.get(), question) ? Tone.CONFIRMATION : Tone.REJECTED);
    }

    private boolean changed(Code code, HostQuestion question) {
        String number = code.numberIn(question.argument());
        if (code.wantsNumber() && !isTarget(question, number)) {
            refused(question, "no such number to go to");
            return false;
        }
        try {
            CallForwarding now = store.read(question.tenant(), question.caller()).orElseThrow();
            store.write(question.tenant(), question.caller(), code.applyTo(now, number));
            return true;
        } catch (RuntimeException e) {
            refused(question, e.toString());
            return false;
        }
    }

    private static void refused(HostQuestion question, String reason) {
        CodesLog.LOG.refused(question.call().value(), question.caller(), question.argument(), reason);
    }

    private boolean isTarget(HostQuestion question, String number) {
        return !number.equals(question.caller()) && store.read(question.tenant(), number).isPresent();
    }

    @Override
    public HostReply toneEnded(HostQuestion question) {
        return new HostReply.Leave(Cause.NORMAL_CLEARING);
    }
}
