package io.carillon.feature.notice;

import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Tone;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.emergency.EmergencyWatch;
import io.carillon.feature.HostingFeature;
import jakarta.enterprise.context.Dependent;
import java.util.List;

/**
 * What a desk hears that picks up the call telling of a call for help: the display has said who and where; a tone says
 * that the notice was taken.
 */
@Dependent
public class EmergencyNotice implements HostingFeature {
    private static final String ID = "emergency-notice";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(new FeatureCode("emergency notice", new Match.Exact(EmergencyWatch.NOTICE), ID));
    }

    @Override
    public HostReply entered(HostQuestion question) {
        return new HostReply.Play(Tone.CONFIRMATION);
    }

    @Override
    public HostReply toneEnded(HostQuestion question) {
        return new HostReply.Leave(Cause.NORMAL_CLEARING);
    }
}
