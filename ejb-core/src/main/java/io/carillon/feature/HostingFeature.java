package io.carillon.feature;

import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.dialplan.FeatureCode;
import java.util.List;

/** A feature that has a caller for itself. It may write to its own store before it answers; the caller's lane waits. */
public interface HostingFeature {
    /** Name of its switch, {@code carillon.feature.<id>}. */
    String id();

    /** The numbers that reach it. */
    List<FeatureCode> codes();

    /** A caller is there. */
    HostReply entered(HostQuestion question);

    /** The tone it played has ended. */
    HostReply toneEnded(HostQuestion question);
}
